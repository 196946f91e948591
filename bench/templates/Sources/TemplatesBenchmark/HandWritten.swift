/// The same page without an engine: what a careful programmer would write for this page alone.
enum HandWritten {
  static func render(_ page: Page, into output: inout [UInt8]) {
    add(
      """
      <!DOCTYPE html>
      <html lang="pt-BR">
      <head><meta charset="utf-8"><title>
      """, to: &output)
    escape(page.title, to: &output)
    add(
      """
      </title><link rel="stylesheet" href="style.css"></head>
      <body>
      <h1>
      """, to: &output)
    escape(page.title, to: &output)
    add(
      """
      </h1>
      <table>
      <thead><tr><th>Produto</th><th>Valor</th><th>Data</th><th>Parte</th></tr></thead>
      <tbody>

      """, to: &output)
    for purchase in page.purchases {
      add("<tr>\n<td><a href=\"../products/", to: &output)
      escape(purchase.slug, to: &output)
      add(".html\" title=\"", to: &output)
      escape(purchase.product, to: &output)
      add("\">", to: &output)
      escape(purchase.product, to: &output)
      add("</a></td>\n<td class=\"number\">", to: &output)
      writeMoney(purchase.amount, to: &output)
      add("</td>\n<td>", to: &output)
      writeDate(purchase.day, to: &output)
      add("</td>\n<td class=\"number\">", to: &output)
      writePercent(purchase.share, to: &output)
      add("</td>\n</tr>\n", to: &output)
    }
    add("</tbody>\n</table>\n</body>\n</html>\n", to: &output)
  }

  private static func add(_ text: StaticString, to output: inout [UInt8]) {
    unsafe output.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends what needs no escaping in one piece.
  private static func escape(_ text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for index in 0..<bytes.count {
        guard let reference = unsafe reference(bytes[index]) else { continue }
        unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        add(reference, to: &output)
        start = index + 1
      }
      unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
  }

  @inline(__always)
  private static func reference(_ byte: UInt8) -> StaticString? {
    switch byte {
    case 0x22: "&quot;"
    case 0x26: "&amp;"
    case 0x27: "&#39;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    default: nil
    }
  }
}
