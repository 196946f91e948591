extension TemplateCompiler {
  /// Compiles a section, or an inverted one.
  mutating func section(
    _ expression: Expression, inverted: Bool, _ body: [TemplateNode],
    _ surroundings: Surroundings
  ) {
    var inner = surroundings
    var isList = false
    let address: Address
    if isStrict {
      if let filter = expression.filters.first {
        report(surroundings, .tooManyFilters, filter.range, facts: ["name": filter.name])
      }
      guard let resolution = resolve(expression, surroundings) else { return }
      address = self.address(resolution)
      if !inverted { inner.scopes = surroundings.scopes.inside(resolution) }
      switch resolution.type {
      case .list, .texts: isList = true
      default: break
      }
    } else {
      address = looseAddress(expression)
    }
    let before = place
    let start = assembler.emit(.stop)
    compile(body, inner)
    let end = assembler.label()
    assembler.replace(
      start, with: inverted ? .inverted(address, end: end) : .section(address, end: end))
    guard isStrict else { return }
    settle(expression, before, isList: isList && !inverted, surroundings)
  }

  /// After a section the text must go on as if it had not been there.
  private mutating func settle(
    _ expression: Expression, _ before: Place, isList: Bool, _ surroundings: Surroundings
  ) {
    let merged = Place.merged(before, place)
    if let merged, !(isList && isCell(before) && before != place) {
      place = merged
      return
    }
    place = before
    report(surroundings, .placeChanges, expression.range, facts: ["name": expression.name])
  }

  private func isCell(_ place: Place) -> Bool {
    if case .csv = place { return true }
    return false
  }

  /// The address of a name that is looked up while rendering.
  mutating func looseAddress(_ expression: Expression) -> Address {
    Address(depth: Address.named, slot: assembler.name(expression.path), path: 0)
  }
}
