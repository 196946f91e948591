import Foundation
import Markup
import TestSupport
import Testing

@Suite struct EscapingTests {
  @Test(
    "each place has its own escaping",
    arguments: [
      (Escaping.none, "<a & 'b'>", "<a & 'b'>"),
      (.html, "", ""),
      (.html, "nothing to escape in here", "nothing to escape in here"),
      (.html, "a<b>&\"c'", "a&lt;b&gt;&amp;&quot;c&#39;"),
      (.html, "12345678<", "12345678&lt;"),
      (.html, "1234567#%();=?&", "1234567#%();=?&amp;"),
      (.url, "clients/acme/index.html", "clients/acme/index.html"),
      (.url, "../a b.html?x=1&y=2#z", "../a%20b.html?x=1&amp;y=2#z"),
      (.url, "https://example.com/a", "https://example.com/a"),
      (.url, "MAILTO:ana@example.com", "MAILTO:ana@example.com"),
      (.url, "tel:+5511999", "tel:+5511999"),
      (.url, "javascript:alert(1)", "#"),
      (.url, " \tJava\nScript:alert(1)", "#"),
      (.url, "data:text/html,x", "#"),
      (.url, "vbscript:x", "#"),
      (.url, "ação:x", "#"),
      (.url, "a/b:c", "a/b:c"),
      (.urlPart, "a:b'c", "a:b&#39;c"),
      (.markdown, "R$ 1.234,56 - 12 %", "R$ 1.234,56 - 12 %"),
      (
        .markdown, "*a* _b_ `c` [d](e) <f> g|h ~i~",
        #"\*a\* \_b\_ \`c\` \[d\](e) \<f\> g\|h \~i\~"#
      ),
      (.markdown, "# title", "\\# title"), (.markdown, "- item", #"\- item"#),
      (.markdown, "-5,00", "-5,00"), (.markdown, "---", #"\---"#), (.markdown, "+", #"\+"#),
      (.markdown, "1. first", #"1\. first"#), (.markdown, "1.5", "1.5"),
      (.markdown, "12) x", #"12\) x"#), (.markdown, "    code", "code"),
      (.markdown, "a\n# b", "a # b"), (.markdown, "P&D &amp; R & S", #"P\&D \&amp; R & S"#),
      (.markdown, "=", #"\="#),
      (.markdownLink, "a b(c).md", "a%20b%28c%29.md"),
      (.markdownLink, "javascript:x", "#"),
      (.csv, "plain", "plain"), (.csv, "a,b", "\"a,b\""), (.csv, "a;b", "\"a;b\""),
      (.csv, "say \"hi\"", "\"say \"\"hi\"\"\""), (.csv, "a\nb", "\"a\nb\""),
      (.csv, "=1+1", "\"'=1+1\""), (.csv, "+55 11", "\"'+55 11\""), (.csv, "-1", "\"'-1\""),
      (.csv, "@x", "\"'@x\""), (.csv, "\tx", "\"'\tx\""), (.csv, " =1", "\"' =1\""),
      (.csv, "＝1", "\"'＝1\""), (.csv, "", ""),
      (.csvNumber, "-1234", "-1234"), (.csvNumber, "-1.234,56", "\"-1.234,56\""),
      (.csvNumber, "-R$ 5", "-R$ 5"), (.csvNumber, "-1+1", "\"'-1+1\""),
      (.csvNumber, "=1", "\"'=1\""), (.csvNumber, "-x", "\"'-x\""),
    ])
  func escapes(escaping: Escaping, text: String, expected: String) {
    var output = OutputBuffer()
    output.append(text, as: escaping)
    #expect(String(decoding: output.bytes, as: UTF8.self) == expected)
    var inPlace = OutputBuffer()
    inPlace.append("=<before>")
    inPlace.append(text)
    inPlace.escape(from: 9, as: escaping)
    #expect(String(decoding: inPlace.bytes, as: UTF8.self) == "=<before>" + expected)
  }

  @Test("every special byte is found wherever it lies in a word", arguments: 0..<20)
  func findsSpecialsAtEveryPosition(position: Int) {
    for special in "<>&\"'" {
      var text = String(repeating: "x", count: 20)
      let index = text.index(text.startIndex, offsetBy: position)
      text.replaceSubrange(index...index, with: String(special))
      var output = OutputBuffer()
      output.append(text, as: .html)
      #expect(output.count > 20, "\(special) at \(position)")
    }
  }

  @Test(
    "naughty strings stay text in every place",
    .enabled(if: SharedFolder.isPresent, "the shared folder is not here"))
  func naughtyStrings() throws {
    let url = try #require(SharedFolder.url("conformance/blns.json"))
    let strings = try JSONDecoder().decode([String].self, from: Data(contentsOf: url))
    #expect(strings.count > 400)
    for text in strings {
      expectHTML(text)
      expectAddress(text)
      expectMarkdown(text)
      expectCell(text)
    }
  }

  private func escaped(_ text: String, _ escaping: Escaping) -> String {
    var output = OutputBuffer()
    output.append(text, as: escaping)
    return String(decoding: output.bytes, as: UTF8.self)
  }

  private func expectHTML(_ text: String) {
    let html = escaped(text, .html)
    #expect(!html.utf8.contains { [0x3C, 0x3E, 0x22, 0x27].contains($0) }, "\(text)")
    let back = html.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    #expect(back.utf8.elementsEqual(text.utf8), "nothing is lost: \(text)")
  }

  private func expectAddress(_ text: String) {
    for escaping in [Escaping.url, .markdownLink] {
      let address = escaped(text, escaping)
      #expect(!address.utf8.contains { $0 <= 0x20 || [0x3C, 0x3E, 0x22, 0x27].contains($0) })
      let scheme = address.prefix { !"/?#".contains($0) }.split(separator: ":", maxSplits: 1)
      if scheme.count == 2 {
        #expect(LinkScheme.allowed.contains(scheme[0].lowercased()), "\(text)")
      }
      #expect(!address.lowercased().hasPrefix("javascript:"))
    }
  }

  private func expectMarkdown(_ text: String) {
    let bytes = Array(escaped(text, .markdown).utf8)
    for (index, byte) in bytes.enumerated() where [0x3C, 0x60, 0x2A, 0x5B, 0x7C].contains(byte) {
      #expect(index > 0 && bytes[index - 1] == 0x5C, "\(text)")
    }
    #expect(!bytes.contains(0x0A) && !bytes.contains(0x0D))
    #expect(![0x23, 0x20, 0x09].contains(bytes.first ?? 0x61))
  }

  private func expectCell(_ text: String) {
    let cell = escaped(text, .csv)
    #expect(!["=", "+", "-", "@", "\t", "\r"].contains(cell.unicodeScalars.first.map(String.init)))
    guard let first = cell.utf8.first, first == 0x22 else {
      #expect(!cell.utf8.contains { [0x2C, 0x3B, 0x22, 0x0A, 0x0D].contains($0) }, "\(text)")
      return
    }
    let inside = String(cell.dropFirst().dropLast()).replacing("\"\"", with: "")
    #expect(!inside.utf8.contains(0x22), "\(text)")
    let second = inside.unicodeScalars.first.map(String.init)
    #expect(!["=", "+", "-", "@", "\t", "\r"].contains(second), "\(text)")
  }
}
