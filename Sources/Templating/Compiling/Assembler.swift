import Markup

/// Appends instructions to a program, joining literal text as long as no jump lands inside.
struct Assembler {
  /// More than this is not a template but a mistake that multiplies.
  private let instructionLimit: Int
  static let literalLimit = 64 * 1024 * 1024

  private(set) var program = Program()
  private var mayExtend = false

  init(instructionLimit: Int) {
    self.instructionLimit = instructionLimit
  }

  var position: UInt32 { UInt32(program.instructions.count) }

  var isTooLarge: Bool {
    program.instructions.count > instructionLimit
      || program.literals.count > Assembler.literalLimit
      || max(program.dispatch.count, program.routines.count, program.arguments.count) > 60_000
  }

  mutating func literal(_ bytes: some Collection<UInt8>) {
    guard !bytes.isEmpty, !isTooLarge else { return }
    let start = program.literals.count
    program.literals.append(contentsOf: bytes)
    if mayExtend, case .literal(let first, let count)? = program.instructions.last {
      program.instructions[program.instructions.count - 1] = .literal(
        start: first, count: count + UInt32(bytes.count))
    } else {
      program.instructions.append(.literal(start: UInt32(start), count: UInt32(bytes.count)))
    }
    mayExtend = true
  }

  /// Appends an instruction and tells where it is.
  @discardableResult
  mutating func emit(_ instruction: Instruction) -> Int {
    mayExtend = false
    program.instructions.append(instruction)
    return program.instructions.count - 1
  }

  /// Makes this the place that a jump lands on.
  mutating func label() -> UInt32 {
    mayExtend = false
    return position
  }

  mutating func replace(_ index: Int, with instruction: Instruction) {
    program.instructions[index] = instruction
  }

  mutating func path(_ slots: [UInt16]) -> UInt16 {
    if let known = program.paths.firstIndex(of: slots) { return UInt16(known + 1) }
    program.paths.append(slots)
    return UInt16(program.paths.count)
  }

  mutating func name(_ path: [String]) -> UInt16 {
    if let known = program.names.firstIndex(of: path) { return UInt16(known) }
    program.names.append(path)
    return UInt16(program.names.count - 1)
  }

  mutating func argument(_ argument: FilterArgument?) -> UInt16 {
    if let known = program.arguments.firstIndex(of: argument) { return UInt16(known) }
    program.arguments.append(argument)
    return UInt16(program.arguments.count - 1)
  }

  mutating func mapping(_ depths: [UInt8]?) -> UInt16 {
    if let known = program.scopes.firstIndex(of: depths) { return UInt16(known) }
    program.scopes.append(depths)
    return UInt16(program.scopes.count - 1)
  }

  mutating func dispatch(_ table: Program.Dispatch) -> UInt16 {
    program.dispatch.append(table)
    return UInt16(program.dispatch.count - 1)
  }

  mutating func routine(_ template: String) -> Int {
    program.routines.append(Program.Routine(entry: 0, template: template))
    return program.routines.count - 1
  }

  mutating func startRoutine(_ routine: Int) {
    program.routines[routine].entry = Int(label())
  }

  mutating func startDocument(_ template: String) {
    program.entries[template] = Int(label())
  }

  mutating func setFilters(_ filters: [Filter]) {
    program.filters = filters.map(\.write)
  }
}
