import Foundation
import TestSupport
import Testing

/// Whatever a first run left undone, the same command does; and nothing brings the person back.
@Suite("Forgetting a person once more") struct ForgettingAgainTests {
  private static let keys = ForgettingMessagesTests.keys
  private static let secrets = ["Nélson Conceição", "nelson@padaria.example", "P-901"]
  private static let packed = "output/archive/2026-11-16.tar.gz"
  private static let draft = "output/archive/.2026-11-16.tar.gz.draft"

  private func run(_ shop: Workshop, _ arguments: String...) throws -> Program.Outcome {
    try Program.run(arguments, in: shop.folder.path, environment: Self.keys)
  }

  private func forget(_ shop: Workshop, _ word: String = "P-901") throws -> Program.Outcome {
    let done = try run(shop, "privacy", "forget", word, "--yes")
    #expect(done.code == 0, "\(done.findings)")
    return done
  }

  private func traces(_ shop: Workshop, _ path: String) -> [String] {
    ForgettingMessagesTests.traces(Self.secrets, in: shop.tree(path))
  }

  /// The sources without the person, as the next export has them.
  private func export(_ shop: Workshop) throws {
    try shop.put(
      """
      id;client;name;email
      P-902;1017;Rosa Lima;rosa@padaria.example

      """, at: "data/contacts.csv")
  }

  @Test(
    "packs again what a process that died left packed, and clears its old snapshot",
    arguments: [true, false])
  func packedFile(isInSources: Bool) throws {
    let shop = try ForgettingMessagesTests.shop()
    #expect(try run(shop, "snapshot", "--tar").code == 0)
    let old = shop.tree("output/archive")
    _ = try forget(shop)
    let new = try #require(shop.tree("output/archive")["2026-11-16.tar.gz"])
    #expect(try #require(old["2026-11-16.tar.gz"]) != new)
    // Killed after the snapshot took its place, by a program that packed last.
    try shop.put(try #require(old["2026-11-16.tar.gz"]), at: Self.packed)
    for (path, bytes) in old where path.hasPrefix("2026-11-16/") {
      try shop.put(bytes, at: "output/archive/.sealing/" + path.dropFirst(11))
    }
    #expect(traces(shop, "output/archive") != [])
    if !isInSources { try export(shop) }
    _ = try forget(shop, "nelson@padaria.example")
    #expect(traces(shop, "output/archive") == [])
    #expect(shop.tree("output/archive")["2026-11-16.tar.gz"] == new)
    #expect(!shop.tree("output/archive").keys.contains { $0.hasPrefix(".sealing") })
    // Killed before it was packed: an empty draft says that it is to be.
    try FileManager.default.removeItem(atPath: shop.folder(Self.packed))
    try shop.put("", at: Self.draft)
    _ = try forget(shop)
    #expect(shop.tree("output/archive")["2026-11-16.tar.gz"] == new)
    #expect(shop.text(Self.draft) == nil)
    #expect(try run(shop, "build").code == 0)
  }

  @Test("finds the person in sources and in snapshots of a program that knew less")
  func earlier() throws {
    let shop = try ForgettingMessagesTests.shop()
    #expect(try run(shop, "brief", "--external").code == 0)
    let briefs = shop.tree("output/briefs").filter { $0.key.hasSuffix(".eml") }
    _ = try forget(shop)
    // As an earlier program left it: the register knows, the message is still there and is sealed.
    try FileManager.default.removeItem(atPath: shop.folder("output/audit.jsonl"))
    for (path, bytes) in briefs { try shop.put(bytes, at: "output/briefs/" + path) }
    #expect(try run(shop, "snapshot").code == 0)
    #expect(traces(shop, "output/archive") != [])
    let known = try run(shop, "privacy", "person", "P-901")
    #expect(known.code == 0 && known.output.contains("Nélson"), "\(known.findings)")
    let done = try forget(shop)
    #expect(done.output.contains("data/contacts.csv:2"), "\(done.output)")
    #expect(traces(shop, "output/archive") == [])
    #expect(try run(shop, "snapshot", "verify", "--all").code == 0)
    // Nobody is known by anything else.
    try export(shop)
    #expect(try run(shop, "privacy", "person", "P-901").findings.contains("E565"))
    #expect(try run(shop, "privacy", "forget", "P-909", "--yes").findings.contains("E565"))
  }

  @Test("removes what only other commands make, and names what is not ours")
  func output() throws {
    let shop = try ForgettingMessagesTests.shop()
    #expect(try run(shop, "build").code == 0)
    #expect(try run(shop, "build", "--owner", "Ana Prado").code == 0)
    #expect(try run(shop, "brief", "1017").code == 0)
    let tree = "output/owners/ana-prado"
    try shop.put("Nélson Conceição\n", at: tree + "/mine.txt")
    let named = traces(shop, tree).filter { $0 != "mine.txt" }
    #expect(!named.isEmpty)
    let dry = try run(shop, "privacy", "forget", "P-901")
    for path in named { #expect(dry.output.contains("  \(tree)/\(path)\n"), "\(dry.output)") }
    #expect(traces(shop, tree).count == named.count + 1)
    let done = try forget(shop)
    #expect(done.output.contains("  \(tree)/mine.txt\n"), "\(done.output)")
    #expect(!done.output.contains("output/site/"))
    #expect(traces(shop, tree) == ["mine.txt"])
    #expect(traces(shop, "output/briefs") == [])
    #expect(traces(shop, "output/site") != [])
    #expect(try run(shop, "build").code == 0)
    #expect(try run(shop, "build", "--owner", "Ana Prado").code == 0)
    #expect(try run(shop, "brief").code == 0)
    #expect(traces(shop, "output/site") == [])
    #expect(traces(shop, tree) == ["mine.txt"])
    #expect(Set(named).isSubset(of: Set(shop.tree(tree).keys)))
  }

  @Test("a snapshot takes along no briefs from before, and says so, until they are made again")
  func briefs() throws {
    let shop = try ForgettingMessagesTests.shop()
    #expect(try run(shop, "brief", "--external").code == 0)
    let briefs = shop.tree("output/briefs")
    _ = try forget(shop)
    // Brought back from a copy of last week.
    for (path, bytes) in briefs { try shop.put(bytes, at: "output/briefs/" + path) }
    let manifest = try #require(shop.text("output/briefs/build.json"))
    try shop.put(
      manifest.replacing("\"built-at\": \"20", with: "\"built-at\": \"19"),
      at: "output/briefs/build.json")
    let sealed = try run(shop, "snapshot")
    #expect(sealed.code == 0 && sealed.findings.contains("W662"), "\(sealed.findings)")
    #expect(!shop.tree("output/archive").keys.contains { $0.contains("/data/briefs/") })
    #expect(traces(shop, "output/archive") == [])
    try export(shop)
    #expect(try run(shop, "brief").code == 0)
    let next = try run(shop, "snapshot")
    #expect(next.code == 0 && !next.findings.contains("W662"), "\(next.findings)")
    #expect(shop.tree("output/archive").keys.contains { $0.contains("/data/briefs/") })
  }
}
