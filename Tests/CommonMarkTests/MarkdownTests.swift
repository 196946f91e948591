import CommonMark
import Markup
import Testing

@Suite("Markdown")
struct MarkdownTests {
  @Test(
    "is CommonMark",
    arguments: [
      ("", ""), ("a **b** _c_ `d`", "<p>a <strong>b</strong> <em>c</em> <code>d</code></p>\n"),
      ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
      ("```sql\n<b>\n```", "<pre><code class=\"language-sql\">&lt;b&gt;\n</code></pre>\n"),
      ("O'Neil & Sons", "<p>O'Neil &amp; Sons</p>\n"), ("a\r\nb\rc", "<p>a\nb\nc</p>\n"),
      ("ção €", "<p>ção €</p>\n"), ("a\0b", "<p>a\u{FFFD}b</p>\n"),
    ])
  func basics(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test("repairs bytes that are no characters")
  func invalidBytes() throws {
    let markup = try Markdown.html(utf8: [0x61, 0xFF, 0x62, 0xC3]).utf8
    #expect(markup.elementsEqual("<p>a\u{FFFD}b\u{FFFD}</p>\n".utf8))
  }

  @Test("shifts headings of both kinds down, none below the sixth level")
  func headings() throws {
    let text = "# a\n\nb\n===\n\nc\n---\n\n##### d\n\n> # e\n"
    let shifted = try rendered(text, MarkdownOptions(headingShift: 2))
    #expect(
      shifted == """
        <h3>a</h3>
        <h3>b</h3>
        <h4>c</h4>
        <h6>d</h6>
        <blockquote>
        <h3>e</h3>
        </blockquote>

        """)
    #expect(try rendered("# a").hasPrefix("<h1>"))
    #expect(try rendered("# a", MarkdownOptions(headingShift: -3)).hasPrefix("<h1>"))
    #expect(try rendered("# a", MarkdownOptions(headingShift: 99)).hasPrefix("<h6>"))
  }

  @Test(
    "keeps targets of allowed schemes and relative ones",
    arguments: [
      "http://a.b/c", "https://a.b", "HTTPS://a.b", "mailto:a@b.c", "tel:+5551", "a/b.html",
      "../index.html", "#part", "?q=a:b", "/root", "a/b:c", "",
    ])
  func allowed(_ target: String) throws {
    #expect(try rendered("[x](<\(target)>)") == "<p><a href=\"\(target)\">x</a></p>\n")
    let isElsewhere = ["http", "mailto", "tel"].contains { target.lowercased().hasPrefix($0 + ":") }
    let isSafeElsewhere = target.lowercased().hasPrefix("https:")
    #expect(
      try rendered("![x](<\(target)>)")
        == (isElsewhere || isSafeElsewhere
          ? "<p><a href=\"\(target)\">x</a></p>\n"
          : "<p><img src=\"\(target)\" alt=\"x\" /></p>\n"))
  }

  @Test("makes no link inside a link of a picture of elsewhere")
  func picturesInLinks() throws {
    #expect(
      try rendered("[![x](https://c.d/e.png)](https://a.b)")
        == "<p><a href=\"https://a.b\">x</a></p>\n")
  }

  @Test(
    "takes away every other target and keeps the words",
    arguments: [
      "javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:alert(1)",
      "java&Tab;script:alert(1)", "&#1;javascript:alert(1)", "data:text/html,x",
      "data:image/png;base64,AAAA", "vbscript:x", "file:///etc/passwd", "ftp://a.b", "//evil.test",
      "/\\evil.test", "\\\\\\\\evil.test", "x:y", ":x", "java&NewLine;script:alert(1)",
      "&#x20;javascript:alert(1)", "blob:x", "intent://x", "/&Tab;/evil.test",
    ])
  func refused(_ target: String) throws {
    #expect(try rendered("a [x *y*](<\(target)>) b") == "<p>a x <em>y</em> b</p>\n")
    #expect(try rendered("![x](<\(target)>)") == "<p>x</p>\n")
    #expect(try rendered("[x]\n\n[x]: <\(target)>") == "<p>x</p>\n")
  }

  @Test("judges automatic links and links around images alike")
  func otherLinks() throws {
    #expect(
      try rendered("<https://a.b> <a@b.c>")
        == "<p><a href=\"https://a.b\">https://a.b</a> <a href=\"mailto:a@b.c\">a@b.c</a></p>\n")
    #expect(try rendered("<javascript:alert(1)>") == "<p>javascript:alert(1)</p>\n")
    #expect(
      try rendered("[![x](javascript:1)](https://a.b)") == "<p><a href=\"https://a.b\">x</a></p>\n")
    #expect(
      try rendered("[![x](a.png)](javascript:1)") == "<p><img src=\"a.png\" alt=\"x\" /></p>\n")
  }

  @Test(
    "shows raw HTML as text, but for comments and line breaks",
    arguments: [
      ("a <b>x</b>", "<p>a &lt;b&gt;x&lt;/b&gt;</p>\n"),
      ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
      ("<div a=x>\n*a*\n</div>\n\nb", "<p>&lt;div a=x&gt;\n*a*\n&lt;/div&gt;</p>\n<p>b</p>\n"),
      ("a<br>b<BR/>c", "<p>a<br />\nb<br />\nc</p>\n"), ("<!-- secret -->\n\na", "<p>a</p>\n"),
      ("a <!-- secret --> b", "<p>a  b</p>\n"),
      ("<img src=x onerror=y>", "<p>&lt;img src=x onerror=y&gt;</p>\n"),
      ("<!-- a --> <b>", "<p>&lt;!-- a --&gt; &lt;b&gt;</p>\n"),
      ("- <b>x", "<ul>\n<li>&lt;b&gt;x</li>\n</ul>\n"),
      ("<?php x ?>", "<p>&lt;?php x ?&gt;</p>\n"),
    ])
  func rawHTML(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test("makes no markup of a hostile name")
  func hostileName() throws {
    let markup = try rendered("O'Neil & <b>Sons</b> [x](javascript:1)")
    #expect(markup == "<p>O'Neil &amp; &lt;b&gt;Sons&lt;/b&gt; x</p>\n")
  }
}
