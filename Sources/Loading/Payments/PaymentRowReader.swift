import Diagnostics
import Portfolio

/// Why a row of payments was rejected.
struct PaymentFault: Error {
  let diagnostic: Diagnostic
}

/// Reads the rows of one file of payments and finds their invoices.
struct PaymentRowReader {
  let loader: PaymentLoader
  let columns: ResolvedColumns
  /// The column of the store that is put behind the client's code; nil where the code alone names a client.
  let store: Int?
  let styles: ColumnStyles
  private var conversion: CurrencyConversion
  private var dates = DateReader(style: .iso)
  private var style = NumberStyle.plain
  /// Different numbers of invoices that the nearest known one was looked for.
  private var suggestions: [String: String?] = [:]
  private static let suggestionLimit = 50

  init(loader: PaymentLoader, columns: ResolvedColumns, store: Int?, styles: ColumnStyles) {
    self.loader = loader
    self.columns = columns
    self.store = store
    self.styles = styles
    conversion = CurrencyConversion(rates: loader.rates, reporting: loader.request.currency)
  }

  /// Finds out how the file writes dates and amounts.
  mutating func findStyles() throws(DiagnosticsError) {
    if let column = columns.column("date") { dates = DateReader(style: try styles.date(column)) }
    if let column = columns.column("amount") { style = try styles.number(column) }
  }

  /// The payment of a row, or why there is none.
  mutating func read(
    _ row: PaymentRow, at line: Int, file: Int, _ ids: inout [String: SourceLocation]
  ) -> Result<Payment, PaymentFault> {
    let location = SourceLocation(file: styles.file.name, line: line)
    do throws(PaymentFault) {
      try checkShape(row, line, location)
      let group = try invoice(row, location)
      guard let day = dates.day(row[columns.column("date")]),
        InvoiceScan.days.contains(day.number)
      else { throw unreadable("date", row, location, missing: .missingDay, bad: .badDay) }
      let amount = try amount(row, of: group, location)
      try checkID(row, location, &ids)
      return .success(
        Payment(
          group: group, day: day.number, amount: amount.value, isConverted: amount.isConverted,
          file: file, line: line))
    } catch {
      return .failure(error)
    }
  }

  private func checkShape(
    _ row: PaymentRow, _ line: Int, _ location: SourceLocation
  ) throws(PaymentFault) {
    let width = styles.file.layout.headings.count
    let hasSurplus = row.texts.dropFirst(width).contains { !$0.isEmpty }
    guard row.hasTextAfterQuote || hasSurplus else { return }
    if row.hasTextAfterQuote, row.lines > 1 {
      throw fault(
        .quoteOverLines, location,
        ["first": String(line), "last": String(line + row.lines - 1)])
    }
    throw fault(
      row.hasTextAfterQuote ? .textAfterQuote : .tooManyCells, location,
      ["cells": String(row.texts.count), "width": String(width)])
  }

  /// What a row names its client by: the code, and the store where clients have one.
  func client(of row: PaymentRow) -> String {
    StoreColumn.id(row[columns.column("client")], row[store])
  }

  /// The invoice a row names, as the book numbers it.
  private mutating func invoice(
    _ row: PaymentRow, _ location: SourceLocation
  ) throws(PaymentFault) -> Int {
    let number = row[columns.column("invoice")]
    guard !number.isEmpty else {
      throw fault(.missingInvoice, location, ["column": heading("invoice")])
    }
    let named = client(of: row)
    let client = named.isEmpty ? nil : loader.client(named)
    guard named.isEmpty || client != nil else {
      let several = loader.severalClients(named)
      guard several.isEmpty else {
        throw fault(
          .ambiguousClient, location,
          [
            "found": named, "column": heading("client"), "ids": ClientReferences.list(several),
          ])
      }
      throw fault(
        .unknownClient, location, ["found": named, "column": heading("client")],
        suggestion: loader.clientSuggestion(named))
    }
    let facts = ["found": number, "column": heading("invoice")]
    switch loader.book.find(number, of: client) {
    case .group(let group): return group
    case .several: throw fault(.ambiguousInvoice, location, facts)
    case .unknown:
      if suggestions[number] == nil, suggestions.count < PaymentRowReader.suggestionLimit {
        suggestions[number] = .some(loader.book.suggestion(for: number, of: client))
      }
      throw fault(.unknownInvoice, location, facts, suggestion: suggestions[number] ?? nil)
    }
  }

