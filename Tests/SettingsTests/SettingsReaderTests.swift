import Diagnostics
import Testing

@testable import Settings

@Suite("Reading settings as typed values") struct SettingsReaderTests {
  enum Mood: String, CaseIterable {
    case calm
    case hurried
  }

  private func reader(_ text: String) throws -> SettingsReader {
    SettingsReader(try SettingsNode.parse(text, file: "x.yaml"))
  }

  @Test func `reads every kind of value as written`() throws {
    var reader = try reader(
      """
      name: Aroeira
      code: 007
      days: 30
      factor: 1.4826
      whole: 2
      below: -0.5
      loud: false
      mood: calm
      as-of: 2026-02-28
      columns: [a, "b"]
      one: c
      """)
    #expect(reader.string("name") == "Aroeira")
    #expect(reader.string("code") == "007")
    #expect(reader.integer("days", in: 1...60) == 30)
    #expect(reader.decimal("factor", scale: 4) == 14_826)
    #expect(reader.decimal("whole", scale: 2) == 200)
    #expect(reader.decimal("below", scale: 2) == -50)
    #expect(reader.boolean("loud") == false)
    #expect(reader.choice("mood", of: Mood.self) == .calm)
    #expect(reader.day("as-of") { $0 } == "2026-02-28")
    #expect(reader.strings("columns") == ["a", "b"])
    #expect(reader.strings("one") == ["c"])
    #expect(reader.string("absent") == nil)
    var log = DiagnosticLog()
    reader.finish(into: &log)
    #expect(log.diagnostics == [])
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    let text: String
    let code: DiagnosticCode
    var column = 4
    var facts: [String: String] = [:]
    var suggestion: String?
    let read: @Sendable (inout SettingsReader) -> Void
    var testDescription: String { text }
  }

  static let mistakes = [
    Mistake(text: "k: [1]", code: .settingsNotText) { _ = $0.string("k") },
    Mistake(text: "k: trinta", code: .settingsNotInteger, facts: ["found": "trinta"]) {
      _ = $0.integer("k")
    },
    Mistake(text: "k: 1.5", code: .settingsNotInteger) { _ = $0.integer("k") },
    Mistake(
      text: "k: \"12\"", code: .settingsNotInteger, facts: ["found": "\"12\""], suggestion: "12"
    ) {
      _ = $0.integer("k")
    },
    Mistake(
      text: "k: 99", code: .settingsOutOfRange,
      facts: ["found": "99", "minimum": "1", "maximum": "60"]
    ) {
      _ = $0.integer("k", in: 1...60)
    },
    Mistake(text: "k: 0,8", code: .settingsNotDecimal, suggestion: "0.8") {
      _ = $0.decimal("k", scale: 2)
    },
    Mistake(text: "k: 0.123", code: .settingsNotDecimal, facts: ["decimals": "2"]) {
      _ = $0.decimal("k", scale: 2)
    },
    Mistake(text: "k: .5", code: .settingsNotDecimal) { _ = $0.decimal("k", scale: 2) },
    Mistake(text: "k: 99999999999999999999", code: .settingsNotDecimal) {
      _ = $0.decimal("k", scale: 2)
    },
    Mistake(
      text: "k: 120", code: .settingsOutOfRange, facts: ["minimum": "0", "maximum": "99.5"]
    ) {
      _ = $0.decimal("k", scale: 2, in: 0...9950)
    },
    Mistake(text: "k: sim", code: .settingsNotBoolean, suggestion: "true") {
      _ = $0.boolean("k")
    },
    Mistake(text: "k: Não", code: .settingsNotBoolean, suggestion: "false") {
      _ = $0.boolean("k")
    },
    Mistake(text: "k: talvez", code: .settingsNotBoolean) { _ = $0.boolean("k") },
    Mistake(
      text: "k: huried", code: .settingsNotChoice, facts: ["choices": "calm, hurried"],
      suggestion: "hurried"
    ) {
      _ = $0.choice("k", of: Mood.self)
    },
    Mistake(text: "k: 2026-02-30", code: .settingsNotDay) {
      _ = $0.day("k") { _ in nil as Int? }
    },
    Mistake(text: "k: {a: 1}", code: .settingsNotList) { _ = $0.strings("k") },
    Mistake(text: "k: [[1]]", code: .settingsNotText, column: 5) { _ = $0.strings("k") },
    Mistake(text: "k: 1", code: .settingsNotMapping) { $0.mapping("k") { _ in } },
    Mistake(text: "k: 1", code: .settingsNotMapping) { _ = $0.entries("k") },
    Mistake(text: "k: 1", code: .settingsMissingKey, column: 1, facts: ["key": "name"]) {
      $0.allow("k")
      _ = $0.string("name", required: true)
    },
  ]

  @Test(arguments: mistakes)
  func `says what was found and what was expected, and where`(mistake: Mistake) throws {
    var reader = try reader(mistake.text)
    mistake.read(&reader)
    var log = DiagnosticLog()
    reader.finish(into: &log)
    let diagnostic = try #require(log.diagnostics.first)
    #expect(log.diagnostics.count == 1)
    #expect(diagnostic.code == mistake.code)
    #expect(
      diagnostic.location == SourceLocation(file: "x.yaml", line: 1, column: mistake.column))
    #expect(diagnostic.suggestion == mistake.suggestion)
    for (name, value) in mistake.facts { #expect(diagnostic.facts[name] == value) }
  }

  @Test func `reports every unknown key with the nearest known one`() throws {
    var reader = try reader("nmae: a\nmail:\n  form: b\nother-thing: 1\n")
    _ = reader.string("name")
    reader.mapping("mail") { _ = $0.string("from") }
    var log = DiagnosticLog()
    reader.finish(into: &log)
    #expect(log.diagnostics.map(\.code) == Array(repeating: .settingsUnknownKey, count: 3))
    #expect(log.diagnostics.map { $0.facts["key"] } == ["form", "nmae", "other-thing"])
    #expect(log.diagnostics.map(\.suggestion) == ["from", "name", nil])
    #expect(log.diagnostics[0].location?.line == 3)
    #expect(log.diagnostics[1].facts["known"] == "mail, name")
  }

  @Test func `goes on after a mistake`() throws {
    var reader = try reader("a: x\nb: y\nc: 3\n")
    #expect(reader.integer("a") == nil)
    #expect(reader.integer("b") == nil)
    #expect(reader.integer("c") == 3)
    #expect(reader.log.counts[.settingsNotInteger] == 2)
  }

  @Test func `a list of mappings may be a single one`() throws {
    var many = try reader("rules: [{a: 1}, {a: 2}]")
    #expect(many.mappings("rules") { $0.integer("a") } == [1, 2])
    var one = try reader("rules: {a: 3}")
    #expect(one.mappings("rules") { $0.integer("a") } == [3])
  }

  @Test func `a file that is no mapping is one finding`() throws {
    var reader = SettingsReader(try SettingsNode.parse("- a\n- b\n", file: "x.yaml"))
    #expect(reader.string("name") == nil)
    var log = DiagnosticLog()
    reader.finish(into: &log)
    #expect(log.diagnostics.map(\.code) == [.settingsNotMapping])
  }

  @Test func `codes are unique`() {
    let ids = SettingsDiagnostics.codes.map(\.id)
    #expect(Set(ids).count == ids.count)
  }
}
