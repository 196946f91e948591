import Markup

/// Where an instruction finds its value.
///
/// `depth` counts sections outwards from the innermost; `slot` is the field's position. A path of
/// several names continues in the program's `paths`. In the lenient mode there is only a name.
struct Address: Sendable, Hashable {
  /// The depth that says: look up `names[slot]`.
  static let named: UInt8 = 255

  let depth: UInt8
  let slot: UInt16
  /// 0 for a single name, otherwise one more than the position in `paths`.
  let path: UInt16

  /// Whether the value lies in a slot of a record, with nothing to look up.
  var isDirect: Bool { path == 0 && depth != Address.named }
}

/// One step of a program.
enum Instruction: Sendable {
  /// Writes bytes of the literal buffer.
  case literal(start: UInt32, count: UInt32)
  /// Writes text or a whole number.
  case print(Address, Escaping)
  /// Writes markup.
  case markup(Address)
  /// Lets a filter write.
  case filter(Address, filter: UInt16, argument: UInt16, Escaping)
  /// Runs what follows, up to `end`, for each element or once for a value that is there.
  case section(Address, end: UInt32)
  /// Goes on at `end` unless the value is missing, false or empty.
  case inverted(Address, end: UInt32)
  /// Goes on at `target` where the value is missing or empty.
  case jumpIfMissing(Address, target: UInt32)
  /// Goes on at `target`.
  case jump(target: UInt32)
  /// Runs a routine with the scopes that `scopes[mapping]` names.
  case call(routine: UInt16, mapping: UInt16)
  /// Runs the routine that the value names in `dispatch[table]`.
  case callNamed(Address, table: UInt16)
  /// Ends a document or a routine.
  case stop
}

/// What a library runs: one flat list of instructions.
struct Program: Sendable {
  struct Routine: Sendable {
    var entry: Int
    let template: String
  }

  struct Dispatch: Sendable {
    let routines: [String: Int]
    let mapping: Int
    /// Whether a name that fits nothing is passed over, as the Mustache specification has it.
    let isLenient: Bool
  }

  var instructions: [Instruction] = []
  var literals: [UInt8] = []
  var paths: [[UInt16]] = []
  var names: [[String]] = []
  var filters: [Filter.Write] = []
  var arguments: [FilterArgument?] = []
  var routines: [Routine] = []
  /// For each call the depths of the caller's scopes, outermost first; nil to keep them all.
  var scopes: [[UInt8]?] = []
  var dispatch: [Dispatch] = []
  var entries: [String: Int] = [:]
}

/// A document as it was compiled, and what it was compiled from.
struct CompiledDocument: Sendable {
  /// What renders it, from its first instruction on.
  let program: Program
  /// The names of the templates that it is made of, and of those that would be if there were any.
  let templates: Set<String>
  /// How many steps it comes to.
  let steps: Int
}
