import Portfolio

/// A cell's value once it has been read.
enum CellValue: Sendable, Hashable {
  case text(String)
  case list([String])
  case integer(Int)
  case decimal(DecimalNumber)
  case money(Money)
  case day(Day)
  case flag(Bool)
  case document(TaxDocument)
  case currency(Currency)

  /// The value in one fixed spelling, whatever the file's: what ids of rows without one follow.
  var canonical: String {
    switch self {
    case .text(let text): text
    case .list(let texts): texts.joined(separator: "\u{1E}")
    case .integer(let number): String(number)
    case .decimal(let number): CellValue.canonical(number)
    case .money(let money): "\(money.minorUnits) \(money.currency.code)"
    case .day(let day): day.description
    case .flag(let flag): flag ? "yes" : "no"
    case .document(let document): document.characters
    case .currency(let currency): currency.code
    }
  }

  /// `1.50` and `1.5` are one number.
  private static func canonical(_ number: DecimalNumber) -> String {
    var (value, scale) = (number.value, number.scale)
    while scale > 0, value % 10 == 0 { (value, scale) = (value / 10, scale - 1) }
    return "\(value)e-\(scale)"
  }
}

/// A type of field that a cell can fill.
protocol CellConvertible {
  /// The field's value; nil where the cell holds something else.
  init?(cell: CellValue)
}

extension String: CellConvertible {
  init?(cell: CellValue) {
    guard case .text(let text) = cell else { return nil }
    self = text
  }
}

extension [String]: CellConvertible {
  init?(cell: CellValue) {
    guard case .list(let texts) = cell else { return nil }
    self = texts
  }
}

extension Int: CellConvertible {
  init?(cell: CellValue) {
    guard case .integer(let number) = cell else { return nil }
    self = number
  }
}

extension Bool: CellConvertible {
  init?(cell: CellValue) {
    guard case .flag(let flag) = cell else { return nil }
    self = flag
  }
}

extension DecimalNumber: CellConvertible {
  init?(cell: CellValue) {
    guard case .decimal(let number) = cell else { return nil }
    self = number
  }
}

extension Money: CellConvertible {
  init?(cell: CellValue) {
    guard case .money(let money) = cell else { return nil }
    self = money
  }
}

extension Day: CellConvertible {
  init?(cell: CellValue) {
    guard case .day(let day) = cell else { return nil }
    self = day
  }
}

extension TaxDocument: CellConvertible {
  init?(cell: CellValue) {
    guard case .document(let document) = cell else { return nil }
    self = document
  }
}

extension Currency: CellConvertible {
  init?(cell: CellValue) {
    guard case .currency(let currency) = cell else { return nil }
    self = currency
  }
}
