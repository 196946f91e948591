import Portfolio

extension Condition {
  /// The condition as a policy writes it, in one line.
  public var written: String {
    switch self {
    case .all(let parts): "{all: [\(parts.map(\.written).joined(separator: ", "))]}"
    case .any(let parts): "{any: [\(parts.map(\.written).joined(separator: ", "))]}"
    case .not(let part): "{not: \(part.written)}"
    case .test(let test): "{field: \(test.field.name), \(test.question.written)}"
    }
  }
}

extension ConditionQuestion {
  /// The question as a policy writes it: `at-least: 10`.
  public var written: String {
    switch self {
    case .isOne(let values) where values.count == 1: "is: \(values[0].written)"
    case .isOne(let values): "in: [\(values.map(\.written).joined(separator: ", "))]"
    case .includes(let texts):
      "includes: [\(texts.map { ConditionValue.text($0).written }.joined(separator: ", "))]"
    case .within(let lower?, let upper?): "between: [\(lower.written), \(upper.written)]"
    case .within(let lower?, nil): "at-least: \(lower.written)"
    case .within(nil, let upper?): "at-most: \(upper.written)"
    case .within(nil, nil): "missing: false"
    case .before(let day): "before: \(day)"
    case .after(let day): "after: \(day)"
    case .missing(let wanted): "missing: \(wanted)"
    }
  }
}

extension ConditionValue {
  /// The value as a policy writes it; texts in quotes, so that `yes` or `1` stay texts.
  public var written: String {
    switch self {
    case .missing: "null"
    case .text(let text): PolicyText.quoted(text)
    case .texts(let texts): "[\(texts.map(PolicyText.quoted).joined(separator: ", "))]"
    case .number(let number): PolicyText.decimal(number, scale: ConditionValue.scale)
    case .day(let day): day.description
    case .flag(let flag): flag ? "true" : "false"
    }
  }
}

/// Values as YAML writes them.
enum PolicyText {
  /// A text in double quotes.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\x" + (digits.count < 2 ? "0" : "") + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A number of some decimals, without the zeros at its end.
  static func decimal(_ value: Int64, scale: Int) -> String {
    var digits = Array(String(value.magnitude).utf8)
    if digits.count <= scale {
      digits.insert(
        contentsOf: repeatElement(UInt8(ascii: "0"), count: scale + 1 - digits.count), at: 0)
    }
    let point = digits.count - scale
    while digits.count > point, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    if digits.count > point { digits.insert(UInt8(ascii: "."), at: point) }
    return (value < 0 ? "-" : "") + String(decoding: digits, as: UTF8.self)
  }
}
