import Diagnostics
import Foundation
import Settings
import Testing

@testable import Analysis

@Suite("Sentences of findings") struct CatalogTests {
  private static func catalog(_ locale: String, _ name: String) throws -> SettingsNode {
    let url = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("templates/locales/\(locale)/\(name).yaml")
    return try SettingsNode.parse(String(contentsOf: url, encoding: .utf8), file: url.path)
  }

  @Test(arguments: ["en", "pt-BR"])
  func `every finding of policy and settings has a sentence`(locale: String) throws {
    let analysis = try Self.catalog(locale, "analysis")["diagnostics"]?.entries?.map(\.key.text)
    #expect(analysis == AnalysisDiagnostics.codes.map(\.id))
    let settings = try Self.catalog(locale, "settings")["diagnostics"]?.entries?.map(\.key.text)
    #expect(settings == SettingsDiagnostics.codes.map(\.id))
  }
}
