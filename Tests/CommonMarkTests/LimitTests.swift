import CommonMark
import TestSupport
import Testing

@Suite("Hostile Markdown")
struct LimitTests {
  @Test("that is too long is refused with its size and the limit")
  func tooLong() {
    #expect(throws: MarkdownError.textTooLong(bytes: 11, limit: 10)) {
      try rendered("12345678901", MarkdownOptions(maximumBytes: 10))
    }
    #expect(throws: Never.self) { try rendered("1234567890", MarkdownOptions(maximumBytes: 10)) }
    #expect(throws: MarkdownError.self) { try rendered(String(repeating: "a", count: 300_000)) }
  }

  @Test("that would make too much markup is refused")
  func tooMuch() throws {
    let bytes = try rendered("> a").utf8.count
    #expect(throws: MarkdownError.markupTooLong(bytes: bytes, limit: bytes - 1)) {
      try rendered("> a", MarkdownOptions(maximumOutputBytes: bytes - 1))
    }
    let columns = String(repeating: "|a", count: 200) + "|\n" + String(repeating: "|-", count: 200)
    #expect(throws: MarkdownError.self) {
      try rendered(columns + "|\n" + String(repeating: "a\n", count: 100_000))
    }
  }

  @Test("that nests too deeply is refused with its line")
  func tooDeep() {
    #expect(throws: MarkdownError.nestedTooDeeply(line: 1, limit: 100)) {
      try rendered(String(repeating: ">", count: 100_000))
    }
    let mixed = String(repeating: "- ", count: 50) + String(repeating: "1. ", count: 51)
    #expect(throws: MarkdownError.nestedTooDeeply(line: 2, limit: 100)) {
      try rendered("a\r\n" + mixed)
    }
    #expect(throws: Never.self) { try rendered(String(repeating: "> ", count: 100) + "a") }
    let steps = (0..<10).map {
      String(repeating: " ", count: 40 * $0) + String(repeating: "- ", count: 20) + "a"
    }
    #expect(throws: MarkdownError.nestedTooDeeply(line: 6, limit: 100)) {
      try rendered(steps.joined(separator: "\n"))
    }
    #expect(throws: Never.self) { try rendered(steps.prefix(5).joined(separator: "\n")) }
    let quotes = String(repeating: String(repeating: "> ", count: 90) + "a\n", count: 20)
    #expect(throws: Never.self) { try rendered(quotes) }
    let code = String(repeating: String(repeating: " ", count: 300) + "- a\n", count: 90)
    #expect(throws: Never.self) { try rendered("a\n\n" + code) }
    #expect(throws: Never.self) { try rendered(String(repeating: "* ", count: 1000)) }
  }

  @Test("with too many openings that may never end is refused")
  func openings() {
    #expect(throws: MarkdownError.tooManyOpenings(count: 501, limit: 500)) {
      try rendered(String(repeating: "a <!-- ", count: 501))
    }
    for piece in ["<?", "<!A", "![[]()"] {
      #expect(throws: MarkdownError.self) { try rendered(String(repeating: piece, count: 30_000)) }
    }
    #expect(throws: Never.self) { try rendered(String(repeating: "![a](b) ", count: 500)) }
  }

  @Test(
    "is read to its end without a crash",
    arguments: [
      "[", "]", "[a](", "[a](<b", "*a ", "**a_ ", "_a*", "`", "` `` ", "<a ", "<", "\\", "&",
      "&#x41;", "|", "|-", "|-|\n", "- a\n", "a\n---\n", "[a]: b\n", "[a]: <", "\u{FEFF}",
      "~~~\n", "\t", "    ", "\r", "<a@b.c>", "***", "*_", "a**b", "[\\[", "#", "\0",
    ])
  func repeated(_ piece: String) throws {
    let markup = try rendered(String(repeating: piece, count: 60_000 / piece.utf8.count))
    #expect(markup.utf8.count < 4 << 20)
  }

  @Test("of 100,000 brackets is text")
  func brackets() throws {
    let text = String(repeating: "[", count: 100_000)
    #expect(try rendered(text) == "<p>\(text)</p>\n")
  }

  @Test(
    "of the list of naughty strings makes no markup that acts",
    .enabled(if: SharedFolder.isPresent, "the shared folder is not here"))
  func naughtyStrings() throws {
    let text = try #require(SharedFolder.text("conformance/blns.json"))
    for line in text.split(separator: "\n") {
      let markup = try rendered(String(line)).lowercased()
      for danger in ["<script", "<img src=\"x", "<iframe", "<svg", "href=\"javascript", "<a on"] {
        #expect(!markup.contains(danger), "\(line)")
      }
    }
  }
}
