import Markup

/// Why a document could not be rendered.
enum RenderFailure: Error {
  case tooDeep(chain: [String])
  case tooLarge
  case unknownName(String, known: [String])
}

/// Runs a program over a document.
///
/// The only file of the module that holds addresses: of the instructions, the literal bytes and the
/// values of open sections, each inside the closure that lends them. So no value is copied or
/// counted on the way to its bytes. Every access is checked against the bounds that came along.
@safe
struct Machine: ~Copyable {
  /// Open sections, so that recursion cannot use up the stack.
  private static let scopeLimit = 600

  private let program: Program
  private let code: UnsafeBufferPointer<Instruction>
  private let literals: UnsafeBufferPointer<UInt8>
  private let limits: TemplateLimits
  private var scopes: [UnsafeBufferPointer<TemplateValue>]
  private var calls: [Int] = []
  private var output: OutputBuffer

  private init(
    _ program: Program, _ code: UnsafeBufferPointer<Instruction>,
    _ literals: UnsafeBufferPointer<UInt8>, _ limits: TemplateLimits
  ) {
    self.program = program
    unsafe self.code = code
    unsafe self.literals = literals
    self.limits = limits
    output = OutputBuffer(capacity: 16 * 1024)
    unsafe scopes = []
    unsafe scopes.reserveCapacity(16)
  }

  /// Renders values (of a record, or one value without a schema) and appends the bytes.
  static func render(
    _ program: Program, from entry: Int, _ values: [TemplateValue], limits: TemplateLimits,
    into bytes: inout [UInt8]
  ) throws(RenderFailure) {
    try unsafe program.instructions.withUnsafeBufferPointer { code throws(RenderFailure) in
      try unsafe program.literals.withUnsafeBufferPointer { literals throws(RenderFailure) in
        try unsafe values.withUnsafeBufferPointer { values throws(RenderFailure) in
          var machine = unsafe Machine(program, code, literals, limits)
          unsafe machine.scopes.append(values)
          try machine.run(from: entry, to: program.instructions.count)
          try machine.checkSize()
          machine.output.append(to: &bytes)
        }
      }
    }
  }

  private mutating func run(from start: Int, to end: Int) throws(RenderFailure) {
    var next = start
    while next < end {
      let instruction = unsafe code[next]
      next &+= 1
      switch instruction {
      case .literal(let start, let count):
        unsafe output.append(
          Span(_unsafeElements: literals.extracting(Int(start)..<Int(start) &+ Int(count))))
      case .print(let address, let escaping):
        if let value = unsafe direct(address) {
          unsafe write(value.pointee, escaping)
        } else {
          write(found(address), escaping)
        }
      case .markup(let address):
        if let value = unsafe direct(address) {
          unsafe write(value.pointee, .none)
        } else {
          write(found(address), .none)
        }
      case .filter(let address, let filter, let argument, let escaping):
        if let value = unsafe direct(address) {
          unsafe apply(Int(filter), Int(argument), value.pointee, escaping)
        } else {
          apply(Int(filter), Int(argument), found(address), escaping)
        }
      case .section(let address, let end):
        if let value = unsafe direct(address) {
          try unsafe section(value.pointee, from: next, to: Int(end))
        } else {
          try section(found(address), from: next, to: Int(end))
        }
        next = Int(end)
      case .inverted(let address, let end):
        if !isEmpty(address) { next = Int(end) }
      case .jumpIfMissing(let address, let target):
        if isEmpty(address) { next = Int(target) }
      case .jump(let target):
        next = Int(target)
      case .call(let routine, let mapping):
        try call(Int(routine), mapping: Int(mapping))
      case .callNamed(let address, let table):
        try callNamed(found(address), program.dispatch[Int(table)])
      case .stop:
        return
      }
    }
  }

  // MARK: Values

  /// The place of a value in a slot of an open section; nil for names that must be looked up.
  @inline(__always)
  private func direct(_ address: Address) -> UnsafePointer<TemplateValue>? {
    guard address.isDirect else { return nil }
    let index = unsafe scopes.count &- 1 &- Int(address.depth)
    guard index >= 0 else { return nil }
    let scope = unsafe scopes[index]
    guard Int(address.slot) < scope.count, let base = scope.baseAddress else { return nil }
    return unsafe base + Int(address.slot)
  }

  private func found(_ address: Address) -> TemplateValue {
    guard address.depth != Address.named else { return lookUp(program.names[Int(address.slot)]) }
    let index = unsafe scopes.count - 1 - Int(address.depth)
    guard index >= 0, unsafe Int(address.slot) < scopes[index].count else { return .missing }
    var value = unsafe scopes[index][Int(address.slot)]
    guard address.path > 0 else { return value }
    for slot in program.paths[Int(address.path) - 1] {
      guard case .record(let record) = value, Int(slot) < record.values.count else {
        return .missing
      }
      value = record.values[Int(slot)]
    }
    return value
  }

