import Diagnostics
import Portfolio

/// Puts together what clients owe: the debts that invoices tell, and the payments of their table.
struct ReceivablesLoader {
  let request: LoadRequest
  /// The clients of the table; nil where there is none.
  let known: KnownClients?
  /// Every client's id, sorted by bytes.
  let clientIDs: [String]
  let rates: ExchangeRates
  /// Finds lines of the invoices; nil where these stay in their database.
  let places: InvoicePlaces?

  /// Reads the payments and settles the debts with them.
  ///
  /// - Parameters:
  ///   - sources: The table of payments; empty where there is none.
  ///   - debts: What each worker kept.
  ///   - numbers: For each worker, its client numbers' numbers in the portfolio.
  ///   - result: Gets the receivables, and what was found on the way.
  /// - Throws: What makes a file unreadable.
  func load(
    _ sources: [SourceConfiguration], of debts: [DebtRuns], numbers: [[UInt32]],
    into result: inout LoadedInvoices
  ) throws(DiagnosticsError) {
    guard !sources.isEmpty || debts.contains(where: { !$0.runs.isEmpty }) else { return }
    let book = DebtBook(debts, numbers: numbers, isSearched: !sources.isEmpty)
    report(book, &result.log)
    let loaded = try payments(sources, of: book)
    result.summaries += loaded.summaries
    result.rejected += loaded.rejected
    result.log.merge(loaded.log)
    let settlement = DebtSettlement(book, payments: loaded.payments)
    for misfit in settlement.misfits { report(misfit, loaded.files, book, &result.log) }
    result.receivables = settlement.receivables(clientCount: clientIDs.count)
  }

  private func payments(
    _ sources: [SourceConfiguration], of book: DebtBook
  ) throws(DiagnosticsError) -> LoadedPayments {
    guard !sources.isEmpty else { return LoadedPayments() }
    let (known, ids) = (known, clientIDs)
    return try PaymentLoader(
      request: request, rates: rates, book: book,
      client: { position(of: $0) },
      severalClients: { text in (known?.several(text) ?? []).map { ids[$0] } },
      clientSuggestion: { ClientReferences.suggestion(for: $0, among: ids, known) },
      hasStores: known?.hasStores ?? false
    ).load(sources)
  }

  /// The position of the client that a text names; nil where there is none.
  private func position(of text: String) -> Int? {
    guard let known else {
      return ReceivablesLoader.position(of: text, in: clientIDs)
        ?? (try? TaxDocument.read(text)).flatMap {
          ReceivablesLoader.position(of: $0.document.text, in: clientIDs)
        }
    }
    return known.position(of: text)
  }

  /// The position of an id among ids sorted by bytes.
  private static func position(of id: String, in ids: [String]) -> Int? {
    let place = ids.indices.firstPosition {
      !ids[$0].utf8.lexicographicallyPrecedes(id.utf8)
    }
    return place < ids.count && ids[place] == id ? place : nil
  }

  /// What invoices say about their debts and cannot be right.
  private func report(_ book: DebtBook, _ log: inout DiagnosticLog) {
    for (code, found) in [
      (DiagnosticCode.contradictedPayment, book.contradicted),
      (.dueBeforeInvoice, book.dueBeforeInvoice),
    ] {
      guard let first = found.first else { continue }
      let debt = book.debts[first]
      let day = code == .dueBeforeInvoice ? debt.due : debt.paid
      let number = book.number(of: debt.text)
      let place =
        code == .dueBeforeInvoice
        ? places?.line(of: debt, number) { position(of: $0) == Int(debt.client) } : nil
      log.add(
        Diagnostic(
          code, at: place,
          facts: [
            "count": String(found.count), "invoice": number,
            "client": clientIDs[Int(debt.client)], "day": Day(number: day).description,
            "issued": Day(number: debt.issued).description,
          ]))
    }
  }

  private func report(
    _ misfit: DebtSettlement.Misfit, _ files: [String], _ book: DebtBook,
    _ log: inout DiagnosticLog
  ) {
    log.add(
      Diagnostic(
        .overpaidInvoice,
        at: SourceLocation(file: files[misfit.payment.file], line: misfit.payment.line),
        facts: [
          "invoice": book.text(of: misfit.payment.group).map { book.number(of: $0) } ?? "",
          "paid": amount(misfit.paid), "billed": amount(misfit.billed),
        ]))
  }

  /// An amount as data write it, in no language's style.
  private func amount(_ minorUnits: Int64) -> String {
    let digits = String(minorUnits.magnitude)
    let decimals = request.currency.decimals
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = minorUnits < 0 ? "-" : ""
    guard decimals > 0 else { return sign + padded }
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}
