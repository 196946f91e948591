import Markup
import Testing

@Suite struct HTMLBuilderTests {
  @Test func buildsNestedElementsAndEscapesWhatComesFromData() {
    var builder = HTMLBuilder()
    builder.element("svg", [.init("viewBox", "0 0 10 10")]) { svg in
      svg.element("title") { $0.text("O'Neil & <b>Sons</b>") }
      svg.empty("rect", [.init("width", 4), .init("x", -1), .init("y", 3)])
      svg.element("a", [.url("href", "javascript:alert(1)"), .init("title", "\"x\"")])
      svg.append(HTMLFragment(text: "<"))
    }
    let expected = """
      <svg viewBox="0 0 10 10"><title>O&#39;Neil &amp; &lt;b&gt;Sons&lt;/b&gt;</title>\
      <rect width="4" x="-1" y="3"/><a href="#" title="&quot;x&quot;"></a>&lt;</svg>
      """
    #expect(String(decoding: builder.fragment.utf8, as: UTF8.self) == expected)
  }

  @Test(
    "whole numbers come out in digits",
    arguments: [
      (Int64.min, "-9223372036854775808"), (-1, "-1"), (0, "0"), (1204, "1204"),
      (Int64.max, "9223372036854775807"),
    ])
  func writesIntegers(number: Int64, expected: String) {
    var output = OutputBuffer()
    output.append(decimal: number)
    #expect(String(decoding: output.bytes, as: UTF8.self) == expected)
  }

  @Test func aBufferGrowsAndKeepsWhatItHas() {
    var output = OutputBuffer(capacity: 1)
    for index in 0..<5000 { output.append(UInt8(truncatingIfNeeded: index)) }
    output.append([1, 2, 3])
    output.append("é")
    output.truncate(to: 5004)
    #expect(output.bytes.count == 5004)
    #expect(output.bytes(from: 4999) == [UInt8(truncatingIfNeeded: 4999), 1, 2, 3, 0xC3])
  }
}
