import Analysis
import Archive
import Diagnostics
import Files
import Loading
import Localization
import Portfolio
import Theme

/// Everything that the pages of a site follow from, each part by its value or its digest: where two are
/// equal, two processes make the same pages.
struct SiteFoundation: Sendable, Hashable {
  /// A part and its value.
  struct Part: Sendable, Hashable {
    let name: String
    let value: String

    init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }

    /// A name, a space and the rest; nil for a line without them.
    init?(line: String) {
      guard let space = line.firstIndex(of: " ") else { return nil }
      self.init(String(line[..<space]), String(line[line.index(after: space)...]))
    }
  }

  static let program = "program"
  static let day = "as-of"
  private static let data = "data"

  /// The parts, in a fixed order.
  let parts: [Part]

  init(parts: [Part]) { self.parts = parts }

  /// The foundation of a workplace.
  ///
  /// - Parameters:
  ///   - workplace: The settings.
  ///   - configuration: The file of the configuration.
  ///   - sources: What the sources held.
  /// - Throws: When something that must be looked at cannot be read.
  init(
    _ workplace: Workplace, configuration: String, sources: Digest
  ) throws(DiagnosticsError) {
    func file(_ path: String) throws(DiagnosticsError) -> String {
      guard workplace.fileSystem.isFile(path) else { return "-" }
      return try filing { () throws(FileError) in
        Digest(of: try workplace.fileSystem.read(path)).hex
      }
    }
    parts = [
      Part(SiteFoundation.program, "carteira \(Carteira.version)"),
      Part(SiteFoundation.day, "\(workplace.day)"), Part("--locale", workplace.catalog.locale.tag),
      Part("carteira.yaml", try file(configuration)),
      Part("policy.yaml", try file(workplace.path(Workplace.policyName))),
      Part("templates", try SiteFoundation.theme(workplace, file)),
      Part(SiteFoundation.data, sources.hex),
      Part("output/archive", try SiteFoundation.snapshots(workplace)),
      Part("privacy/persons.txt", try file(PersonRegister(folder: workplace.folder).path)),
      // The addresses that the key makes are in every site: its digest tells no more.
      Part("CARTEIRA_ALIAS_KEY", Digest(of: "carteira-assessment " + workplace.aliasKey).hex),
    ]
  }

  /// What pages follow from besides the data.
  var besidesData: SiteFoundation {
    SiteFoundation(parts: parts.filter { $0.name != SiteFoundation.data })
  }

  /// One digest of all parts and of the program's own file, of which several may have one version.
  var digest: Digest {
    var text = parts.map { "\($0.name) \($0.value)\n" }.joined()
    if let path = FilePath.resolved("/proc/self/exe"), let info = FileSystem.disk.existing(path) {
      text += "\(info.size) \(info.modified)\n"
    }
    return Digest(of: text)
  }

  /// Built-in and own templates, style sheets, texts and the pictures of the look.
  private static func theme(
    _ workplace: Workplace, _ file: (String) throws(DiagnosticsError) -> String
  ) throws(DiagnosticsError) -> String {
    var hash = SHA256()
    for theme in Theme.files {
      hash.update(Array("\(Digest(of: theme.text)) \(theme.path)\n".utf8))
    }
    let own = workplace.ownTemplates.sorted {
      $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
    }
    for template in own {
      hash.update(Array("own \(Digest(of: template.text)) \(template.path)\n".utf8))
    }
    for name in workplace.configuration.look.files {
      let digest = try file(workplace.path(name))
      hash.update(Array("look \(digest) \(name)\n".utf8))
    }
    return hash.finish().hex
  }

  /// The snapshots before the day, of which pages tell.
  private static func snapshots(_ workplace: Workplace) throws(DiagnosticsError) -> String {
    let folder = SnapshotFolder(workplace)
    let names = try lifting { () throws(Diagnostic) in try folder.names() }
    let lines = names.filter { $0.day < workplace.day }.map {
      "\($0.text) \(folder.archive.seal(of: $0.text)?.hex ?? "-")\n"
    }
    return Digest(of: lines.joined()).hex
  }
}

extension Session {
  /// What the pages follow from; the portfolio must have been loaded with its digest.
  func foundation(_ options: PortfolioOptions) throws -> SiteFoundation {
    try stopping { () throws(DiagnosticsError) in
      try SiteFoundation(
        workplace, configuration: WorkplaceReader(options: options).configurationFile(),
        sources: sources?.digest ?? Digest(of: ""))
    }
  }

  /// Opens the file of an assessment.
  func assessmentFile(_ path: String) throws -> AssessmentFile {
    // Another file was named wrongly; one of ours that is damaged is a problem of data.
    let isOne = AssessmentFile.isOne(path, .disk)
    return try stopping(as: { isOne ? Outcome.ofArgument($0) : Outcome.misuse }) {
      () throws(DiagnosticsError) in try AssessmentFile(path, .disk)
    }
  }

  /// What a file says of a portfolio; refuses one of another portfolio, day or program.
  func results(
    of file: AssessmentFile, for loaded: LoadedPortfolio, _ options: PortfolioOptions
  ) throws -> SharedResults {
    let foundation = try foundation(options)
    return try stopping(as: Outcome.ofShards) { () throws(DiagnosticsError) in
      let objections = file.objections(to: foundation)
      guard objections.isEmpty else { throw DiagnosticsError(objections) }
      return try file.results(clients: loaded.portfolio.clients.count)
    }
  }

  /// Refuses to go on where the clients come out otherwise than a file says.
  func check(_ file: AssessmentFile?, against assessment: Assessment) throws {
    try stopping { () throws(DiagnosticsError) in
      let differences = file?.differences(from: assessment.summary) ?? []
      guard differences.isEmpty else { throw DiagnosticsError(differences) }
    }
  }
}
