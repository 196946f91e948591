import Analysis
import Portfolio

/// What clients bring in a year, as sentences say it: by invoices where there are any, by contract values in a portfolio of
/// contracts alone, and as unknown where the data say neither.
///
/// Invoices and contracts are never added together, and a table that is not there, or has no row yet, is no revenue of
/// zero.
struct YearRevenue {
  /// What the revenue is read from; the raw value ends the keys of sentences.
  enum Source: String {
    /// Net sales of the last twelve months.
    case invoices
    /// Twelve times what the contracts in force bring a month.
    case contracts
    /// Neither invoices nor contracts.
    case unknown
  }

  let source: Source
  private let words: Words

  init(_ context: SiteContext) {
    words = context.words
    source =
      context.summary.knowsInvoices
      ? .invoices : context.summary.contracts != nil ? .contracts : .unknown
  }

  /// What a client brings a year, in minor units; nil where it is not known.
  func amount(_ client: ClientAssessment) -> Int64? {
    switch source {
    case .invoices: client.current.net
    case .contracts: client.contracts == nil ? 0 : client.contracts?.knownYearlyRevenue
    case .unknown: nil
    }
  }

  /// What some clients bring, as far as it is known; nil where it is known of none.
  func total(_ clients: [ClientAssessment]) -> Int64? { knownSum(clients.map(amount)) }

  /// What some clients bring, without its basis: `R$ 96 mil`, with how many are unknown.
  func short(_ clients: [ClientAssessment]) -> String {
    words.short(known: clients.map(amount))
  }

  /// What some clients bring, with its basis: `R$ 96 mil por ano em contratos`.
  func phrase(_ clients: [ClientAssessment]) -> String {
    phrase(of: total(clients), words.short(known: clients.map(amount)))
  }

  /// The same in whole units.
  func wholePhrase(_ clients: [ClientAssessment]) -> String {
    phrase(of: total(clients), words.whole(known: clients.map(amount)))
  }

  /// What a column of it is called.
  var heading: String {
    words.text(source == .contracts ? "column.contracts12" : "column.revenue12")
  }

  /// The key of a sentence about it, by what it is read from.
  func key(_ key: String) -> String {
    source == .invoices ? key : "\(key)-\(source.rawValue)"
  }

  /// What a client brings, as a cell of a column.
  ///
  /// - Parameters:
  ///   - client: The client; nil where it is not among those assessed.
  ///   - zero: The tone of nothing.
  ///   - written: How amounts in minor units are written.
  /// - Returns: The amount, or that it is unknown.
  func cell(
    _ client: ClientAssessment?, zero: String = "faint", _ written: (Int64) -> String
  ) -> DataTable.Cell {
    guard let client, let amount = self.amount(client) else {
      return DataTable.Cell(words.text("word.unknown"), tone: "caution")
    }
    return DataTable.Cell(written(amount), tone: amount == 0 ? zero : "")
  }

  private func phrase(of total: Int64?, _ written: String) -> String {
    total == nil
      ? words.text("year.unknown") : words.text("year.\(source.rawValue)", ["amount": written])
  }

  /// What some clients bring and may be lost: the amount, with its basis where that is not the invoices; in the
  /// plural where it is unknown.
  func risk(_ clients: [ClientAssessment]) -> String {
    guard total(clients) != nil else { return words.text("year.unknown-amounts") }
    return source == .invoices ? short(clients) : phrase(clients)
  }

  /// An amount of invoices as figures show it: none where there are no invoices to sum.
  func invoiced(_ amount: Int64, _ written: (Int64) -> String) -> String {
    source == .invoices ? written(amount) : "–"
  }
}

extension SiteContext {
  /// What the portfolio brings in a year, without its basis.
  func yearRevenue(_ year: YearRevenue) -> String {
    year.source == .invoices
      ? words.short(summary.current.net)
      : year.short(assessment.clients.filter { $0.contracts != nil })
  }
}
