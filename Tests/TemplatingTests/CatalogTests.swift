import Diagnostics
import Foundation
import Templating
import Testing

@Suite struct CatalogTests {
  @Test("every finding has its sentence in each language", arguments: ["en", "pt-BR"])
  func sentences(locale: String) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let url = root.appendingPathComponent("templates/locales/\(locale)/templating.yaml")
    let text = try String(contentsOf: url, encoding: .utf8)
    let ids = TemplatingDiagnostics.codes.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids { #expect(text.contains("\n  \(id): \""), "\(id) in \(locale)") }
    let written = text.split(separator: "\n").compactMap { line in
      line.hasPrefix("  E") ? String(line.dropFirst(2).prefix(4)) : nil
    }
    #expect(written == ids.sorted(), "no sentence without a finding")
  }
}
