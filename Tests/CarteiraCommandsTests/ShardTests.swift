import CarteiraCommands
import Foundation
import TestSupport
import Testing

@Suite("A site that several processes make") struct ShardTests {
  /// The sample in a folder of its own.
  private static func sample() throws -> Workshop {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let shop = try Workshop(invoices: nil, configuration: nil)
    try FileManager.default.copyItem(
      at: root.appendingPathComponent("data"), to: URL(fileURLWithPath: shop.folder("data")))
    for name in ["carteira.yaml", "policy.yaml"] {
      try shop.put(Data(contentsOf: root.appendingPathComponent(name)), at: name)
    }
    return shop
  }

  /// Makes the shards of a site in processes that run at once.
  private func makeShards(_ count: Int, _ shop: Workshop, to folder: String) throws {
    let written = try shop.run("assess", "--write", "shared.assessment", "--quiet")
    #expect(written.code == 0, "\(written.findings)")
    let files = try (1...count).map { _ in try TemporaryFolder() }
    let processes = try (1...count).map { number in
      try Program.start(
        [
          "build", "--quiet", "--shard", "\(number)/\(count)", "--assessment", "shared.assessment",
          "--output", "\(folder)/\(number)", "--threads", "1",
        ], in: shop.folder.path, [:], files[number - 1])
    }
    for (process, files) in zip(processes, files) {
      process.waitUntilExit()
      let findings = FileManager.default.contents(atPath: files("err")) ?? Data()
      #expect(process.terminationStatus == 0, "\(String(decoding: findings, as: UTF8.self))")
    }
  }

  /// The text of a manifest without the moment it was written.
  private func manifest(_ bytes: Data?) -> [Substring] {
    String(decoding: bytes ?? Data(), as: UTF8.self).split(separator: "\n")
      .filter { !$0.contains("built-at") }
  }

  private func expectEqual(_ merged: [String: Data], _ whole: [String: Data]) {
    #expect(merged.keys.sorted() == whole.keys.sorted())
    for (path, bytes) in whole where path != "build.json" {
      #expect(merged[path] == bytes, "\(path)")
    }
    #expect(manifest(merged["build.json"]) == manifest(whole["build.json"]))
  }

  @Test("is the site that one process makes, whatever the number of shards")
  func sameSite() throws {
    let shop = try ShardTests.sample()
    #expect(try shop.run("build", "--quiet", "--output", "whole").code == 0)
    let whole = shop.tree("whole")
    #expect(whole.count > 500)
    for count in 1...4 {
      try makeShards(count, shop, to: "shards-\(count)")
      let parts = (1...count).map { shop.tree("shards-\(count)/\($0)") }
      #expect(parts.reduce(0) { $0 + $1.count - 2 } == whole.count - 1)
      #expect(parts[0]["index.html"] != nil)
      #expect(parts.dropFirst().allSatisfy { $0["index.html"] == nil && $0.count > 2 })
      let folders = (1...count).reversed().map { "shards-\(count)/\($0)" }
      let merged = try Program.run(
        ["merge", "--output", "merged-\(count)"] + folders, in: shop.folder.path)
      #expect(merged.code == 0, "\(merged.findings)")
      expectEqual(shop.tree("merged-\(count)"), whole)
    }
    #expect(try shop.run("audit", "verify").code == 0)
  }

  @Test("is the same with a snapshot before it, and a build may take the file alone")
  func withSnapshot() throws {
    let place = try DeterminismTests.portfolio("one")
    func run(_ arguments: String...) throws -> Program.Outcome {
      try Program.run(arguments + ["-c", "one", "--quiet"], in: place.folder.path)
    }
    #expect(try run("snapshot", "--as-of", "2026-06-30").code == 0)
    #expect(try run("snapshot", "--as-of", "2026-08-31").code == 0)
    #expect(try run("build", "--output", "whole").code == 0)
    let whole = place.tree("whole")
    #expect(try run("assess", "--write", "a").code == 0)
    #expect(try run("build", "--assessment", "a", "--output", "alone").code == 0)
    expectEqual(place.tree("alone"), whole)
    for number in 1...7 {
      let outcome = try run(
        "build", "--assessment", "a", "--shard", "\(number)/7", "--output", "parts/\(number)")
      #expect(outcome.code == 0, "\(outcome.findings)")
    }
    let parts = (1...7).map { "parts/\($0)" }
    let merged = try Program.run(
      ["merge", "-c", "one", "--output", "merged"] + parts, in: place.folder.path)
    #expect(merged.code == 0, "\(merged.findings)")
    expectEqual(place.tree("merged"), whole)
  }

