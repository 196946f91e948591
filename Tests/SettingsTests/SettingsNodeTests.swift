import Diagnostics
import Testing

@testable import Settings

@Suite("Reading YAML as nodes") struct SettingsNodeTests {
  @Test func `keeps the order of keys and the place of every value`() throws {
    let node = try SettingsNode.parse(
      """
      # a comment
      name: Aroeira
      sources:
        invoices: { file: data/notas.csv }
      list:
        - "7"
        - 8
      """, file: "carteira.yaml")

    #expect(node.entries?.map(\.key.text) == ["name", "sources", "list"])
    #expect(node["name"]?.text == "Aroeira")
    #expect(
      node["name"]?.location == SourceLocation(file: "carteira.yaml", line: 2, column: 7))
    let file = try #require(node["sources"]?["invoices"]?["file"])
    #expect(file.text == "data/notas.csv")
    #expect(file.location == SourceLocation(file: "carteira.yaml", line: 4, column: 21))
    let written = node["list"]?.elements?.map(\.written)
    #expect(written == ["\"7\"", "8"])
  }

  @Test(arguments: ["", "# only a comment\n", "---\n", "\u{FEFF}", "null\n", "~"])
  func `an empty file is an empty mapping`(text: String) throws {
    let node = try SettingsNode.parse(text, file: "policy.yaml")
    #expect(node.entries?.isEmpty == true)
  }

  @Test(arguments: ["a:", "a: ~", "a: null"])
  func `a key without a value is null, in quotes it is a text`(text: String) throws {
    #expect(try SettingsNode.parse(text, file: "x")["a"]?.isNull == true)
    #expect(try SettingsNode.parse("a: \"null\"", file: "x")["a"]?.text == "null")
  }

  @Test func `columns count characters after a byte order mark and accents`() throws {
    let node = try SettingsNode.parse("\u{FEFF}início: { não: sim }\r\nb: 1\r\n", file: "x")
    #expect(node["início"]?["não"]?.location.column == 16)
    #expect(node["b"]?.location == SourceLocation(file: "x", line: 2, column: 4))
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let text: String
    let code: DiagnosticCode
    let line: Int?
    let column: Int?
    var testDescription: String { "\(code.id): \(text.prefix(40))" }
  }

  static let refusals = [
    Refusal(text: "a: 1\nb: [1, 2\nc: 3\n", code: .settingsSyntax, line: 3, column: 2),
    Refusal(text: "a: 1\n b: 2\n", code: .settingsSyntax, line: 2, column: 3),
    Refusal(text: "a:\n\tb: 2\n", code: .settingsTab, line: 2, column: 1),
    Refusal(text: "a: 1\nb: 2\na: 3\n", code: .settingsDuplicateKey, line: 3, column: 1),
    Refusal(text: "x:\n  a: 1\n  b: 2\n  a: 3\n", code: .settingsDuplicateKey, line: 4, column: 3),
    Refusal(text: "a: 1\n\"a\": 2\n", code: .settingsDuplicateKey, line: 2, column: 1),
    Refusal(text: "1: 1\n\"1\": 2\n", code: .settingsDuplicateKey, line: 2, column: 1),
    Refusal(text: "[a, b]: 1\n", code: .settingsKeyKind, line: 1, column: 1),
    Refusal(text: "a: *nobody\n", code: .settingsSyntax, line: 1, column: 4),
    Refusal(text: "a: 1\n---\nb: 2\n", code: .settingsSyntax, line: 2, column: 1),
    Refusal(
      text: String(repeating: "[", count: 40) + String(repeating: "]", count: 40),
      code: .settingsTooDeep, line: 1, column: 34),
    Refusal(
      text: "a: &a [1]\nb: [" + repeatElement("*a", count: 21).joined(separator: ", ") + "]",
      code: .settingsTooManyAliases, line: 2, column: 85),
    Refusal(text: "a: 1\nb: é\u{1}\n", code: .settingsSyntax, line: 2, column: 5),
    Refusal(
      text: "a: " + String(repeating: "[", count: 100_000), code: .settingsTooDeep, line: 1,
      column: 36),
    Refusal(text: "a: &a [*a]\n", code: .settingsSyntax, line: 1, column: 8),
    Refusal(
      text: "a: " + String(repeating: "x", count: 4 << 20), code: .settingsTooLarge, line: nil,
      column: nil),
  ]

  @Test(arguments: refusals)
  func `refuses what is no settings file and says where`(refusal: Refusal) throws {
    let error = #expect(throws: DiagnosticsError.self) {
      try SettingsNode.parse(refusal.text, file: "carteira.yaml")
    }
    let diagnostic = try #require(error?.diagnostics.first)
    #expect(diagnostic.code == refusal.code)
    #expect(
      diagnostic.location
        == SourceLocation(file: "carteira.yaml", line: refusal.line, column: refusal.column))
  }

  @Test func `a duplicate key names its first place`() throws {
    let error = #expect(throws: DiagnosticsError.self) {
      try SettingsNode.parse("name: a\nlocale: en\nname: b\n", file: "x")
    }
    let diagnostic = try #require(error?.diagnostics.first)
    #expect(diagnostic.other == SourceLocation(file: "x", line: 1, column: 1))
    #expect(diagnostic.excerpt == .init(line: "name: b", column: 1, length: 4))
  }

  @Test func `aliases within the limit are what they name`() throws {
    let node = try SettingsNode.parse("a: &x [1, 2]\nb: *x\n", file: "x")
    #expect(node["b"]?.elements?.count == 2)
  }

  @Test func `few aliases cannot expand without end`() throws {
    var text = "a0: &a0 [" + repeatElement("1", count: 900).joined(separator: ",") + "]\n"
    for level in 1...6 {
      text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1)]\n"
    }
    let error = #expect(throws: DiagnosticsError.self) {
      try SettingsNode.parse(text, file: "x")
    }
    #expect(error?.diagnostics.first?.code == .settingsTooManyValues)
  }
}
