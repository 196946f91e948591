import Analysis
import Localization
import Portfolio

/// What should change hands, who has nobody, and which accounts are strategic.
extension OwnersMaking {
  private var plan: Rebalancing { context.work.rebalancing }
  private var report: CoverageReport { context.work.report }

  var rebalancing: WorkSection? {
    let isAnyoneOver = report.books.contains { $0.band == .overloaded || $0.band == .structural }
    guard !plan.moves.isEmpty || isAnyoneOver || !plan.unplaced.isEmpty else {
      return WorkSection(
        id: "rebalancing", title: words.text("work.rebalancing"),
        [WorkBlock(say: words.text("work.rebalancing-none"))])
    }
    let blocks: [WorkBlock?] = [
      WorkBlock(say: say),
      plan.moves.isEmpty
        ? nil
        : WorkBlock(
          table: moves, note: words.leftOut(of: plan.moves.count, shown: OwnersMaking.limit)),
      WorkBlock(
        table: plan.moves.isEmpty && plan.unresolved.isEmpty ? nil : beforeAfter, note: rest,
        link: how),
    ]
    return WorkSection(
      id: "rebalancing", title: words.text("work.rebalancing"),
      remark: words.plural("work.count.moves", plan.moves.count), blocks.compactMap { $0 })
  }

  private var say: String {
    let isEnough = plan.unresolved.isEmpty && plan.unplaced.isEmpty
    if plan.moves.isEmpty { return words.text("work.rebalancing-stuck") }
    return words.plural(
      isEnough ? "work.rebalancing-say" : "work.rebalancing-partly", plan.moves.count)
  }

  private var how: NavigationItem {
    NavigationItem(href: "../method.html#coverage", word: words.text("page.how-computed"))
  }

  private var moves: DataTable {
    let year = YearRevenue(context)
    return DataTable(
      name: words.text("work.moves"),
      columns: [
        .init(words.text("column.client")), .init(words.text("work.from")),
        .init(words.text("work.to")), .init(words.text("work.hours-year"), .number),
        .init(year.heading, .number), .init(words.text("work.why")),
      ],
      rows: plan.moves.prefix(OwnersMaking.limit).map { move in
        let client = context.assessment.client(move.client)
        return DataTable.Row(
          context.name(move.client), href: href(move.client),
          note: client?.tier.map { words.text("tier.\($0.rawValue)") },
          [
            DataTable.Cell(
              context.ownerName(move.from), tone: move.from == nil ? "caution" : ""),
            DataTable.Cell(context.ownerName(move.to), href: context.owners.file(move.to)),
            DataTable.Cell(words.hours(move.hours)),
            year.cell(client, zero: "", words.whole),
            DataTable.Cell(
              move.specialty.map { words.text("work.knows", ["specialty": $0]) }
                ?? words.text("work.has-hours")),
          ])
      })
  }

  private var beforeAfter: DataTable {
    let touched = Set(plan.moves.flatMap { [$0.from, $0.to] }.compactMap { $0 })
      .union(plan.unresolved)
    return DataTable(
      name: words.text("work.before-after"),
      columns: [
        .init(words.text("column.owner")), .init(words.text("work.planned"), .number),
        .init(words.text("work.before"), .number), .init(words.text("work.after"), .number),
        .init(words.text("work.result")),
      ],
      rows: context.owners.owners.filter { $0.id.map(touched.contains) ?? false }.map { book in
        let after = book.id.flatMap { plan.loadsAfter[$0] } ?? book.load
        let band = LoadBand(
          load: after, planned: book.planned, context.assessment.policy.coverage)
        return DataTable.Row(
          context.ownerName(book), href: context.owners.file(book.id),
          [
            DataTable.Cell(words.hours(book.planned)),
            DataTable.Cell(words.hours(book.load), note: excess(book.load, book.planned)),
            DataTable.Cell(words.hours(after), note: excess(after, book.planned)),
            DataTable.Cell(
              words.text(
                "work.band-change",
                [
                  "before": words.catalog.text("assessment.load.\(book.band.rawValue)"),
                  "after": words.catalog.text("assessment.load.\(band.rawValue)"),
                ])),
          ])
      })
  }

  private func excess(_ load: Int64, _ planned: Int64) -> String {
    Share(load, of: planned).basisPoints.map { words.percent($0) } ?? "–"
  }

  /// What the proposal leaves unsolved.
  private var rest: String? {
    var sentences: [String] = []
    if !plan.unresolved.isEmpty {
      sentences.append(
        words.text(
          "work.unresolved",
          ["owners": plan.unresolved.map { context.ownerName($0) }.joined(separator: ", ")]))
    }
    if !plan.unplaced.isEmpty {
      sentences.append(words.plural("work.unplaced", plan.unplaced.count))
    }
    sentences.append(
      words.text(
        "work.stay",
        ["days": words.formats.days(context.assessment.policy.coverage.protectedDays)]))
    return sentences.joined(separator: " ")
  }

