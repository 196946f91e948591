import Diagnostics
import Testing

@testable import Templating

/// A library by other templates is the library that would be made of them anew.
@Suite struct ChangedTemplatesTests {
  private static let first: [String: String] = [
    "a.html": "A {{> part}}{{> inner}}", "b.html": "B {{name}}", "c.html": "C {{>*card}}",
    "part.html": "{{name}} {{> inner}}", "inner.html": "({{link}})",
  ]

  private static func changed(_ changes: [String: String?]) -> [String: String] {
    changes.reduce(into: first) { $0[$1.key] = $1.value }
  }

  private static let cases: [[String: String]] = [
    first,
    changed(["inner.html": "[{{link}}]"]),
    changed(["part.html": "{{link}}"]),
    changed(["b.html": "B2 {{name}}"]),
    changed(["part": "without an ending"]),
    changed(["inner.html": nil]),
    changed(["inner.html": "{{lnik}}"]),
    changed(["part.html": "{{#name}}"]),
    changed(["a.html": nil]),
    changed(["c.html": "{{nmae}}", "b.html": "{{nmae}}"]),
  ]

  private static func sources(_ texts: [String: String]) -> [TemplateSource] {
    texts.sorted { $0.key < $1.key }.map { TemplateSource(name: $0.key, text: $0.value) }
  }

  /// What each document comes to, or what is wrong.
  private static func outcome(
    _ make: () throws(DiagnosticsError) -> TemplateLibrary
  ) -> [String] {
    let library: TemplateLibrary
    do throws(DiagnosticsError) { library = try make() } catch {
      return error.diagnostics.map {
        "\($0.code.id) \($0.location?.file ?? ""):\($0.location?.line ?? 0) \($0.context)"
      }
    }
    var client = Client()
    client.card = "b.html"
    return documents.keys.sorted().map { name in
      var bytes: [UInt8] = []
      do throws(Diagnostic) {
        try library.render(name, Fixture.client.value(of: client), into: &bytes)
      } catch {
        return error.code.id
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  private static let documents = Dictionary(
    uniqueKeysWithValues: ["a.html", "b.html", "c.html"].map { ($0, Fixture.client.record) })

  private static func library(_ texts: [String: String]) throws(DiagnosticsError)
    -> TemplateLibrary
  {
    try TemplateLibrary(
      sources: sources(texts), documents: documents, filters: Fixture.filters,
      messages: Fixture.messages)
  }

  @Test(arguments: cases, cases)
  func comesToTheSameAsOneMadeAnew(from earlier: [String: String], to later: [String: String]) {
    guard let library = try? ChangedTemplatesTests.library(earlier) else { return }
    #expect(
      ChangedTemplatesTests.outcome { () throws(DiagnosticsError) in
        try library.with(ChangedTemplatesTests.sources(later))
      }
        == ChangedTemplatesTests.outcome { () throws(DiagnosticsError) in
          try ChangedTemplatesTests.library(later)
        })
  }
}
