/// What is known about a scope while a template is compiled: a record's schema, or the type of a
/// value without names.
struct StaticScope {
  enum Kind {
    case record(RecordSchema)
    case value(ValueType)
  }

  let kind: Kind
  /// Paths, from this scope, of optional values that an enclosing section has found to be there.
  var present: Set<[UInt16]> = []

  /// Tells scopes apart as far as the code for them differs.
  var key: String {
    let guards = present.map { $0.map(String.init).joined(separator: ".") }.sorted()
    let type =
      switch kind {
      case .record(let schema): "record \(schema.name)"
      case .value(let type): "value \(type.word)"
      }
    return "\(type)[\(guards.joined(separator: ","))]"
  }
}

/// A name that was found.
struct Resolution {
  /// How many sections outwards.
  let depth: Int
  /// The slots of the names of the path; for `.` the only slot.
  let slots: [UInt16]
  let type: ValueType
  /// Whether it, or a record on the way, may be missing here.
  let mayBeMissing: Bool
  /// Records on the way and at its end, to check who may read them.
  let records: [RecordSchema]
}

/// A name that was not found: what was looked in and what it might have been.
struct ResolutionFailure: Error {
  let name: String
  let known: [String]
  let place: String
}

/// The scopes around a tag, outermost first.
struct StaticScopes {
  private(set) var stack: [StaticScope]

  init(_ stack: [StaticScope]) {
    self.stack = stack
  }

  /// Finds a path as Mustache does: the first name from the innermost scope outwards, the others
  /// inside what was found.
  func resolve(_ path: [String]) throws(ResolutionFailure) -> Resolution {
    guard let first = path.first else { return try innermost() }
    for (depth, scope) in stack.reversed().enumerated() {
      guard case .record(let schema) = scope.kind, schema.slots[first] != nil else { continue }
      return try resolve(path, in: schema, of: scope, depth: depth)
    }
    var known: [String] = []
    var place = ""
    for scope in stack.reversed() {
      guard case .record(let schema) = scope.kind else { continue }
      known += schema.fields.map(\.name)
      if place.isEmpty { place = schema.name }
    }
    throw ResolutionFailure(name: first, known: known, place: place)
  }

  private func innermost() throws(ResolutionFailure) -> Resolution {
    guard let scope = stack.last else {
      throw ResolutionFailure(name: ".", known: [], place: "")
    }
    switch scope.kind {
    case .value(let type):
      return Resolution(depth: 0, slots: [0], type: type, mayBeMissing: false, records: [])
    case .record(let schema):
      throw ResolutionFailure(name: ".", known: [], place: schema.name)
    }
  }

  private func resolve(
    _ path: [String], in start: RecordSchema, of scope: StaticScope, depth: Int
  ) throws(ResolutionFailure) -> Resolution {
    var schema = start
    var slots: [UInt16] = []
    var mayBeMissing = false
    var records = [start]
    for (index, name) in path.enumerated() {
      guard let slot = schema.slots[name] else {
        throw ResolutionFailure(name: name, known: schema.fields.map(\.name), place: schema.name)
      }
      let field = schema.fields[slot]
      slots.append(UInt16(slot))
      if field.isOptional, !scope.present.contains(slots) { mayBeMissing = true }
      if case .record(let reference) = field.type { records.append(reference.schema) }
      if case .list(let reference) = field.type { records.append(reference.schema) }
      if index == path.count - 1 {
        return Resolution(
          depth: depth, slots: slots, type: field.type, mayBeMissing: mayBeMissing,
          records: records)
      }
      guard case .record(let reference) = field.type else {
        throw ResolutionFailure(name: path[index + 1], known: [], place: name)
      }
      schema = reference.schema
    }
    throw ResolutionFailure(name: ".", known: [], place: schema.name)
  }

  /// The scopes inside a section over what was found.
  func inside(_ resolution: Resolution) -> StaticScopes {
    var inner = stack
    let index = stack.count - 1 - resolution.depth
    if case .record = stack[index].kind {
      for count in 1...resolution.slots.count {
        inner[index].present.insert(Array(resolution.slots.prefix(count)))
      }
    }
    let kind: StaticScope.Kind =
      switch resolution.type {
      case .record(let reference), .list(let reference): .record(reference.schema)
      case .texts: .value(.text)
      default: .value(resolution.type)
      }
    inner.append(StaticScope(kind: kind))
    return StaticScopes(inner)
  }

  /// The scopes that a routine can tell apart, and how deep each lies here, outermost first.
  ///
  /// A record hidden behind another of the same schema can never be reached by a name, so a
  /// template that calls itself over a tree has finitely many scopes.
  func distinct() -> (scopes: StaticScopes, depths: [UInt8]) {
    var seen: Set<String> = []
    var kept: [StaticScope] = []
    var depths: [UInt8] = []
    for (depth, scope) in stack.reversed().enumerated() {
      switch scope.kind {
      case .value: guard depth == 0 else { continue }
      case .record(let schema): guard seen.insert(schema.name).inserted else { continue }
      }
      kept.append(scope)
      depths.append(UInt8(min(depth, 254)))
    }
    return (StaticScopes(kept.reversed()), depths.reversed())
  }

  /// The schema of the innermost record.
  var innermostRecord: RecordSchema? {
    for scope in stack.reversed() {
      if case .record(let schema) = scope.kind { return schema }
    }
    return nil
  }

  /// Tells sets of scopes apart as far as the code for them differs.
  var key: String { stack.map(\.key).joined(separator: " ") }
}
