public import Markup

/// One field of a document: its name, its type, what it tells, and how to get it.
public struct Field<Subject>: Sendable {
  let declaration: FieldDeclaration
  let value: @Sendable (Subject) -> TemplateValue

  @usableFromInline
  init(
    _ name: String, _ meaning: String, _ type: ValueType, optional: Bool = false,
    _ value: @escaping @Sendable (Subject) -> TemplateValue
  ) {
    declaration = FieldDeclaration(
      name: name, meaning: meaning, type: type, isOptional: optional)
    self.value = value
  }

  /// Text, always there; a section over it asks whether it is not empty.
  @inlinable
  public static func text(
    _ name: String, _ meaning: String, _ get: @escaping @Sendable (Subject) -> String
  ) -> Field {
    Field(name, meaning, .text) { .text(get($0)) }
  }

  /// Text that may be missing.
  @inlinable
  public static func optionalText(
    _ name: String, _ meaning: String, _ get: @escaping @Sendable (Subject) -> String?
  ) -> Field {
    Field(name, meaning, .text, optional: true) { get($0).map { .text($0) } ?? .missing }
  }

  /// Safe markup, always there.
  @inlinable
  public static func html(
    _ name: String, _ meaning: String, _ get: @escaping @Sendable (Subject) -> HTMLFragment
  ) -> Field {
    Field(name, meaning, .html) { .html(get($0)) }
  }

  /// Safe markup that may be missing.
  @inlinable
  public static func optionalHTML(
    _ name: String, _ meaning: String, _ get: @escaping @Sendable (Subject) -> HTMLFragment?
  ) -> Field {
    Field(name, meaning, .html, optional: true) { get($0).map { .html($0) } ?? .missing }
  }

  /// A whole number, written in plain digits or by a filter.
  @inlinable
  public static func integer(
    _ name: String, _ meaning: String, _ get: @escaping @Sendable (Subject) -> Int
  ) -> Field {
    Field(name, meaning, .integer) { .integer(Int64(get($0))) }
  }

  /// A whole number that may be missing.
  @inlinable
  public static func optionalInteger(
    _ name: String, _ meaning: String, _ get: @escaping @Sendable (Subject) -> Int?
  ) -> Field {
    Field(name, meaning, .integer, optional: true) {
      get($0).map { .integer(Int64($0)) } ?? .missing
    }
  }

  /// A yes or no, for sections.
  @inlinable
  public static func flag(
    _ name: String, _ meaning: String, _ get: @escaping @Sendable (Subject) -> Bool
  ) -> Field {
    Field(name, meaning, .boolean) { .boolean(get($0)) }
  }

  /// Texts in order; `{{.}}` inside their section.
  @inlinable
  public static func texts(
    _ name: String, _ meaning: String, _ get: @escaping @Sendable (Subject) -> [String]
  ) -> Field {
    Field(name, meaning, .texts) { .values(get($0).map { .text($0) }) }
  }

  /// A record of its own, always there.
  ///
  /// Its schema is looked up when it is needed, so that a schema may speak of itself.
  @inlinable
  public static func record<Other>(
    _ name: String, _ meaning: String,
    _ schema: @escaping @autoclosure @Sendable () -> Schema<Other>,
    _ get: @escaping @Sendable (Subject) -> Other
  ) -> Field {
    Field(name, meaning, .record(SchemaReference { schema().record })) {
      .record(schema().value(of: get($0)))
    }
  }

  /// A record of its own that may be missing.
  ///
  /// Its schema is looked up when it is needed, so that a schema may speak of itself.
  @inlinable
  public static func optionalRecord<Other>(
    _ name: String, _ meaning: String,
    _ schema: @escaping @autoclosure @Sendable () -> Schema<Other>,
    _ get: @escaping @Sendable (Subject) -> Other?
  ) -> Field {
    Field(name, meaning, .record(SchemaReference { schema().record }), optional: true) {
      guard let other = get($0) else { return .missing }
      return .record(schema().value(of: other))
    }
  }

  /// Records in order; their section repeats.
  ///
  /// Its schema is looked up when it is needed, so that a schema may speak of itself.
  @inlinable
  public static func list<Element>(
    _ name: String, _ meaning: String,
    of schema: @escaping @autoclosure @Sendable () -> Schema<Element>,
    _ get: @escaping @Sendable (Subject) -> [Element]
  ) -> Field {
    Field(name, meaning, .list(SchemaReference { schema().record })) {
      let schema = schema()
      return .list(get($0).map { schema.value(of: $0) })
    }
  }
}
