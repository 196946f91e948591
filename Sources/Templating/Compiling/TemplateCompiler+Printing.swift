import Diagnostics
import Markup

/// What the filters of a tag come to: at most one that formats, then the two of the language.
private struct FilterPlan {
  var formatter: FilterCall?
  var within: FilterCall?
  var fallback: FilterCall?
}

extension TemplateCompiler {
  /// Compiles a tag that writes a value.
  mutating func print(_ expression: Expression, raw: Bool, _ surroundings: Surroundings) {
    guard isStrict else {
      assembler.emit(.print(looseAddress(expression), raw ? .none : .html))
      return
    }
    if expression.path.first == "t", expression.path.count > 1 {
      return printMessage(expression, surroundings)
    }
    guard let plan = plan(expression, surroundings),
      let resolution = resolve(expression, surroundings),
      let writer = writer(expression, plan, resolution, raw: raw, surroundings)
    else { return }
    if resolution.mayBeMissing, plan.fallback == nil {
      report(
        surroundings, .mayBeMissing, expression.range, facts: ["name": expression.name])
      return
    }
    let before = place
    let start = plan.fallback == nil ? nil : assembler.emit(.stop)
    var affixes: (prefix: String, suffix: String)?
    if let within = plan.within {
      if case .csv = place { return report(surroundings, .sharedCell, within.range) }
      guard let found = self.affixes(within, surroundings) else { return }
      affixes = found
    }
    if let affixes { constant(affixes.prefix, expression.range, surroundings) }
    assembler.emit(writer)
    place.advanceOverValue()
    if let affixes { constant(affixes.suffix, expression.range, surroundings) }
    guard let start, let fallback = plan.fallback else { return }
    let after = place
    let skip = assembler.emit(.stop)
    assembler.replace(
      start, with: .jumpIfMissing(address(resolution), target: assembler.label()))
    place = before
    if let text = text(of: fallback, surroundings) {
      constant(text, fallback.range, surroundings)
    }
    assembler.replace(skip, with: .jump(target: assembler.label()))
    place = after
  }

  /// The instruction that writes a value, or nil when the tag is wrong.
  private mutating func writer(
    _ expression: Expression, _ plan: FilterPlan, _ resolution: Resolution, raw: Bool,
    _ surroundings: Surroundings
  ) -> Instruction? {
    let address = address(resolution)
    let facts = ["name": expression.name, "type": resolution.type.word]
    if let call = plan.formatter {
      guard let index = filterIndices[call.name] else { return nil }
      let filter = filters[index]
      guard let argument = argument(of: call, for: filter, surroundings) else { return nil }
      guard let input = resolution.type.filterInput, filter.accepts.contains(input) else {
        report(
          surroundings, .filterType, call.range,
          facts: [
            "name": expression.name, "found": resolution.type.word, "filter": filter.name,
            "expected": filter.accepts.map(\.rawValue).joined(separator: ", "),
          ])
        return nil
      }
      guard checkBraces(expression, raw: raw, isMarkup: filter.output != .text, facts, surroundings)
      else { return nil }
      let isNumber = filter.output == .text && input.isNumber
      let value: PlacedValue = filter.output != .text ? .markup : isNumber ? .number : .text
      guard let escaping = escaping(of: value, filter.output, expression, surroundings) else {
        return nil
      }
      return .filter(
        address, filter: UInt16(index), argument: assembler.argument(argument.value), escaping)
    }
    switch resolution.type {
    case .text, .integer:
      guard checkBraces(expression, raw: raw, isMarkup: false, facts, surroundings) else {
        return nil
      }
      let isNumber = resolution.type.filterInput == .integer
      return escaping(of: isNumber ? .number : .text, .text, expression, surroundings)
        .map { .print(address, $0) }
    case .html:
      guard checkBraces(expression, raw: raw, isMarkup: true, facts, surroundings) else {
        return nil
      }
      return escaping(of: .markup, .html, expression, surroundings).map { _ in .markup(address) }
    case .scalar(let kind):
      let fitting = filters.filter { filter in
        filter.accepts.contains { $0.rawValue == kind.rawValue }
      }
      let nearest = fitting.first { $0.name == kind.rawValue } ?? fitting.first
      report(
        surroundings, .needsFilter, expression.range, facts: facts,
        suggestion: nearest.map { "\(expression.name) | \($0.name)" })
    case .boolean, .record, .list, .texts:
      report(surroundings, .needsSection, expression.range, facts: facts)
    }
    return nil
  }

