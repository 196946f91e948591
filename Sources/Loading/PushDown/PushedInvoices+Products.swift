import Diagnostics
import Portfolio
import PostgreSQL

extension PushedInvoices {
  /// What was sold of each product, as the database sums it up; nil where quantities are kept so that only
  /// the program can read them.
  func productLines(
    known: KnownClients, of request: LoadRequest
  ) throws(DiagnosticsError) -> ProductLines? {
    guard let queries = try productQueries(of: request) else { return nil }
    guard plan.product >= 0 else { return ProductLines() }
    return try session.reading { reader throws(DiagnosticsError) in
      var (kept, clients) = (ProductLines(), PushedClients(known: known))
      try reader.rows(queries.products) { row in
        guard case .client(let client) = clients.find(row.bytes(0)),
          let day = DateReader(style: .iso).day(row.bytes(3).span), let amount = row.integer(5)
        else { return }
        let product = PushedClients.trimmed(row.bytes(1))
        let invoice = PushedClients.trimmed(row.bytes(2))
        guard !product.isEmpty else { return }
        let isKnown = row.integer(7) == 0
        kept.lines.append(
          ProductLine(
            client: client, day: day.number, amount: amount,
            quantity: isKnown ? row.integer(6) ?? .min : .min,
            product: kept.texts.intern(product),
            invoice: invoice.isEmpty ? .max : kept.texts.intern(invoice),
            isContract: row.integer(4) == 1))
      }
      return kept
    }
  }

  /// The queries with a column of quantities; nil where that is of another type.
  private func productQueries(of request: LoadRequest) throws(DiagnosticsError) -> InvoiceQueries? {
    let asked = try InvoicePlanner(
      file: sample, configuration: configuration, currency: request.currency, rates: plan.rates,
      wantsQuantity: true
    ).plan().plan
    var queries = queries
    queries.columns.ask(quantity: asked.soldQuantity)
    guard asked.soldQuantity >= 0 else {
      return planned.columns.column("quantity") == nil ? queries : nil
    }
    switch queries.columns.types[asked.soldQuantity] {
    case .declared(let type):
      guard type == .integer || type == .decimal else { return nil }
    case .any: break
    }
    let sql = queries.doubts([queries.columns.quantityDoubt])
    let isPlain = try session.reading { reader throws(DiagnosticsError) in
      var doubts: Int64 = 0
      try reader.rows(sql) { row in doubts = row.integer(1) ?? 0 }
      return doubts == 0
    }
    return isPlain ? queries : nil
  }
}
