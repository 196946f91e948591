public import Markup

/// What a formatter is told about a number.
public enum ScalarKind: String, Sendable, Hashable, CaseIterable {
  /// An amount in minor units of the reporting currency.
  case money
  /// A date: days since 1970-01-01.
  case day
  /// A share: 0.125 is 12.5 %.
  case percent
  /// A number with decimals.
  case decimal
  /// How many of something: whole, grouped in thousands when written.
  case count
}

/// A number with a fixed count of decimals: `value` / 10^`scale`.
public struct FixedPoint: Sendable, Hashable {
  /// The number without its point.
  public let value: Int64
  /// How many of its digits are decimals.
  public let scale: UInt8

  /// The number `value` / 10^`scale`, for instance 12.5 as `FixedPoint(125, scale: 1)`.
  @inlinable
  public init(_ value: Int64, scale: UInt8) {
    self.value = value
    self.scale = scale
  }
}

/// A typed number that only a filter may print: `{{amount | money}}`.
public struct Scalar: Sendable, Hashable {
  /// What kind of number it is.
  public let kind: ScalarKind
  /// Minor units, days since 1970-01-01, a count, or a number with `scale` decimals.
  public let value: Int64
  /// How many decimals `value` has; 0 for a day or a count, and for money, whose currency says it.
  public let scale: UInt8

  /// A number of a kind.
  @inlinable
  public init(_ kind: ScalarKind, _ value: Int64, scale: UInt8 = 0) {
    self.kind = kind
    self.value = value
    self.scale = scale
  }
}

/// A value that a template can show: what a field of a document comes to.
public enum TemplateValue: Sendable {
  /// Nothing is known.
  case missing
  /// A yes or no, for sections.
  case boolean(Bool)
  /// A whole number, written in plain digits.
  case integer(Int64)
  /// Text from data, escaped when written.
  case text(String)
  /// Markup that is safe already.
  case html(HTMLFragment)
  /// A number that needs a filter.
  case scalar(Scalar)
  /// A record of its own.
  case record(TemplateRecord)
  /// Records, in order.
  case list([TemplateRecord])
  /// Values without names: texts, in order.
  case values([TemplateValue])
  /// A value with names known only at run time: for the lenient mode alone.
  case object(LooseObject)
}

/// The values of one record in the order of its schema's fields.
///
/// Made by `Schema.value(of:)` only, so that every slot holds what the schema says.
public struct TemplateRecord: Sendable {
  @usableFromInline let values: [TemplateValue]
  @usableFromInline let fingerprint: UInt64

  @usableFromInline
  init(values: [TemplateValue], fingerprint: UInt64) {
    self.values = values
    self.fingerprint = fingerprint
  }
}

/// Names and values without a schema: what the lenient mode looks names up in.
public struct LooseObject: Sendable {
  private let values: [String: TemplateValue]
  private let order: [String]

  /// An object of names and values.
  public init(_ values: [String: TemplateValue]) {
    self.values = values
    self.order = values.keys.sorted()
  }

  subscript(name: String) -> TemplateValue? { values[name] }
}
