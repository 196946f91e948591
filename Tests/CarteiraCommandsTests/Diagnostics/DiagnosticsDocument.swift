import Analysis
import Archive
import CarteiraCommands
import Diagnostics
import Loading
import Localization
import Publishing
import Reports
import Settings
import Templating
import Theme

/// The modules that find something, with the numbers that are theirs.
struct DiagnosticsModule: Sendable {
  let title: String
  let range: ClosedRange<Int>
  /// More of its numbers, where others had taken those that follow.
  var further: ClosedRange<Int>?
  let codes: [DiagnosticCode]

  private var ranges: [ClosedRange<Int>] { [range] + (further.map { [$0] } ?? []) }

  /// Its numbers, as the page names them.
  var numbers: String {
    ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
      .joined(separator: ", ")
  }

  /// Whether a number is one of its own.
  func holds(_ number: Int) -> Bool { ranges.contains { $0.contains(number) } }

  static let all = [
    DiagnosticsModule(
      title: "Reading tables", range: 100...199,
      codes: LoadingDiagnostics.codes.filter { $0.number < 600 }),
    DiagnosticsModule(
      title: "Configuration", range: 200...249, codes: SettingsDiagnostics.codes),
    DiagnosticsModule(
      title: "Policy", range: 250...299,
      codes: AnalysisDiagnostics.codes.filter { $0.number < 300 }),
    DiagnosticsModule(title: "Templates", range: 300...349, codes: TemplatingDiagnostics.codes),
    DiagnosticsModule(title: "Pages", range: 350...399, codes: ReportsDiagnostics.codes),
    DiagnosticsModule(
      title: "Texts and languages", range: 400...419, codes: LocalizationDiagnostics.codes),
    DiagnosticsModule(
      title: "Files and publishing", range: 420...449, codes: PublishingDiagnostics.codes),
    DiagnosticsModule(
      title: "Rules of the policy", range: 450...459, further: 463...466,
      codes: AnalysisDiagnostics.codes.filter { $0.number >= 300 }),
    DiagnosticsModule(
      title: "Files and folders on the command line", range: 460...462, further: 467...469,
      codes: CommandsDiagnostics.placeCodes),
    DiagnosticsModule(title: "Command line", range: 470...499, codes: CommandsDiagnostics.codes),
    DiagnosticsModule(title: "Snapshots", range: 500...539, codes: ArchiveDiagnostics.codes),
    DiagnosticsModule(
      title: "Documents to send", range: 540...559, codes: BriefDiagnostics.codes),
    DiagnosticsModule(title: "Data protection", range: 560...579, codes: PrivacyDiagnostics.codes),
    DiagnosticsModule(
      title: "Import, export and duplicates", range: 580...599,
      codes: ExchangeDiagnostics.codes + LoadingDiagnostics.formErrors),
    DiagnosticsModule(
      title: "Sites made by several processes", range: 600...619, codes: ShardDiagnostics.codes),
    DiagnosticsModule(
      title: "Invoices in databases", range: 620...629, codes: LoadingDiagnostics.pushDownCodes),
    DiagnosticsModule(title: "Sending", range: 640...659, codes: SendingDiagnostics.codes),
    DiagnosticsModule(
      title: "Limits of tables", range: 660...661, further: 710...710,
      codes: LoadingDiagnostics.codes.filter { [660, 661, 710].contains($0.number) }),
    DiagnosticsModule(
      title: "Snapshots without people who were erased", range: 662...669,
      codes: PrivacyDiagnostics.snapshotCodes),
    DiagnosticsModule(
      title: "What is read and what is not", range: 670...679,
      codes: LoadingDiagnostics.sourceCodes),
    DiagnosticsModule(
      title: "Clients against other tables", range: 680...681,
      codes: LoadingDiagnostics.clientCodes),
    DiagnosticsModule(
      title: "Columns that may mean something else", range: 682...685,
      codes: LoadingDiagnostics.meaningCodes),
    DiagnosticsModule(
      title: "How files are laid out", range: 686...699, codes: LoadingDiagnostics.formCodes),
    DiagnosticsModule(
      title: "People who are erased while a command runs", range: 700...704,
      codes: PrivacyDiagnostics.meanwhileCodes),
    DiagnosticsModule(
      title: "Touches and our people", range: 720...724, codes: LoadingDiagnostics.touchCodes),
    DiagnosticsModule(
      title: "Files and clients that do not go together", range: 725...729,
      codes: LoadingDiagnostics.placementCodes),
    DiagnosticsModule(
      title: "What the program keeps beside what it publishes", range: 730...734,
      codes: PublishingDiagnostics.keptCodes),
  ]
}

/// docs/diagnostics.md, made of the declarations, the catalogs and the examples.
struct DiagnosticsDocument {
  let catalogs: [Catalog]

  init() throws {
    catalogs = try PortfolioLocale.allCases.sorted { $0.tag < $1.tag }.map { locale in
      try Catalog(
        locale: locale,
        files: Theme.files.filter { CatalogFile.isCatalog(path: $0.path, of: locale) }
          .map { CatalogFile(file: $0.path, text: $0.text) })
    }
  }

  /// The forms of a code's sentence in a language: one, or those for one and for several.
  func sentences(_ code: DiagnosticCode, _ catalog: Catalog) -> [String] {
    switch catalog.message("diagnostics.\(code.id)") {
    case .text(let pattern): [pattern.source]
    case .plural(let one, let other): [one.source, other.source]
    case nil: []
    }
  }

  var text: String {
    var lines = [
      "# Every message",
      "",
      "A finding is printed as `file:line:column: severity[code]: sentence`, with the line it is about and the",
      "name that was probably meant. Errors (`E`) leave a row or a whole file out, or stop the command; warnings",
      "(`W`) say what may be wrong; notes (`N`) appear with `--verbose`. `--format json` writes one object a line,",
      "with the same codes and the values in `facts`. Codes keep their meaning; a code that goes is not used again.",
      "",
      "This page is written by `make golden`, from the program's own lists and catalogs.",
    ]
    for module in DiagnosticsModule.all {
      lines += ["", "## \(module.title) (\(module.numbers))"]
      for code in module.codes.sorted(by: { $0.number < $1.number }) {
        lines += ["", "### \(code.id)", ""]
        for catalog in catalogs {
          let forms = sentences(code, catalog).joined(separator: " / ")
          lines.append("- \(catalog.locale.tag): \(forms)")
        }
        for example in DiagnosticExample.all where example.id == code.id {
          lines += ["- Seen with: \(example.cause)", "- What to do: \(example.remedy)"]
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension DiagnosticCode {
  /// The number in the id: 112 of `E112`.
  var number: Int { Int(id.dropFirst()) ?? 0 }
}