  /// Finds a path by name, from the innermost scope outwards.
  private func lookUp(_ path: [String]) -> TemplateValue {
    guard let first = path.first else { return unsafe scopes.last?.first ?? .missing }
    for index in unsafe scopes.indices.reversed() {
      guard case .object(let object)? = unsafe scopes[index].first, var value = object[first] else {
        continue
      }
      for name in path.dropFirst() {
        guard case .object(let inner) = value, let next = inner[name] else { return .missing }
        value = next
      }
      return value
    }
    return .missing
  }

  private func isEmpty(_ address: Address) -> Bool {
    if let value = unsafe direct(address) { return unsafe value.pointee.isEmpty }
    return found(address).isEmpty
  }

  @inline(__always)
  private mutating func write(_ value: borrowing TemplateValue, _ escaping: Escaping) {
    switch value {
    case .text(let text): output.append(text, as: escaping)
    case .integer(let integer): output.append(decimal: integer)
    case .html(let fragment): output.append(fragment.utf8)
    case .boolean(let flag): output.append(flag ? "true" : "false")
    case .missing, .scalar, .record, .list, .values, .object: break
    }
  }

  @inline(__always)
  private mutating func apply(
    _ filter: Int, _ argument: Int, _ value: borrowing TemplateValue, _ escaping: Escaping
  ) {
    let start = output.count
    program.filters[filter](copy value, program.arguments[argument], &output)
    output.escape(from: start, as: escaping)
  }

  // MARK: Sections

  private mutating func section(
    _ value: borrowing TemplateValue, from start: Int, to end: Int
  ) throws(RenderFailure) {
    switch value {
    case .list(let records):
      for index in records.indices {
        try unsafe records[index].values.withUnsafeBufferPointer { values throws(RenderFailure) in
          try unsafe enter(values, from: start, to: end)
        }
      }
    case .record(let record):
      try unsafe record.values.withUnsafeBufferPointer { values throws(RenderFailure) in
        try unsafe enter(values, from: start, to: end)
      }
    case .values(let values):
      try unsafe values.withUnsafeBufferPointer { values throws(RenderFailure) in
        for index in values.indices {
          try unsafe enter(values.extracting(index..<index + 1), from: start, to: end)
        }
      }
    default:
      guard !value.isEmpty else { return }
      let value = copy value
      try unsafe withUnsafePointer(to: value) { pointer throws(RenderFailure) in
        let single = unsafe UnsafeBufferPointer(start: pointer, count: 1)
        try unsafe enter(single, from: start, to: end)
      }
    }
  }

  /// Runs the body of a section with values as the innermost scope.
  @inline(__always)
  private mutating func enter(
    _ values: UnsafeBufferPointer<TemplateValue>, from start: Int, to end: Int
  ) throws(RenderFailure) {
    guard unsafe scopes.count < Machine.scopeLimit else { throw .tooDeep(chain: chain) }
    unsafe scopes.append(values)
    try run(from: start, to: end)
    unsafe scopes.removeLast()
    try checkSize()
  }

  // MARK: Routines

  private mutating func call(_ routine: Int, mapping: Int) throws(RenderFailure) {
    calls.append(routine)
    guard calls.count <= limits.depth else { throw .tooDeep(chain: chain) }
    let outside = unsafe scopes.count
    if let depths = program.scopes[mapping] {
      for depth in depths { unsafe scopes.append(scopes[outside - 1 - Int(depth)]) }
    }
    try run(from: program.routines[routine].entry, to: program.instructions.count)
    unsafe scopes.removeLast(scopes.count - outside)
    calls.removeLast()
    try checkSize()
  }

  private mutating func callNamed(
    _ value: TemplateValue, _ table: Program.Dispatch
  ) throws(RenderFailure) {
    guard case .text(let name) = value, let routine = table.routines[name] else {
      guard !table.isLenient else { return }
      let name = if case .text(let name) = value { name } else { "" }
      throw .unknownName(name, known: table.routines.keys.sorted())
    }
    try call(routine, mapping: table.mapping)
  }

  private var chain: [String] { calls.map { program.routines[$0].template } }

  private func checkSize() throws(RenderFailure) {
    if output.count > limits.outputBytes { throw .tooLarge }
  }
}

extension TemplateValue {
  /// Whether a section over the value is left out: nothing, false, no elements, no text.
  var isEmpty: Bool {
    switch self {
    case .missing: true
    case .boolean(let flag): !flag
    case .text(let text): text.isEmpty
    case .html(let fragment): fragment.utf8.isEmpty
    case .list(let records): records.isEmpty
    case .values(let values): values.isEmpty
    case .integer, .scalar, .record, .object: false
    }
  }
}
