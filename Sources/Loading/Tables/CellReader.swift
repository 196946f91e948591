import Diagnostics
import Portfolio

/// Reads the cells of one column.
struct CellReader: Sendable {
  let type: ColumnType
  let heading: String
  private let style: CellStyle
  private let today: Day?
  private let date: DateReader
  private let decimal: DecimalReader
  private let money: MoneyReader

  /// In minor units; nine thousand of them fit into a sum.
  private static let greatestAmount: UInt64 = 1_000_000_000_000_000
  /// The same as messages show it.
  static let greatestText = "10000000000000"

  /// A reader of a column in the style found for it.
  ///
  /// - Parameters:
  ///   - type: What its cells hold.
  ///   - heading: Its heading.
  ///   - style: How they are written.
  ///   - currency: The currency of amounts that name none.
  ///   - today: The day of the report, where the days of the column may lie ahead of it.
  init(
    type: ColumnType, heading: String, style: CellStyle, currency: Currency, near today: Day? = nil
  ) {
    self.type = type
    self.heading = heading
    self.style = style
    date = DateReader(style: style.date, near: today)
    self.today = today
    decimal = DecimalReader(style: style.number)
    money = MoneyReader(style: style.number, currency: currency)
  }

  /// A reader of a text that the configuration gives for every row, written as YAML writes values.
  init(constantOf type: ColumnType, currency: Currency) {
    self.init(
      type: type, heading: "", style: CellStyle(number: .point, date: .iso), currency: currency)
  }

  /// The reader of those cells of the column that the format itself tells to be numbers.
  var ofNumbers: CellReader {
    var style = self.style
    style.number = .point
    return CellReader(
      type: type, heading: heading, style: style, currency: money.currency, near: today)
  }

  /// What a cell was read as.
  enum Reading {
    case value(CellValue)
    /// A value with something to be said about it.
    case doubtful(CellValue, DiagnosticCode, [String: String])
    /// No value, and why.
    case unreadable(DiagnosticCode, [String: String])
  }

  /// Reads a cell that is not empty.
  ///
  /// - Parameters:
  ///   - text: The cell without blanks around it.
  ///   - isBrazilian: Whether the rules of Brazil hold for documents, phones and states.
  ///   - currency: The currency that the row names; nil where it names none.
  /// - Returns: The value, or why there is none.
  func read(_ text: String, isBrazilian: Bool, currency: Currency? = nil) -> Reading {
    switch type {
    case .text, .word, .reference: .value(.text(text))
    case .list, .words, .references: .value(.list(ListCell.items(asWritten: text)))
    case .integer(let bounds): integer(text, bounds)
    case .decimal: decimal.number(text).map { .value(.decimal($0)) } ?? unreadable(text)
    case .money: amount(text, currency)
    case .percent: percent(text)
    case .day: date.day(text).map { .value(.day($0)) } ?? unreadable(text)
    case .month:
      (MonthReader.firstDay(text) ?? date.day(text)).map { .value(.day($0)) } ?? unreadable(text)
    case .flag: ValueWords.yesNo.value(of: text).map { .value(.flag($0)) } ?? unreadable(text)
    case .currency:
      CurrencyWord.currency(Array(text.utf8).span).map { .value(.currency($0)) }
        ?? unreadable(text)
    case .email: email(text)
    case .document: document(text, isBrazilian)
    case .phone: phone(text, isBrazilian)
    case .state: state(text, isBrazilian)
    case .postalCode: postalCode(text, isBrazilian)
    }
  }

  func unreadable(_ text: String) -> Reading {
    .unreadable(.unreadableValue, ["found": text, "type": type.name])
  }

  private func integer(_ text: String, _ bounds: ClosedRange<Int>) -> Reading {
    guard let number = decimal.number(text)?.whole, let value = Int(exactly: number) else {
      return unreadable(text)
    }
    guard bounds.contains(value) else {
      return outOfRange(text, String(bounds.lowerBound), String(bounds.upperBound))
    }
    return .value(.integer(value))
  }

  private func outOfRange(_ text: String, _ minimum: String, _ maximum: String) -> Reading {
    .unreadable(.outOfRange, ["found": text, "minimum": minimum, "maximum": maximum])
  }

  /// An amount in the currency of its own sign, else of the row, else of the portfolio.
  private func amount(_ text: String, _ currency: Currency?) -> Reading {
    if currency == nil || currency == money.currency, let cents = money.minorUnits(text) {
      return amount(Money(minorUnits: cents, currency: money.currency), text)
    }
    var own = currency ?? money.currency
    if case .otherCurrency(let code) = MoneyReader(style: style.number, currency: own)
      .fault(Array(text.utf8).span), let written = Currency(code: code)
    {
      own = written
    }
    let reader = MoneyReader(style: style.number, currency: own)
    guard let cents = reader.minorUnits(text) else { return unreadable(text) }
    return amount(Money(minorUnits: cents, currency: own), text)
  }

  /// Amounts whose sums could not be told are none.
  private func amount(_ money: Money, _ text: String) -> Reading {
    money.minorUnits.magnitude <= CellReader.greatestAmount
      ? .value(.money(money))
      : outOfRange(text, "-" + CellReader.greatestText, CellReader.greatestText)
  }

  /// Hundredths of a percent.
  ///
  /// `60%` and `60` are sixty in a hundred, and so is `0,6`; a `1` is the whole where no other value of
  /// the column is above it.
  private func percent(_ text: String) -> Reading {
    guard let number = decimal.number(text) else { return unreadable(text) }
    let one = DecimalNumber(value: 1, scale: 0)
    guard let millionths = number.minorUnits(times: one, decimals: 6) else {
      return unreadable(text)
    }
    let isShare =
      text.contains("%") || millionths.magnitude < 1_000_000
      || (millionths == 1_000_000 && !style.hasPercents)
    let hundredths = Rounding.divide(millionths, by: isShare ? 100 : 10_000)
    guard (0...10_000).contains(hundredths) else { return outOfRange(text, "0%", "100%") }
    return .value(.integer(Int(hundredths)))
  }

  /// An address with a name before its sign and a domain after it; else as written.
  private func email(_ text: String) -> Reading {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let isAddress =
      parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
      && !text.contains { $0.isWhitespace || $0 == ";" || $0 == "," }
    return isAddress
      ? .value(.text(text)) : .doubtful(.text(text), .badEmail, ["found": text])
  }
}

/// How the cells of a column are written.
struct CellStyle: Sendable {
  var number = NumberStyle.plain
  var date = DateStyle.iso
  /// Whether the column holds a number above one, so that its numbers are percents and not shares.
  var hasPercents = false
}

extension String {
  /// The text without white space at either end.
  var trimmingBlanks: String {
    let bytes = Array(utf8)
    return String(decoding: bytes[bytes.span.trimmedRange(in: 0..<bytes.count)], as: UTF8.self)
  }
}
