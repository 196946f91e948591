import Foundation
import TestSupport
import Testing

@Suite("A result that nobody reads to its end") struct ClosedPipeTests {
  /// Runs the program with a standard output that is closed before the first byte.
  private func run(_ words: [String], in shop: Workshop) throws -> Process {
    let files = try TemporaryFolder()
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: shop.folder.path)
    process.environment = ["HOME": files("home"), "SWIFT_BACKTRACE": "enable=no"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe.fileHandleForWriting
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process
  }

  @Test(
    "lets the work be done all the same",
    arguments: [
      (["build"], "output/site/index.html"),
      (["export", "invoices", "--to", "csv"], "output/audit.jsonl"),
      (["snapshot"], "output/archive/2026-11-16/data/metrics.json"),
      (["brief"], "output/briefs/index.html"),
    ])
  func work(_ words: [String], _ result: String) throws {
    let shop = try Workshop()
    let process = try run(words, in: shop)
    #expect(process.terminationReason == .exit)
    #expect(shop.text(result)?.isEmpty == false)
  }

  @Test("is no failure of what only prints", arguments: ["assess", "check", "--help"])
  func printing(_ word: String) throws {
    let process = try run([word], in: try Workshop())
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
  }

  @Test("does not shorten what is sealed")
  func sealed() throws {
    let (read, unread) = (try Workshop(), try Workshop())
    #expect(try read.run("snapshot").code == 0)
    _ = try run(["snapshot"], in: unread)
    #expect(read.tree("output/archive/2026-11-16") == unread.tree("output/archive/2026-11-16"))
  }
}
