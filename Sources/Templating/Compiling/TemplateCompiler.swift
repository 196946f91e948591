import Diagnostics

/// Compiles parsed templates into one flat program.
///
/// Partials, layouts and blocks are written out where they are used, so that the program runs without
/// looking anything up. Only a template that appears inside itself, or that is named by a value,
/// becomes a routine of its own: once for each set of scopes it is called in.
struct TemplateCompiler {
  /// Templates inside templates while compiling.
  static let depthLimit = 64
  /// Sections, blocks and templates inside one another, all counted.
  static let nestingLimit = 200
  /// Indentation of a template inside itself stops growing here.
  static let indentationLimit = 40

  /// A routine that has been called and still has to be compiled.
  struct PendingRoutine {
    let index: Int
    let surroundings: Surroundings
    let place: Place
    let template: ParsedTemplate
  }

  let templates: [String: ParsedTemplate]
  let documents: [String: RecordSchema]
  let filters: [Filter]
  let filterIndices: [String: Int]
  let messages: [String: Message]
  /// Whether names are checked against schemas; otherwise they are looked up while rendering.
  let isStrict: Bool

  var assembler: Assembler
  var place = Place.plain
  var diagnostics: [Diagnostic] = []
  var pending: [PendingRoutine] = []
  var routines: [String: Int] = [:]
  private var nesting = 0
  /// How many nodes were filled in, those among them that left no instruction of their own.
  private var steps = 0
  private let stepLimit: Int
  /// Whether filling in was given up: what is found after that is not the templates' doing.
  private(set) var isGivenUp = false
  private var reported: Set<Finding> = []
  /// The names of templates that were asked for, those among them that there are none of.
  var used: Set<String> = []

  /// What tells findings apart.
  struct Finding: Hashable {
    private let code: DiagnosticCode
    private let location: SourceLocation?

    init(_ diagnostic: Diagnostic) {
      code = diagnostic.code
      location = diagnostic.location
    }
  }

  init(
    templates: [String: ParsedTemplate], documents: [String: RecordSchema], filters: [Filter],
    messages: [String: Message], limits: TemplateLimits, stepsBefore: Int = 0, isStrict: Bool
  ) {
    steps = stepsBefore
    assembler = Assembler(instructionLimit: limits.instructions)
    stepLimit = limits.instructions
    self.templates = templates
    self.documents = documents
    self.filters = filters
    self.messages = messages
    self.isStrict = isStrict
    var indices: [String: Int] = [:]
    for (index, filter) in filters.enumerated() { indices[filter.name] = index }
    filterIndices = indices
    assembler.setFilters(filters)
  }

  /// Compiles a template as the one document of a program.
  mutating func document(_ template: ParsedTemplate, schema: RecordSchema) -> CompiledDocument {
    let before = steps
    compileDocument(template, schema: schema)
    return CompiledDocument(
      program: assembler.program, templates: used.union([template.source.name]),
      steps: steps - before)
  }

  /// Compiles a template as a document of its own.
  mutating func compileDocument(_ template: ParsedTemplate, schema: RecordSchema?) {
    let name = template.source.name
    assembler.startDocument(name)
    place = isStrict ? Place(templateName: name) : .plain
    let scopes = schema.map { [StaticScope(kind: .record($0))] } ?? []
    let surroundings = Surroundings(
      source: template.source, chain: [.init(template: name, location: nil)],
      scopes: StaticScopes(scopes), audience: schema?.audience ?? .internal)
    compile(template.nodes, surroundings)
    assembler.emit(.stop)
    compilePending()
  }

  private mutating func compilePending() {
    while let routine = pending.popLast() {
      place = routine.place
      assembler.startRoutine(routine.index)
      compile(routine.template.nodes, routine.surroundings)
      assembler.emit(.stop)
      if isStrict, Place.merged(place, routine.place) == nil {
        report(
          routine.surroundings, .placeChanges, 0..<1,
          facts: ["name": routine.template.source.name])
      }
    }
  }

  /// Compiles nodes one after the other.
  ///
  /// With `midLine` the first line start is left out: what comes before is on the same line.
  mutating func compile(
    _ nodes: [TemplateNode], _ surroundings: Surroundings, midLine: Bool = false
  ) {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= TemplateCompiler.nestingLimit else {
      report(
        surroundings, .nestedTooDeep, 0..<1,
        facts: ["limit": String(TemplateCompiler.nestingLimit)])
      return
    }
    var skipsLineStart = midLine
    for node in nodes {
      steps += 1
      guard steps <= stepLimit, !assembler.isTooLarge else {
        report(surroundings, .programTooLarge, 0..<1)
        isGivenUp = true
        return
      }
      switch node {
      case .text(let range):
        literal(surroundings.source.bytes[range], range, surroundings)
      case .lineStart(let range):
        if !skipsLineStart { literal(surroundings.indentation(range), range, surroundings) }
      case .print(let expression, let raw):
        print(expression, raw: raw, surroundings)
      case .section(let expression, let inverted, let body):
        section(expression, inverted: inverted, body, surroundings)
      case .partial(let inclusion):
        include(inclusion, blocks: [], surroundings)
      case .parent(let inclusion, let blocks):
        include(inclusion, blocks: blocks, surroundings)
      case .block(let block):
        self.block(block, surroundings)
      }
      skipsLineStart = false
    }
  }

  /// Writes bytes that the template or a message gives.
  mutating func literal(
    _ bytes: some Collection<UInt8>, _ range: Range<Int>, _ surroundings: Surroundings
  ) {
    if !place.advance(over: bytes) { report(surroundings, .sharedCell, range) }
    assembler.literal(bytes)
  }

  /// Keeps a finding, once for each place.
  mutating func report(
    _ surroundings: Surroundings, _ code: DiagnosticCode, _ range: Range<Int>,
    facts: [String: String] = [:], suggestion: String? = nil
  ) {
    guard !isGivenUp else { return }
    let diagnostic = surroundings.source.diagnostic(
      code, range, facts: facts, suggestion: suggestion, context: surroundings.context)
    if reported.insert(Finding(diagnostic)).inserted { diagnostics.append(diagnostic) }
  }

  /// The address of what was found.
  mutating func address(_ resolution: Resolution) -> Address {
    let rest = Array(resolution.slots.dropFirst())
    return Address(
      depth: UInt8(min(resolution.depth, 254)), slot: resolution.slots[0],
      path: rest.isEmpty ? 0 : assembler.path(rest))
  }

  /// Finds a name in the scopes; reports one that is not there, or that readers may not see.
  mutating func resolve(_ expression: Expression, _ surroundings: Surroundings) -> Resolution? {
    do {
      let resolution = try surroundings.scopes.resolve(expression.path)
      if surroundings.audience == .external,
        let hidden = resolution.records.first(where: { $0.audience == .internal })
      {
        report(
          surroundings, .internalRecord, expression.range,
          facts: ["name": expression.name, "record": hidden.name])
      }
      return resolution
    } catch {
      let nearest = NearMiss.nearest(to: error.name, among: error.known)
      report(
        surroundings, .unknownVariable, expression.range,
        facts: ["found": expression.name, "name": error.name, "place": error.place],
        suggestion: nearest)
      return nil
    }
  }
}
