import Analysis
import Charts
import Localization
import Portfolio

/// The owner's clients, what they decide soon, what was promised to them, and how they do.
extension OwnerMaking {
  private var assessed: [ClientAssessment] {
    book.accounts.compactMap { context.assessment.client($0.client) }
  }

  private func href(_ client: Int) -> String {
    "../clients/\(context.slugs[client])/index.html"
  }

  /// How many rows a table shows.
  private static let limit = 100

  var clients: WorkSection? {
    guard !book.accounts.isEmpty else { return nil }
    // Those of whom nobody knows what they bring come last.
    let rows = zip(book.accounts, assessed).sorted {
      ($1.1.tierRevenue ?? -1, $0.1.client) < ($0.1.tierRevenue ?? -1, $1.1.client)
    }
    let year = YearRevenue(context)
    return WorkSection(
      id: "clients", title: words.text("column.clients"),
      remark: words.text("work.clients-remark", ["hours": words.hours(book.load)]),
      [
        WorkBlock(
          table: DataTable(
            name: words.text("work.clients-name", ["owner": name]),
            columns: [
              .init(words.text("column.client")), .init(words.text("column.status")),
              .init(words.text("column.tier")), .init(year.heading, .number),
              .init(words.text("work.health"), .number),
              .init(words.text("work.last-talk"), .date),
              .init(words.text("work.hours-year"), .number),
            ], rows: rows.prefix(OwnerMaking.limit).map { row($0, $1, year) }),
          note: words.leftOut(of: rows.count, shown: OwnerMaking.limit),
          link: NavigationItem(
            href: "../clients/index.html#owner=\(AddressText.encoded(name))",
            word: words.text("work.see-list")))
      ])
  }

  private func row(
    _ account: CoveredAccount, _ client: ClientAssessment, _ year: YearRevenue
  ) -> DataTable.Row {
    DataTable.Row(
      context.name(account.client), href: href(account.client), note: context.place(account.client),
      [
        DataTable.Cell(
          words.status(client.status).word, tone: client.status == .atRisk ? "alert" : ""),
        DataTable.Cell(
          client.tier.map { words.text("tier.\($0.rawValue)") } ?? "–",
          note: client.touch.map { words.catalog.text("assessment.touch.\($0.rawValue)") }),
        year.cell(client, words.whole),
        DataTable.Cell(
          client.health?.score.map { words.formats.count($0) } ?? words.text("word.unknown"),
          note: client.health?.band.map { words.catalog.text("assessment.band.\($0.rawValue)") },
          tone: client.health?.score == nil ? "caution" : ""),
        lastTalk(account, client),
        DataTable.Cell(
          words.hours(account.hours),
          note: account.isByTouch ? words.text("work.by-touch") : nil),
      ])
  }

  private func lastTalk(_ account: CoveredAccount, _ client: ClientAssessment) -> DataTable.Cell {
    let day = client.relationship?.lastTwoWay.map(words.date)
    guard let isTouched = account.isTouched else {
      return account.isDirectionUnknown
        ? DataTable.Cell(words.text("direction.unknown"), note: day, tone: "caution")
        : DataTable.Cell(day ?? "–")
    }
    if day == nil, client.relationship?.lastUnknown != nil {
      return DataTable.Cell(words.text("direction.unknown"), tone: "caution")
    }
    return DataTable.Cell(day ?? words.text("word.never"), tone: isTouched ? "" : "alert")
  }

  var renewals: WorkSection? {
    let own = Set(book.accounts.map(\.client))
    let near: Set<RenewalBucket> = [.overdue, .within30, .within60, .within90]
    let renewals = context.assessment.renewals.filter {
      own.contains($0.client) && ($0.contract.bucket.map(near.contains) ?? false)
    }
    guard !renewals.isEmpty else { return nil }
    let total = words.whole(known: renewals.map(\.contract.yearlyValue))
    return WorkSection(
      id: "renewals", title: words.text("work.renewals"), width: "c7",
      remark: words.text("work.renewals-remark", ["amount": total]),
      [
        WorkBlock(
          table: DataTable(
            name: words.text("work.renewals"),
            columns: [
              .init(words.text("column.client")), .init(words.text("column.opt-out"), .date),
              .init(words.text("work.renews"), .date),
              .init(words.text("work.value-year"), .number),
            ],
            rows: renewals.prefix(OwnerMaking.limit).map { renewal in
              let contract = renewal.contract
              return DataTable.Row(
                context.name(renewal.client), href: href(renewal.client),
                note: words.evidence(contract.key),
                [
                  DataTable.Cell(
                    contract.optOut.map(words.date) ?? words.text("word.unknown"),
                    tone: contract.bucket == .overdue || contract.bucket == .within30
                      ? "alert" : ""),
                  DataTable.Cell(contract.renewal.map(words.date) ?? "–"),
                  DataTable.Cell(
                    contract.yearlyValue.map(words.whole) ?? words.text("word.unknown"),
                    tone: contract.yearlyValue == nil ? "caution" : ""),
                ])
            }), note: words.leftOut(of: renewals.count, shown: OwnerMaking.limit))
      ])
  }

