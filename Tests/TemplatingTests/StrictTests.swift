import Diagnostics
import Templating
import Testing

@Suite struct StrictTests {
  /// A template, the code it must give, where, and what is suggested.
  struct Fault: Sendable, CustomTestStringConvertible {
    let template: String
    let code: String
    var place = "1:3"
    var suggestion: String?
    var name = "page.html"

    var testDescription: String { "\(code): \(template)" }
  }

  static let faults = [
    Fault(template: "a {{name", code: "E300", place: "1:3"),
    Fault(template: "a\n{{#rows}}b", code: "E301", place: "2:1"),
    Fault(template: "{{/rows}}", code: "E302", place: "1:1"),
    Fault(template: "{{#active}}\n{{/actvie}}", code: "E303", place: "2:1", suggestion: "active"),
    Fault(template: "{{=<=>=}}", code: "E304", place: "1:1"),
    Fault(template: "{{a b}}", code: "E305"),
    Fault(template: "{{name |}}", code: "E305", place: "1:9"),
    Fault(template: "ação {{nmae}}", code: "E310", place: "1:8", suggestion: "name"),
    Fault(template: "{{owner.nome | default: \"\"}}", code: "E310", suggestion: "name"),
    Fault(template: "{{rows.product}}", code: "E310"),
    Fault(template: "{{#rows}}{{.}}{{/rows}}", code: "E310", place: "1:12"),
    Fault(template: "{{> hedaer}}", code: "E311", place: "1:5", suggestion: "header"),
    Fault(template: "{{note}}", code: "E312"),
    Fault(template: "{{owner.name}}", code: "E312"),
    Fault(template: "{{#note}}{{/note}}{{note}}", code: "E312", place: "1:21"),
    Fault(template: "{{revenue}}", code: "E313", suggestion: "revenue | money"),
    Fault(template: "{{{name}}}", code: "E314", place: "1:4"),
    Fault(template: "{{&name}}", code: "E314", place: "1:4"),
    Fault(template: "{{#bio}}{{.}}{{/bio}}", code: "E315", place: "1:11"),
    Fault(template: "{{name | markdown}}", code: "E315"),
    Fault(template: "{{revenue | mony}}", code: "E316", place: "1:13", suggestion: "money"),
    Fault(template: "{{name | money}}", code: "E317", place: "1:10"),
    Fault(template: "{{orders | count}}", code: "E318", place: "1:12"),
    Fault(template: "{{revenue | money: \"x\"}}", code: "E318", place: "1:13"),
    Fault(template: "{{t.home.tilte}}", code: "E319", suggestion: "home.title"),
    Fault(template: "{{t.home.as-of}}", code: "E320"),
    Fault(template: "{{t.orders}}", code: "E320"),
    Fault(template: "{{active}}", code: "E321"), Fault(template: "{{rows}}", code: "E321"),
    Fault(
      template: "{{< header}}{{$titel}}{{/titel}}{{/header}}", code: "E322", place: "1:13",
      suggestion: "title"),
    Fault(template: "<a class={{name}}>", code: "E323", place: "1:12"),
    Fault(template: "<a {{name}}=\"\">", code: "E323", place: "1:6"),
    Fault(template: "<script>{{name}}</script>", code: "E323", place: "1:11"),
    Fault(template: "<a onclick=\"{{name}}\">", code: "E323", place: "1:15"),
    Fault(template: "<p style=\"{{name}}\">", code: "E323", place: "1:13"),
    Fault(template: "<!-- {{name}} -->", code: "E323", place: "1:8"),
    Fault(template: "<a href=\"javascript:{{name}}\">", code: "E323", place: "1:23"),
    Fault(template: "<p title=\"{{#bio}}{{{.}}}{{/bio}}\">", code: "E323", place: "1:22"),
    Fault(template: "<p title=\"{{#active}}\">{{/active}}", code: "E324", place: "1:14"),
    Fault(template: "{{#rows}}<b {{/rows}}>", code: "E324", place: "1:4"),
    Fault(template: "a{{name}}", code: "E325", place: "1:4", name: "list.csv"),
    Fault(template: "{{name}} b", code: "E325", place: "1:9", name: "list.csv"),
    Fault(
      template: "{{revenue | money | within: home.as-of}}", code: "E325", place: "1:21",
      name: "list.csv"),
    Fault(template: "\"{{name}}\"", code: "E325", place: "1:4", name: "list.csv"),
    Fault(template: "{{> header.html}}", code: "E326", place: "1:5", name: "page.md"),
    Fault(template: "{{#rows}}{{>*kind}}{{/rows}}", code: "E332", place: "1:14"),
    Fault(template: "{{revenue | money | date}}", code: "E333", place: "1:21"),
    Fault(template: "{{#name | money}}{{/name | money}}", code: "E333", place: "1:11"),
  ]

  @Test("each mistake has its own finding, place and suggestion", arguments: faults)
  func finds(fault: Fault) {
    let findings = Fixture.findings(
      fault.template, name: fault.name,
      partials: ["header.html": "<h1>{{$title}}{{/title}}</h1>\n"])
    #expect(findings.map(\.code.id).contains(fault.code), "\(findings)")
    let finding = findings.first { $0.code.id == fault.code }
    let location = finding?.location
    #expect("\(location?.line ?? 0):\(location?.column ?? 0)" == fault.place)
    #expect(finding?.suggestion == fault.suggestion)
    #expect(finding?.location?.file == fault.name)
  }

