/// Who may read a document.
public enum DocumentAudience: String, Sendable, Hashable {
  /// People of the company.
  case `internal`
  /// People outside: only records declared external may be shown.
  case external
}

/// The type of a template value; whether it may be missing belongs to the field.
public enum ValueType: Sendable {
  /// Text from data.
  case text
  /// Safe markup, written by `{{{name}}}`.
  case html
  /// A whole number.
  case integer
  /// A yes or no, for sections.
  case boolean
  /// A number that needs a filter.
  case scalar(ScalarKind)
  /// A record of its own.
  case record(SchemaReference)
  /// Records; a section over them repeats.
  case list(SchemaReference)
  /// Texts; a section over them repeats, `{{.}}` is the text.
  case texts
}

/// A schema that is looked up when it is needed, so that a schema may speak of itself.
public struct SchemaReference: Sendable {
  private let resolve: @Sendable () -> RecordSchema

  @usableFromInline
  init(_ resolve: @escaping @Sendable () -> RecordSchema) {
    self.resolve = resolve
  }

  /// The schema meant.
  public var schema: RecordSchema { resolve() }
}

/// A field as templates and the documentation see it.
public struct FieldDeclaration: Sendable {
  /// The name inside tags: small letters, digits, `-` and `_`.
  public let name: String
  /// What the field tells, in one line of English.
  public let meaning: String
  /// Its type.
  public let type: ValueType
  /// Whether it may be missing.
  public let isOptional: Bool
}

/// The declaration of a record without the type it is made from.
public struct RecordSchema: Sendable {
  /// The name, unique in a library, such as `client-profile`.
  public let name: String
  /// Counts up when a field is removed or changes its meaning.
  public let version: Int
  /// Who may read documents of it.
  public let audience: DocumentAudience
  /// What the record is, in one line of English.
  public let meaning: String
  /// The fields, in the order declared.
  public let fields: [FieldDeclaration]
  let slots: [String: Int]
  let fingerprint: UInt64

  init(
    name: String, version: Int, audience: DocumentAudience, meaning: String,
    fields: [FieldDeclaration]
  ) {
    self.name = name
    self.version = version
    self.audience = audience
    self.meaning = meaning
    self.fields = fields
    var slots: [String: Int] = [:]
    var text = "\(name) \(version)"
    for (slot, field) in fields.enumerated() {
      precondition(slots[field.name] == nil, "schema \(name) declares \(field.name) twice")
      precondition(slot < Int(UInt16.max), "schema \(name) has too many fields")
      slots[field.name] = slot
      text += " \(field.name):\(field.type.word)\(field.isOptional ? "?" : "")"
    }
    self.slots = slots
    self.fingerprint = text.utf8.reduce(0xCBF2_9CE4_8422_2325) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
  }
}

extension ValueType {
  /// The word for the type in diagnostics and documentation, such as `text`, `money`, `list`.
  public var word: String {
    switch self {
    case .text: "text"
    case .html: "html"
    case .integer: "integer"
    case .boolean: "flag"
    case .scalar(let kind): kind.rawValue
    case .record: "record"
    case .list: "list"
    case .texts: "texts"
    }
  }
}
