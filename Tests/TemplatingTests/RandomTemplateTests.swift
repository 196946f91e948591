import Diagnostics
import Templating
import Testing

/// Templates that nobody would write, from pieces in an order that a seed decides.
@Suite struct RandomTemplateTests {
  private static let pieces = [
    "{{name}}", "{{note}}", "{{#note}}", "{{/note}}", "{{^note}}", "{{#rows}}", "{{/rows}}",
    "{{product}}", "{{amount | money}}", "{{#active}}", "{{/active}}", "{{#root}}", "{{/root}}",
    "{{> node}}", "{{> part}}", "{{< layout}}", "{{/layout}}", "{{$title}}", "{{/title}}",
    "{{{bio}}}", "{{#bio}}{{{.}}}{{/bio}}", "{{#tags}}{{.}}{{/tags}}", "{{t.home.title}}",
    "{{note | default: t.none}}", "{{revenue | money | within: home.as-of}}", "{{>*card}}",
    "{{=<% %>=}}", "<%={{ }}=%>", "{{! x }}", "{{", "}}", "{{{", "\n", "\n  ", " ", "\r\n",
    "<p>", "</p>", "<a href=\"", "\">", "<a title='", "'>", "<i ", ">", "x/", ",", ";", "é", "[a](",
    ")", "<!--", "-->", "<style>", "</style>",
  ]

  private struct Generator {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
  }

  @Test(
    "a template either has findings in its text or keeps data out of the markup",
    arguments: ["page.html", "page.md", "page.csv", "page.txt"])
  func neverBreaks(name: String) throws {
    let hostile = "\"'><script>alert(1)</script>\n=1"
    let client = Client(
      name: hostile, note: hostile, link: "javascript:1", tags: [hostile],
      rows: [Row(product: hostile, amount: -1)],
      root: Node(name: hostile, children: [Node(name: "x")]),
      card: name)
    let value = Fixture.client.value(of: client)
    var rendered = 0
    for seed in 0..<600 {
      var generator = Generator(state: UInt64(seed))
      let count = generator.next(below: 9) + 1
      let text = (0..<count).map { _ in
        Self.pieces[generator.next(below: Self.pieces.count)]
      }.joined()
      do {
        let library = try Fixture.library([
          (name: name, text: text),
          (name: "node", text: "{{name}}\n{{#children}}{{> node}}{{/children}}"),
          (name: "part", text: " {{#tags}}\n{{.}}\n{{/tags}}"),
          (name: "layout", text: "\n  {{$title}}\n  {{name}}\n  {{/title}}\n"),
        ])
        var bytes: [UInt8] = []
        do {
          try library.render(name, value, key: "C-1", into: &bytes)
        } catch let finding {
          #expect(["E340", "E341"].contains(finding.code.id), "\(text): \(finding)")
        }
        rendered += 1
        if name == "page.html" {
          #expect(!String(decoding: bytes, as: UTF8.self).contains("<script"), "\(text)")
        }
      } catch let error as DiagnosticsError {
        #expect(!error.diagnostics.isEmpty)
        for finding in error.diagnostics {
          #expect(finding.location?.line != nil && finding.excerpt != nil, "\(text): \(finding)")
        }
      }
    }
    #expect(rendered > 80)
  }
}
