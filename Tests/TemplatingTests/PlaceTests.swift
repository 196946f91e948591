import Foundation
import Markup
import Templating
import TestSupport
import Testing

@Suite struct PlaceTests {
  @Test(
    "values are escaped for the place they land in",
    arguments: [
      ("page.html", "<p title=\"{{name}}\">{{name}}</p>", "<p title=\"&quot;&lt;\">&quot;&lt;</p>"),
      ("page.html", "<p title='{{name}}'>", "<p title='&quot;&lt;'>"),
      ("page.html", "<a href=\"{{link}}\">", "<a href=\"#\">"),
      ("page.html", "<a href=\"x/{{link}}\">", "<a href=\"x/javascript:1\">"),
      ("page.html", "<a title=\"{{link}}\">", "<a title=\"javascript:1\">"),
      ("page.html", "<a href=\"{{#active}}{{link}}{{/active}}\">", "<a href=\"#\">"),
      ("page.html", "<a href=\"{{^active}}x/{{/active}}{{link}}\">", "<a href=\"#\">"),
      ("page.html", "<A HREF = '{{link}}' >", "<A HREF = '#' >"),
      ("page.html", "<img src=\"{{link}}\"/>{{name}}", "<img src=\"#\"/>&quot;&lt;"),
      ("page.html", "<a href=\"mailto:{{orders}}\">", "<a href=\"mailto:3\">"),
      ("page.html", "<i style=\"width:{{orders}}%\">", "<i style=\"width:3%\">"),
      ("page.html", "<p {{#active}}class=\"on\"{{/active}}>{{name}}", "<p class=\"on\">&quot;&lt;"),
      ("page.html", "<p{{#active}} hidden{{/active}}>{{name}}", "<p hidden>&quot;&lt;"),
      (
        "page.html", "<script>if (a < b) {}</script>{{name}}",
        "<script>if (a < b) {}</script>&quot;&lt;"
      ),
      ("page.html", "<!-- a > b -->{{name}}", "<!-- a > b -->&quot;&lt;"),
      ("page.html", "<style>a<</STYLE >{{name}}", "<style>a<</STYLE >&quot;&lt;"),
      ("page.html", "<!---- a -- > ---->{{name}}", "<!---- a -- > ---->&quot;&lt;"),
      ("page.html", "<!DOCTYPE html>{{name}}", "<!DOCTYPE html>&quot;&lt;"),
      ("page.html", "1 < 2 {{name}}", "1 < 2 &quot;&lt;"),
      ("page.md", "# {{name}} [x]({{link}})", "# \"\\< [x](#)"),
      ("page.txt", "{{name}}", "\"<"),
      ("list.csv", "{{name}};{{orders}}\n", "\"\"\"<\";3\n"),
      ("list.csv", "{{#rows}}{{product}},{{amount | money}}\n{{/rows}}", "\"'=1\",\"-12,50\"\n"),
      ("list.csv", "a,{{note | default: \"-\"}},{{t.none}}\n", "a,\"'-\",–\n"),
    ])
  func escapes(name: String, template: String, expected: String) throws {
    let client = Client(
      name: "\"<", note: nil, link: "javascript:1", rows: [Row(product: "=1", amount: -1250)])
    #expect(try Fixture.render(template, name: name, client: client) == expected)
  }

  @Test(
    "naughty strings never leave their place",
    .enabled(if: SharedFolder.isPresent, "the shared folder is not here"))
  func naughtyStrings() throws {
    let url = try #require(SharedFolder.url("conformance/blns.json"))
    let strings = try JSONDecoder().decode([String].self, from: Data(contentsOf: url))
    let library = try Fixture.library(
      [
        (name: "page.html", text: "<p title=\"{{name}}\">{{name}}</p><a href=\"{{name}}\">x</a>"),
        (name: "page.csv", text: "1;{{name}};2\n"),
      ], documents: ["page.csv": Fixture.client.record])
    for text in strings {
      let value = Fixture.client.value(of: Client(name: text))
      var bytes: [UInt8] = []
      try library.render("page.html", value, into: &bytes)
      let page = String(decoding: bytes, as: UTF8.self)
      #expect(bytes.filter { $0 == 0x3C }.count == 4, "\(page)")
      #expect(bytes.filter { $0 == 0x3E }.count == 4, "\(page)")
      #expect(bytes.filter { $0 == 0x22 }.count == 4, "\(page)")
      #expect(!page.lowercased().contains("href=\"javascript:"))
      bytes = []
      try library.render("page.csv", value, into: &bytes)
      #expect(![0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(bytes[2]))
      #expect(bytes.filter { $0 == 0x22 }.count % 2 == 0)
    }
  }
}
