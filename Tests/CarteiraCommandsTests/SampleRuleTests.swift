import Analysis
import Foundation
import Testing

@Suite("The sample portfolio") struct SampleRuleTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The values of a column of `assess`, by client, words of lists apart.
  private static func words(_ field: String) throws -> Set<String> {
    let outcome = try Program.run(
      ["assess", "--format", "csv", "--fields", field], in: root)
    #expect(outcome.code == 0)
    return Set(
      outcome.outputLines.dropFirst().flatMap { $0.split(separator: " ") }.map(String.init))
  }

  @Test func `every built-in rule of status decides for some client`() throws {
    #expect(try Self.words("status-rule") == Set(StatusRule.allCases.map(\.rawValue)))
    #expect(
      try Self.words("status").subtracting(Status.allCases.map(\.rawValue)) == [])
    #expect(try Self.words("status-detail").isSuperset(of: StatusDetail.allCases.map(\.rawValue)))
  }

  @Test func `every signal of risk and every cap of health fires for some client`() throws {
    #expect(try Self.words("risk-signals").isSuperset(of: RiskSignal.allCases.map(\.rawValue)))
    #expect(try Self.words("health-band").isSuperset(of: HealthBand.allCases.map(\.rawValue)))
    #expect(try Self.words("health-cap").isSuperset(of: HealthCap.allCases.map(\.rawValue)))
  }

  @Test func `every class, tier and touch has clients`() throws {
    #expect(try Self.words("abc-class") == Set(ABCClass.allCases.map(\.rawValue)))
    #expect(try Self.words("tier").isSuperset(of: Tier.allCases.map(\.rawValue)))
    #expect(try Self.words("touch").isSuperset(of: Touch.allCases.map(\.rawValue)))
    #expect(try Self.words("cycle-source").isSuperset(of: CycleSource.allCases.map(\.rawValue)))
    #expect(
      try Self.words("recurring-movement").union(Self.words("transactional-movement"))
        .isSuperset(of: MovementKind.allCases.map(\.rawValue)))
  }

  /// The values of a column of another table, words of lists apart.
  private static func words(_ column: String, of table: String) throws -> Set<String> {
    let outcome = try Program.run(["assess", "--table", table], in: root)
    #expect(outcome.code == 0)
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    return Set(
      rows.compactMap { $0[column] as? String }.flatMap { $0.split(separator: " ") }
        .map(String.init))
  }

  @Test func `every rule of the renewal forecast decides for some contract`() throws {
    #expect(try Self.words("rule", of: "renewals") == Set(RenewalRule.allCases.map(\.rawValue)))
    #expect(
      try Self.words("category", of: "renewals") == Set(RenewalCategory.allCases.map(\.rawValue)))
    #expect(
      try Self.words("bucket", of: "renewals").isSuperset(
        of: RenewalBucket.allCases.map(\.rawValue)))
  }

  @Test func `every reason to act and every own rule gives an action`() throws {
    let rules = try Self.words("rule", of: "actions")
    for reason in ActionReason.builtIn {
      #expect(rules.contains(reason.ruleID), "\(reason)")
    }
    #expect(
      rules.subtracting(ActionReason.builtIn.map(\.ruleID)) == ["visita-anual"])
    #expect(
      try Self.words("type", of: "actions") == Set(ActionType.allCases.map(\.rawValue)))
  }

  @Test func `every alarm of a single thread and every reason of exposure is there`() throws {
    #expect(
      try Self.words("thread-alarm", of: "relationships")
        == Set(ThreadAlarm.allCases.map(\.rawValue)))
    #expect(
      try Self.words("reasons", of: "departure-exposure")
        == Set(DepartureReason.allCases.map(\.rawValue)))
    #expect(
      try Self.words("stance", of: "consents") == Set(ConsentStance.allCases.map(\.rawValue)))
  }

  @Test func `one client explains itself down to file and line, also for machines`() throws {
    let text = try Program.run(["explain", "000101"], in: Self.root)
    #expect(text.code == 0)
    for part in [
      "contratos CT-101-3 [data/contratos.csv:", "[data/pesquisas.json", "O QUE MUDOU",
      "FINS DE MÊS", "DE QUEM DEPENDE CADA OPORTUNIDADE",
      "comprador econômico: confirmada Sérgio Lemos",
    ] {
      #expect(text.output.contains(part), "\(part)")
    }
    let outcome = try Program.run(["explain", "000101", "--format", "json"], in: Self.root)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let records = try #require(object["records"] as? [String: Any])
    #expect(!records.isEmpty)
    for (key, place) in records {
      #expect((place as? [String: Any])?["file"] is String, "\(key) has no place")
    }
    let health = try #require(object["health"] as? [String: Any])
    let families = try #require(health["families"] as? [[String: Any]])
    let sum = families.compactMap { $0["contribution"] as? Int }.reduce(0, +)
    #expect(sum == health["before-limits"] as? Int)
    let tables = try #require(object["tables"] as? [String: Any])
    for name in ["actions", "calendar", "client-history", "consents", "renewals"] {
      #expect((tables[name] as? [Any])?.isEmpty == false, "\(name)")
    }
  }

  @Test func `the portfolio explains itself, and its goals show their pace`() throws {
    let text = try Program.run(["explain", "--portfolio", "--locale", "en"], in: Self.root)
    #expect(text.code == 0)
    for part in ["MOVEMENTS AND RETENTION", "gross retention:", "GOALS", "expected by today:"] {
      #expect(text.output.contains(part), "\(part)")
    }
    let outcome = try Program.run(["explain", "--portfolio", "--format", "json"], in: Self.root)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(((object["tables"] as? [String: Any])?["goals"] as? [Any])?.isEmpty == false)
  }

  @Test func `every segment of the policy has clients, and lint objects to nothing`() throws {
    let lint = try Program.run(["policy", "lint"], in: Self.root)
    #expect(lint.code == 0, "\(lint.findings)")
    let table = try Program.run(
      ["assess", "--table", "segments", "--format", "csv"], in: Self.root)
    let rules = table.outputLines.filter { $0.contains(",rule,") }
    #expect(rules.count >= 5)
  }

  @Test(
    "tables speak of the sample",
    arguments: [
      "segments", "segment-members", "dimensions", "voice", "themes", "advocacy", "referrals",
      "win-back", "win-back-rates", "relationships", "departure-exposure",
    ])
  func tables(_ name: String) throws {
    let outcome = try Program.run(["assess", "--table", name, "--format", "csv"], in: Self.root)
    #expect(outcome.code == 0)
    #expect(outcome.outputLines.count > 2, "\(name)")
  }
}
