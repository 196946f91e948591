/// The declaration of a document: the only place where its names are written.
///
/// ```swift
/// static let row = Schema<Purchase>("purchase", "A purchase of a client", [
///   .text("product", "What was bought") { $0.product },
///   .money("amount", "What it cost") { $0.amount.minorUnits },
/// ])
/// ```
///
/// A schema may speak of itself where its type is written out: `static let node: Schema<Node> = …`.
public struct Schema<Subject>: Sendable {
  /// The declaration without the type it is made from: for compiling templates and for the docs.
  public let record: RecordSchema
  @usableFromInline let values: [@Sendable (Subject) -> TemplateValue]
  @usableFromInline let fingerprint: UInt64

  /// A declaration of fields.
  ///
  /// - Parameters:
  ///   - name: A name that is unique in a library, such as `client-profile`.
  ///   - version: Counts up when a field is removed or changes its meaning.
  ///   - audience: Who may read it; an external document may show external records only.
  ///   - meaning: What the record is, in one line of English.
  ///   - fields: The fields; a name twice is a mistake of the program and stops it.
  public init(
    _ name: String, version: Int = 1, audience: DocumentAudience = .internal, _ meaning: String,
    _ fields: [Field<Subject>]
  ) {
    record = RecordSchema(
      name: name, version: version, audience: audience, meaning: meaning,
      fields: fields.map(\.declaration))
    values = fields.map(\.value)
    fingerprint = record.fingerprint
  }

  /// The values of a subject, one for each field.
  ///
  /// - Complexity: O(fields), and those of the records inside.
  @inlinable
  public func value(of subject: Subject) -> TemplateRecord {
    var result: [TemplateValue] = []
    result.reserveCapacity(values.count)
    for value in values { result.append(value(subject)) }
    return TemplateRecord(values: result, fingerprint: fingerprint)
  }
}