  /// What was paid, in the reporting currency.
  ///
  /// Another currency is converted at the rate of the invoice's day, not of the payment's: an invoice
  /// in the same currency is then settled by its own amount.
  private mutating func amount(
    _ row: PaymentRow, of group: Int, _ location: SourceLocation
  ) throws(PaymentFault) -> (value: Int64, isConverted: Bool) {
    let text = row[columns.column("amount")]
    let reporting = loader.request.currency
    let currency = try currency(row, text, location) ?? reporting
    let money = MoneyReader(
      style: style, currency: currency, marksTexts: styles.file.marksTexts)
    guard let value = money.minorUnits(row.number(columns.column("amount"))) else {
      throw unreadable("amount", row, location, missing: .missingAmount, bad: .badAmount)
    }
    let tooLarge = fault(
      .amountTooLarge, location, ["found": text, "column": heading("amount")])
    guard value.magnitude <= LineAmountReader.largestAmount else { throw tooLarge }
    guard currency != reporting, let first = loader.book.groups[group].first else {
      return (value, false)
    }
    let day = loader.book.debts[first].issued
    switch conversion.convert(value, of: currency, on: day) {
    case .value(let converted) where converted.magnitude <= LineAmountReader.largestAmount:
      return (converted, true)
    case .value, .tooLarge: throw tooLarge
    case .noRate:
      throw fault(
        .noRate, location,
        [
          "currency": currency.code, "day": Day(number: day).description, "found": text,
          "column": heading("amount"),
        ])
    }
  }

  /// The currency a row is in; nil where it says none.
  private func currency(
    _ row: PaymentRow, _ amount: String, _ location: SourceLocation
  ) throws(PaymentFault) -> Currency? {
    let written = CurrencyWord.written(in: Array(amount.utf8).span)
    var text = row[columns.column("currency")]
    if case .constant(let constant) = columns.feeds["currency"] { text = constant }
    guard !text.isEmpty else { return written }
    guard let named = CurrencyWord.currency(Array(text.utf8).span) else {
      throw fault(.badCurrency, location, ["found": text, "column": heading("currency")])
    }
    return named
  }

  private func checkID(
    _ row: PaymentRow, _ location: SourceLocation, _ ids: inout [String: SourceLocation]
  ) throws(PaymentFault) {
    let id = row[columns.column("id")]
    guard !id.isEmpty else { return }
    if let first = ids[id] {
      throw PaymentFault(
        diagnostic: Diagnostic(
          .doubleID, at: location, facts: ["id": id, "table": "payments"], other: first))
    }
    ids[id] = location
  }

  private func unreadable(
    _ field: String, _ row: PaymentRow, _ location: SourceLocation, missing: DiagnosticCode,
    bad: DiagnosticCode
  ) -> PaymentFault {
    let text = row[columns.column(field)]
    return text.isEmpty
      ? fault(missing, location, ["column": heading(field)])
      : fault(bad, location, ["found": text, "column": heading(field)])
  }

  private func heading(_ field: String) -> String {
    columns.column(field).map { columns.uses[$0].heading } ?? field
  }

  private func fault(
    _ code: DiagnosticCode, _ location: SourceLocation, _ facts: [String: String],
    suggestion: String? = nil
  ) -> PaymentFault {
    PaymentFault(
      diagnostic: Diagnostic(code, at: location, facts: facts, suggestion: suggestion))
  }
}
