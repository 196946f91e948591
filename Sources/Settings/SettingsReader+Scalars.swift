import Diagnostics

extension SettingsReader {
  /// The text of a key, as written without quotes.
  public mutating func string(_ key: String, required: Bool = false) -> String? {
    guard let value = value(key, required: required) else { return nil }
    guard let text = value.text else {
      refuse(value, of: key, .settingsNotText)
      return nil
    }
    return text
  }

  /// The texts of a list; a single text counts as a list of one.
  ///
  /// - Returns: nil when the key is absent; elements of another kind are reported and left out.
  public mutating func strings(_ key: String, required: Bool = false) -> [String]? {
    guard let value = value(key, required: required) else { return nil }
    if let text = value.text { return [text] }
    guard let elements = value.elements else {
      refuse(value, of: key, .settingsNotList)
      return nil
    }
    return elements.compactMap { element in
      if let text = element.text { return text }
      refuse(element, of: key, .settingsNotText)
      return nil
    }
  }

  /// The elements of a list of anything; nil when the key is absent.
  public mutating func list(_ key: String, required: Bool = false) -> [SettingsNode]? {
    guard let value = value(key, required: required) else { return nil }
    guard let elements = value.elements else {
      refuse(value, of: key, .settingsNotList)
      return nil
    }
    return elements
  }

  /// A whole number written in digits, within bounds.
  public mutating func integer(
    _ key: String, in bounds: ClosedRange<Int> = Int.min...Int.max, required: Bool = false
  ) -> Int? {
    guard let value = value(key, required: required) else { return nil }
    guard case .scalar(let text, isQuoted: false) = value.value, let number = Int(text) else {
      let unquoted = value.text.flatMap { Int($0) == nil ? nil : $0 }
      refuse(value, of: key, .settingsNotInteger, suggestion: unquoted)
      return nil
    }
    guard bounds.contains(number) else {
      refuse(
        value, of: key, .settingsOutOfRange,
        facts: ["minimum": String(bounds.lowerBound), "maximum": String(bounds.upperBound)])
      return nil
    }
    return number
  }

  /// A number with a decimal point and at most `scale` decimals, as a whole number of the last one.
  ///
  /// `decimal("tolerance", scale: 4)` of `1.4826` is 14826, of `2` it is 20000. Bounds are in the
  /// same unit.
  public mutating func decimal(
    _ key: String, scale: Int, in bounds: ClosedRange<Int64> = Int64.min...Int64.max,
    required: Bool = false
  ) -> Int64? {
    guard let value = value(key, required: required) else { return nil }
    guard case .scalar(let text, isQuoted: false) = value.value,
      let number = SettingsDecimal.parse(text, scale: scale)
    else {
      let withPoint = value.text?.replacing(",", with: ".")
      let fixed = withPoint.flatMap { SettingsDecimal.parse($0, scale: scale) == nil ? nil : $0 }
      refuse(
        value, of: key, .settingsNotDecimal, facts: ["decimals": String(scale)],
        suggestion: fixed)
      return nil
    }
    guard bounds.contains(number) else {
      refuse(
        value, of: key, .settingsOutOfRange,
        facts: [
          "minimum": SettingsDecimal.text(bounds.lowerBound, scale: scale),
          "maximum": SettingsDecimal.text(bounds.upperBound, scale: scale),
        ])
      return nil
    }
    return number
  }

  /// `true` or `false`; the words of other tongues are refused with the word that was meant.
  public mutating func boolean(_ key: String, required: Bool = false) -> Bool? {
    guard let value = value(key, required: required) else { return nil }
    if case .scalar(let text, isQuoted: false) = value.value {
      if text == "true" { return true }
      if text == "false" { return false }
    }
    let meant: String? =
      switch value.text?.lowercased() {
      case "sim", "s", "yes", "y", "on", "1", "verdadeiro", "true": "true"
      case "não", "nao", "n", "no", "off", "0", "falso", "false": "false"
      default: nil
      }
    refuse(value, of: key, .settingsNotBoolean, suggestion: meant)
    return nil
  }

  /// One of the words of an enumeration.
  public mutating func choice<Choice>(
    _ key: String, of type: Choice.Type = Choice.self, required: Bool = false
  ) -> Choice? where Choice: CaseIterable & RawRepresentable, Choice.RawValue == String {
    guard let value = value(key, required: required) else { return nil }
    if let text = value.text, let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    refuse(
      value, of: key, .settingsNotChoice, facts: ["choices": words.joined(separator: ", ")],
      suggestion: value.text.flatMap { NearMiss.nearest(to: $0, among: words) })
    return nil
  }

  /// A day of the calendar; `make` turns `YYYY-MM-DD` into the caller's own type, or nil.
  public mutating func day<DayType>(
    _ key: String, required: Bool = false, _ make: (String) -> DayType?
  ) -> DayType? {
    guard let value = value(key, required: required) else { return nil }
    if let text = value.text, let day = make(text) { return day }
    refuse(value, of: key, .settingsNotDay)
    return nil
  }
}

/// Decimal numbers as whole numbers of their last place.
enum SettingsDecimal {
  static func parse(_ text: String, scale: Int) -> Int64? {
    var digits = text.utf8[...]
    let isNegative = digits.first == 0x2D
    if isNegative || digits.first == 0x2B { digits = digits.dropFirst() }
    let parts = digits.split(separator: 0x2E, maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty else { return nil }
    let fraction = parts.count == 2 ? Array(parts[1]) : []
    guard parts.count == 1 || !fraction.isEmpty, fraction.count <= scale else { return nil }
    var value: Int64 = 0
    for digit in whole.map(Int64.init) + fraction.map(Int64.init) {
      guard (0x30...0x39).contains(digit), append(digit - 0x30, to: &value) else { return nil }
    }
    for _ in fraction.count..<scale {
      guard append(0, to: &value) else { return nil }
    }
    return isNegative ? -value : value
  }

  static func text(_ value: Int64, scale: Int) -> String {
    guard scale > 0 else { return String(value) }
    let digits = String(value.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    var fraction = padded.suffix(scale)
    while fraction.last == "0" { fraction = fraction.dropLast() }
    let whole = (value < 0 ? "-" : "") + padded.dropLast(scale)
    return fraction.isEmpty ? whole : whole + "." + fraction
  }

  private static func append(_ digit: Int64, to value: inout Int64) -> Bool {
    let (product, overflow) = value.multipliedReportingOverflow(by: 10)
    let (sum, carried) = product.addingReportingOverflow(digit)
    value = sum
    return !overflow && !carried
  }
}
