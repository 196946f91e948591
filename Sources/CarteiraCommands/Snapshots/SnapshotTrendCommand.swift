import Analysis
import Archive
import ArgumentParser
import Diagnostics
import Loading
import Localization
import Portfolio
import Reports

/// `carteira snapshot trend`: what the snapshots said, one after the other.
struct SnapshotTrendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: "Show what the snapshots said, one after the other, as it was said then.",
    discussion: """
      Without a name, of the portfolio; with one, of a client (id, name or address); with --owner, of \
      the clients of one owner (id). Of several snapshots of a day the last counts. Every snapshot is \
      shown, whatever the day of the report. The figures come from metrics.sqlite in the archive, which is \
      made from the snapshots and may be removed at any time.
      """)

  @OptionGroup var options: PortfolioOptions
  @OptionGroup var place: ArchiveOptions

  @Argument(help: "A client; the portfolio without.")
  var client: String?

  @Option(help: ArgumentHelp("The clients of this owner, by id.", valueName: "id"))
  var owner: String?

  @Option(help: "text for people, json for machines, one object a line.")
  var format = FindingsFormat.text

  func validate() throws {
    if client != nil, owner != nil {
      throw ValidationError("Give a client or --owner, not both.")
    }
  }

  func run() throws {
    var session = try Session(options, format: format)
    let workplace = session.workplace
    let folder = try session.snapshots(place, for: .change, options)
    var log = DiagnosticLog()
    let history = try session.stopping { () throws(DiagnosticsError) in
      try MetricsIndex(folder, &log).history(before: Day(number: Int32.max))
    }
    session.reporter.write(log)
    let rows = try rows(history, &session)
    if rows.isEmpty, format == .text {
      session.reporter.say(
        workplace.catalog.text("archive.none", ["path": folder.archive.path]))
    }
    write(rows, session)
    if log.hasErrors { throw Outcome.problems }
  }

  /// One row a snapshot: names of figures and their values.
  private typealias Row = [(name: String, value: AssessmentValue)]

  private func rows(_ history: SealedHistory, _ session: inout Session) throws -> [Row] {
    if let owner {
      return try figures(of: owner, history, &session).map { row($0, isWhole: false) }
    }
    guard let client else { return history.portfolio.map { row($0, isWhole: true) } }
    let standings = history.client(client)
    // Also a client that is in the records no more.
    guard standings.isEmpty else { return standings.map(row) }
    let loaded = try session.load()
    session.progress.clear()
    let number = try ClientLookup(loaded.portfolio).find(client, session.reporter)
    return history.client(loaded.portfolio.clients[number].id).map(row)
  }

  /// What the snapshots said of an owner's clients; of one who has some today and had none then, nothing.
  private func figures(
    of owner: String, _ history: SealedHistory, _ session: inout Session
  ) throws -> [SealedFigures] {
    if let known = history.owners[owner] { return known }
    let loaded = try session.load()
    session.progress.clear()
    if let names = OwnerView.names(of: owner, in: loaded.portfolio) {
      return names.sorted().compactMap { history.owners[$0] }.first ?? []
    }
    let known = history.owners.keys.sorted() + loaded.portfolio.team.map(\.id)
    session.reporter.write(
      DiagnosticLog(
        DiagnosticsError([
          Diagnostic(
            .unknownOwner, facts: ["found": owner],
            suggestion: NearMiss.nearest(to: owner, among: known))
        ])))
    throw Outcome.misuse
  }

  private func row(_ standing: SealedStanding) -> Row {
    [
      ("snapshot", .text(standing.snapshot)), ("day", .day(standing.day)),
      ("status", .text(standing.status.rawValue)),
      ("tier", standing.tier.map { .text($0.rawValue) } ?? .missing),
      ("health", number(standing.health.map { Int64($0) })),
      ("tier-revenue", standing.revenue.map { .money($0) } ?? .missing),
      ("nps-answer", number(standing.npsAnswer.map { Int64($0) })),
    ]
  }

  private func row(_ figures: SealedFigures, isWhole: Bool) -> Row {
    let row: Row = [
      ("snapshot", .text(figures.snapshot)), ("day", .day(figures.day)),
      ("clients", .integer(Int64(figures.clients))), ("active", .integer(Int64(figures.active))),
      ("at-risk", .integer(Int64(figures.atRisk))),
      ("net-sales-12-months", .money(figures.netSales)),
      ("monthly-recurring-revenue", figures.recurring.map { .money($0) } ?? .missing),
      ("health-mean", number(figures.meanHealthTenths, scale: 1)),
    ]
    guard isWhole else { return row }
    return row + [
      ("gross-retention-percent", number(figures.grossRetention, scale: 2)),
      ("nps", number(figures.npsHundredths, scale: 2)),
    ]
  }

  private func number(_ value: Int64?, scale: Int = 0) -> AssessmentValue {
    value.map { scale == 0 ? .integer($0) : .decimal($0, scale: scale) } ?? .missing
  }

  private func write(_ rows: [Row], _ session: Session) {
    let terminal = session.reporter.terminal
    guard format == .text else {
      for row in rows {
        var bytes: [UInt8] = []
        AssessmentOutput.append(
          row.map { ($0.name, $0.value) }, session.workplace.configuration.currency, to: &bytes)
        terminal.out(bytes + [0x0A])
      }
      return
    }
    guard let first = rows.first else { return }
    let catalog = session.workplace.catalog
    var table = TextTable([.left, .left] + first.dropFirst(2).map { _ in .right })
    table.add(first.map { catalog.text("archive.trend.\($0.name)") })
    for row in rows { table.add(row.map { text($0.value, of: $0.name, session) }) }
    for line in table.lines { terminal.out(line) }
  }

  private func text(_ value: AssessmentValue, of name: String, _ session: Session) -> String {
    let catalog = session.workplace.catalog
    let formatters = Formatters(catalog)
    return switch value {
    case .missing: "–"
    case .text(let word):
      switch name {
      case "status": catalog.text("reports.status.\(word)")
      case "tier": catalog.text("assessment.tier.\(word)")
      default: word
      }
    case .day(let day): formatters.day(day)
    case .integer(let number): formatters.decimal(number, scale: 0, places: .fixed(0))
    case .decimal(let number, let scale):
      formatters.decimal(number, scale: scale, places: .fixed(1))
    case .money(let amount):
      formatters.wholeMoney(
        Money(minorUnits: amount, currency: session.workplace.configuration.currency))
    default: value.text(currency: session.workplace.configuration.currency) ?? "–"
    }
  }
}
