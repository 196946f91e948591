import Diagnostics
import Portfolio

/// Reads the cells of one column.
struct CellReader: Sendable {
  let type: CellType
  let heading: String
  private let date: DateReader
  private let decimal: DecimalReader
  private let money: MoneyReader

  /// A reader of a column, its number or date style found out where it matters.
  init(
    type: CellType, column: Int, styles: ColumnStyles, currency: Currency
  ) throws(DiagnosticsError) {
    self.type = type
    heading = styles.file.layout.headings[column]
    let dateStyle = type == .day ? try styles.date(column) : .iso
    let isNumber = type == .integer || type == .money
    let numberStyle = isNumber ? try CellReader.numberStyle(type, column, styles) : .plain
    date = DateReader(style: dateStyle)
    decimal = DecimalReader(style: numberStyle)
    money = MoneyReader(style: numberStyle, currency: currency)
  }

  /// A reader of a text that the configuration gives for every row, written as YAML writes values.
  init(constantOf type: CellType, currency: Currency) {
    self.type = type
    heading = ""
    date = DateReader(style: .iso)
    decimal = DecimalReader(style: .point)
    money = MoneyReader(style: .point, currency: currency)
  }

  /// The style of a column of numbers; whole things such as employees can only be grouped by marks.
  private static func numberStyle(
    _ type: CellType, _ column: Int, _ styles: ColumnStyles
  ) throws(DiagnosticsError) -> NumberStyle {
    do throws(DiagnosticsError) {
      return try styles.number(column)
    } catch {
      guard type == .integer, let problem = error.diagnostics.first,
        problem.code == .ambiguousNumber, let example = problem.facts["found"]
      else { throw error }
      return example.contains(".") ? .comma : .point
    }
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
  /// - Returns: The value, or why there is none.
  func read(_ text: String, isBrazilian: Bool) -> Reading {
    switch type {
    case .text, .word: return .value(.text(text))
    case .list: return .value(.list(items(text)))
    case .integer:
      guard let number = decimal.number(text)?.whole, let value = Int(exactly: number) else {
        return unreadable(text)
      }
      return .value(.integer(value))
    case .money:
      guard let cents = money.minorUnits(text) else { return unreadable(text) }
      return .value(.money(Money(minorUnits: cents, currency: money.currency)))
    case .day:
      return date.day(text).map { .value(.day($0)) } ?? unreadable(text)
    case .flag:
      return ValueWords.yesNo.value(of: text).map { .value(.flag($0)) } ?? unreadable(text)
    case .document: return document(text, isBrazilian)
    case .phone: return phone(text, isBrazilian)
    case .state: return state(text, isBrazilian)
    case .postalCode: return postalCode(text, isBrazilian)
    }
  }

  func unreadable(_ text: String) -> Reading {
    .unreadable(.unreadableValue, ["found": text, "type": type.rawValue])
  }

  /// Lists are written with semicolons, bars or, where there are none of these, commas.
  private func items(_ text: String) -> [String] {
    let separators: [Character] = [";", "|", "\n"]
    let isPlain = !text.contains { separators.contains($0) }
    return text.split { separators.contains($0) || (isPlain && $0 == ",") }
      .map { String($0).trimmingBlanks }.filter { !$0.isEmpty }
  }
}

extension String {
  /// The text without white space at either end.
  var trimmingBlanks: String {
    let bytes = Array(utf8)
    return String(decoding: bytes[bytes.span.trimmedRange(in: 0..<bytes.count)], as: UTF8.self)
  }
}
