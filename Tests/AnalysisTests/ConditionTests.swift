import Diagnostics
import Portfolio
import Settings
import Testing

@testable import Analysis

/// A portfolio of clients of which only the record is known.
private func records(_ fill: [(String, @Sendable (inout ClientAttributes) -> Void)]) -> Portfolio {
  let clients = fill.map { id, fill in
    var attributes = ClientAttributes()
    fill(&attributes)
    return Client(id: id, attributes: attributes)
  }
  return Portfolio(
    clients: clients, ledger: Ledger(purchases: clients.map { _ in [] }),
    presentTables: [.clients])
}

private let sample = records([
  (
    "a",
    {
      $0.sector = "Saúde"
      $0.state = "RS"
      $0.employees = 120
      $0.since = day("2024-05-01")
      $0.tags = ["crítico", "24x7"]
      $0.birthDate = day("1990-11-17")
      $0.costOfService = Money(minorUnits: 150_050, currency: .real)
      $0.custom = ["wave": .number(DecimalNumber(value: 25, scale: 1))]
    }
  ),
  (
    "b",
    {
      $0.sector = "Varejo"
      $0.state = "BA"
    }
  ),
])

private let fields = ConditionFields(custom: [
  CustomField(table: .clients, name: "wave", label: "Onda", type: .number)
])

/// The condition of a YAML text.
private func condition(_ text: String) throws -> Condition {
  var reader = ConditionReader(fields: fields)
  let condition = reader.read(try SettingsNode.parse(text, file: "policy.yaml"))
  #expect(reader.findings == [])
  return try #require(condition)
}

@Suite("Conditions") struct ConditionTests {
  private func truth(_ text: String, _ id: String) throws -> Truth {
    let assessment = assess(sample, .builtIn, on: referenceDay)
    let client = try assessment.client(id, in: sample)
    return try condition(text).truth(
      for: ConditionSubject(client, of: sample, on: referenceDay, abcTotal: 0))
  }

  @Test(
    "answer yes, no or unknown, by kind of field",
    arguments: [
      ("{field: sector, is: Saúde}", Truth.yes, Truth.no),
      ("{field: sector, in: [Saúde, Varejo]}", .yes, .yes),
      ("{field: employees, at-least: 120}", .yes, .unknown),
      ("{field: employees, at-least: 121}", .no, .unknown),
      ("{field: employees, at-most: 119.5}", .no, .unknown),
      ("{field: employees, between: [100, 120]}", .yes, .unknown),
      ("{field: employees, at-least: 10, at-most: 50}", .no, .unknown),
      ("{field: employees, missing: true}", .no, .yes),
      ("{field: employees, missing: false}", .yes, .no),
      ("{field: cost-of-service, at-least: 1500.50}", .yes, .unknown),
      ("{field: cost-of-service, at-least: 1500.51}", .no, .unknown),
      ("{field: since, before: 2024-05-02}", .yes, .unknown),
      ("{field: since, before: 2024-05-01}", .no, .unknown),
      ("{field: since, after: 2024-04-30}", .yes, .unknown),
      ("{field: since, between: [2024-05-01, 2024-05-01]}", .yes, .unknown),
      ("{field: tags, includes: crítico}", .yes, .unknown),
      ("{field: tags, includes: [safra, 24x7]}", .yes, .unknown),
      ("{field: region, is: south}", .yes, .no),
      ("{field: age-years, is: 35}", .yes, .unknown),
      ("{field: status, is: prospect}", .yes, .yes),
      ("{field: late, is: true}", .unknown, .unknown),
      ("{field: wave, is: 2.5}", .yes, .unknown),
      ("{not: {field: employees, at-least: 500}}", .yes, .unknown),
      ("{all: [{field: sector, is: Varejo}, {field: employees, is: 1}]}", .no, .unknown),
      ("{any: [{field: sector, is: Varejo}, {field: employees, is: 1}]}", .no, .yes),
      ("[{field: state, is: RS}, {field: sector, is: Saúde}]", .yes, .no),
    ])
  func answers(_ text: String, _ first: Truth, _ second: Truth) throws {
    #expect(try truth(text, "a") == first, "a")
    #expect(try truth(text, "b") == second, "b")
  }

