import Diagnostics

extension TemplateCompiler {
  /// An argument that was found; a value of its own since it may be nothing.
  struct FoundArgument {
    let value: FilterArgument?
  }

  /// Compiles `{{t.key}}`: the text of the catalog becomes literal text.
  mutating func printMessage(_ expression: Expression, _ surroundings: Surroundings) {
    let key = expression.path.dropFirst().joined(separator: ".")
    if let filter = expression.filters.first {
      report(surroundings, .tooManyFilters, filter.range, facts: ["name": filter.name])
    }
    guard let text = plainText(key, expression.range, surroundings) else { return }
    constant(text, expression.range, surroundings)
  }

  /// The text of a key that needs no value.
  private mutating func plainText(
    _ key: String, _ range: Range<Int>, _ surroundings: Surroundings
  ) -> String? {
    guard let message = message(key, range, surroundings) else { return nil }
    guard case .text(let text) = message, parameter(in: text) == nil else {
      report(surroundings, .messageNeedsValue, range, facts: ["key": key])
      return nil
    }
    return text
  }

  private mutating func message(
    _ key: String, _ range: Range<Int>, _ surroundings: Surroundings
  ) -> Message? {
    if let message = messages[key] { return message }
    report(
      surroundings, .unknownMessage, range, facts: ["found": key],
      suggestion: NearMiss.nearest(to: key, among: messages.keys.sorted()))
    return nil
  }

  /// What stands before and after the value in the message of `| within: key`.
  mutating func affixes(
    _ call: FilterCall, _ surroundings: Surroundings
  ) -> (prefix: String, suffix: String)? {
    guard case .key(let key)? = call.argument else {
      report(
        surroundings, .filterArgument, call.range,
        facts: ["filter": call.name, "expected": Filter.ArgumentKind.message.rawValue])
      return nil
    }
    guard let message = message(key, call.range, surroundings) else { return nil }
    guard case .text(let text) = message, let range = parameter(in: text),
      parameter(in: String(text[range.upperBound...])) == nil
    else {
      report(surroundings, .messageNeedsValue, call.range, facts: ["key": key])
      return nil
    }
    return (String(text[..<range.lowerBound]), String(text[range.upperBound...]))
  }

  /// The text of `| default: "–"` or `| default: t.key`.
  mutating func text(of call: FilterCall, _ surroundings: Surroundings) -> String? {
    switch call.argument {
    case .quoted(let text): return text
    case .key(let key): return plainText(key, call.range, surroundings)
    case nil:
      report(
        surroundings, .filterArgument, call.range,
        facts: ["filter": call.name, "expected": Filter.ArgumentKind.text.rawValue])
      return nil
    }
  }

  /// The argument of a filter, with a key of the catalog replaced by its message.
  mutating func argument(
    of call: FilterCall, for filter: Filter, _ surroundings: Surroundings
  ) -> FoundArgument? {
    switch (filter.argument, call.argument) {
    case (.none, nil), (.optionalText, nil), (.optionalMessage, nil):
      return FoundArgument(value: nil)
    case (.text, .quoted(let text)), (.optionalText, .quoted(let text)):
      return FoundArgument(value: .text(text))
    case (.message, .key(let key)), (.optionalMessage, .key(let key)):
      return message(key, call.range, surroundings).map { FoundArgument(value: .message($0)) }
    default:
      report(
        surroundings, .filterArgument, call.range,
        facts: ["filter": filter.name, "expected": filter.argument.rawValue])
      return nil
    }
  }

  /// The first `{name}` of a message.
  private func parameter(in text: String) -> Range<String.Index>? {
    guard let open = text.firstIndex(of: "{"), let close = text[open...].firstIndex(of: "}"),
      text.index(after: open) < close,
      text[text.index(after: open)..<close].allSatisfy({ $0.isLetter || $0 == "-" || $0 == "_" })
    else { return nil }
    return open..<text.index(after: close)
  }
}
