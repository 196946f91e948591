/// An attribute of an element: a name from the program, a value from anywhere.
public struct HTMLAttribute: Sendable {
  enum Value: Sendable {
    case text(String)
    case url(String)
    case integer(Int64)
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

  /// An attribute with an address: schemes other than `http https mailto tel` become `#`.
  public static func url(_ name: StaticString, _ address: String) -> HTMLAttribute {
    HTMLAttribute(name: name, value: .url(address))
  }

  private init(name: StaticString, value: Value) {
    self.name = name
    self.value = value
  }
}
