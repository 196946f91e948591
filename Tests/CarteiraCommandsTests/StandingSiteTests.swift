import Foundation
import TestSupport
import Testing

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

  @Test("touches no file, and says the same")
  func nothing() throws {
    let shop = try Workshop()
    let first = try shop.run("build")
    let before = try stamps(shop)
    let second = try shop.run("build")
    #expect(second.code == first.code && second.findings == first.findings)
    #expect(try stamps(shop) == before)
    #expect(!second.output.contains("error"))
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
