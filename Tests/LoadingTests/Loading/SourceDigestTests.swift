import Files
import SQLite
import TestSupport
import Testing

@testable import Loading

@Suite("The digest of sources") struct SourceDigestTests {
  private static let invoices =
    "número;cliente;data;valor\n1;A;31/01/2026;1,00\n2;B;01/02/2026;2,00\n"

  private func digest(_ files: [String: String], sources: String = "") throws -> Digest {
    try SourceDigest(try TestFolder(files, sources: sources).request()).digest
  }

  @Test("changes with every byte of a table, a note and the aliases, and with nothing else")
  func bytes() throws {
    let files = [
      "data/notas.csv": Self.invoices, "data/notes/A.md": "Gosta de café.",
      "aliases.yaml": "A: [PD-1]\n", "README.md": "nothing",
    ]
    let first = try digest(files)
    #expect(try digest(files) == first)
    var seen: Set<Digest> = [first]
    for (path, text) in files where path != "README.md" {
      var other = files
      other[path] = text.replacing("A", with: "a")
      if path == "data/notes/A.md" { other[path] = text + "!" }
      #expect(seen.insert(try digest(other)).inserted, "\(path)")
      other[path] = nil
      if path != "data/notas.csv" { #expect(seen.insert(try digest(other)).inserted, "\(path)") }
    }
    var other = files
    other["README.md"] = "something"
    other["data/notes/LEIA-ME.txt"] = "something"
    #expect(try digest(other) == first)
  }

  @Test("is the same whatever the order of the rows of a database, and another for other rows")
  func rows() throws {
    func digest(_ rows: [String]) throws -> Digest {
      let folder = try TemporaryFolder()
      let database = try SQLiteDatabase(path: folder("d.sqlite"), access: .create)
      try database.run("CREATE TABLE invoices (client TEXT, date TEXT, amount TEXT)")
      for row in rows { try database.run("INSERT INTO invoices VALUES (\(row))") }
      let sources = TestFolder(sources: "{invoices: {file: d.sqlite}}")
      return try SourceDigest(try Self.onDisk(sources.request(), folder.path)).digest
    }
    let rows = [
      "'A', '2026-01-31', '1,00'", "'B', '2026-02-01', '2,00'", "'A', '2026-03-01', '3,00'",
    ]
    let first = try digest(rows)
    #expect(try digest(rows.reversed()) == first)
    #expect(try digest(Array(rows.dropLast())) != first)
    #expect(try digest(rows + [rows[0]]) != first)
  }

  /// The same request for files that lie on the disk.
  private static func onDisk(_ request: LoadRequest, _ folder: String) throws -> LoadRequest {
    LoadRequest(
      sources: request.sources, folder: folder, fileSystem: .disk, day: request.day, threads: 1)
  }

  @Test("tells of a file that was written to after it")
  func changed() throws {
    let folder = try TemporaryFolder()
    try FileSystem.disk.createFolder(folder("data"))
    try FileSystem.disk.write(Self.invoices, to: folder("data/notas.csv"))
    let request = try Self.onDisk(TestFolder().request(), folder.path)
    let digest = try SourceDigest(request)
    try digest.checkUnchanged(request)
    try FileSystem.disk.write(Self.invoices + "3;C;01/03/2026;3,00\n", to: folder("data/notas.csv"))
    #expect(throws: (any Error).self) { try digest.checkUnchanged(request) }
  }
}
