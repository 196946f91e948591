import Foundation
import TestSupport
import Testing

@Suite("Simulate") struct SimulateTests {
  private func shop(_ policy: String) throws -> Workshop {
    let shop = try Workshop()
    try shop.put(policy, at: "other.yaml")
    return shop
  }

  @Test("says who would change by rule and one by one, with the revenue, and writes nothing")
  func text() throws {
    let shop = try shop("cadence: { default-days: 5, grace-days: 1 }\n")
    let before = shop.tree(".")
    let outcome = try shop.run("simulate", "--policy", "other.yaml")
    #expect(outcome.code == 0, "\(outcome.findings)")
    #expect(outcome.output.contains("cadence.default-days"))
    #expect(outcome.output.contains("S-08 → S-06"))
    #expect(outcome.output.contains("Padaria São João (1017)"))
    #expect(outcome.output.contains("Active") && outcome.output.contains("At risk"))
    #expect(shop.tree(".") == before)
    let portuguese = try shop.run("simulate", "--policy", "other.yaml", "--locale", "pt-BR")
    #expect(portuguese.output.contains("POR REGRA"))
    #expect(portuguese.output.contains("Em risco"))
  }

  @Test("as JSON is one object whose groups and changes agree")
  func json() throws {
    let shop = try shop("cadence: { default-days: 5, grace-days: 1 }\n")
    let outcome = try shop.run("simulate", "--policy", "other.yaml", "--format", "json")
    #expect(outcome.code == 0)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let groups = try #require(object["groups"] as? [[String: Any]])
    let changes = try #require(object["changes"] as? [[String: Any]])
    #expect(!changes.isEmpty)
    #expect(groups.compactMap { $0["clients"] as? Int }.reduce(0, +) == changes.count)
    #expect((object["settings"] as? [Any])?.count == 2)
  }

  @Test("says so where the rules are the same")
  func same() throws {
    let outcome = try shop("cadence: { grace-days: 7 }\n").run("simulate", "--policy", "other.yaml")
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("Every value is the same"))
    #expect(outcome.output.contains("No client would change"))
  }

  @Test(
    "leaves with 2 for another policy that cannot be read",
    arguments: ["cadence: { grace-days: many }\n", "cadence: { grace-dais: 3 }\n", "cadence: [\n"])
  func misuse(policy: String) throws {
    let outcome = try shop(policy).run("simulate", "--policy", "other.yaml")
    #expect(outcome.code == 2)
    #expect(outcome.output == "")
    #expect(outcome.findings.contains("other.yaml"))
  }

  @Test("leaves with 2 for a policy that is not there, and with 1 for problems in data")
  func codes() throws {
    let missing = try Workshop().run("simulate", "--policy", "nowhere.yaml")
    #expect(missing.code == 2)
    #expect(missing.findings.contains("nowhere.yaml"))
    let bad = try Workshop(invoices: OutputTests.bad)
    try bad.put("cadence: { grace-days: 3 }\n", at: "other.yaml")
    #expect(try bad.run("simulate", "--policy", "other.yaml").code == 1)
  }
}
