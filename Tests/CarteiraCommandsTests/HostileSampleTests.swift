import Foundation
import TestSupport
import Testing

/// The sample with hostile text in every cell that is not an id, a number or a date.
@Suite struct HostileSampleTests {
  static let strings = [
    "<script>window.canary=1</script>", "\"><img src=x onerror=\"window.canary=1\">",
    "'><svg onload=window.canary=1>", "javascript:window.canary=1",
    "{{{title}}} {{#page}}x{{/page}}", "</title></textarea></style><iframe src=//evil.invalid>",
    "[x](javascript:window.canary=1) ![x](http://evil.invalid/x.png) <b onclick=window.canary=1>",
    "=HYPERLINK(1)", "\u{202E}oirartnoc\u{2028}", "&lt;script&gt;&#60;img&#62;",
  ]

  /// Columns that hold rows together.
  private static let kept = [
    "id", "código", "client", "cliente", "contat", "nota", "contrato", "objetivo", "produto", "de",
    "para", "número",
  ]

  /// Rows of cells, each as it stands in the file.
  private func rows(_ bytes: Data) -> [[String]] {
    let text = String(data: bytes, encoding: .utf8) ?? String(data: bytes, encoding: .windowsCP1252)
    var rows: [[String]] = [[""]]
    var isQuoted = false
    for scalar in (text ?? "").unicodeScalars where scalar != "\r" && scalar != "\u{FEFF}" {
      let last = rows.count - 1
      switch scalar {
      case "\"": isQuoted.toggle()
      case ";" where !isQuoted: rows[last].append("")
      case "\n" where !isQuoted: rows.append([""])
      default: rows[last][rows[last].count - 1].unicodeScalars.append(scalar)
      }
    }
    return rows.filter { $0 != [""] }
  }

  private func poisoned(_ bytes: Data, _ turn: inout Int) -> Data {
    var rows = rows(bytes)
    let heads = rows[0].map { $0.lowercased() }
    for row in rows.indices.dropFirst() {
      for column in rows[row].indices where column < heads.count {
        let cell = rows[row][column]
        let isValue = cell.allSatisfy { "0123456789 .,/:%+-".contains($0) }
        // Words of a fixed list decide whether a row is taken: every other row keeps its own.
        let isWord = cell.utf8.count < 16 && !cell.contains(" ") && row % 2 == 0
        if isValue || isWord || Self.kept.contains(where: { heads[column].hasPrefix($0) }) {
          continue
        }
        rows[row][column] = Self.strings[turn % Self.strings.count]
        turn += 1
      }
    }
    let lines = rows.map { row in
      row.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }.joined(
        separator: ";")
    }
    return Data(lines.joined(separator: "\r\n").utf8)
  }

  @Test func nothingOfItBecomesMarkupOnAnyPage() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let shop = try Workshop(invoices: nil, configuration: nil)
    let source = root.appendingPathComponent("data")
    try FileManager.default.copyItem(
      at: source, to: URL(fileURLWithPath: shop.folder("data")))
    for name in ["carteira.yaml", "policy.yaml"] {
      try FileManager.default.copyItem(
        at: root.appendingPathComponent(name), to: URL(fileURLWithPath: shop.folder(name)))
    }
    var turn = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: source.path)
    where name.hasSuffix(".csv") && !name.hasPrefix("notas") && !name.hasPrefix("pagamentos") {
      let bytes = try Data(contentsOf: source.appendingPathComponent(name))
      try shop.put(poisoned(bytes, &turn), at: "data/" + name)
    }
    #expect(turn > 2_000)
    let outcome = try shop.run("build", "--quiet")
    #expect(outcome.code == 0 || outcome.code == 1, "\(outcome.findings.suffix(2000))")
    let pages = shop.tree("output/site").filter { $0.key.hasSuffix(".html") }
    #expect(pages.count > 60)
    for (path, bytes) in pages {
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      let scripts = path.hasSuffix("/review.html") ? 0 : 1
      #expect(text.ranges(of: "<script").count == scripts, "\(path)")
      for mark in [
        "<img src=x", "<iframe", "<svg onload", "<b onclick",
        "href=\"javascript:", "src=\"//", "src=\"http",
      ] {
        #expect(!text.contains(mark), "\(path): \(mark)")
      }
    }
  }
}