  @Test func `the reason of an end is known from its day on`() throws {
    let portfolio = records([
      (
        "a",
        {
          $0.ended = referenceDay
          $0.endReason = "Preço"
        }
      ),
      ("b", { $0.endReason = "Preço" }),
    ])
    func truths(on day: Day) throws -> [Truth] {
      let asked = try condition("{field: end-reason, is: Preço}")
      return try ["a", "b"].map {
        let client = try assess(portfolio, .builtIn, on: day).client($0, in: portfolio)
        return asked.truth(for: ConditionSubject(client, of: portfolio, on: day, abcTotal: 0))
      }
    }
    #expect(try truths(on: referenceDay) == [.yes, .yes])
    #expect(try truths(on: referenceDay.adding(days: -1)) == [.unknown, .yes])
  }

  @Test(
    "say what is wrong where it stands",
    arguments: [
      ("{field: setor, is: x}", "E280", 9, "sector"),
      ("{field: sector}", "E281", 9, nil),
      ("{field: sector, at-least: 3}", "E282", 17, nil),
      ("{field: employees, at-lest: 3}", "E282", 20, "at-least"),
      ("{field: employees, at-least: many}", "E283", 30, nil),
      ("{field: since, before: 01/02/2026}", "E283", 24, nil),
      ("{field: late, is: sim}", "E283", 19, nil),
      ("{field: status, is: atrisk}", "E284", 21, "at-risk"),
      ("{field: employees, missing: 3}", "E283", 29, nil),
      ("{field: employees, between: [9, 3]}", "E286", 29, nil),
      ("{field: employees, between: [9]}", "E283", 29, nil),
      ("{sector: x, is: y}", "E285", 1, nil),
      ("{all: []}", "E285", 1, nil),
      ("just text", "E285", 1, nil),
    ] as [(String, String, Int, String?)])
  func faults(_ text: String, _ code: String, _ column: Int, _ suggestion: String?) throws {
    var reader = ConditionReader(fields: fields)
    #expect(reader.read(try SettingsNode.parse(text, file: "policy.yaml")) == nil)
    #expect(reader.findings.map(\.code.id) == [code])
    #expect(reader.findings.first?.location?.column == column)
    #expect(reader.findings.first?.suggestion == suggestion)
  }

  @Test("are written back as they can be read again")
  func written() throws {
    for text in [
      "{all: [{field: sector, is: \"Saúde\"}, {not: {field: employees, between: [1, 2.5]}}]}",
      "{any: [{field: tags, includes: [\"a \\\"b\\\"\", \"c\"]}, {field: since, after: 2024-01-02}]}",
      "{field: late, missing: true}",
      "{field: state, in: [\"RS\", \"no\"]}",
    ] {
      #expect(try condition(text).written == text)
      #expect(try condition(condition(text).written).written == text)
    }
  }

  @Test("an unknown value decides nothing: its condition and the opposite are both unknown")
  func unknownDecidesNothing() throws {
    for test in ["employees, at-least: 1", "employees, at-most: 1", "sector, is: Nada"] {
      let plain = try truth("{field: \(test)}", "b")
      let opposite = try truth("{not: {field: \(test)}}", "b")
      #expect((plain == .unknown) == (opposite == .unknown))
    }
  }

  @Test("no two fields have one name")
  func names() {
    let names = ConditionFields().all.map(\.name)
    #expect(Set(names).count == names.count)
  }
}