  @Test("is made of every client once, and its first shard of fewer", arguments: [0, 1, 2, 7, 100])
  func shares(clients: Int) {
    let present = (0..<clients).map { $0 * 2 + 1 }
    for count in 1...12 {
      let shares = (1...count).map {
        ShardShare($0, of: count, present: present, all: clients * 2 + 1)
      }
      #expect(shares.flatMap { share in present.filter(share.clients.contains) } == present)
      #expect(shares.map(\.holdsShared) == (1...count).map { $0 == 1 })
      let sizes = shares.map { share in present.count { share.clients.contains($0) } }
      let rest = sizes.dropFirst()
      #expect((rest.max() ?? 0) - (rest.min() ?? 0) <= 1, "\(sizes)")
      #expect(count == 1 || sizes[0] <= (rest.max() ?? 0), "\(sizes)")
    }
  }

  // MARK: What does not belong together

  /// Two shards of a small site, and a site that stands.
  private func shards() throws -> Workshop {
    let shop = try Workshop()
    #expect(try shop.run("build", "--quiet").code == 0)
    try shop.put("nothing of this must be lost", at: "output/site/mine.txt")
    try makeShards(2, shop, to: "s")
    return shop
  }

  /// Merges folders, which must fail, and looks whether the site stands as it was.
  private func refusal(_ shop: Workshop, _ folders: [String]) throws -> Program.Outcome {
    let before = shop.tree("output/site")
    let outcome = try Program.run(["merge"] + folders, in: shop.folder.path)
    #expect(shop.tree("output/site") == before)
    return outcome
  }

  @Test("is refused where shards are missing, given twice, none at all, or of other divisions")
  func otherShards() throws {
    let shop = try shards()
    let missing = try refusal(shop, ["s/2"])
    #expect(missing.code == 2 && missing.findings.contains("E609"))
    #expect(missing.findings.contains("1/2"))
    let twice = try refusal(shop, ["s/1", "s/2", "s/2"])
    #expect(twice.code == 2 && twice.findings.contains("E608"))
    let none = try refusal(shop, ["s/1", "output/site", "nowhere"])
    #expect(none.code == 2 && none.findings.contains("E605"))
    #expect(none.findings.contains("nowhere") && none.findings.contains("output/site"))
    try makeShards(3, shop, to: "t")
    let divided = try refusal(shop, ["s/1", "t/2"])
    #expect(divided.code == 2 && divided.findings.contains("E607"))
    try shop.put(
      Workshop.heading + Workshop.rows.replacing("980,00", with: "981,00"), at: "data/notas.csv")
    try makeShards(2, shop, to: "u")
    let mixed = try refusal(shop, ["s/1", "u/2"])
    #expect(mixed.code == 2 && mixed.findings.contains("E606"))
    #expect(try shop.run("merge", "s/1", "s/2", "--quiet").code == 0)
    #expect(shop.text("output/site/mine.txt") == "nothing of this must be lost")
    #expect(try shop.run("merge", "s/1", "s/2", "--output", "s").code == 2)
  }

