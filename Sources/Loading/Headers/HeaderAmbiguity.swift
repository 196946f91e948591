public import Portfolio

/// A heading that means different things in different exports, to be settled by the values below it.
public struct HeaderAmbiguity: Sendable, Hashable {
  /// The table.
  public let table: TableName
  /// The heading.
  public let heading: String
  /// The field it means if the values fit.
  public let field: String
  /// What it may mean otherwise, as systems have it: `deal.status`.
  public let otherwise: String
  let test: Test

  enum Test {
    case states
    case clientKinds
    case invoiceKinds
    case cancelledFlags
    case amounts
  }

  /// Whether the values of the column fit `field`: at least half of those that are not blank do.
  ///
  /// Without any value the heading keeps its meaning. One invoice that is cancelled or came back tells that
  /// the column is about that, whatever else is in it: left unread, it would count as a sale.
  public func isConfirmed(by values: some Sequence<String>) -> Bool {
    var fitting = 0
    var others = 0
    for value in values where !HeaderKey.fold(value).isEmpty {
      if test == .invoiceKinds, InvoiceKind.takesBack(value) { return true }
      if fits(value) { fitting += 1 } else { others += 1 }
    }
    return fitting >= others
  }

  /// Whether a text is an amount; a whole number of one or two digits says how many months.
  private static func isAmount(_ text: String) -> Bool {
    let trimmed = text.trimmingBlanks
    return trimmed.utf8.count > 2
      && (DecimalReader(style: .comma).number(trimmed) != nil
        || DecimalReader(style: .point).number(trimmed) != nil)
  }

  private func fits(_ value: String) -> Bool {
    switch test {
    case .states: BrazilianState(text: value) != nil
    case .clientKinds: ValueWords.clientKind.value(of: value) != nil
    case .invoiceKinds: ValueWords.invoiceKind.value(of: value) != nil
    case .cancelledFlags:
      ValueWords.invoiceKind.value(of: value) != nil || CancelledFlag.kind(of: value) != nil
    case .amounts: HeaderAmbiguity.isAmount(value)
    }
  }
}

extension HeaderAliases {
  /// The headings whose values decide what they mean.
  ///
  /// "Estado" is the state of an address, but the status of a deal in a CRM's export.
  public static let ambiguities: [HeaderAmbiguity] =
    [
      HeaderAmbiguity(
        table: .clients, heading: "Estado", field: "state", otherwise: "deal.status", test: .states),
      HeaderAmbiguity(
        table: .invoices, heading: "Estado", field: "state", otherwise: "deal.status", test: .states
      ),
      HeaderAmbiguity(
        table: .clients, heading: "Tipo", field: "kind", otherwise: "relation", test: .clientKinds),
      HeaderAmbiguity(
        table: .clients, heading: "Type", field: "kind", otherwise: "relation", test: .clientKinds),
      HeaderAmbiguity(
        table: .invoices, heading: "Tipo", field: "kind", otherwise: "document", test: .invoiceKinds
      ),
      HeaderAmbiguity(
        table: .invoices, heading: "Situação", field: "kind", otherwise: "payment.status",
        test: .invoiceKinds),
      HeaderAmbiguity(
        table: .invoices, heading: "Status", field: "kind", otherwise: "payment.status",
        test: .invoiceKinds),
      HeaderAmbiguity(
        table: .invoices, heading: "Movimento", field: "kind", otherwise: "date",
        test: .invoiceKinds),
      HeaderAmbiguity(
        table: .contracts, heading: "Recorrência", field: "monthly-value", otherwise: "period",
        test: .amounts),
    ]
    + CancelledFlag.headings.map { heading in
      HeaderAmbiguity(
        table: .invoices, heading: heading, field: "kind", otherwise: "date", test: .cancelledFlags)
    }

  /// The ambiguity of a heading in a table; nil when it always means the same.
  public static func ambiguity(of heading: String, in table: TableName) -> HeaderAmbiguity? {
    let wanted = key(heading)
    return ambiguities.first { $0.table == table && key($0.heading) == wanted }
  }
}
