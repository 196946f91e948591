import Files
import TestSupport
import Testing

/// The same promises, kept by the disk and by memory.
@Suite struct FileSystemTests {
  enum Kind: CaseIterable { case disk, memory }

  /// A file system of a kind, with files in it, and the folder they are in.
  struct Place {
    let files: FileSystem
    let root: String
    private let folder: TemporaryFolder?

    init(_ kind: Kind, _ texts: [String: String] = [:]) throws {
      switch kind {
      case .disk:
        let folder = try TemporaryFolder()
        self.folder = folder
        files = .disk
        root = folder.path
      case .memory:
        folder = nil
        files = .memory()
        root = "/portfolio"
      }
      try files.createFolder(root)
      for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
        try files.createFolder(FilePath.parent(of: root + "/" + path))
        try files.write(text, to: root + "/" + path)
      }
    }

    func callAsFunction(_ path: String) -> String { root + "/" + path }
  }

  func kind(_ work: () throws -> Void) -> FileError.Kind? {
    do {
      try work()
      return nil
    } catch {
      return (error as? FileError)?.kind
    }
  }

  @Test(arguments: Kind.allCases) func readsWhatWasWritten(_ system: Kind) throws {
    let place = try Place(system, ["data/a.csv": "id;nome\n1;Água"])
    #expect(try place.files.readText(place("data/a.csv")) == "id;nome\n1;Água")
    try place.files.write("", to: place("data/a.csv"))
    #expect(try place.files.read(place("data/a.csv")).isEmpty)
  }

  @Test(arguments: Kind.allCases) func saysWhatFails(_ system: Kind) throws {
    let place = try Place(system, ["data/a.csv": "12345"])
    #expect(kind { _ = try place.files.read(place("data/b.csv")) } == .missing)
    #expect(kind { _ = try place.files.read(place("data")) } == .wrongKind)
    #expect(kind { _ = try place.files.read(place("data/a.csv"), limit: 4) } == .tooLarge)
    #expect(kind { _ = try place.files.read(place("data/a.csv"), limit: 5) } == nil)
    #expect(kind { _ = try place.files.list(place("data/a.csv")) } == .wrongKind)
    #expect(kind { try place.files.write("x", to: place("none/a.csv")) } == .missing)
    #expect(kind { _ = try place.files.open(place("data")) } == .wrongKind)
    #expect(kind { try place.files.createFolder(place("data/a.csv")) } == .exists)
  }

  @Test(arguments: Kind.allCases) func listsByBytesAndKnowsKinds(_ system: Kind) throws {
    let place = try Place(system, ["b.csv": "", "a/x": "", "B.csv": "", "Á.csv": ""])
    let entries = try place.files.list(place.root)
    #expect(entries.map(\.name) == ["B.csv", "a", "b.csv", "Á.csv"])
    #expect(entries.map(\.kind) == [.file, .folder, .file, .file])
    #expect(place.files.isFolder(place("a")) && !place.files.isFile(place("a")))
    #expect(place.files.isFile(place("b.csv")) && place.files.existing(place("c")) == nil)
  }

  @Test(
    arguments: Kind.allCases,
    [
      ("data/*.csv", ["data/a.csv", "data/b.csv"]),
      ("data/a.csv", ["data/a.csv"]),
      ("data/none.csv", []),
      ("none/*.csv", []),
      ("data/**/*.csv", ["data/2025/c.csv", "data/2025/q1/d.csv", "data/a.csv", "data/b.csv"]),
      (
        "data/**",
        ["data/2025/c.csv", "data/2025/q1/d.csv", "data/a.csv", "data/b.csv", "data/n.md"]
      ),
      ("data/20??/*.csv", ["data/2025/c.csv"]),
      ("./data/?.md", ["data/n.md"]),
      ("*/.hidden.csv", ["data/.hidden.csv"]),
      ("data/2025", []),
    ] as [(String, [String])])
  func globFindsFiles(_ system: Kind, _ row: (String, [String])) throws {
    let place = try Place(
      system,
      [
        "data/a.csv": "", "data/b.csv": "", "data/n.md": "", "data/.hidden.csv": "",
        "data/2025/c.csv": "", "data/2025/q1/d.csv": "", "other/e.csv": "",
      ])
    #expect(try place.files.glob(row.0, in: place.root) == row.1)
  }

  @Test(arguments: Kind.allCases) func readsAtPositions(_ system: Kind) throws {
    let place = try Place(system, ["a": "0123456789"])
    let file = try place.files.open(place("a"))
    #expect(file.size == 10)
    #expect(try file.read(at: 3, count: 4) == Array("3456".utf8))
    #expect(try file.read(at: 8, count: 4) == Array("89".utf8))
    #expect(try file.read(at: 10, count: 4).isEmpty)
    try file.checkUnchanged()
  }

  @Test(arguments: ["longer than it was", "012", ""])
  func noticesAFileThatChangesWhileItIsRead(_ text: String) throws {
    let place = try Place(.disk, ["a": "0123456789"])
    let file = try place.files.open(place("a"))
    try place.files.write(text, to: place("a"))
    #expect(kind { try file.checkUnchanged() } == .changed)
  }

  @Test func noticesAFileThatIsReplacedWhileItIsRead() throws {
    let folder = try TemporaryFolder()
    try FileSystem.disk.write("0123456789", to: folder("a"))
    let file = try ByteFile(folder("a"))
    let open = try Folder(at: folder.path)
    try open.create("b", bytes: Array("0123456789".utf8).span, permissions: 0o600)
    try open.rename("b", into: open, as: "a")
    #expect(kind { try file.checkUnchanged() } == .changed)
    try open.removeFile("a")
    #expect(kind { try file.checkUnchanged() } == .changed)
  }

  @Test func refusesPathsThatCWouldCut() {
    #expect(kind { _ = try FileSystem.disk.read("/etc/host\0name") } == .badPath)
    #expect(kind { _ = try FileSystem.disk.info("") } == .badPath)
    #expect(kind { _ = try FileSystem.disk.read(String(repeating: "n", count: 300)) } == .badPath)
  }
}
