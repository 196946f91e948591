import Analysis
import Diagnostics
import Files
import Loading
import Localization
import Portfolio
import Reports
import Settings

/// A portfolio made of the records of another: read again from memory, so that what was left out of the
/// records cannot reach anything made from it.
struct DerivedPortfolio {
  let workplace: Workplace
  let loaded: LoadedPortfolio

  /// Reads records as a portfolio.
  ///
  /// - Parameters:
  ///   - records: The rows, changed as wanted.
  ///   - workplace: Where they come from: settings, texts and look stay, sources do not.
  ///   - custom: The company's own columns that the records may have.
  ///   - policy: The rules.
  ///   - look: What is seen of the company; nil for what the workplace has.
  ///   - change: Changes the configuration, such as the name on the pages.
  /// - Throws: When the records make no portfolio.
  init(
    _ records: CanonicalRecords, of workplace: Workplace, custom: [CustomField], policy: Policy,
    look: SiteLook? = nil, change: (inout Configuration) -> Void = { _ in }
  ) throws(DiagnosticsError) {
    var files: [String: [UInt8]] = [:]
    for file in records.files { files[FilePath.join(workplace.folder, file.path)] = file.bytes }
    var lines = records.sources(custom: custom)
    if !records.notes.isEmpty { lines.append("  notes: { folder: data/notes }") }
    var log = DiagnosticLog()
    let node = try SettingsNode.parse(lines.joined(separator: "\n") + "\n", file: "carteira.yaml")
    let read = Configuration(node, into: &log)
    guard !log.hasErrors else { throw DiagnosticsError(log.diagnostics) }
    var configuration = workplace.configuration
    configuration.sources = read.sources
    change(&configuration)
    self.workplace = Workplace(
      folder: workplace.folder, configuration: configuration, policy: policy, day: workplace.day,
      catalog: workplace.catalog, threads: workplace.threads, aliasKey: workplace.aliasKey,
      fileSystem: .memory(files), ownTemplates: workplace.ownTemplates,
      look: look ?? workplace.look,
      log: DiagnosticLog(), erasures: workplace.erasures)
    loaded = try PortfolioLoader.load(self.workplace.loadRequest).asKnown(on: workplace.day)
  }
}
