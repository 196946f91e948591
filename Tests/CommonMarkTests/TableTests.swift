import CommonMark
import Testing

@Suite("Pipe tables")
struct TableTests {
  /// The cells of the only table in a markup, rows by lines and cells by `|`.
  private func cells(_ text: String) throws -> String {
    let markup = try rendered(text)
    let rows = markup.split(separator: "<tr>\n").dropFirst()
    return rows.map { row in
      row.split(separator: "\n")
        .filter { $0.hasSuffix("</td>") || $0.hasSuffix("</th>") }
        .map { $0.drop { $0 != ">" }.dropFirst().dropLast("</td>".count) }
        .joined(separator: "|")
    }.joined(separator: "\n")
  }

  @Test("have a head, rows and alignment by class")
  func whole() throws {
    let text = """
      | Produto | Qtd | Preço | Obs |
      |:--------|:---:|------:|-----|
      | Link    | 2   | 43,70 | *a* |
      | Backup  | 1   | 9,00  | [x](https://a.b) |
      """
    #expect(
      try rendered(text) == """
        <table>
        <thead>
        <tr>
        <th scope="col" class="align-left">Produto</th>
        <th scope="col" class="align-center">Qtd</th>
        <th scope="col" class="align-right">Preço</th>
        <th scope="col">Obs</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td class="align-left">Link</td>
        <td class="align-center">2</td>
        <td class="align-right">43,70</td>
        <td><em>a</em></td>
        </tr>
        <tr>
        <td class="align-left">Backup</td>
        <td class="align-center">1</td>
        <td class="align-right">9,00</td>
        <td><a href="https://a.b">x</a></td>
        </tr>
        </tbody>
        </table>

        """)
  }

  @Test("without rows have no body, with one row close it")
  func bodies() throws {
    let markup = try rendered("|a|b|\n|-|-|")
    #expect(!markup.contains("tbody"))
    #expect(markup.hasSuffix("</thead>\n</table>\n"))
    #expect(try rendered("|a|\n|-|\n|1|").hasSuffix("<td>1</td>\n</tr>\n</tbody>\n</table>\n"))
  }

  @Test(
    "split and fill their rows as GitHub does",
    arguments: [
      ("a | b\n--- | ---\n1 | 2", "a|b\n1|2"), ("|a|b|\n|-|-|\n|1|", "a|b\n1|"),
      ("|a|b|\n|-|-|\n|1|2|3|", "a|b\n1|2"), ("|a|b|\n|-|-|\n||x|", "a|b\n|x"),
      ("|a|b|\n|-|-|\n1 \\| 2 | 3", "a|b\n1 | 2|3"),
      ("|a|\n|-|\n| `x \\| y` |", "a\n<code>x | y</code>"),
      ("|a|b|\n|-|-|\n| \\\\| 2|", "a|b\n\\|2"), ("|a|b|\n|-|-|\nbar", "a|b\nbar|"),
      ("|a|\n|-|\n| # x |\n| C # |", "a\n# x\nC #"),
      ("|a|\n|-|\n| 1. x |\n| - y |", "a\n1. x\n- y"),
      ("|a|\n|-|\n|     code |", "a\ncode"), ("|a|\n|-|\n| > q |", "a\n&gt; q"),
      ("|a|b|\n|-|-|\n|*x|y*|", "a|b\n*x|y*"), ("| |b|\n|-|-|\n|1|2|", "|b\n1|2"),
      ("|a|\n|-|\n|<b>|", "a\n&lt;b&gt;"), ("|a|\n|-|\n|[x](javascript:1)|", "a\nx"),
      ("|a|\n|-|\n|\\#|\n|#|\n|##|", "a\n#\n#\n##"), ("|a|\r\n|-|\r\n|1|\r\n|2|\r\n", "a\n1\n2"),
      ("|a|\n|-|\n|[x]|\n\n[x]: /u", "a\n<a href=\"/u\">x</a>"),
    ])
  func cellsAndRows(_ text: String, _ expected: String) throws {
    let cells = try cells(text)
    #expect(cells == expected)
  }

  @Test("break lines in their cells where the text says so")
  func lineBreaks() throws {
    #expect(try rendered("|a|\n|-|\n|x<br>y|").contains("<td>x<br />\ny</td>"))
  }

  @Test(
    "are not seen where none are meant",
    arguments: [
      "a | b\nc | d", "|a|b|\n|-|\n|1|2|", "|a|\n|-|-|", "a\n---", "|a|\n|:|", "|a|\n|-:-|",
      "```\n|a|\n|-|\n```", "    |a|\n    |-|", "|a|\n\n|-|", "|-|", "a | b\n--x | ---",
    ])
  func noTable(_ text: String) throws {
    let markup = try rendered(text)
    #expect(!markup.contains("<table>"))
  }

  @Test("end a paragraph, and are followed by what comes after a blank line")
  func around() throws {
    let markup = try rendered("Preços *de\nhoje*:\n|a|\n|-|\n|1|\n\ndepois\n\n|b|\n|-|\n")
    #expect(markup.hasPrefix("<p>Preços <em>de\nhoje</em>:</p>\n<table>"))
    #expect(markup.contains("</table>\n<p>depois</p>\n<table>"))
  }

  @Test("stand in quotes and lists")
  func nested() throws {
    let quoted = try rendered("> a\n> > |x|y|\n> > |-|-|\n> > |1|2|")
    #expect(quoted.hasPrefix("<blockquote>\n<p>a</p>\n<blockquote>\n<table>"))
    #expect(quoted.contains("<td>1</td>\n<td>2</td>"))
    let listed = try rendered("- item\n\n  |x|\n  |-|\n  |1|\n- > |y|\n  > |-|\n  > |2|")
    #expect(listed.contains("<li>\n<p>item</p>\n<table>"))
    #expect(listed.contains("<td>1</td>"))
    #expect(listed.contains("<blockquote>\n<table>"))
    #expect(listed.contains("<td>2</td>"))
  }

  @Test("leave no trace of how they are made")
  func headings() throws {
    let markup = try rendered("# h\n\n|a|\n|-|\n|1|", MarkdownOptions(headingShift: 1))
    #expect(markup.hasPrefix("<h2>h</h2>\n<table>"))
    #expect(!markup.contains("<hr"))
    #expect(!markup.contains("<h1"))
  }

  @Test("of more columns than can be read are text")
  func columns() throws {
    let wide = String(repeating: "|a", count: 201) + "|\n" + String(repeating: "|-", count: 201)
    let markup = try rendered(wide + "|")
    #expect(!markup.contains("<table>"))
  }
}
