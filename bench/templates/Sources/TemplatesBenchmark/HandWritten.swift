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

  private static func escape(_ text: String, to output: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case 0x22: add("&quot;", to: &output)
      case 0x26: add("&amp;", to: &output)
      case 0x27: add("&#39;", to: &output)
      case 0x3C: add("&lt;", to: &output)
      case 0x3E: add("&gt;", to: &output)
      default: output.append(byte)
      }
    }
  }
}
