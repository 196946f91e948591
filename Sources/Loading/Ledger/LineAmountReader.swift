import Portfolio

/// Reads the amount of an invoice line the long way: any form, one column or two, any currency.
struct LineAmountReader {
  /// The largest amount of a line, in minor units.
  static let largestAmount: UInt64 = 10_000_000_000_000

  enum Reading {
    case value(Int64)
    case fault(RowFault)
  }

  private let plan: InvoicePlan
  private var conversion: CurrencyConversion

  init(plan: InvoicePlan) {
    self.plan = plan
    conversion = CurrencyConversion(rates: plan.rates, reporting: plan.currency)
  }

  /// The amount of a row in the reporting currency, converted at the rate of its day where it is in
  /// another.
  ///
  /// A foreign amount is first rounded in its own currency, as it stands on the invoice.
  @inline(never)
  mutating func read(
    _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>, day: Int32
  ) -> Reading {
    var named = plan.statedCurrency
    if plan.currencyColumn >= 0 {
      let cell = bytes.trimmedRange(in: scanner.cells[plan.currencyColumn].range)
      if !cell.isEmpty {
        guard let currency = CurrencyWord.currency(bytes.extracting(cell)) else {
          return .fault(RowFault(reason: .badCurrency, column: plan.currencyColumn))
        }
        named = currency
      }
    }
    guard let written = currencyWritten(scanner, bytes) else {
      return amount(scanner, bytes, in: named ?? plan.currency, day)
    }
    guard named == nil || named == written else {
      return .fault(RowFault(reason: .badAmount, column: priceColumn))
    }
    return amount(scanner, bytes, in: written, day)
  }

  /// The column an amount's currency may be written in.
  private var priceColumn: Int { plan.amount >= 0 ? plan.amount : plan.unitPrice }

  /// The currency that the amount itself is written in; nil where it bears no sign.
  private func currencyWritten(
    _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>
  ) -> Currency? {
    CurrencyWord.written(in: bytes.extracting(scanner.cells[priceColumn].range))
  }

  private mutating func amount(
    _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>, in currency: Currency, _ day: Int32
  ) -> Reading {
    let reading =
      plan.amount >= 0
      ? single(scanner.cells[plan.amount], bytes, currency) : product(scanner, bytes, currency)
    guard currency != plan.currency, case .value(let foreign) = reading else { return reading }
    switch conversion.convert(foreign, of: currency, on: day) {
    case .value(let value) where value.magnitude <= Self.largestAmount: return .value(value)
    case .value, .tooLarge: return .fault(RowFault(reason: .amountTooLarge, column: priceColumn))
    case .noRate: return .fault(RowFault(reason: .noRate, column: priceColumn))
    }
  }

  private func single(_ cell: Cell, _ bytes: Span<UInt8>, _ currency: Currency) -> Reading {
    let money =
      currency == plan.currency
      ? plan.money
      : MoneyReader(
        style: plan.money.style, currency: currency, marksTexts: plan.money.marksTexts)
    guard let value = money.minorUnits(bytes.extracting(cell.range)) else {
      return .fault(missingOrBad(cell, plan.amount, bytes))
    }
    guard value.magnitude <= Self.largestAmount else {
      return .fault(RowFault(reason: .amountTooLarge, column: plan.amount))
    }
    return .value(value)
  }

  private func product(
    _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>, _ currency: Currency
  ) -> Reading {
    let quantityCell = scanner.cells[plan.quantity]
    let priceCell = scanner.cells[plan.unitPrice]
    guard let quantity = plan.quantityReader.number(bytes.extracting(quantityCell.range)) else {
      return .fault(missingOrBad(quantityCell, plan.quantity, bytes))
    }
    guard let price = plan.priceReader.number(bytes.extracting(priceCell.range)) else {
      return .fault(missingOrBad(priceCell, plan.unitPrice, bytes))
    }
    guard let value = quantity.minorUnits(times: price, in: currency),
      value.magnitude <= Self.largestAmount
    else {
      return .fault(RowFault(reason: .amountTooLarge, column: plan.quantity))
    }
    return .value(value)
  }

  private func missingOrBad(_ cell: Cell, _ column: Int, _ bytes: Span<UInt8>) -> RowFault {
    let isBlank = bytes.trimmedRange(in: cell.range).isEmpty
    return RowFault(reason: isBlank ? .missingAmount : .badAmount, column: column)
  }
}
