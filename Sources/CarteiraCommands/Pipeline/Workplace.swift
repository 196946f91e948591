import Analysis
import Diagnostics
import Files
import Glibc
import Loading
import Localization
import Portfolio
import Privacy
import Reports
import Settings
import Theme

/// A portfolio folder with its settings read: what every command works on.
struct Workplace: Sendable {
  /// The folder that holds `carteira.yaml`.
  let folder: String
  let configuration: Configuration
  let policy: Policy
  /// The day of the report.
  let day: Day
  let catalog: Catalog
  let threads: Int
  /// Makes the addresses of clients whose ids speak of persons; from the environment.
  let aliasKey: String
  let fileSystem: FileSystem
  /// Files of the user's `templates` folder, by path in it.
  let ownTemplates: [(path: String, text: String, file: String)]
  /// Colours, fonts and logo of the user's own.
  let look: SiteLook
  /// Findings in the settings that do not stop anything.
  let log: DiagnosticLog
  /// Who was erased or withdrew; nil where nobody ever did.
  var suppression: Suppression?
  /// What the register said of people who were erased, when the settings were read.
  var erasures: Set<String> = []

  /// What to load, and from where.
  var loadRequest: LoadRequest {
    var request = LoadRequest(
      sources: configuration.sources, folder: folder, fileSystem: fileSystem, day: day,
      currency: configuration.currency, homeCountry: configuration.homeCountry, threads: threads)
    request.productLedger =
      switch policy.products.ledger {
      case .auto: .upTo(lines: policy.products.ledgerLines)
      case .on: .on
      case .off: .off
      }
    request.screen = suppression.flatMap { $0.isEmpty ? nil : PersonScreen($0) }
    return request
  }

  /// Loads the portfolio as it was known on the day, without whoever was erased.
  ///
  /// - Parameter request: `loadRequest` with what else is wanted.
  /// - Returns: The portfolio.
  /// - Throws: What makes a source unreadable.
  func load(_ request: LoadRequest) throws(DiagnosticsError) -> LoadedPortfolio {
    let loaded = try PortfolioLoader.load(request).asKnown(on: day)
    return suppression.map(loaded.knowing) ?? loaded
  }

  static let policyName = "policy.yaml"

  /// Whether a finding's file is the policy.
  static func isPolicy(_ file: String?) -> Bool {
    file.map { $0 == policyName || $0.hasSuffix("/" + policyName) } ?? false
  }

  /// A path as the user may have given it, relative to the portfolio folder.
  func path(_ name: String) -> String {
    name.hasPrefix("/") ? name : FilePath.join(folder, name)
  }
}

/// Reads the settings of a portfolio folder.
struct WorkplaceReader {
  private static let limit = 4 << 20

  let options: PortfolioOptions
  var fileSystem = FileSystem.disk

  /// The locale before any file has been read: as asked for, else Portuguese.
  static func locale(_ options: PortfolioOptions) throws(DiagnosticsError) -> PortfolioLocale? {
    guard let tag = options.locale else { return nil }
    do throws(Diagnostic) { return try PortfolioLocale(tag: tag) } catch {
      throw DiagnosticsError([error])
    }
  }

  /// The texts of a locale that the executable carries.
  static func builtInCatalog(_ locale: PortfolioLocale) -> Catalog {
    builtInCatalogs[locale]?.anew() ?? Catalog(locale: locale) { builtInFiles(locale) }
  }

  /// Each read once, when the first text of it is asked for.
  private static let builtInCatalogs = Dictionary(
    uniqueKeysWithValues: PortfolioLocale.allCases.map { locale in
      (locale, Catalog(locale: locale) { builtInFiles(locale) })
    })

  private static func catalog(
    _ locale: PortfolioLocale, _ replacements: [CatalogFile]
  ) throws(DiagnosticsError) -> Catalog {
    replacements.isEmpty
      ? builtInCatalog(locale)
      : try Catalog(locale: locale, files: builtInFiles(locale), replacements: replacements)
  }

  private static func builtInFiles(_ locale: PortfolioLocale) -> [CatalogFile] {
    Theme.files.filter { CatalogFile.isCatalog(path: $0.path, of: locale) }
      .map { CatalogFile(file: "(built in) \($0.path)", text: $0.text) }
  }

  /// The settings, or everything that is wrong with them.
  func read() throws(DiagnosticsError) -> Workplace {
    let file = configurationFile()
    var log = DiagnosticLog()
    let node = try SettingsNode.parse(try text(of: file), file: shown(file))
    let configuration = Configuration(node, into: &log)
    let folder = FilePath.parent(of: file)
    let policy = try policy(
      in: folder, custom: configuration.sources.customFields, &log)
    guard !log.hasErrors else { throw DiagnosticsError(log.diagnostics) }
    let locale = try WorkplaceReader.locale(options) ?? configuration.locale
    let templates = try ownTemplates(in: folder)
    let replacements = templates.filter { CatalogFile.isCatalog(path: $0.path, of: locale) }
      .map { CatalogFile(file: $0.file, text: $0.text) }
    let catalog = try WorkplaceReader.catalog(locale, replacements)
      .replacing(configuration.labels, in: "reports")
    for diagnostic in unknownTemplates(templates) { log.add(diagnostic) }
    let look = LookReading(
      settings: configuration.look, folder: folder, fileSystem: fileSystem,
      catalog: catalog,
      stylesheet: templates.first { $0.path == "assets/site.css" }?.text
        ?? Theme.file("assets/site.css")?.text ?? ""
    ).read(into: &log)
    guard !log.hasErrors else { throw DiagnosticsError(log.diagnostics) }
    let register = PersonRegister(folder: folder, fileSystem)
    // First: whoever is erased between the two counts as erased later, which stops a run and lets nobody slip.
    let erasures = try register.erasures()
    return Workplace(
      folder: folder, configuration: configuration, policy: policy, day: try day(configuration),
      catalog: catalog, threads: options.threads ?? processors(),
      aliasKey: unsafe getenv("CARTEIRA_ALIAS_KEY").map { unsafe String(cString: $0) } ?? "",
      fileSystem: fileSystem,
      ownTemplates: templates, look: look, log: log,
      suppression: try register.suppression(), erasures: erasures)
  }