  @Test func allProblemsOfAllTemplatesComeAtOnceInOrder() {
    let findings = Fixture.findings(
      "{{nmae}}\n{{> part}}\n{{revenue}}",
      partials: ["part.html": "{{note}}", "alone.html": "{{#x}}"])
    #expect(
      findings.map { "\($0.location?.file ?? ""):\($0.location?.line ?? 0) \($0.code.id)" } == [
        "alone.html:1 E301", "page.html:1 E310", "page.html:3 E313", "part.html:1 E312",
      ])
  }

  @Test func aFindingInAPartialNamesTheChainThatLedThere() throws {
    let findings = Fixture.findings(
      "{{> outer}}", partials: ["outer.html": "\n{{> inner}}", "inner.html": "x {{nmae}}"])
    let finding = try #require(findings.first)
    #expect(
      finding.context == [
        "page.html › outer.html (page.html:1)", "outer.html › inner.html (outer.html:2)",
      ])
    #expect(finding.excerpt == .init(line: "x {{nmae}}", column: 5, length: 4))
  }

  @Test func partialsThatIncludeEachOtherManyTimesOverAreRefused() {
    var partials: [(name: String, text: String)] = [(name: "page.html", text: "{{> p0}}")]
    for index in 0..<30 {
      let next = "{{> p\(index + 1)}}"
      partials.append((name: "p\(index).html", text: "{{name}}\(next)\(next)"))
    }
    partials.append((name: "p30.html", text: "{{name}}"))
    var limits = TemplateLimits()
    limits.instructions = 1000
    #expect {
      _ = try Fixture.library(partials, limits: limits)
    } throws: { ($0 as? DiagnosticsError)?.diagnostics.contains { $0.code.id == "E331" } == true }
  }

  /// Neither literal text, which is joined, nor names that are unknown leave a step of their own.
  @Test(arguments: ["x", "", "{{nmae}}"])
  func partialsThatMultiplyAreRefusedWhateverTheyHold(leaf: String) throws {
    var partials: [(name: String, text: String)] = [(name: "page.html", text: "{{> p0}}")]
    for index in 0..<40 {
      let next = "{{> p\(index + 1)}}"
      partials.append((name: "p\(index).html", text: next + next))
    }
    partials.append((name: "p40.html", text: leaf))
    var limits = TemplateLimits()
    limits.instructions = 1000
    var found: [String] = []
    do throws(DiagnosticsError) {
      _ = try TemplateLibrary(
        sources: partials.map { TemplateSource(name: $0.name, text: $0.text) },
        documents: ["page.html": Fixture.client.record], limits: limits)
    } catch {
      found = error.diagnostics.map(\.code.id)
    }
    #expect(found.count { $0 == "E331" } == 1)
  }

  @Test func chainsOfPartialsHaveALimit() {
    var partials: [(name: String, text: String)] = [(name: "page.html", text: "{{> p0}}")]
    for index in 0..<80 { partials.append((name: "p\(index).html", text: "{{> p\(index + 1)}}")) }
    partials.append((name: "p80.html", text: "x"))
    #expect {
      _ = try Fixture.library(partials)
    } throws: { ($0 as? DiagnosticsError)?.diagnostics.contains { $0.code.id == "E327" } == true }
  }

  @Test func sectionsInsideSectionsHaveALimit() {
    let text = String(repeating: "{{#active}}", count: 5000)
    #expect(Fixture.findings(text).contains { $0.code.id == "E306" })
  }

  @Test func sectionsAddUpOverPartials() {
    let open = String(repeating: "{{#active}}", count: 90)
    let close = String(repeating: "{{/active}}", count: 90)
    let findings = Fixture.findings(
      open + "{{> a}}" + close,
      partials: ["a.html": open + "{{> b}}" + close, "b.html": open + "x" + close])
    #expect(findings.map(\.code.id) == ["E306"])
  }

  @Test func anExternalDocumentCannotShowInternalRecords() {
    let external = Schema<Client>(
      "review", audience: .external, "For the client",
      [
        .text("name", "The name") { $0.name },
        .list("rows", "Lines", of: Fixture.row) { $0.rows },
      ])
    let findings = Fixture.findings(
      "{{name}}", partials: ["review.html": "{{name}}{{#rows}}{{product}}{{/rows}}"],
      documents: ["review.html": external.record])
    #expect(findings.map(\.code.id) == ["E329", "E329"])
  }

  @Test func aDocumentWithoutATemplateIsFound() {
    let findings = Fixture.findings("x", documents: ["pgae.html": Fixture.client.record])
    #expect(findings.map(\.code.id) == ["E328"])
    #expect(findings.first?.suggestion == "page.html")
  }

  @Test func twoTemplatesOfOneNameAreFound() {
    let findings = Fixture.findings("x", partials: ["page.html": "y"])
    #expect(findings.map(\.code.id) == ["E330"])
  }
}
