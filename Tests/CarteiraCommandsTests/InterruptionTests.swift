import Foundation
import Glibc
import TestSupport
import Testing

@Suite("A build that does not end well") struct InterruptionTests {
  /// A folder whose site takes long enough to be interrupted.
  static func large() throws -> Workshop {
    let rows = (0..<120).map { client in
      "C\(client);Cliente \(client);\(client);25/10/2026;Café;10,00\n"
    }
    return try Workshop(invoices: Workshop.heading + rows.joined())
  }

  @Test(
    "by a signal leaves the old site whole, and the next one works",
    arguments: [SIGINT, SIGTERM, SIGKILL])
  func signals(_ signal: Int32) throws {
    let shop = try InterruptionTests.large()
    #expect(try shop.run("build").code == 0)
    let before = shop.tree("output/site")
    try shop.put(
      shop.text("data/notas.csv")?.replacing("10,00", with: "20,00") ?? "", at: "data/notas.csv")
    let files = try TemporaryFolder()
    let process = try Program.start(["build"], in: shop.folder.path, [:], files)
    // Once something is staged, the build is in its middle.
    let staged = { shop.tree("output").keys.count { !$0.hasPrefix("site/") } > 10 }
    while process.isRunning, !staged() { usleep(1_000) }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    let after = shop.tree("output/site")
    let isNew = process.terminationReason == .exit && process.terminationStatus == 0
    #expect(isNew || after == before)
    if !isNew, signal != SIGKILL {
      #expect(process.terminationReason == .exit)
      #expect(process.terminationStatus == 128 + signal)
      let said = FileManager.default.contents(atPath: files("err")) ?? Data()
      #expect(
        String(decoding: said, as: UTF8.self)
          == "Interrupted; what was published stays as it was.\n")
      #expect(!FileManager.default.fileExists(atPath: shop.folder("output/.site.work")))
    }
    let next = try shop.run("build")
    #expect(next.code == 0, "\(next.findings)")
    let names = Set(shop.tree("output").keys.map { $0.split(separator: "/")[0] })
    #expect(
      names == [
        ".site.lock", ".site.made", ".site.origins", ".site.past", "audit.jsonl", "site",
      ])
    #expect(shop.text("output/site/clients/c0-\(Self.slug(shop, "c0"))/index.html") != nil)
  }

  @Test(
    "ends with the number of the signal while its settings are read, whatever the command",
    arguments: [SIGINT, SIGTERM, SIGHUP], [["build"], ["export", "clients", "--to", "csv"]])
  func early(_ signal: Int32, words: [String]) throws {
    let shop = try Workshop(configuration: nil)
    let pipe = shop.folder("carteira.yaml")
    let made = unsafe mkfifo(pipe, 0o600)
    try #require(made == 0)
    // What a shell has its background jobs ignore is ignored by the program, too.
    _ = Glibc.signal(signal, SIG_DFL)
    let process = try Program.start(words, in: shop.folder.path, [:], try TemporaryFolder())
    // Whoever opens it waits for somebody who writes.
    var file: Int32 = -1
    while process.isRunning, file < 0 {
      file = unsafe open(pipe, O_WRONLY | O_NONBLOCK)
      usleep(1_000)
    }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    if file >= 0 { close(file) }
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 128 + signal)
  }

  /// What stands behind the readable part of a client's address.
  static func slug(_ shop: Workshop, _ name: String) -> String {
    let names = shop.tree("output/site/clients").keys.map { $0.split(separator: "/")[0] }
    return names.first { $0.hasPrefix(name + "-") }.map { String($0.dropFirst(name.count + 1)) }
      ?? ""
  }

  @Test("because another one is at work waits for it, and both succeed")
  func twoAtOnce() throws {
    let shop = try InterruptionTests.large()
    let files = [try TemporaryFolder(), try TemporaryFolder()]
    let processes = try files.map { try Program.start(["build"], in: shop.folder.path, [:], $0) }
    for process in processes { process.waitUntilExit() }
    #expect(processes.map(\.terminationStatus) == [0, 0])
    let site = shop.tree("output/site")
    #expect(site.count > 120)
    let alone = try InterruptionTests.large()
    _ = try alone.run("build")
    let other = alone.tree("output/site")
    #expect(site.filter { $0.key != "build.json" } == other.filter { $0.key != "build.json" })
  }
}
