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

  @Test("what policy show prints is the policy itself")
  func shown() throws {
    let shop = try Workshop()
    try shop.put(
      """
      cadence: { grace-days: 9 }
      status:
        rules: [{name: vigiar, status: at-risk, detail: "Vigiar: já", when: {field: state, is: RS}}]
      health: { caps: [{name: teto, at-most: 30, when: {field: people, at-least: 4}}] }
      tiers: { points: [{name: a, points: 4, when: {field: abc-class, is: A}}] }
      touch: { rules: [{name: perto, touch: high, when: {not: {field: state, is: RS}}}] }
      coverage: { strategic: {field: tags, includes: x} }
      segments:
        dimensions: [state, sector, purchase-volume]
        bands: [{field: employees, from: [10, 50]}]
        rules:
          - name: grandes
            label: As grandes
            when: {field: employees, at-least: 500}
            approach: {tone: Formal, offers: [Link, "Backup, em nuvem"]}
        approaches: [{field: sector, is: Varejo, effort: Trimestral}]
      goals: [{measure: grr, target: 95}, {measure: ticket, target: 12.5, by: 2026-12-31}]
      actions:
        - {name: visita, title: Visitar, when: {field: tier, in: [gold]}, days: 30}
        - {reason: whitespace, when: {field: overdue-amount, at-most: 0}}
      playbooks:
        - name: expansion
          trigger: stage
          stage: Adoção
          steps: [{title: Mostrar, day: 20}, {title: Propor, day: 35, owner: Bia}]

      """, at: "policy.yaml")
    let shown = try shop.run("policy", "show")
    #expect(shown.code == 0, "\(shown.findings)")
    try shop.put(shown.output, at: "other.yaml")
    let outcome = try shop.run("simulate", "--policy", "other.yaml", "--format", "json")
    #expect(outcome.code == 0, "\(outcome.findings)")
    #expect(outcome.output.contains("\"settings\":[]"), "\(outcome.output.prefix(1000))")
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
