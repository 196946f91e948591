/// A document as its users know it: the templates that make it, and the schema they show.
public struct DocumentDeclaration: Sendable {
  /// The names of the templates.
  public let templates: [String]
  /// What they show.
  public let schema: RecordSchema

  /// A document of a schema, made by templates.
  public init(templates: [String], schema: RecordSchema) {
    self.templates = templates
    self.schema = schema
  }
}

/// Writes down what templates may show, from the declarations themselves.
public enum SchemaDocumentation {
  /// Markdown on every document, every record inside them, and every filter.
  ///
  /// The same declarations give the same text, whatever their order.
  public static func markdown(for documents: [DocumentDeclaration], filters: [Filter]) -> String {
    let documents = documents.sorted { $0.schema.name < $1.schema.name }
    let names = Set(documents.map(\.schema.name))
    let records = reachable(from: documents.map(\.schema)).filter { !names.contains($0.name) }
    var lines = ["## Documents"]
    for document in documents {
      let templates = document.templates.sorted().map { "`\($0)`" }.joined(separator: ", ")
      lines += ["", "### \(document.schema.name)", "", document.schema.meaning + ".", ""]
      lines.append(
        "Templates: \(templates) · version \(document.schema.version) · "
          + "audience: \(document.schema.audience.rawValue)")
      lines += fields(of: document.schema)
    }
    if !records.isEmpty { lines += ["", "## Records inside documents"] }
    for record in records {
      lines += ["", "### \(record.name)", "", record.meaning + ".", ""]
      lines.append("Version \(record.version) · audience: \(record.audience.rawValue)")
      lines += fields(of: record)
    }
    lines += filterLines(filters) + messageLines
    return lines.joined(separator: "\n") + "\n"
  }

  private static func fields(of schema: RecordSchema) -> [String] {
    var lines = ["", "| name | type | may be missing | meaning |", "|---|---|---|---|"]
    for field in schema.fields {
      let optional = field.isOptional ? "yes" : ""
      lines.append(
        "| `\(field.name)` | \(type(field.type)) | \(optional) | \(cell(field.meaning)) |")
    }
    return lines
  }

  private static func type(_ type: ValueType) -> String {
    switch type {
    case .record(let reference):
      let name = reference.schema.name
      return "record [\(name)](#\(name))"
    case .list(let reference):
      let name = reference.schema.name
      return "list of [\(name)](#\(name))"
    default: return type.word
    }
  }

  /// Every schema that can be reached, by name.
  private static func reachable(from schemas: [RecordSchema]) -> [RecordSchema] {
    var found: [String: RecordSchema] = [:]
    var open = schemas
    while let schema = open.popLast() {
      guard found.updateValue(schema, forKey: schema.name) == nil else { continue }
      for field in schema.fields {
        switch field.type {
        case .record(let reference), .list(let reference): open.append(reference.schema)
        default: continue
        }
      }
    }
    return found.values.sorted { $0.name < $1.name }
  }

  private static func filterLines(_ filters: [Filter]) -> [String] {
    var rows = filters.map { filter in
      let accepts = filter.accepts.map(\.rawValue).joined(separator: ", ")
      return (
        filter.name,
        "| `\(filter.name)` | \(accepts) | \(filter.argument.rawValue) | "
          + "\(filter.output.rawValue) | \(cell(filter.meaning)) |"
      )
    }
    rows.append(
      (
        "default",
        "| `default` | anything | text or message | text | "
          + "What is written when the value is missing or empty; comes last |"
      ))
    rows.append(
      (
        "within",
        "| `within` | what was formatted | message | text | "
          + "Puts the value in place of the one parameter of a text of the catalog |"
      ))
    return [
      "", "## Filters", "", "| filter | takes | behind the colon | writes | meaning |",
      "|---|---|---|---|---|",
    ] + rows.sorted { $0.0 < $1.0 }.map(\.1)
  }

  private static let messageLines = [
    "", "## Texts of the catalog", "",
    "`{{t.key}}` is the text of a key in the locale's catalog (`templates/locales/`). It is looked "
      + "up when templates are loaded: a key that is not there is an error with the nearest one. "
      + "Texts with a number in them are written by a filter that takes a key, texts around a value "
      + "by `within`.",
  ]

  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
