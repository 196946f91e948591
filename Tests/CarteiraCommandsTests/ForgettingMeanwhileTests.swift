import Files
import Foundation
import Glibc
import TestSupport
import Testing

/// Somebody is forgotten, or the site is built, while another command has read its records and not ended yet.
@Suite("Forgetting a person while a command runs") struct ForgettingMeanwhileTests {
  private static let keys = ForgettingMessagesTests.keys
  private static let secrets = ["Nélson Conceição", "nelson@padaria.example", "P-901"]

  private func traces(_ shop: Workshop, _ path: String) -> [String] {
    ForgettingMessagesTests.traces(Self.secrets, in: shop.tree(path))
  }

  private func forget(_ shop: Workshop) throws {
    let done = try shop.run("privacy", "forget", "P-901", "--yes", environment: Self.keys)
    #expect(done.code == 0, "\(done.findings)")
  }

  /// A command under way.
  private struct Run {
    let process: Process
    let files: TemporaryFolder

    init(_ words: [String], _ shop: Workshop) throws {
      files = try TemporaryFolder()
      process = try Program.start(words, in: shop.folder.path, ForgettingMeanwhileTests.keys, files)
    }

    var findings: String {
      String(
        decoding: FileManager.default.contents(atPath: files("err")) ?? Data(), as: UTF8.self)
    }

    /// Waits until something is so, as long as the command runs.
    func wait(until isSo: () -> Bool) {
      while process.isRunning, !isSo() { usleep(2_000) }
    }

    /// Waits for the end; the code.
    func end() -> Int32 {
      process.waitUntilExit()
      return process.terminationStatus
    }
  }

  @Test(
    "what was read before is not published",
    arguments: [
      (["build"], "site"), (["snapshot"], "site"), (["brief", "--external"], "briefs"),
      (["build", "--owner", "Ana Prado"], "owners/ana-prado"),
    ])
  func published(words: [String], folder: String) throws {
    let shop = try ForgettingMessagesTests.shop()
    let parent = FilePath.parent(of: shop.folder("output/" + folder))
    try FileSystem.disk.createFolder(parent)
    // Who waits for the site has read the records.
    var lock = try FileLock.take(
      ".\(FilePath.name(of: folder)).lock", in: try Folder(at: parent))
    try #require(lock != nil)
    let run = try Run(words, shop)
    run.wait { run.findings.contains("Waiting") }
    try #require(run.process.isRunning, "\(run.findings)")
    try forget(shop)
    withExtendedLifetime(lock) {}
    lock = nil
    #expect(run.end() == 1)
    #expect(run.findings.contains("E700"), "\(run.findings)")
    #expect(traces(shop, "output") == [])
    let again = try shop.run("snapshot", environment: Self.keys)
    #expect(again.code == 0, "\(again.findings)")
    #expect(traces(shop, "output") == [])
  }

  /// A snapshot that has published its site and is held up before it seals: by a file that nobody writes.
  private func heldUp(_ shop: Workshop) throws -> (run: Run, pipe: String) {
    let pipe = shop.folder("policy.yaml")
    let made = unsafe mkfifo(pipe, 0o600)
    try #require(made == 0)
    let old = shop.tree("output/site")["build.json"]
    let run = try Run(["snapshot"], shop)
    run.wait {
      let new = shop.tree("output/site")["build.json"]
      return new != nil && new != old
    }
    try #require(run.process.isRunning, "\(run.findings)")
    return (run, pipe)
  }

  /// Lets whoever reads the pipe see its end, as often as it is read.
  private func goOn(_ run: Run, _ pipe: String) {
    run.wait {
      let file = unsafe open(pipe, O_WRONLY | O_NONBLOCK)
      if file >= 0 { close(file) }
      return false
    }
  }

  @Test("what was read before is not sealed", arguments: [true, false])
  func sealed(hasArchive: Bool) throws {
    let shop = try ForgettingMessagesTests.shop()
    if hasArchive {
      #expect(try shop.run("snapshot", environment: Self.keys).code == 0)
      try shop.put(
        (shop.text("data/notas.csv") ?? "").replacing("250,00", with: "260,00"),
        at: "data/notas.csv")
    }
    let (run, pipe) = try heldUp(shop)
    try forget(shop)
    goOn(run, pipe)
    #expect(run.end() == 1)
    #expect(run.findings.contains("E700"), "\(run.findings)")
    #expect(traces(shop, "output/archive") == [])
    let names = Set(shop.tree("output/archive").keys.compactMap { $0.split(separator: "/").first })
    #expect(names.contains("2026-11-16") == hasArchive)
    #expect(!names.contains("2026-11-16-2"))
    try FileManager.default.removeItem(atPath: pipe)
    #expect(try shop.run("snapshot", environment: Self.keys).code == 0)
    #expect(traces(shop, "output") == [])
  }

  @Test("until it is sealed nobody changes the site that a snapshot has built")
  func siteStays() throws {
    let shop = try ForgettingMessagesTests.shop()
    let (run, pipe) = try heldUp(shop)
    let site = shop.tree("output/site")
    let place = try Folder(at: shop.folder("output"))
    #expect(FileLock.isHeld(".site.lock", in: place))
    // Invoices are read once more while they are sealed.
    try shop.put(
      (shop.text("data/contacts.csv") ?? "").replacing("Rosa Lima", with: "Rosa Maria Lima"),
      at: "data/contacts.csv")
    let build = try Run(["build"], shop)
    build.wait { build.findings.contains("Waiting") }
    #expect(build.process.isRunning, "\(build.findings)")
    #expect(shop.tree("output/site") == site)
    goOn(run, pipe)
    #expect(run.end() == 0, "\(run.findings)")
    #expect(build.end() == 0, "\(build.findings)")
    let bag = shop.tree("output/archive/2026-11-16/data/site")
    #expect(!bag.isEmpty && bag.allSatisfy { site[$0.key] == $0.value })
    #expect(shop.tree("output/site") != site)
  }
}