  var promises: WorkSection? {
    let promises = assessed.flatMap { client in
      (client.relationship?.overduePromises ?? []).map { (client.client, $0) }
    }.sorted { left, right in
      let days = (left.1.due?.number ?? .max, right.1.due?.number ?? .max)
      return days.0 != days.1 ? days.0 < days.1 : left.1.key < right.1.key
    }
    guard !promises.isEmpty else { return nil }
    return WorkSection(
      id: "promises", title: words.text("work.promises"), width: "c5",
      remark: words.text("work.promises-note"),
      [
        WorkBlock(
          table: DataTable(
            name: words.text("work.promises"),
            columns: [
              .init(words.text("work.client-and-promise")), .init(words.text("work.due"), .date),
              .init(words.text("work.days-late"), .number),
            ],
            rows: promises.prefix(OwnerMaking.limit).map { client, promise in
              DataTable.Row(
                context.name(client), href: href(client), note: promise.text,
                [
                  DataTable.Cell(promise.due.map(words.date) ?? "–", tone: "alert"),
                  DataTable.Cell(
                    promise.daysOverdue.map { words.formats.count($0) } ?? "–",
                    note: words.evidence(promise.key)),
                ])
            }), note: words.leftOut(of: promises.count, shown: OwnerMaking.limit))
      ])
  }

  /// The accounts that the proposal takes from the owner.
  var handovers: WorkSection? {
    let moves = context.work.rebalancing.moves.filter { $0.from == book.id }
    guard !moves.isEmpty else { return nil }
    return WorkSection(
      id: "handovers", title: words.text("work.handovers"),
      remark: words.plural("work.count.moves", moves.count),
      [
        WorkBlock(
          table: DataTable(
            name: words.text("work.handovers"),
            columns: [
              .init(words.text("column.client")), .init(words.text("work.to")),
              .init(words.text("work.hours-year"), .number), .init(words.text("work.why")),
            ],
            rows: moves.prefix(OwnerMaking.limit).map { move in
              DataTable.Row(
                context.name(move.client), href: href(move.client),
                [
                  DataTable.Cell(context.ownerName(move.to)),
                  DataTable.Cell(words.hours(move.hours)),
                  DataTable.Cell(
                    move.specialty.map { words.text("work.knows", ["specialty": $0]) }
                      ?? words.text("work.has-hours")),
                ])
            }), note: words.leftOut(of: moves.count, shown: OwnerMaking.limit),
          link: NavigationItem(
            href: "index.html#rebalancing", word: words.text("work.see-proposal")))
      ])
  }

  var fit: WorkSection? {
    let cells = context.fits.filter { $0.owner == book.id }
    guard !cells.isEmpty else { return nil }
    return WorkSection(
      id: "fit", title: words.text("work.fit"), remark: words.text("work.fit-remark"),
      [
        WorkBlock(
          table: DataTable(
            name: words.text("work.fit"),
            columns: [
              .init(words.text("work.kind")), .init(words.text("column.clients"), .number),
              .init(words.text("work.retention"), unit: "%", .number),
              .init(words.text("work.health"), .number),
              .init(words.text("work.growth"), unit: "%", .number),
              .init(words.text("work.compared")),
            ], rows: cells.map(row)),
          note: words.text(
            "work.fit-note",
            [
              "fewest": words.formats.count(context.assessment.policy.coverage.fewestFit)
            ]),
          link: NavigationItem(
            href: "../method.html#coverage", word: words.text("page.how-computed")))
      ])
  }

  private func row(_ fit: OwnerFit) -> DataTable.Row {
    let kind =
      fit.dimension == .tier
      ? Tier(rawValue: fit.value).map { words.text("tier.\($0.rawValue)") } ?? fit.value
      : fit.value
    func points(_ own: Int64?, _ all: Int64?) -> DataTable.Cell {
      DataTable.Cell(
        words.points(own),
        note: own == nil ? nil : words.text("work.all-of-kind", ["value": words.points(all)]))
    }
    func score(_ value: Int64?) -> String {
      value.map { words.formats.decimal($0, scale: 1, places: .fixed(1)) } ?? "–"
    }
    return DataTable.Row(
      kind, note: words.text("work.dimension.\(fit.dimension.rawValue)"),
      [
        DataTable.Cell(
          words.formats.count(fit.clients.count),
          href: fit.dimension == .sector
            ? "../clients/index.html#owner=\(AddressText.encoded(name))&sector=\(AddressText.encoded(fit.value))"
            : "../clients/index.html#owner=\(AddressText.encoded(name))&tier=\(AddressText.encoded(fit.value))"
        ),
        points(fit.own.retention.basisPoints, fit.all.retention.basisPoints),
        DataTable.Cell(
          score(fit.own.healthTenths),
          note: fit.own.healthTenths == nil
            ? nil : words.text("work.all-of-kind", ["value": score(fit.all.healthTenths)])),
        points(fit.own.growthBasisPoints, fit.all.growthBasisPoints),
        DataTable.Cell(
          words.catalog.text("assessment.fit.\(fit.verdict.rawValue)"),
          tone: fit.verdict == .worse ? "alert" : fit.verdict == .unscored ? "faint" : ""),
      ])
  }
}
