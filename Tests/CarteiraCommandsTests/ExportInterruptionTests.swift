import Foundation
import Glibc
import TestSupport
import Testing

@Suite("An export that does not end well") struct ExportInterruptionTests {
  /// A portfolio that takes long enough to be written.
  private static func large() throws -> Workshop {
    let rows = (0..<8000).map { row in
      "C\(row % 200);Cliente \(row % 200);\(row);25/10/2026;Café;10,00\n"
    }
    return try Workshop(invoices: Workshop.heading + rows.joined())
  }

  /// The names in the portfolio's folder and in the one that is exported to, the portfolio's own aside.
  private func names(_ shop: Workshop) -> Set<String> {
    let files = FileManager.default
    let inner = (try? files.contentsOfDirectory(atPath: shop.folder("out"))) ?? []
    let outer = (try? files.contentsOfDirectory(atPath: shop.folder.path)) ?? []
    return Set(outer.filter { $0.hasPrefix(".") || $0 == "out" } + inner.map { "out/" + $0 })
  }

  @Test(
    "leaves nothing where somebody stops it, and what a killed one left goes with the next",
    arguments: [SIGINT, SIGTERM, SIGKILL], [true, false])
  func stopped(_ signal: Int32, isThere: Bool) throws {
    let shop = try Self.large()
    let out = shop.folder("out")
    if isThere {
      try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: false)
    }
    let before = names(shop)
    let files = try TemporaryFolder()
    let words = ["export", "portfolio", "--to", "sqlite", "-o", "out"]
    let process = try Program.start(words, in: shop.folder.path, [:], files)
    let isMaking = { names(shop).contains { $0.hasSuffix(".draft") } }
    while process.isRunning, !isMaking() { usleep(500) }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    let isDone = process.terminationReason == .exit && process.terminationStatus == 0
    if isDone {
      #expect(names(shop) == ["out", "out/carteira.yaml", "out/data"])
      return
    }
    if signal != SIGKILL {
      #expect(process.terminationReason == .exit)
      #expect(process.terminationStatus == 128 + signal)
      #expect(names(shop) == before)
    }
    let next = try Program.run(words, in: shop.folder.path)
    #expect(next.code == 0, "\(next.findings)")
    #expect(names(shop) == ["out", "out/carteira.yaml", "out/data"])
  }
}
