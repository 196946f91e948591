public import Portfolio

/// A result under the name that `assess` and its documentation give it.
///
/// The lists of fields are the only place where these names are written; they never change their
/// meaning.
public struct AssessmentField<Subject>: Sendable {
  /// The stable name, in kebab case.
  public let name: String
  /// What kind of value it is.
  public let type: AssessmentType
  /// What it means, with its unit, in one English sentence without full stop.
  public let meaning: String
  /// The value of a subject.
  public let value: @Sendable (Subject) -> AssessmentValue

  init(
    _ name: String, _ type: AssessmentType, _ meaning: String,
    _ value: @escaping @Sendable (Subject) -> AssessmentValue
  ) {
    self.name = name
    self.type = type
    self.meaning = meaning
    self.value = value
  }
}

/// The kinds of value a field can have.
public enum AssessmentType: String, Sendable, Hashable, CaseIterable {
  /// Text as written in the data.
  case text
  /// A word of a fixed list.
  case word
  /// Words of a fixed list with a space between them.
  case words
  /// A whole number.
  case integer
  /// A number with a decimal point.
  case decimal
  /// An amount with as many decimals as the currency has.
  case money
  /// A day as `YYYY-MM-DD`.
  case day
  /// A month as `YYYY-MM`.
  case month
  /// `true` or `false`.
  case boolean
}

/// A value of a field.
public enum AssessmentValue: Sendable, Hashable {
  /// Unknown, or does not apply; never zero.
  case missing
  case text(String)
  case integer(Int64)
  /// A whole number of the last of `scale` decimals.
  case decimal(Int64, scale: Int)
  /// Minor units.
  case money(Int64)
  case day(Day)
  case month(Month)
  case boolean(Bool)

  /// The value as machines read it, the same in every locale; nil when missing.
  ///
  /// Numbers have a point and no separators, `12.50`; decimals keep all their places.
  public func text(currency: Currency) -> String? {
    switch self {
    case .missing: nil
    case .text(let text): text
    case .integer(let number): String(number)
    case .decimal(let number, let scale): AssessmentValue.decimal(number, scale)
    case .money(let amount): AssessmentValue.decimal(amount, currency.decimals)
    case .day(let day): day.description
    case .month(let month):
      month.firstDay.map { String($0.description.prefix(7)) }
    case .boolean(let flag): flag ? "true" : "false"
    }
  }

  private static func decimal(_ value: Int64, _ scale: Int) -> String {
    guard scale > 0 else { return String(value) }
    let digits = String(value.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
    return (value < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
  }

  static func integer(_ number: Int?) -> AssessmentValue {
    number.map { .integer(Int64($0)) } ?? .missing
  }

  static func money(_ amount: Int64?) -> AssessmentValue {
    amount.map { .money($0) } ?? .missing
  }

  static func day(_ day: Day?) -> AssessmentValue {
    day.map { .day($0) } ?? .missing
  }

  static func percent(_ share: Share) -> AssessmentValue {
    share.basisPoints.map { .decimal($0, scale: 2) } ?? .missing
  }
}
