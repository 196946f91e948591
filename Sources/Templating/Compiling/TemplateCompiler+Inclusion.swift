import Diagnostics

extension TemplateCompiler {
  /// Compiles a partial or a parent tag.
  mutating func include(_ inclusion: Inclusion, blocks: [Block], _ surroundings: Surroundings) {
    var inner = surroundings
    inner.removed = []
    inner.added = inclusion.indentation.map { surroundings.indentation($0) } ?? []
    for block in blocks where inner.overrides[block.name] == nil {
      inner.overrides[block.name] = .init(block: block, source: surroundings.source)
    }
    guard !inclusion.isDynamic else { return includeNamed(inclusion, inner, surroundings) }
    let name = inclusion.name.path[0]
    guard let template = template(named: name) else {
      guard isStrict else { return }
      report(
        surroundings, .unknownPartial, inclusion.name.range, facts: ["found": name],
        suggestion: NearMiss.nearest(to: name, among: names(like: name)))
      return
    }
    if isStrict { check(inclusion, blocks, template, surroundings) }
    inner.chain.append(
      .init(
        template: template.source.name,
        location: surroundings.source.location(of: inclusion.range)))
    guard inner.chain.count <= TemplateCompiler.depthLimit else {
      report(
        surroundings, .partialsTooDeep, inclusion.range,
        facts: [
          "limit": String(TemplateCompiler.depthLimit),
          "chain": inner.chain.map(\.template).joined(separator: " › "),
        ])
      return
    }
    if surroundings.chain.contains(where: { $0.template == template.source.name }) {
      let (scopes, depths) = surroundings.scopes.distinct()
      inner.scopes = isStrict ? scopes : surroundings.scopes
      let routine = routine(template, inner)
      let mapping = assembler.mapping(isStrict ? depths : nil)
      assembler.emit(.call(routine: UInt16(routine), mapping: mapping))
      return
    }
    inner.source = template.source
    compile(template.nodes, inner)
  }

  /// The template of a name; the ending of the document may be left out.
  private mutating func template(named name: String) -> ParsedTemplate? {
    used.insert(name)
    if let template = templates[name] { return template }
    guard isStrict, !name.contains(".") else { return nil }
    used.insert(name + ending)
    return templates[name + ending]
  }

  /// The names that a tag could have meant, without the ending where the tag left it out.
  private func names(like name: String) -> [String] {
    let names = templates.keys.sorted()
    guard !name.contains(".") else { return names }
    return names.map { $0.hasSuffix(ending) ? String($0.dropLast(ending.count)) : $0 }
  }

  private var ending: String {
    switch place {
    case .html: ".html"
    case .markdown: ".md"
    case .csv: ".csv"
    case .plain: ".txt"
    }
  }

  /// The ending of a partial must say the same as the place it lands in, and the blocks of a parent
  /// tag must be there to be replaced.
  private mutating func check(
    _ inclusion: Inclusion, _ blocks: [Block], _ template: ParsedTemplate,
    _ surroundings: Surroundings
  ) {
    if !template.source.name.hasSuffix(ending), template.source.name.contains("."), ending != ".txt"
    {
      report(
        surroundings, .otherEnding, inclusion.name.range,
        facts: ["found": template.source.name, "expected": ending])
    }
    guard !blocks.isEmpty else { return }
    var known: Set<String> = []
    var seen: Set<String> = []
    collectBlocks(template, into: &known, seen: &seen)
    for block in blocks where !known.contains(block.name) {
      report(
        surroundings, .unknownBlock, block.range,
        facts: ["found": block.name, "place": template.source.name],
        suggestion: NearMiss.nearest(to: block.name, among: known.sorted()))
    }
  }

  private mutating func collectBlocks(
    _ template: ParsedTemplate, into known: inout Set<String>, seen: inout Set<String>
  ) {
    guard seen.insert(template.source.name).inserted else { return }
    collectBlocks(template.nodes, into: &known, seen: &seen)
  }

