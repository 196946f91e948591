import Analysis
import Charts
import Localization
import Markup
import Portfolio

/// Makes the page of all owners: time against accounts, what should change hands, and goals.
struct OwnersMaking {
  let context: SiteContext
  var words: Words { context.words }
  private var work: WorkPlan { context.work }

  /// How many clients a list of them shows.
  static let limit = 100
  /// How many strategic accounts stand beside the goals.
  static let strategicShown = 20

  func page() -> WorkPage {
    let parts: [WorkSection?] = [books, rebalancing, unassigned, goals, strategic]
    let sections = parts.compactMap { $0 }
    return WorkPage(
      page: context.frame(depth: 1, current: "owners"), title: words.text("work.owners.title"),
      trail: nil, lead: lead,
      jumps: sections.map { NavigationItem(href: "#\($0.id)", word: $0.title) }, figures: nil,
      sections: sections)
  }

  /// The clients that the page names.
  var clientsShown: [Int] {
    work.rebalancing.moves.map(\.client) + work.report.unassigned.accounts.map(\.client)
      + work.report.strategic + [nextDecision?.client].compactMap { $0 }
      + (isAllAtRisk ? [] : ClientSet.carried(atRisk))
  }

  /// The clients at risk that somebody answers for.
  private var atRisk: [Int] {
    work.report.books.flatMap(\.accounts).map(\.client).filter {
      context.assessment.client($0)?.status == .atRisk
    }
  }

  /// Whether somebody answers for every client at risk, so that the list by status is the same.
  private var isAllAtRisk: Bool {
    atRisk.count == context.assessment.clients.count { $0.status == .atRisk }
  }

  /// The list of exactly those clients; nil where no address can hold them.
  private var atRiskAddress: String? {
    isAllAtRisk
      ? list(("status", Status.atRisk.rawValue))
      : ClientSet(atRisk, words.text("work.at-risk-owned")).href(context, root: "../")
  }

  func href(_ client: Int) -> String { "../clients/\(context.slugs[client])/index.html" }

  func list(_ filters: (name: String, key: String)...) -> String {
    "../clients/index.html#"
      + filters.map { "\($0.name)=\(AddressText.encoded($0.key))" }.joined(separator: "&")
  }

  // MARK: The answer

  private var lead: HTMLFragment {
    let books = context.owners.owners
    let year = YearRevenue(context)
    let accounts = work.report.books.flatMap(\.accounts)
    let first = words.rich(
      OwnerWords.key("work.owners.lead", year), counting: books.count,
      [
        "owners": words.plural("work.count.owners", books.count),
        "clients": words.count("clients", accounts.count),
        "amount": year.short(accounts.compactMap { context.assessment.client($0.client) }),
      ])
    return HTMLFragment(trusted: first.utf8 + loadSentence.utf8 + decisionSentence.utf8)
  }

  private var loadSentence: HTMLFragment {
    let fullest = work.report.books.max {
      ($0.loadShare.basisPoints ?? 0, $1.id ?? "") < ($1.loadShare.basisPoints ?? 0, $0.id ?? "")
    }
    guard let fullest else { return HTMLFragment(trusted: [UInt8]()) }
    return words.rich(
      "work.owners.lead-load",
      [
        "owner": context.ownerName(fullest), "load": words.hours(fullest.load),
        "planned": words.hours(fullest.planned),
        "band": words.catalog.text("assessment.load.\(fullest.band.rawValue)"),
      ])
  }

  private var decisionSentence: HTMLFragment {
    guard let next = nextDecision, let day = next.contract.optOut else {
      return HTMLFragment(trusted: [UInt8]())
    }
    return words.rich(
      "work.owners.lead-decision",
      [
        "client": context.name(next.client), "day": words.date(day),
        "owner": context.ownerName(
          context.roster.owner(of: next.client, in: context.portfolio)),
      ])
  }

  /// The contract whose opt-out comes next.
  private var nextDecision: Renewal? {
    context.assessment.renewals.first { renewal in
      renewal.contract.optOut.map { $0 >= context.day } ?? false
    }
  }

  // MARK: Books

