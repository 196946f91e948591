/// A value of JSON, its members in the order given.
enum JSONValue {
  case null
  case flag(Bool)
  case integer(Int)
  /// A number as its digits are written.
  case number(String)
  case text(String)
  case list([JSONValue])
  case object([(String, JSONValue)])

  /// The value, or null.
  init(_ count: Int?) {
    self = count.map { .integer($0) } ?? .null
  }

  /// Appends the value without blanks or line ends.
  func append(to output: inout [UInt8]) {
    switch self {
    case .null: output += Array("null".utf8)
    case .flag(let flag): output += Array((flag ? "true" : "false").utf8)
    case .integer(let number): output += Array(String(number).utf8)
    case .number(let digits): output += Array(digits.utf8)
    case .text(let text): JSONText.append(text, to: &output)
    case .list(let values):
      output.append(0x5B)
      for (index, value) in values.enumerated() {
        if index > 0 { output.append(0x2C) }
        value.append(to: &output)
      }
      output.append(0x5D)
    case .object(let members):
      output.append(0x7B)
      JSONValue.members(members, to: &output)
      output.append(0x7D)
    }
  }

  /// Appends members without the braces around them.
  static func members(_ members: [(String, JSONValue)], to output: inout [UInt8]) {
    for (index, (name, value)) in members.enumerated() {
      if index > 0 { output.append(0x2C) }
      JSONText.append(name, to: &output)
      output.append(0x3A)
      value.append(to: &output)
    }
  }
}

/// An object of JSON on a line of its own.
enum JSONLine {
  static func bytes(_ members: [(String, JSONValue)]) -> [UInt8] {
    var bytes: [UInt8] = []
    JSONValue.object(members).append(to: &bytes)
    return bytes + [0x0A]
  }
}
