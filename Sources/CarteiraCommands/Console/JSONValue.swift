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

  /// The value on a line of its own.
  var line: [UInt8] {
    var output: [UInt8] = []
    append(to: &output)
    return output + [0x0A]
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

/// Strings of JSON (RFC 8259).
enum JSONText {
  /// Appends a text in quotes with its escapes.
  static func append(_ text: String, to output: inout [UInt8]) {
    output.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: output += [0x5C, byte]
      case 0x0A: output += Array("\\n".utf8)
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        output += Array(("\\u00" + (byte < 16 ? "0" : "") + digits).utf8)
      default: output.append(byte)
      }
    }
    output.append(0x22)
  }
}
