import ArgumentParser
import Diagnostics
import Files
import Loading
import Localization
import Portfolio
import Settings

/// What `init` says and writes, in the language asked for, else in that of the portfolio.
struct InitReport {
  let folder: String
  let locale: PortfolioLocale
  /// What the configuration of the folder says; nothing where it has none yet.
  let sources: SourcesConfiguration
  private let reporter: Reporter

  /// Reads the language and the configuration; writes what is wrong with them and leaves with 2.
  init(locale tag: String?, folder: String) throws {
    self.folder = folder
    var options = PortfolioOptions()
    options.locale = tag
    do throws(DiagnosticsError) {
      let asked = try WorkplaceReader.locale(options)
      let standing = try InitReport.configuration(in: folder)
      locale = asked ?? standing?.locale ?? .standard
      sources = standing?.sources ?? .conventional
    } catch {
      let catalog = WorkplaceReader.builtInCatalog(.standard)
      InitReport.reporter(catalog).write(DiagnosticLog(error))
      throw Outcome.misuse
    }
    reporter = InitReport.reporter(WorkplaceReader.builtInCatalog(locale))
  }

  private static func configuration(
    in folder: String
  ) throws(DiagnosticsError) -> Configuration? {
    let path = FilePath.join(folder, "carteira.yaml")
    guard let text = try? FileSystem.disk.readText(path, limit: YAMLLimits.settings.bytes),
      let node = try? SettingsNode.parse(text, file: path)
    else { return nil }
    var log = DiagnosticLog()
    return Configuration(node, into: &log)
  }

  private static func reporter(_ catalog: Catalog) -> Reporter {
    Reporter(
      terminal: Terminal(), catalog: catalog, format: .text, isQuiet: false, isVerbose: false)
  }

  /// Runs a step; what it throws is written, and the program leaves with the code given.
  func stopping<Result>(
    as outcome: ExitCode, _ step: () throws(DiagnosticsError) -> Result
  ) throws -> Result {
    try stopping(as: { _ in outcome }, step)
  }

  private func stopping<Result>(
    as outcome: (DiagnosticsError) -> ExitCode, _ step: () throws(DiagnosticsError) -> Result
  ) throws -> Result {
    do throws(DiagnosticsError) { return try step() } catch {
      reporter.write(DiagnosticLog(error))
      throw outcome(error)
    }
  }

  /// A folder that cannot be was named wrongly; a full or broken disk is bad luck.
  private static func outcome(_ error: DiagnosticsError) -> ExitCode {
    let misfortunes = [FileError.Kind.noSpace, .failed].map { DiagnosticCode($0) }
    return error.diagnostics.contains { misfortunes.contains($0.code) }
      ? Outcome.problems : Outcome.misuse
  }

  /// Writes new files and names each.
  func write(_ files: [StarterPortfolio.File]) throws {
    let disk = FileSystem.disk
    try stopping(as: InitReport.outcome) { () throws(DiagnosticsError) in
      do throws(FileError) {
        // Said before a folder is made of it: the advice there is to remove what stands in the way.
        if let standing = disk.existing(folder), standing.kind != .folder {
          throw FileError(.wrongKind, path: folder)
        }
        for file in files {
          let path = FilePath.join(folder, file.path)
          try disk.createFolder(FilePath.parent(of: path))
          try disk.write(file.text, to: path)
        }
      } catch {
        throw DiagnosticsError([error.finding(at: nil)])
      }
    }
    for file in files { reporter.say(FilePath.join(folder, file.path)) }
  }

  /// Says a closing sentence.
  func say(_ key: String) {
    reporter.say(reporter.catalog.text("commands.init.\(key)", ["folder": folder]))
  }

  /// Says which tables had a file already.
  func sayStanding(_ entries: [SourceEntry]) {
    for entry in entries {
      reporter.say(
        reporter.catalog.text(
          "commands.init.standing",
          [
            "table": reporter.catalog.text("commands.table.\(entry.table.rawValue)"),
            "path": entry.path,
          ]))
    }
  }

  /// Says what the configuration now says, or what a person must add to it.
  func sayEntries(_ entries: [SourceEntry], areAdded: Bool) {
    guard !entries.isEmpty else { return }
    reporter.say(
      reporter.catalog.text(
        areAdded ? "commands.init.entries" : "commands.init.by-hand",
        ["path": FilePath.join(folder, "carteira.yaml")]))
    for entry in entries { reporter.say("  " + entry.line) }
  }
}
