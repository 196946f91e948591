import Foundation
import TestSupport
import Testing

/// The sample's site as a reviewer approved it: the Markdown twins, one fact a line, and that no text is missing.
@Suite struct SampleGoldenTests {
  /// A client with everything, one with a large map, a prospect, and one that left.
  static let documents = [
    "clients/000101/profile.md", "clients/000101/map.md", "clients/000101/roadmap.md",
    "clients/000101/handoff.md", "clients/000101/review.md", "clients/000116/map.md",
    "clients/000159/profile.md", "clients/000159/map.md", "clients/000154/profile.md",
  ]

  /// The sample in a language.
  private func site(_ locale: String) throws -> [String: Data] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let shop = try Workshop(invoices: nil, configuration: nil)
    try FileManager.default.copyItem(
      at: root.appendingPathComponent("data"), to: URL(fileURLWithPath: shop.folder("data")))
    for name in ["carteira.yaml", "policy.yaml"] {
      let text = try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
      try shop.put(text.replacing("locale: pt-BR", with: "locale: \(locale)"), at: name)
    }
    let outcome = try shop.run("build", "--quiet")
    #expect(outcome.code == 0 || outcome.code == 1, "\(outcome.findings.suffix(2000))")
    return shop.tree("output/site")
  }

  @Test(arguments: ["pt-BR", "en"])
  func itsDocumentsSayWhatAReviewerApproved(locale: String) throws {
    let site = try site(locale)
    let documents = locale == "en" ? Array(Self.documents.prefix(3)) : Self.documents
    for path in documents {
      let bytes = try #require(site[path], "\(path)")
      Golden.expect(
        String(decoding: bytes, as: UTF8.self), matches: "sample-\(locale)/\(path)")
    }
    for (path, bytes) in site where path.hasSuffix(".html") || path.hasSuffix(".md") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("[reports.") && !text.contains("[assessment."), "\(path)")
    }
  }
}