  /// Three braces are for markup, and markup is for three braces.
  private mutating func checkBraces(
    _ expression: Expression, raw: Bool, isMarkup: Bool, _ facts: [String: String],
    _ surroundings: Surroundings
  ) -> Bool {
    guard raw != isMarkup else { return true }
    report(
      surroundings, raw ? .unescapedText : .markupNeedsBraces, expression.range, facts: facts)
    return false
  }

  private mutating func escaping(
    of value: PlacedValue, _ output: Filter.Output, _ expression: Expression,
    _ surroundings: Surroundings
  ) -> Escaping? {
    var escaping = place.escaping(for: value)
    if value == .markup {
      switch (place, output) {
      case (.html, .html), (.markdown, .markdown): break
      default: escaping = nil
      }
    }
    if escaping == nil {
      if case .csv = place, value != .markup {
        report(surroundings, .sharedCell, expression.range, facts: ["name": expression.name])
      } else {
        report(
          surroundings, .unsafePlace, expression.range,
          facts: ["name": expression.name, "place": place.word])
      }
    }
    return escaping
  }

  /// Writes text of the program's own, escaped for the place.
  mutating func constant(_ text: String, _ range: Range<Int>, _ surroundings: Surroundings) {
    guard !text.isEmpty else { return }
    guard let escaping = place.escaping(for: .text) else {
      if case .csv = place {
        report(surroundings, .sharedCell, range)
      } else {
        report(surroundings, .unsafePlace, range, facts: ["name": text, "place": place.word])
      }
      return
    }
    var output = OutputBuffer(capacity: text.utf8.count + 16)
    output.append(text, as: escaping == .markdown ? .markdown : escaping)
    assembler.literal(output.bytes)
    place.advanceOverValue()
  }

  /// Sorts the filters of a tag; reports what does not fit together.
  private mutating func plan(
    _ expression: Expression, _ surroundings: Surroundings
  ) -> FilterPlan? {
    var plan = FilterPlan()
    for call in expression.filters {
      switch call.name {
      case "default" where plan.fallback == nil: plan.fallback = call
      case "within" where plan.within == nil && plan.fallback == nil: plan.within = call
      case _ where filterIndices[call.name] == nil && !["default", "within"].contains(call.name):
        report(
          surroundings, .unknownFilter, call.range, facts: ["found": call.name],
          suggestion: NearMiss.nearest(
            to: call.name, among: filterIndices.keys.sorted() + ["default", "within"]))
        return nil
      case _ where plan.formatter == nil && plan.within == nil && plan.fallback == nil:
        plan.formatter = call
      default:
        report(surroundings, .tooManyFilters, call.range, facts: ["name": call.name])
        return nil
      }
    }
    return plan
  }
}

extension ValueType {
  /// The type as filters know it; nil for records and lists.
  var filterInput: FilterInput? {
    switch self {
    case .text: .text
    case .html: .html
    case .integer: .integer
    case .boolean: .flag
    case .texts: .texts
    case .scalar(let kind): FilterInput(rawValue: kind.rawValue)
    case .record, .list: nil
    }
  }
}

extension Place {
  /// What the place is called in diagnostics.
  var word: String {
    switch self {
    case .html(let place): place.word
    case .markdown: "Markdown"
    case .csv: "CSV"
    case .plain: "text"
    }
  }
}
