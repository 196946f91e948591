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
  /// The words it can have, where its type is a word of a fixed list.
  public let words: [String]
  /// The value of a subject.
  public let value: @Sendable (Subject) -> AssessmentValue

  init(
    _ name: String, _ type: AssessmentType, _ meaning: String,
    _ value: @escaping @Sendable (Subject) -> AssessmentValue
  ) {
    self.init(name, type, WordMeaning(text: meaning), value)
  }

  init(
    _ name: String, _ type: AssessmentType, _ meaning: WordMeaning,
    _ value: @escaping @Sendable (Subject) -> AssessmentValue
  ) {
    self.name = name
    self.type = type
    self.meaning = meaning.text
    self.words = meaning.words
    self.value = value
  }
}

/// Fields whose values are asked for together, subject after subject.
///
/// Each knows the next, so that nothing is counted while a row is made: threads that count references to
/// the same fields wait for each other.
public struct FieldRow<Subject>: Sendable {
  private let first: @Sendable (Subject, (AssessmentValue) -> Void) -> Void

  /// Fields in the order of columns.
  public init(_ fields: [AssessmentField<Subject>]) {
    var row: @Sendable (Subject, (AssessmentValue) -> Void) -> Void = { _, _ in }
    for field in fields.reversed() {
      let (value, next) = (field.value, row)
      row = { subject, take in
        take(value(subject))
        next(subject, take)
      }
    }
    first = row
  }

  /// Hands over the values of a subject in order.
  public func values(of subject: Subject, _ take: (AssessmentValue) -> Void) {
    first(subject, take)
  }
}

/// A meaning that names the words of an enumeration: `the rule: ` + them + `; empty when none`.
struct WordMeaning: Sendable {
  var text: String
  var words: [String] = []

  static func + (lhs: WordMeaning, rhs: String) -> WordMeaning {
    WordMeaning(text: lhs.text + rhs, words: lhs.words)
  }

  static func + (lhs: String, rhs: WordMeaning) -> WordMeaning {
    WordMeaning(text: lhs + rhs.text, words: rhs.words)
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

  /// Appends the value as machines read it, the same in every locale; nothing when missing.
  ///
  /// Numbers have a point and no separators, `12.50`; decimals keep all their places.
  public func append(to output: inout [UInt8], currency: Currency) {
    switch self {
    case .missing: return
    case .text(let text): output.append(contentsOf: text.utf8)
    case .integer(let number): AssessmentValue.append(number, scale: 0, to: &output)
    case .decimal(let number, let scale):
      AssessmentValue.append(number, scale: scale, to: &output)
    case .money(let amount):
      AssessmentValue.append(amount, scale: currency.decimals, to: &output)
    case .day(let day): day.appendISO(to: &output)
    case .month(let month):
      guard let first = month.firstDay else { return }
      first.appendISO(to: &output)
      output.removeLast(3)
    case .boolean(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
    }
  }

  /// The value as machines read it; nil when missing.
  public func text(currency: Currency) -> String? {
    if case .missing = self { return nil }
    var bytes: [UInt8] = []
    append(to: &bytes, currency: currency)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a whole number of the last of `scale` decimals.
  private static func append(_ value: Int64, scale: Int, to output: inout [UInt8]) {
    // From the last digit on, in a place of its own: millions of cells are numbers.
    var text = InlineArray<64, UInt8>(repeating: 0)
    var start = text.count
    func put(_ byte: UInt8) {
      start -= 1
      text[start] = byte
    }
    let scale = min(scale, 40)
    var rest = value.magnitude
    var digits = 0
    repeat {
      if digits == scale, scale > 0 { put(0x2E) }
      put(UInt8(truncatingIfNeeded: rest % 10) &+ 0x30)
      rest /= 10
      digits += 1
    } while rest > 0 || digits <= scale
    if value < 0 { put(0x2D) }
    unsafe text.span.extracting(start..<text.count).withUnsafeBufferPointer {
      unsafe output.append(contentsOf: $0)
    }
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
