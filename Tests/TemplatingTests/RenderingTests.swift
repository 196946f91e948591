import Diagnostics
import Markup
import Templating
import Testing

@Suite struct RenderingTests {
  @Test(
    "templates over typed values",
    arguments: [
      ("{{name}} | {{orders}}", "Padaria São João | 3"),
      ("{{revenue | money}} {{revenue|money}}", "1234,56 1234,56"),
      ("{{#note}}{{.}}/{{note}}{{/note}}", "Liga às sextas/Liga às sextas"),
      (
        "{{#last}}{{. | date}}{{/last}} {{last | date | default: \"never\"}}", "day 20000 day 20000"
      ),
      ("{{^note}}none{{/note}}{{#active}}yes{{/active}}{{^active}}no{{/active}}", "yes"),
      ("{{#tags}}[{{.}}]{{/tags}}", "[vip][&lt;b&gt;]"),
      (
        "{{#rows}}{{product}}: {{amount | money}} of {{name}}; {{/rows}}",
        "Pão: 5,00 of Padaria São João; Bolo &amp; café: -12,50 of Padaria São João; "
      ),
      ("{{#owner}}{{name}}{{#team}} in {{name}}{{/team}}{{/owner}}", "Ana in Sul"),
      ("{{#owner.team}}{{owner.name}} {{owner.team.name}}{{/owner.team}}", "Ana Sul"),
      ("{{root.name}}", "raiz"),
      ("{{#bio}}{{{.}}}{{{bio}}}{{/bio}}", "<p>Olá</p><p>Olá</p>"),
      ("{{t.home.title}}", "Carteira &amp; clientes"),
      ("{{orders | count: orders}}", "3 pedidos"), ("{{orders | count: t.orders}}", "3 pedidos"),
      ("{{name | quoted: \"'|'\"}}", "&#39;|&#39;Padaria São João&#39;|&#39;"),
      ("{{revenue | money | within: home.as-of}}", "Posição em 1234,56, final"),
      ("{{{name | markdown}}}", "<em>Padaria São João</em>"),
      ("{{! nothing }}{{=<% %>=}}<% name %>", "Padaria São João"),
      (
        "<ul>\n  {{#tags}}\n  <li>{{.}}</li>\n  {{/tags}}\n</ul>\n",
        "<ul>\n  <li>vip</li>\n  <li>&lt;b&gt;</li>\n</ul>\n"
      ),
    ])
  func renders(template: String, expected: String) throws {
    #expect(try Fixture.render(template) == expected)
  }

  @Test func aMissingValueTakesItsDefault() throws {
    let client = Client(note: nil, last: nil, owner: nil)
    let text = try Fixture.render(
      "{{note | default: \"–\"}} {{last | date | within: home.as-of | default: t.none}} "
        + "{{owner.name | default: \"nobody\"}} {{^owner.team}}no team{{/owner.team}}",
      client: client)
    #expect(text == "– – nobody no team")
  }

  @Test func partialsKeepTheIndentationOfTheirTag() throws {
    let text = try Fixture.render(
      "<div>\n  {{> item}}\n</div>\n",
      partials: ["item.html": "<p>\n  {{name}}\n</p>\n"])
    #expect(text == "<div>\n  <p>\n    Padaria São João\n  </p>\n</div>\n")
  }

  @Test func aLayoutTakesBlocksAndPartialsInsideItTakeThemToo() throws {
    let text = try Fixture.render(
      "{{< layout}}{{$title}}{{name}}{{/title}}{{$foot}}F{{/foot}}{{/layout}}",
      partials: [
        "layout.html": "<h1>{{$title}}none{{/title}}</h1>{{> foot}}{{$rest}}R{{/rest}}",
        "foot.html": "<footer>{{$foot}}{{/foot}}</footer>",
      ])
    #expect(text == "<h1>Padaria São João</h1><footer>F</footer>R")
  }

  @Test func aPartialMayCallItselfOverATree() throws {
    let text = try Fixture.render(
      "{{#root}}{{> node}}{{/root}}",
      partials: ["node.html": "<li>{{name}}{{#children}}{{> node}}{{/children}}</li>"])
    #expect(text == "<li>raiz<li>a<li>b</li></li></li>")
  }

