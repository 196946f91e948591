/// Everything computed for the portfolio as a whole.
public enum PortfolioFields {
  /// The fields, in order.
  public static let all: [AssessmentField<Assessment>] =
    clients + breakdowns
    + totals("", "everything up to the day", \.total)
    + totals("-12-months", "the twelve months up to and with the day", \.current)
    + totals("-previous-12-months", "the twelve months before those", \.previous)
    + concentration + contracts + voice + movements + coverage

  private typealias Field = AssessmentField<Assessment>

  private static let clients: [AssessmentField<Assessment>] = [
    Field("day", .day, "the day of the assessment: nothing later counts") { .day($0.day) },
    Field("last-invoice", .day, "last day with an invoice") { .day($0.summary.lastInvoice) },
    Field("clients", .integer, "clients that exist on the day") { .integer($0.clients.count) },
    Field("buyers", .integer, "clients with a sale up to the day") {
      .integer($0.summary.buyers)
    }.ofInvoices,
    Field("buyers-12-months", .integer, "clients with a sale in the last twelve months") {
      .integer($0.summary.currentBuyers)
    }.ofInvoices,
    Field(
      "buyers-previous-12-months", .integer, "clients with a sale in the twelve months before"
    ) {
      .integer($0.summary.previousBuyers)
    }.ofInvoices,
  ]

  private static let breakdowns: [AssessmentField<Assessment>] =
    breakdown("status", "clients of the status", \.summary.byStatus)
    + Field.allOfInvoices(
      breakdown("abc", "clients of the ABC class", \.summary.byABC)
        + breakdown("segment", "clients of the RFM segment", \.summary.bySegment))
    + breakdown("tier", "clients of the tier", \.summary.byTier)
    + breakdown("touch", "clients of the touch", \.summary.byTouch)

  private static func breakdown<Key: RawRepresentable & CaseIterable & Hashable & Sendable>(
    _ name: String, _ meaning: String,
    _ breakdown: any KeyPath<Assessment, Breakdown<Key>> & Sendable
  ) -> [AssessmentField<Assessment>] where Key.RawValue == String {
    Key.allCases.flatMap { key in
      let word = key.rawValue.lowercased()
      return [
        Field("\(name)-\(word)-clients", .integer, "\(meaning) `\(key.rawValue)`") {
          .integer($0[keyPath: breakdown][key].clients)
        },
        Field(
          "\(name)-\(word)-net-sales-12-months", .money, "their net sales of the last twelve months"
        ) {
          .money($0[keyPath: breakdown][key].netSales)
        }.ofInvoices,
      ]
    }
  }

  private static func totals(
    _ suffix: String, _ span: String,
    _ totals: any KeyPath<PortfolioSummary, SalesTotals> & Sendable
  ) -> [AssessmentField<Assessment>] {
    Field.allOfInvoices([
      Field("sales" + suffix, .money, "sum of the sale lines, \(span)") {
        .money($0.summary[keyPath: totals].sales)
      },
      Field("returns" + suffix, .money, "returns and cancellations, at most 0, \(span)") {
        .money($0.summary[keyPath: totals].returns)
      },
      Field("net-sales" + suffix, .money, "sales less returns, \(span)") {
        .money($0.summary[keyPath: totals].net)
      },
      Field("sale-invoices" + suffix, .integer, "invoices with a sale line, \(span)") {
        .integer($0.summary[keyPath: totals].invoices)
      },
      Field(
        "average-ticket" + suffix, .money, "sales (returns not subtracted) / sale invoices, \(span)"
      ) {
        .money($0.summary[keyPath: totals].averageTicket)
      },
    ])
  }

  private static let concentration: [AssessmentField<Assessment>] = Field.allOfInvoices([
    Field("abc-clients", .integer, "clients with an ABC amount above zero") {
      .integer($0.summary.concentration.clients)
    },
    Field("abc-total", .money, "sum of those amounts") { .money($0.summary.concentration.total) },
    share("top-1-percent", "part of the largest client, in percent") { $0.top1 },
    share("top-5-percent", "part of the five largest clients, in percent") { $0.top5 },
    share("top-10-percent", "part of the ten largest clients, in percent") { $0.top10 },
    Field("top-fifth-clients", .integer, "a fifth of those clients, rounded up") {
      .integer($0.summary.concentration.fifthClients)
    },
    share("top-fifth-percent", "part of the largest fifth of the clients, in percent") {
      $0.topFifth
    },
    Field("herfindahl", .decimal, "Herfindahl–Hirschman index, 0–10,000") {
      .decimal($0.summary.concentration.herfindahlHundredths, scale: 2)
    },
    Field("effective-clients", .decimal, "clients of equal size that would make the same index") {
      $0.summary.concentration.effectiveClientsHundredths.map { .decimal($0, scale: 2) }
        ?? .missing
    },
    Field("rfm-participants", .integer, "clients with a sale in the RFM window") {
      .integer($0.summary.rfm.participants)
    },
    Field("rfm-reference-day", .day, "the day recency counts to in RFM") {
      .day($0.summary.rfm.referenceDay)
    },
  ])

  private static func share(
    _ name: String, _ meaning: String, _ part: @escaping @Sendable (Concentration) -> Int64
  ) -> AssessmentField<Assessment> {
    Field(name, .decimal, meaning) {
      .percent(Share(part($0.summary.concentration), of: $0.summary.concentration.total))
    }
  }
}

/// Everything computed for each calendar month of the portfolio.
public enum MonthFields {
  /// The fields, in order.
  public static let all: [AssessmentField<MonthSummary>] = [
    Field("month", .month, "the calendar month") { .month($0.month) },
    Field("partial", .boolean, "whether the month goes on after the day") {
      .boolean($0.isPartial)
    },
    Field("active-clients", .integer, "clients with a sale in the month") {
      .integer($0.activeClients)
    },
    Field("new-clients", .integer, "clients whose first sale lies in the month") {
      .integer($0.newClients)
    },
    Field("sales", .money, "sum of the sale lines") { .money($0.totals.sales) },
    Field("returns", .money, "returns and cancellations, at most 0") {
      .money($0.totals.returns)
    },
    Field("net-sales", .money, "sales less returns") { .money($0.totals.net) },
    Field("sale-invoices", .integer, "sale invoices, in the month of their first sale line") {
      .integer($0.totals.invoices)
    },
  ]

  private typealias Field = AssessmentField<MonthSummary>
}