@Suite("Segments") struct SegmentTests {
  @Test("are values, bands and rules, with those of whom it cannot be told counted apart")
  func membership() throws {
    let policy = try policy(
      """
      segments:
        dimensions: [sector, tags]
        bands:
          - { field: employees, from: [10, 100] }
        rules:
          - name: hospitais
            label: Hospitais
            when: { field: sector, is: Saúde }
            approach: { tone: formal, offers: [Plantão] }
          - name: grandes
            when: { field: employees, at-least: 100 }
        approaches:
          - { field: sector, is: Varejo, tone: direto }
      """)
    let assessment = assess(sample, policy, on: referenceDay)
    let segmentation = Segmentation(of: sample, in: assessment)
    let found = segmentation.segments.map { ($0.source, $0.members, $0.unknown) }
    #expect(
      found.map(\.0) == [
        .rule(0), .rule(1), .value(field: "sector", value: "Saúde"),
        .value(field: "sector", value: "Varejo"), .value(field: "tags", value: "24x7"),
        .value(field: "tags", value: "crítico"),
        .band(field: "employees", lower: 100_000_000, upper: nil),
      ])
    #expect(found.map(\.1) == [[0], [0], [0], [1], [0], [0], [0]])
    #expect(found.map(\.2) == [0, 1, 0, 0, 0, 0, 1])
    #expect(segmentation.segments(of: 0) == [0, 1, 2, 4, 5, 6])
    #expect(segmentation.segments(of: 1) == [3])
    #expect(segmentation.segments[3].approach.tone == "direto")
    #expect(segmentation.segments[0].approach.offers == ["Plantão"])
  }

  @Test("findings name the value that each test saw")
  func why() throws {
    let assessment = assess(sample, .builtIn, on: referenceDay)
    let subject = ConditionSubject(
      try assessment.client("b", in: sample), of: sample, on: referenceDay, abcTotal: 0)
    let findings = try condition(
      "{all: [{field: sector, is: Varejo}, {field: employees, at-least: 5}]}"
    ).findings(for: subject)
    #expect(findings.map(\.value) == [.text("Varejo"), .missing])
    #expect(findings.map(\.truth) == [.yes, .unknown])
  }

  @Test(
    "a section that cannot be read is reported where it stands",
    arguments: [
      ("rules: [{name: Com Espaço, when: {field: sector, is: x}}]", "E287"),
      (
        "rules: [{name: a, when: {field: state, is: x}}, {name: a, when: {field: city, is: y}}]",
        "E288"
      ),
      ("bands: [{field: employees, from: [10, 10]}]", "E289"),
      ("bands: [{field: sector, from: [1]}]", "E283"),
      ("dimensions: [setor]", "E280"),
      ("rules: [{name: a, when: {field: setor, is: x}}]", "E280"),
      ("rules: [{name: a}]", "E211"),
    ])
  func faults(_ text: String, _ code: String) throws {
    var log = DiagnosticLog()
    _ = Policy.read(
      try SettingsNode.parse("segments: { \(text) }", file: "policy.yaml"), into: &log)
    #expect(log.diagnostics.map(\.code.id) == [code])
  }

  @Test(
    "tests that exclude each other are found, others are not",
    arguments: [
      ("{field: employees, at-least: 10}, {field: employees, at-most: 9}", 1),
      ("{field: employees, at-least: 10}, {field: employees, at-most: 10}", 0),
      ("{field: sector, is: A}, {field: sector, is: B}", 1),
      ("{field: sector, in: [A, B]}, {field: sector, is: B}", 0),
      ("{field: since, before: 2026-01-02}, {field: since, after: 2026-01-01}", 1),
      ("{field: since, before: 2026-01-03}, {field: since, after: 2026-01-01}", 0),
      ("{field: sector, missing: true}, {field: sector, is: A}", 1),
      ("{any: [{field: sector, is: A}, {field: sector, is: B}]}", 0),
      ("{field: tags, includes: a}, {field: tags, includes: b}", 0),
    ])
  func contradictions(_ tests: String, _ count: Int) throws {
    let policy = try policy("segments: { rules: [{name: a, when: {all: [\(tests)]}}] }")
    #expect(PolicyLint(policy).contradictions.count == count)
  }

  @Test("values that nobody has are found with the nearest one, and segments without clients")
  func absences() throws {
    let policy = try policy(
      "segments: { rules: [{name: a, when: {field: sector, is: Saude}}] }")
    let assessment = assess(sample, policy, on: referenceDay)
    let found = PolicyLint(policy).absences(
      in: assessment, of: sample, segmentation: Segmentation(of: sample, in: assessment))
    #expect(found.map(\.code.id) == ["W290", "W292"])
    #expect(found.first?.suggestion == "Saúde")
  }
}