  @Test func outerNamesStayVisibleInsideATemplateThatCallsItself() throws {
    let text = try Fixture.render(
      "{{#root}}{{> node}}{{/root}}",
      partials: ["node.html": "{{orders}}{{name}} {{#children}}{{> node}}{{/children}}"])
    #expect(text == "3raiz 3a 3b ")
  }

  @Test func aValueMayNameATemplateOfTheSameSchema() throws {
    let sources = [
      (name: "page.html", text: "{{#rows}}{{>*kind}}{{/rows}}"),
      (name: "sale.html", text: "[{{product}}]"), (name: "return.html", text: "({{product}})"),
    ]
    let library = try Fixture.library(
      sources,
      documents: ["sale.html": Fixture.row.record, "return.html": Fixture.row.record])
    var client = Client()
    client.rows = [Row(product: "a", amount: 1), Row(product: "b", amount: 1, kind: "return.html")]
    var bytes: [UInt8] = []
    try library.render("page.html", Fixture.client.value(of: client), into: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "[a](b)")
    client.rows[0].kind = "retrun.html"
    let value = Fixture.client.value(of: client)
    #expect {
      try library.render("page.html", value, key: "C-1", into: &bytes)
    } throws: { error in
      guard let finding = error as? Diagnostic else { return false }
      return finding.code.id == "E343" && finding.suggestion == "return.html"
        && finding.context == ["C-1"]
    }
    #expect(String(decoding: bytes, as: UTF8.self) == "[a](b)", "nothing is appended by a failure")
  }

  @Test func endlessTreesAndPagesEndInAFinding() throws {
    var deep = Node(name: "leaf")
    for _ in 0..<40 { deep = Node(name: "n", children: [deep]) }
    let sources = [
      (name: "page.html", text: "{{#root}}{{> node}}{{/root}}"),
      (name: "node.html", text: "{{name}}{{#children}}{{> node}}{{/children}}"),
    ]
    var limits = TemplateLimits()
    limits.depth = 20
    let value = Fixture.client.value(of: Client(root: deep))
    var bytes: [UInt8] = []
    let shallow = try Fixture.library(sources, limits: limits)
    #expect {
      try shallow.render("page.html", value, into: &bytes)
    } throws: { ($0 as? Diagnostic)?.code.id == "E340" }
    limits.depth = 100
    limits.outputBytes = 30
    let small = try Fixture.library(sources, limits: limits)
    #expect {
      try small.render("page.html", value, into: &bytes)
    } throws: { ($0 as? Diagnostic)?.code.id == "E341" }
    #expect(bytes.isEmpty)
  }

  @Test func aRecordOfAnotherSchemaIsRefused() throws {
    let library = try Fixture.library([(name: "page.html", text: "{{name}}")])
    var bytes: [UInt8] = []
    let other = Fixture.team.value(of: Team(name: "x"))
    #expect {
      try library.render("page.html", other, into: &bytes)
    } throws: { ($0 as? Diagnostic)?.code.id == "E342" }
    #expect {
      try library.render("pag.html", other, into: &bytes)
    } throws: { ($0 as? Diagnostic)?.suggestion == "page.html" }
  }

  @Test func manyThreadsRenderTheSameBytes() async throws {
    let library = try Fixture.library([
      (name: "page.html", text: "{{#rows}}<td>{{product}}</td>{{amount | money}}{{/rows}}{{name}}")
    ])
    let rows = (0..<50).map { Row(product: "<\($0)>", amount: Int64($0) * 7919) }
    let value = Fixture.client.value(of: Client(rows: rows))
    let pages = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<16 {
        group.addTask {
          var bytes: [UInt8] = []
          for _ in 0..<20 {
            bytes = []
            try library.render("page.html", value, into: &bytes)
          }
          return bytes
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(pages.count == 16)
    #expect(Set(pages).count == 1)
    #expect(pages[0].count > 500)
  }
}
