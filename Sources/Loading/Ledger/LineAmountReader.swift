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
    let basis = basis(scanner, bytes)
    // What the amount itself is written in, where it bears a sign.
    let cell = bytes.extracting(scanner.cells[basis.price].range)
    guard let written = CurrencyWord.written(in: cell) else {
      return amount(scanner, bytes, basis, in: named ?? plan.currency, day)
    }
    guard named == nil || named == written else {
      return .fault(RowFault(reason: .badAmount, column: basis.price))
    }
    return amount(scanner, bytes, basis, in: written, day)
  }

  /// What the amount of a row is read from.
  private struct Basis {
    /// The column of amounts, or of prices where there is a quantity.
    let price: Int
    /// Nil where the amount stands by itself.
    var quantity: Int?
  }

  /// The column of amounts; where it is empty or there is none, quantity and price.
  private func basis(_ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>) -> Basis {
    guard plan.amount >= 0 else { return Basis(price: plan.unitPrice, quantity: plan.quantity) }
    guard let spare = plan.spareFactors,
      scanner.trimmedCell(plan.amount, in: bytes).isEmpty,
      !scanner.trimmedCell(spare.quantity, in: bytes).isEmpty,
      !scanner.trimmedCell(spare.price, in: bytes).isEmpty
    else { return Basis(price: plan.amount) }
    return Basis(price: spare.price, quantity: spare.quantity)
  }

  private mutating func amount(
    _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>, _ basis: Basis,
    in currency: Currency, _ day: Int32
  ) -> Reading {
    let reading =
      if let quantity = basis.quantity {
        product(scanner, bytes, quantity, basis.price, currency)
      } else {
        single(scanner.cells[basis.price], bytes, currency)
      }
    guard currency != plan.currency, case .value(let foreign) = reading else { return reading }
    switch conversion.convert(foreign, of: currency, on: day) {
    case .value(let value) where value.magnitude <= Self.largestAmount: return .value(value)
    case .value, .tooLarge:
      return .fault(RowFault(reason: .amountTooLarge, column: basis.price))
    case .noRate: return .fault(RowFault(reason: .noRate, column: basis.price))
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
    _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>, _ quantityColumn: Int,
    _ priceColumn: Int, _ currency: Currency
  ) -> Reading {
    let quantityCell = scanner.cells[quantityColumn]
    let priceCell = scanner.cells[priceColumn]
    guard let quantity = plan.quantityReader.number(bytes.extracting(quantityCell.range)) else {
      return .fault(missingOrBad(quantityCell, quantityColumn, bytes))
    }
    guard let price = plan.priceReader.number(bytes.extracting(priceCell.range)) else {
      return .fault(missingOrBad(priceCell, priceColumn, bytes))
    }
    guard let value = quantity.minorUnits(times: price, in: currency),
      value.magnitude <= Self.largestAmount
    else {
      return .fault(RowFault(reason: .amountTooLarge, column: quantityColumn))
    }
    return .value(value)
  }

  private func missingOrBad(_ cell: Cell, _ column: Int, _ bytes: Span<UInt8>) -> RowFault {
    let isBlank = bytes.trimmedRange(in: cell.range).isEmpty
    return RowFault(reason: isBlank ? .missingAmount : .badAmount, column: column)
  }
}