  @Test("is refused where a file of a shard is damaged or missing")
  func damagedShard() throws {
    let shop = try shards()
    let page = try #require(
      shop.tree("s/2").keys.filter { $0.hasSuffix("index.html") }.sorted().first)
    let text = try #require(shop.text("s/2/\(page)"))
    try shop.put(text.replacing("<", with: ">"), at: "s/2/\(page)")
    let changed = try refusal(shop, ["s/1", "s/2"])
    #expect(changed.code == 1 && changed.findings.contains("E610"))
    #expect(changed.findings.contains(page))
    try FileManager.default.removeItem(atPath: shop.folder("s/2/\(page)"))
    #expect(try refusal(shop, ["s/1", "s/2"]).findings.contains("E610"))
    try shop.put(text, at: "s/2/\(page)")
    try shop.put("carteira-shard 1\nshard 1/2\n", at: "s/2/shard.txt")
    #expect(try refusal(shop, ["s/1", "s/2"]).code == 1)
    try shop.put("{}", at: "s/2/build.json")
    #expect(try refusal(shop, ["s/1", "s/2"]).findings.contains("E434"))
  }

  @Test(
    "is not begun with an assessment of other records, rules, days or programs, or a damaged one")
  func otherAssessment() throws {
    let shop = try Workshop()
    #expect(try shop.run("assess", "--write", "a").code == 0)
    let bytes = try #require(FileManager.default.contents(atPath: shop.folder("a")))
    func refused(_ arguments: String...) throws -> Program.Outcome {
      let outcome = try Program.run(
        ["build", "--assessment", "a", "--shard", "1/2"] + arguments, in: shop.folder.path)
      #expect(outcome.code != 0 && shop.tree("output/shards").isEmpty)
      return outcome
    }
    let day = try refused("--as-of", "2026-11-15")
    #expect(day.code == 2 && day.findings.contains("E602"))
    #expect(day.findings.contains("2026-11-16"))
    #expect(try refused("--locale", "pt-BR").findings.contains("--locale"))
    try shop.put("status: { inactive-days: 100 }\n", at: "policy.yaml")
    let rules = try refused()
    #expect(rules.code == 2 && rules.findings.contains("policy.yaml"))
    try FileManager.default.removeItem(atPath: shop.folder("policy.yaml"))
    try shop.put("Um bom cliente.", at: "data/notes/1017.md")
    #expect(try refused().findings.contains("E603"))
    try FileManager.default.removeItem(atPath: shop.folder("data/notes"))
    try shop.put(Data(bytes.dropLast()), at: "a")
    let cut = try refused()
    #expect(cut.code == 1 && cut.findings.contains("E600"))
    let head = String(decoding: bytes, as: UTF8.self).prefix { $0 != "\u{0}" }
    #expect(head.contains("threshold tier-base"))
    var other = Array(bytes)
    let place = try #require(bytes.range(of: Data("carteira 0".utf8))).lowerBound
    other[place + 9] = UInt8(ascii: "9")
    try shop.put(Data(other), at: "a")
    let program = try refused()
    #expect(program.code == 2 && program.findings.contains("E601"))
    var moved = Array(bytes)
    let base = try #require(bytes.range(of: Data("tier-base ".utf8))).upperBound
    moved[base] = UInt8(ascii: "8")
    try shop.put(Data(moved), at: "a")
    let differing = try refused()
    #expect(differing.code == 1 && differing.findings.contains("E604"))
    try shop.put(bytes, at: "a")
    #expect(
      try shop.run("build", "--assessment", "a", "--shard", "1/2", "--quiet").code == 0)
    #expect(shop.tree("output/shards/1-of-2")["shard.txt"] != nil)
  }

  @Test("has numbers that can be, and goes with no view of the site")
  func usage() throws {
    let shop = try Workshop()
    #expect(try shop.run("assess", "--write", "a", "--quiet").code == 0)
    for shard in ["0/2", "3/2", "1/0", "1", "1/2/3", "a/b", "01/2", "1/5000", "-1/2", ""] {
      let outcome = try shop.run("build", "--assessment", "a", "--shard=\(shard)")
      #expect(outcome.code == 2, "\(shard)")
    }
    #expect(try shop.run("build", "--shard", "1/2").code == 2)
    #expect(try shop.run("build", "--assessment", "a", "--owner", "Ana").code == 2)
    #expect(
      try shop.run("build", "--assessment", "a", "--shard", "1/2", "--only", "1017").code == 2)
    #expect(try shop.run("build", "--assessment", "nothing").code == 2)
    #expect(try shop.run("assess", "--write", "a", "--portfolio").code == 2)
    #expect(try shop.run("merge").code == 2)
  }
}