  private mutating func collectBlocks(
    _ nodes: [TemplateNode], into known: inout Set<String>, seen: inout Set<String>
  ) {
    for node in nodes {
      switch node {
      case .block(let block):
        known.insert(block.name)
        collectBlocks(block.body, into: &known, seen: &seen)
      case .section(_, _, let body): collectBlocks(body, into: &known, seen: &seen)
      case .partial(let inclusion), .parent(let inclusion, _):
        if !inclusion.isDynamic, let inner = self.template(named: inclusion.name.path[0]) {
          collectBlocks(inner, into: &known, seen: &seen)
        }
        if case .parent(_, let blocks) = node {
          for block in blocks { collectBlocks(block.body, into: &known, seen: &seen) }
        }
      case .text, .lineStart, .print: continue
      }
    }
  }

  /// Compiles a block: its default, or what a parent tag puts in its place.
  mutating func block(_ block: Block, _ surroundings: Surroundings) {
    guard let override = surroundings.overrides[block.name] else {
      compile(block.body, surroundings)
      return
    }
    var inner = surroundings
    inner.source = override.source
    inner.overrides[block.name] = nil
    inner.added = surroundings.indentation(block.indentation)
    inner.removed = Array(override.source.bytes[override.block.intrinsic])
    if block.isStandalone, !override.block.isStandalone, !override.block.body.isEmpty {
      literal(inner.added, block.range, surroundings)
    }
    compile(override.block.body, inner, midLine: !block.isStandalone)
  }

  /// The routine of a template in scopes, overrides and a place; compiled later when it is new.
  private mutating func routine(_ template: ParsedTemplate, _ surroundings: Surroundings) -> Int {
    var inner = surroundings
    inner.source = template.source
    if inner.added.count > TemplateCompiler.indentationLimit {
      inner.added = Array(inner.added.prefix(TemplateCompiler.indentationLimit))
    }
    let key = "\(template.source.name)|\(inner.key(place))"
    if let known = routines[key] { return known }
    let index = assembler.routine(template.source.name)
    routines[key] = index
    pending.append(
      PendingRoutine(index: index, surroundings: inner, place: place, template: template))
    return index
  }

  /// Compiles a tag whose value names the template.
  ///
  /// Strict: any template declared to show the innermost record's schema, with the same ending.
  private mutating func includeNamed(
    _ inclusion: Inclusion, _ inner: Surroundings, _ surroundings: Surroundings
  ) {
    let (scopes, depths) = surroundings.scopes.distinct()
    var inner = inner
    var address = looseAddress(inclusion.name)
    var candidates = templates.values.sorted { $0.source.name < $1.source.name }
    if isStrict {
      guard let resolution = resolve(inclusion.name, surroundings) else { return }
      guard case .text = resolution.type, !resolution.mayBeMissing else {
        report(
          surroundings, resolution.mayBeMissing ? .mayBeMissing : .needsSection,
          inclusion.name.range,
          facts: ["name": inclusion.name.name, "type": resolution.type.word])
        return
      }
      address = self.address(resolution)
      inner.scopes = scopes
      let record = surroundings.scopes.innermostRecord?.name
      candidates = candidates.filter {
        documents[$0.source.name]?.name == record && $0.source.name.hasSuffix(ending)
      }
      if candidates.isEmpty {
        report(
          surroundings, .noDynamicTemplate, inclusion.name.range, facts: ["schema": record ?? ""])
      }
    }
    var routines: [String: Int] = [:]
    used.formUnion(candidates.map(\.source.name))
    for candidate in candidates {
      var called = inner
      called.chain = [.init(template: candidate.source.name, location: nil)]
      let index = routine(candidate, called)
      routines[candidate.source.name] = index
    }
    let mapping = assembler.mapping(isStrict ? depths : nil)
    let table = assembler.dispatch(
      .init(routines: routines, mapping: Int(mapping), isLenient: !isStrict))
    assembler.emit(.callNamed(address, table: table))
  }
}
