import Foundation
import TestSupport
import Testing

/// The numbers of SplitMix64 (Steele, Lea and Flood 2014), the same in every run.
private struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

@Suite("A build of what has not changed") struct StandingSiteTests {
  private func site(_ shop: Workshop) -> [String: Data] { shop.tree("output/site") }

  /// The site as a folder that never held another makes it.
  private func fresh(_ shop: Workshop) throws -> [String: Data] {
    let other = try Workshop(invoices: nil, configuration: nil)
    for path in ["carteira.yaml", "policy.yaml", "data/notas.csv", "templates/home.html"] {
      if let text = shop.text(path) { try other.put(text, at: path) }
    }
    _ = try other.run("build")
    return site(other)
  }

  @Test(
    "touches no file, and says the same",
    arguments: ["", "1018;Bar do Zé;88301;ontem;Café;250,00\n"])
  func nothing(_ row: String) throws {
    let shop = try Workshop(invoices: Workshop.heading + Workshop.rows + row)
    let first = try shop.run("build")
    let before = try stamps(shop)
    let second = try shop.run("build")
    #expect(second.code == first.code && second.findings == first.findings)
    #expect(try stamps(shop) == before)
    #expect(second.findings.isEmpty == row.isEmpty && first.code == (row.isEmpty ? 0 : 1))
    #expect(second.output.contains("nothing changed"))
  }

  @Test(
    "does not stand in for one of what has",
    arguments: ["row", "policy", "configuration", "template", "day", "page"])
  func changes(_ what: String) throws {
    let shop = try Workshop()
    _ = try shop.run("build")
    switch what {
    case "row":
      try shop.put(
        Workshop.heading + Workshop.rows + "1019;Café Novo;88301;27/10/2026;Café;9,00\n",
        at: "data/notas.csv")
    case "policy": try shop.put("abc: { window: all }\n", at: "policy.yaml")
    case "configuration":
      try shop.put("name: Lua\nlocale: en\nas-of: 2026-11-16\n", at: "carteira.yaml")
    case "template":
      try shop.put(
        "<!doctype html><html lang=\"en\"><body><p>{{page.portfolio}}</p></body></html>",
        at: "templates/home.html")
    case "day": try shop.put("name: Sol\nlocale: en\nas-of: 2026-11-17\n", at: "carteira.yaml")
    default: try shop.put("vandalised", at: "output/site/index.html")
    }
    _ = try shop.run("build")
    var (made, wanted) = (site(shop), try fresh(shop))
    made["build.json"] = nil
    wanted["build.json"] = nil
    #expect(made == wanted)
  }

  @Test("leaves the pages of clients alone that a change elsewhere does not reach")
  func untouched() throws {
    let shop = try Workshop()
    _ = try shop.run("build")
    let before = try stamps(shop)
    try shop.put(
      Workshop.heading + Workshop.rows.replacing(";Café;", with: ";Chá;", maxReplacements: 1),
      at: "data/notas.csv")
    let second = try shop.run("build")
    #expect(second.output.contains("stayed as they were"))
    let after = try stamps(shop)
    let pages = before.keys.filter { $0.contains("/clients/") && $0.hasSuffix("/index.html") }
    #expect(pages.count { before[$0] == after[$0] } > 0)
    var (made, wanted) = (site(shop), try fresh(shop))
    made["build.json"] = nil
    wanted["build.json"] = nil
    #expect(made == wanted)
  }

  @Test("leaves all pages but a client's own where only those show what is another")
  func details() throws {
    let shop = try Workshop()
    func put(address: String, name: String) throws {
      try shop.put(
        "id;nome;endereço\n1017;\(name);\(address)\n1018;Bar do Zé;Rua B, 18\n"
          + "1019;Café Novo;Rua C, 19\n", at: "data/clientes.csv")
    }
    try put(address: "Rua A, 17", name: "Padaria Sol")
    _ = try shop.run("build")
    let before = try stamps(shop)
    func changed() throws -> [String] {
      let after = try stamps(shop)
      return after.keys.filter { $0.hasPrefix("site/") && after[$0] != before[$0] }.sorted()
    }
    try put(address: "Rua A, 170", name: "Padaria Sol")
    _ = try shop.run("build")
    let pages = try changed()
    #expect(pages.contains { $0.hasSuffix("/index.html") && $0.hasPrefix("site/clients/1017") })
    #expect(
      pages.allSatisfy {
        $0.hasPrefix("site/clients/1017") || $0 == "site/build.json" || $0 == "site/quality.html"
      }, "\(pages)")
    try put(address: "Rua A, 170", name: "Padaria Lua")
    _ = try shop.run("build")
    #expect(try changed().contains("site/clients/index.html"))
  }

  @Test("makes what a clean build makes, after any edits of rows", arguments: 0..<3)
  func edits(_ seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let shop = try Workshop()
    var rows = Workshop.rows.split(separator: "\n").map {
      $0.split(separator: ";").map(String.init)
    }
    for _ in 0..<5 {
      let row = Int.random(in: rows.indices, using: &random)
      let column = Int.random(in: rows[row].indices, using: &random)
      let other = Int.random(in: rows.indices, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: rows[row][column] = rows[other][column]
      case 1: rows.append(rows[row])
      case 2 where rows.count > 4: rows.remove(at: row)
      default: rows.shuffle(using: &random)
      }
      let text = rows.map { $0.joined(separator: ";") + "\n" }.joined()
      try shop.put(Workshop.heading + text, at: "data/notas.csv")
      _ = try shop.run("build")
      var (made, wanted) = (site(shop), try fresh(shop))
      made["build.json"] = nil
      wanted["build.json"] = nil
      #expect(made == wanted)
    }
  }

  @Test("makes every page again when it is told to")
  func again() throws {
    let shop = try Workshop()
    _ = try shop.run("build")
    let second = try shop.run("build", "--again")
    #expect(second.code == 0)
    let audit = shop.text("output/audit.jsonl") ?? ""
    #expect(audit.split(separator: "\n").count == 2)
  }

  /// Every file below `output`, locks aside, with when it was written.
  private func stamps(_ shop: Workshop) throws -> [String: Date] {
    var stamps: [String: Date] = [:]
    for path in shop.tree("output").keys where !path.hasSuffix(".lock") {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: shop.folder("output/\(path)"))
      stamps[path] = attributes[.modificationDate] as? Date
    }
    return stamps
  }
}
