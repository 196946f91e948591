/// An attribute of an element: a name from the program, a value from anywhere.
public struct HTMLAttribute: Sendable {
  enum Value: Sendable {
    case text(String)
    case url(String)
    case integer(Int64)
    case number(Double, decimals: Int)
    case flag
  }

  let name: StaticString
  let value: Value

  /// An attribute with text, escaped when written.
  public init(_ name: StaticString, _ text: String) {
    self.init(name: name, value: .text(text))
  }

  /// An attribute with a whole number.
  public init(_ name: StaticString, _ integer: Int) {
    self.init(name: name, value: .integer(Int64(integer)))
  }

  /// An attribute with a coordinate, written with at most `decimals` decimals (0–6) and a point.
  public init(_ name: StaticString, _ number: Double, decimals: Int = 2) {
    self.init(name: name, value: .number(number, decimals: decimals))
  }

  /// An attribute without a value, such as `hidden`.
  public static func flag(_ name: StaticString) -> HTMLAttribute {
    HTMLAttribute(name: name, value: .flag)
  }

  /// An attribute with an address: schemes other than `http https mailto tel` become `#`.
  public static func url(_ name: StaticString, _ address: String) -> HTMLAttribute {
    HTMLAttribute(name: name, value: .url(address))
  }

  private init(name: StaticString, value: Value) {
    self.name = name
    self.value = value
  }
}