  /// The file of the configuration, which may be named by its folder.
  func configurationFile() -> String {
    fileSystem.isFolder(options.config)
      ? FilePath.join(options.config, "carteira.yaml") : options.config
  }

  /// The file of the configuration, as findings name it.
  var shownConfiguration: String { shown(configurationFile()) }

  private func missing(_ file: String, _ error: FileError) -> DiagnosticsError {
    guard error.kind == .missing else {
      return DiagnosticsError([
        Diagnostic(
          DiagnosticCode(.error, error.number), at: SourceLocation(file: file), facts: error.facts)
      ])
    }
    return DiagnosticsError([Diagnostic(.noConfiguration, facts: ["path": file])])
  }

  private func policy(
    in folder: String, custom: [CustomField], _ log: inout DiagnosticLog
  ) throws(DiagnosticsError) -> Policy {
    let file = FilePath.join(folder, Workplace.policyName)
    guard fileSystem.isFile(file) else { return Policy.builtIn }
    return Policy.read(
      try SettingsNode.parse(try text(of: file), file: shown(file)), custom: custom, into: &log)
  }

  /// A policy besides that of the folder, or everything that is wrong with it.
  func policy(from file: String, custom: [CustomField]) throws(DiagnosticsError) -> Policy {
    var log = DiagnosticLog()
    let text: String
    do throws(FileError) {
      text = try fileSystem.readText(file, limit: WorkplaceReader.limit)
    } catch {
      throw DiagnosticsError([
        Diagnostic(
          DiagnosticCode(.error, error.number), at: SourceLocation(file: shown(file)),
          facts: error.facts)
      ])
    }
    let policy = Policy.read(
      try SettingsNode.parse(text, file: shown(file)), custom: custom, into: &log)
    guard !log.hasErrors else { throw DiagnosticsError(log.diagnostics) }
    return policy
  }

  private func text(of file: String) throws(DiagnosticsError) -> String {
    do throws(FileError) {
      return try fileSystem.readText(file, limit: WorkplaceReader.limit)
    } catch {
      throw missing(file, error)
    }
  }

  private func shown(_ file: String) -> String {
    file.hasPrefix("./") ? String(file.dropFirst(2)) : file
  }

  private func day(_ configuration: Configuration) throws(DiagnosticsError) -> Day {
    if let given = options.asOf.flatMap({ Day(iso: $0) }) ?? configuration.asOf { return given }
    do throws(Diagnostic) { return try Clock.today(in: configuration.timeZone) } catch {
      throw DiagnosticsError([
        Diagnostic(error.code, at: configuration.timeZoneLocation, facts: error.facts)
      ])
    }
  }

  private func processors() -> Int {
    max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  private func ownTemplates(
    in folder: String
  ) throws(DiagnosticsError) -> [(path: String, text: String, file: String)] {
    let base = FilePath.join(folder, "templates")
    guard fileSystem.isFolder(base) else { return [] }
    var found: [(path: String, text: String, file: String)] = []
    var damaged: [Diagnostic] = []
    do throws(FileError) {
      for path in try fileSystem.glob("**", in: base) {
        let file = FilePath.join(base, path)
        let bytes = try fileSystem.read(file, limit: WorkplaceReader.limit)
        if TemplateText.isTemplate(path), let place = TemplateText.fault(bytes, in: shown(file)) {
          damaged.append(Diagnostic(.templateNotUTF8, at: place))
        }
        let text = String(decoding: bytes, as: UTF8.self)
        // A copy of a built-in file replaces nothing.
        if Theme.file(path)?.text != text { found.append((path, text, shown(file))) }
      }
    } catch {
      throw missing(error.path, error)
    }
    guard damaged.isEmpty else { throw DiagnosticsError(damaged) }
    return found
  }

  /// A file that replaces nothing is probably misspelt; a partial of the user's own is welcome.
  private func unknownTemplates(
    _ templates: [(path: String, text: String, file: String)]
  ) -> [Diagnostic] {
    let known = Theme.files.map(\.path)
    return templates.filter { !known.contains($0.path) && !$0.path.hasPrefix("partials/") }
      .map { template in
        Diagnostic(
          .unknownTemplateFile, at: SourceLocation(file: template.file),
          facts: ["found": template.path],
          suggestion: NearMiss.nearest(to: template.path, among: known))
      }
  }
}
