import Diagnostics
import Files
import Localization
import Portfolio

/// What the site that stands says of itself.
struct StandingSite {
  /// The day its pages are of, as `--as-of` is written; nil where they do not say it.
  let day: String?
  /// The language of its pages; nil likewise.
  let locale: PortfolioLocale?
  /// How many clients it shows; nil likewise.
  let clients: Int?

  /// Looks at the site in a folder.
  init(_ folder: String) {
    let site = try? Folder(at: folder)
    func text(_ path: String) -> String? {
      (try? site?.own(path, limit: 1 << 26)).map { String(decoding: $0, as: UTF8.self) }
    }
    let portfolio = text("downloads/portfolio.json")
    day = portfolio.flatMap {
      StandingSite.text(in: $0, after: "{\"field\":\"day\",\"value\":\"", to: "\"")
    }
    clients = portfolio.flatMap {
      StandingSite.text(in: $0, after: "{\"field\":\"clients\",\"value\":", to: "}")
        .flatMap { Int($0) }
    }
    locale = text("index.html").flatMap {
      StandingSite.text(in: $0, after: "<html lang=\"", to: "\"")
        .flatMap(PortfolioLocale.init(rawValue:))
    }
  }

  /// What lies between a beginning and the end that follows.
  private static func text(in text: String, after beginning: String, to end: Character) -> String? {
    guard let found = text.firstRange(of: beginning) else { return nil }
    return String(text[found.upperBound...].prefix { $0 != end })
  }

  /// Why pages of a run may not stand among those that are there.
  ///
  /// - Parameters:
  ///   - workplace: The run.
  ///   - folder: The folder of the site.
  /// - Returns: The reasons; none where they may.
  func objections(to workplace: Workplace, in folder: String) -> [Diagnostic] {
    var reasons: [(found: String, expected: String)] = []
    if let day, day != workplace.day.description {
      reasons.append(("--as-of \(day)", "--as-of \(workplace.day)"))
    }
    if let locale, locale != workplace.catalog.locale {
      reasons.append(("--locale \(locale.tag)", "--locale \(workplace.catalog.locale.tag)"))
    }
    return reasons.map {
      Diagnostic(
        .siteOfAnotherRun, at: SourceLocation(file: folder),
        facts: ["path": folder, "found": $0.found, "expected": $0.expected])
    }
  }
}

extension Session {
  /// Refuses to make some pages of a site whose others are of another day or language.
  func refuseMixing(in folder: String) throws {
    let objections = StandingSite(folder).objections(to: workplace, in: folder)
    try stopping(as: { _ in Outcome.misuse }) { () throws(DiagnosticsError) in
      guard objections.isEmpty else { throw DiagnosticsError(objections) }
    }
  }
}
