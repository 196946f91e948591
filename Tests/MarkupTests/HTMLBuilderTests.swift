import Markup
import Testing

@Suite struct HTMLBuilderTests {
  @Test func buildsNestedElementsAndEscapesWhatComesFromData() {
    var builder = HTMLBuilder()
    builder.element("svg", [.init("viewBox", "0 0 10 10"), .flag("hidden")]) { svg in
      svg.element("title") { $0.text("O'Neil & <b>Sons</b>") }
      svg.empty("rect", [.init("width", 4.5), .init("x", -0.001), .init("y", 3)])
      svg.element("a", [.url("href", "javascript:alert(1)"), .init("title", "\"x\"")])
      svg.number(1.005, decimals: 1)
      svg.append(HTMLFragment(text: "<"))
    }
    let expected = """
      <svg viewBox="0 0 10 10" hidden><title>O&#39;Neil &amp; &lt;b&gt;Sons&lt;/b&gt;</title>\
      <rect width="4.5" x="0" y="3"/><a href="#" title="&quot;x&quot;"></a>1&lt;</svg>
      """
    #expect(String(decoding: builder.fragment.utf8, as: UTF8.self) == expected)
  }

  @Test(
    "numbers have a point, no zeros at their end, and round half away from zero",
    arguments: [
      (0.0, 2, "0"), (-0.0, 2, "0"), (1.0, 2, "1"), (1.5, 0, "2"), (-1.5, 0, "-2"),
      (0.125, 2, "0.13"), (-0.125, 2, "-0.13"), (10.10, 2, "10.1"), (0.004, 2, "0"),
      (-0.004, 2, "0"), (99.999, 2, "100"), (3.0625, 6, "3.0625"), (1e20, 2, "0"),
      (.infinity, 2, "0"), (.nan, 2, "0"), (120.05, 1, "120.1"), (7.25, 9, "7.25"),
    ])
  func formatsCoordinates(number: Double, decimals: Int, expected: String) {
    var output = OutputBuffer()
    output.append(number, decimals: decimals)
    #expect(String(decoding: output.bytes, as: UTF8.self) == expected)
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