  private var books: WorkSection {
    let owners = context.owners.owners
    let most = owners.map { max($0.load, $0.planned) }.max() ?? 1
    return WorkSection(
      id: "books", title: words.text("work.books"), remark: words.text("work.books-remark"),
      [
        WorkBlock(
          table: DataTable(
            name: words.text("work.books"),
            columns: [
              .init(words.text("column.owner")), .init(words.text("column.clients"), .number),
              .init(words.text("column.revenue12"), .number),
              .init(words.text("work.load"), .number), .init(words.text("work.load-bar"), .bar),
              .init(words.text("work.touch-coverage"), .number),
              .init(words.text("work.at-risk"), .number),
              .init(words.text("work.queue"), .number), .init(words.text("work.goals"), .number),
            ], rows: owners.map { row($0, most: most) }, total: total),
          note: words.text("work.books-note"),
          link: NavigationItem(
            href: "../method.html#coverage", word: words.text("page.how-computed")))
      ])
  }

  private func row(_ book: OwnerBook, most: Int64) -> DataTable.Row {
    let name = context.ownerName(book)
    return DataTable.Row(
      name, href: context.owners.file(book.id), note: OwnerWords(context: context).note(book),
      [
        DataTable.Cell(
          words.formats.count(book.accounts.count), href: list(("owner", name))),
        DataTable.Cell(
          YearRevenue(context).invoiced(book.netSales, words.whole),
          note: OwnerWords(context: context).monthly([book])),
        OwnerWords(context: context).load(book),
        .bar(
          CellBar.draw(
            book.load, of: most, limit: book.planned,
            kind: book.band == .fine || book.band == .tight ? .plain : .alert)),
        OwnerWords(context: context).touch(book),
        DataTable.Cell(
          words.formats.count(book.atRisk),
          note: book.atRisk > 0
            ? YearRevenue(context).invoiced(book.atRiskSales, words.whole) : nil,
          href: book.atRisk > 0
            ? list(("owner", name), ("status", Status.atRisk.rawValue)) : nil,
          tone: book.atRisk > 0 ? "" : "faint"),
        queue(book), goalsReached(book),
      ])
  }

  private func queue(_ book: OwnerBook) -> DataTable.Cell {
    guard let queue = work.actions.queue(of: book.id), !queue.entries.isEmpty else {
      return DataTable.Cell("0", tone: "faint")
    }
    return DataTable.Cell(
      words.text(
        "work.of-all",
        [
          "part": words.formats.count(queue.fitting.count),
          "all": words.formats.count(queue.entries.count),
        ]), href: "../" + context.queueAddress(book.id))
  }

  private func goalsReached(_ book: OwnerBook) -> DataTable.Cell {
    let own = context.goals.filter { $0.owner == book.id }
    guard !own.isEmpty else { return DataTable.Cell("–") }
    let good = own.count { $0.status == .reached || $0.status == .onPace }
    return DataTable.Cell(
      words.text(
        "work.of-all",
        ["part": words.formats.count(good), "all": words.formats.count(own.count)]),
      note: words.text("work.goals-good"))
  }

  private var total: DataTable.Row {
    let owners = context.owners.owners
    func sum(_ part: (OwnerBook) -> Int64) -> Int64 {
      owners.reduce(0) { $0.addingReportingOverflow(part($1)).partialValue }
    }
    let atRisk = owners.reduce(0) { $0 + $1.atRisk }
    return DataTable.Row(
      words.text("word.total"),
      [
        DataTable.Cell(words.formats.count(owners.reduce(0) { $0 + $1.accounts.count })),
        DataTable.Cell(
          YearRevenue(context).invoiced(sum(\.netSales), words.whole),
          note: OwnerWords(context: context).monthly(owners)),
        DataTable.Cell(
          words.text(
            "work.of-all",
            ["part": words.hours(sum(\.load)), "all": words.hours(sum(\.planned))])),
        DataTable.Cell(""),
        DataTable.Cell(words.percent(context.summary.coverage.touchCoverage) ?? "–"),
        DataTable.Cell(
          words.formats.count(atRisk),
          note: YearRevenue(context).invoiced(sum(\.atRiskSales), words.whole),
          href: atRiskAddress),
        DataTable.Cell(""), DataTable.Cell(""),
      ])
  }
}
