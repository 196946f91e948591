public import Diagnostics
public import Portfolio
public import Settings

/// Where a table comes from and how its files are to be read; what is nil is found out.
public struct SourceConfiguration: Sendable {
  /// What feeds a field.
  public enum Mapping: Sendable, Hashable {
    /// The column under a heading.
    case heading(String)
    /// The same text in every row.
    case constant(String)
    /// The product of two columns, for instance quantity × unit price.
    case product(String, String)
    /// The texts of several columns with spaces between them, for instance first and last name.
    case joined([String])
  }

  /// Rows that are not records: the column of a heading has such a value.
  public struct LeaveOutRule: Sendable, Hashable {
    /// When a row is left out.
    public enum Test: Sendable, Hashable {
      /// The cell is one of these texts.
      case isOne(of: [String])
      /// The cell begins with one of these texts.
      case beginsWith([String])
      /// The cell is empty.
      case missing
      /// The cell is a number below this one, in hundredths.
      case below(Int64)
    }

    /// The heading of the column.
    public let column: String
    /// The test.
    public let test: Test
  }

  /// The table that is fed.
  public let table: TableName
  /// Paths or patterns, relative to the portfolio folder.
  public var files: [String]
  /// Whether headings that no column names mean nothing, however well they are known.
  public var onlyColumns = false
  /// The sheet of a workbook, by its name or its number from 1.
  public var sheet: String?
  /// What of a database is read: a table of it.
  public var databaseTable: String?
  /// What of a database is read: the rows of a statement.
  public var query: String?
  /// The longest that a server may take for one statement, in minutes.
  public var timeoutMinutes: Int?
  /// Whether invoices in a database are summed up there.
  public var pushDown = PushDownWish.off
  /// The name of the character encoding.
  public var encoding: String?
  /// The byte between cells.
  public var delimiter: UInt8?
  /// The row that holds the headings, from 1.
  public var headerRow: Int?
  /// The order of day, month and year.
  public var dateOrder: String?
  /// The decimal mark: a comma or a point.
  public var decimal: String?
  /// What feeds each field, by field name, in the order written.
  public var columns: [(field: String, mapping: Mapping, location: SourceLocation?)]
  /// Columns of the company's own, in the order written.
  public var custom: [CustomField] = []
  /// Beginnings of invoice numbers that mark returns and cancellations.
  public var cancellationPrefixes: [String]
  /// Rows that are not records.
  public var leaveOut: [LeaveOutRule]
  /// Where the source was declared; nil where it was not.
  public var location: SourceLocation?

  /// A source of files with everything else found out.
  public init(table: TableName, files: [String]) {
    self.table = table
    self.files = files
    columns = []
    cancellationPrefixes = []
    leaveOut = []
  }
}

/// All sources of a portfolio.
public struct SourcesConfiguration: Sendable {
  /// The sources of tables, in the order of the configuration.
  public var sources: [SourceConfiguration]
  /// The folder of free notes, relative to the portfolio folder.
  public var notesFolder: String
  /// The file that the configuration names as the company's holidays, besides any source of them.
  public var holidays: SourceConfiguration?

  /// The sources that are looked for when the configuration names none.
  public static let conventional = SourcesConfiguration(
    sources: [], notesFolder: "data/notes")

  /// Sources as given.
  public init(sources: [SourceConfiguration], notesFolder: String) {
    self.sources = sources
    self.notesFolder = notesFolder
  }

  /// The company's own columns, in the order of the configuration.
  public var customFields: [CustomField] {
    var fields: [CustomField] = []
    for field in sources.flatMap(\.custom)
    where !fields.contains(where: { $0.table == field.table && $0.name == field.name }) {
      fields.append(field)
    }
    return fields
  }

  /// Reads the mapping `sources` of the configuration.
  ///
  /// - Parameter reader: A reader of that mapping; problems are collected in it.
  public init(reading reader: inout SettingsReader) {
    self = .conventional
    reader.meaning = { TableNames.table(named: $0)?.rawValue }
    for table in TableName.allCases where table != .notes {
      sources += reader.mappings(table.rawValue) { reader in
        SourceConfiguration(table: table, reading: &reader)
      }
    }
    if let folder = reader.mapping("notes", { $0.string("folder", required: true) }) {
      notesFolder = folder ?? notesFolder
    }
  }
}

extension SourceConfiguration {
  private enum DateOrder: String, CaseIterable {
    case dmy
    case mdy
    case ymd
  }

  private enum Decimal: String, CaseIterable {
    case comma = ","
    case point = "."
  }