  var unassigned: WorkSection? {
    let accounts = report.unassigned.accounts
    guard !accounts.isEmpty else { return nil }
    let year = YearRevenue(context)
    return WorkSection(
      id: "unassigned", title: words.text("work.unassigned"), width: "c7",
      remark: words.count("clients", accounts.count),
      [
        WorkBlock(
          table: DataTable(
            name: words.text("work.unassigned"),
            columns: [
              .init(words.text("column.client")), .init(words.text("column.status")),
              .init(year.heading, .number),
              .init(words.text("work.proposal")),
            ],
            rows: accounts.sorted {
              (revenue($1.client, year), $0.client) < (revenue($0.client, year), $1.client)
            }.prefix(OwnersMaking.limit).map { account in
              let client = context.assessment.client(account.client)
              let move = plan.moves.first { $0.client == account.client }
              return DataTable.Row(
                context.name(account.client), href: href(account.client),
                note: context.place(account.client),
                [
                  DataTable.Cell(client.map { words.status($0.status).word } ?? "–"),
                  year.cell(client, zero: "", words.whole),
                  DataTable.Cell(
                    move.map { context.ownerName($0.to) } ?? words.text("work.nobody-fits"),
                    note: move?.specialty.map { words.text("work.knows", ["specialty": $0]) },
                    tone: move == nil ? "caution" : ""),
                ])
            }), note: words.leftOut(of: accounts.count, shown: OwnersMaking.limit),
          link: NavigationItem(
            href: list(("owner", ListFacets.unknown)), word: words.text("work.see-unassigned")))
      ])
  }

  /// Amounts to sort by, the unknown last.
  private func revenue(_ client: Int, _ year: YearRevenue) -> Int64 {
    context.assessment.client(client).flatMap { year.amount($0) } ?? .min
  }

  var goals: WorkSection? {
    guard !context.goals.isEmpty else { return nil }
    let good = context.goals.count { $0.status == .reached || $0.status == .onPace }
    return WorkSection(
      id: "goals", title: words.text("work.goals"),
      remark: words.text(
        "work.goals-remark",
        [
          "good": words.formats.count(good), "all": words.formats.count(context.goals.count),
        ]),
      [
        WorkBlock(
          table: GoalTable(context: context).table(
            context.goals, name: words.text("work.goals"), hasOwners: true),
          link: NavigationItem(
            href: "../method.html#goals", word: words.text("page.how-computed")))
      ])
  }

  var strategic: WorkSection {
    let accounts = report.strategic
    let year = YearRevenue(context)
    return WorkSection(
      id: "strategic", title: words.text("work.strategic"), width: "c5",
      remark: words.count("clients", accounts.count),
      [
        WorkBlock(
          say: words.plural(
            accounts.count > report.strategicLimit ? "work.strategic-over" : "work.strategic-fine",
            report.strategicLimit,
            [
              "limit": words.formats.count(report.strategicLimit),
              "base": words.count("clients", report.base),
            ])),
        WorkBlock(
          table: accounts.isEmpty
            ? nil
            : DataTable(
              name: words.text("work.strategic"),
              columns: [
                .init(words.text("column.client")), .init(words.text("column.owner")),
                .init(year.heading, .number),
              ],
              rows: accounts.prefix(OwnersMaking.strategicShown).map { client in
                let owner = context.roster.owner(of: client, in: context.portfolio)
                return DataTable.Row(
                  context.name(client), href: href(client),
                  [
                    DataTable.Cell(
                      context.ownerName(owner), href: context.owners.file(owner),
                      tone: owner == nil ? "caution" : ""),
                    year.cell(context.assessment.client(client), zero: "", words.whole),
                  ])
              }), note: words.leftOut(of: accounts.count, shown: OwnersMaking.strategicShown)),
      ])
  }
}

/// Cells about an owner that several tables share.
struct OwnerWords {
  let context: SiteContext
  private var words: Words { context.words }

  /// What the owner is, by the team table.
  func note(_ book: OwnerBook) -> String? {
    guard let id = book.id else { return nil }
    return context.roster.member(id).map { $0.role ?? $0.id } ?? words.text("work.not-in-team")
  }

  /// The sentence that says what clients bring, by what that is read from.
  static func key(_ key: String, _ year: YearRevenue) -> String {
    year.source == .invoices ? key : "\(key)-\(year.source.rawValue)"
  }

  /// What contracts bring a month, and of how many clients that is not known; nil where they bring nothing.
  func monthly(_ books: [OwnerBook]) -> String? {
    let unknown = books.reduce(0) { $0 + $1.withoutMonthlyRevenue }
    let amounts = books.compactMap(\.monthlyRevenue)
    let known = amounts.isEmpty ? nil : knownSum(amounts)
    guard known ?? 0 > 0 || unknown > 0 else { return nil }
    return words.text("work.monthly", ["amount": words.whole(known, unknown: unknown)])
  }

  /// Hours asked for, of those planned.
  func load(_ book: OwnerBook) -> DataTable.Cell {
    let isOver = book.band == .overloaded || book.band == .structural
    return DataTable.Cell(
      words.text(
        "work.of-all", ["part": words.hours(book.load), "all": words.hours(book.planned)]),
      note: [
        words.percent(book.loadShare),
        words.catalog.text("assessment.load.\(book.band.rawValue)"),
      ].compactMap { $0 }.joined(separator: ", "), tone: isOver ? "alert" : "")
  }

  /// Clients that somebody spoke with lately.
  func touch(_ book: OwnerBook) -> DataTable.Cell {
    guard let points = book.touchCoverage.basisPoints else {
      return book.unknownDirection > 0
        ? DataTable.Cell(words.text("direction.unknown"), tone: "caution") : DataTable.Cell("–")
    }
    let isLow = points < context.assessment.policy.coverage.touchedLeast
    return DataTable.Cell(
      words.percent(book.touchCoverage) ?? "–",
      note: words.plural(
        isLow ? "work.touched-low" : "work.touched", book.touchable,
        [
          "touched": words.formats.count(book.touched),
          "all": words.formats.count(book.touchable),
        ]), tone: isLow ? "alert" : "")
  }
}