  fileprivate init(table: TableName, reading reader: inout SettingsReader) {
    self.init(table: table, files: reader.strings("file", required: true) ?? [])
    location = reader.location(of: "file")
    if files.contains(where: SourceName.hasPassword) {
      reader.report(Diagnostic(.passwordInAddress, at: location, facts: ["key": "file"]))
    }
    sheet = reader.string("sheet")
    databaseTable = reader.string("table")
    query = reader.string("query")
    timeoutMinutes = reader.integer("timeout-minutes", in: 1...1440)
    encoding = reader.string("encoding")
    delimiter = SourceConfiguration.delimiter(&reader)
    headerRow = reader.integer("header-row", in: 1...1000)
    dateOrder = reader.choice("date-order", of: DateOrder.self)?.rawValue
    decimal = reader.choice("decimal", of: Decimal.self)?.rawValue
    for entry in reader.entries("columns") {
      guard let mapping = SourceConfiguration.mapping(entry.value, &reader) else { continue }
      columns.append((entry.key.text, mapping, entry.key.location))
    }
    onlyColumns = reader.boolean("only-columns") ?? false
    readCustom(&reader)
    if table == .invoices {
      cancellationPrefixes = reader.strings("cancellation-prefix") ?? []
      pushDown = reader.choice("push-down", of: PushDownWish.self) ?? .off
    }
    leaveOut = reader.mappings("leave-out") { LeaveOutRule(reading: &$0) }.compactMap { $0 }
  }

  /// `custom: { name: { column: HEADING, type: text, label: LABEL, sensitive: true } }`.
  private mutating func readCustom(_ reader: inout SettingsReader) {
    guard CustomField.tables.contains(table) else { return }
    let known = (TableCatalog.table(table)?.columns ?? []).map(\.field)
    for entry in reader.entries("custom") {
      let name = entry.key.text
      let isName =
        (name.utf8.first.map { (0x61...0x7A).contains($0) } ?? false)
        && name.utf8.allSatisfy {
          (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
        }
      if !isName {
        reader.report(
          entry.key.diagnostic(
            .badCustomName, facts: ["found": name], suggestion: SourceConfiguration.name(name)))
      } else if known.contains(name) {
        reader.report(
          entry.key.diagnostic(
            .customNameTaken, facts: ["found": name, "table": table.rawValue]))
      }
      let table = table
      let read = reader.nested(entry.value, name: name) { reader in
        let column = reader.string("column", required: true)
        let field = CustomField(
          table: table, name: name, label: reader.string("label") ?? column ?? name,
          type: reader.choice("type", of: CustomType.self) ?? .text,
          isSensitive: reader.boolean("sensitive") ?? false)
        return (column, field)
      }
      guard isName, !known.contains(name), let column = read.0 else { continue }
      custom.append(read.1)
      columns.append((name, .heading(column), entry.value["column"]?.location))
    }
  }

  /// The name that a heading would have: `Segmento Interno` becomes `segmento-interno`.
  private static func name(_ text: String) -> String? {
    let words = HeaderKey.fold(text).split(separator: " ").joined(separator: "-")
    return words.isEmpty || words == text ? nil : words
  }

  private static func delimiter(_ reader: inout SettingsReader) -> UInt8? {
    guard let node = reader.value("delimiter") else { return nil }
    let bytes: [String: UInt8] = [
      ";": 0x3B, ",": 0x2C, "\t": 0x09, "tab": 0x09, "\\t": 0x09, "|": 0x7C,
    ]
    if let byte = node.text.flatMap({ bytes[$0] }) { return byte }
    reader.refuse(node, of: "delimiter", .badDelimiter)
    return nil
  }

  private static func mapping(
    _ node: SettingsNode, _ reader: inout SettingsReader
  ) -> Mapping? {
    if let heading = node.text { return .heading(heading) }
    return reader.nested(node, name: "columns") { reader in
      let constant = reader.string("constant")
      let factors = reader.strings("product-of")
      if let constant { return .constant(constant) }
      let parts = reader.strings("joined-from")
      if let factors, factors.count == 2 { return .product(factors[0], factors[1]) }
      if let parts, parts.count > 1 { return .joined(parts) }
      reader.report(node.diagnostic(.badColumnMapping))
      return nil
    }
  }
}

extension SourceConfiguration.LeaveOutRule {
  fileprivate init?(reading reader: inout SettingsReader) {
    let column = reader.string("column", required: true)
    let values = reader.strings("is")
    let beginnings = reader.strings("begins-with")
    let missing = reader.boolean("missing")
    let below = reader.decimal("below", scale: 2)
    guard let column else { return nil }
    if let values {
      self.init(column: column, test: .isOne(of: values))
    } else if let beginnings {
      self.init(column: column, test: .beginsWith(beginnings))
    } else if missing == true {
      self.init(column: column, test: .missing)
    } else if let below {
      self.init(column: column, test: .below(below))
    } else {
      reader.report(reader.node.diagnostic(.leaveOutWithoutTest))
      return nil
    }
  }
}
