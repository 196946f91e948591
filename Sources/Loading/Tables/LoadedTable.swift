public import Diagnostics
public import Portfolio

/// Where a row stands: a file of its table, by position, and a line.
struct RecordPlace: Sendable, Hashable {
  let file: UInt32
  let line: UInt32
}

/// A row of a table that has become a record.
struct LoadedRecord<Record: Sendable>: Sendable {
  let id: String
  let place: RecordPlace
  var record: Record
}

/// Where a cell of a record stands that can be checked only when all rows are known.
struct RowLink: Sendable {
  /// Position of the record among those loaded.
  let record: UInt32
  /// Position of its field among the table's located ones.
  let field: UInt32
  let line: UInt32
  /// From 1; 0 where only the line is known.
  let column: UInt32
}

/// Everything that the sources of one table say.
struct LoadedTable<Record: Sendable>: Sendable {
  let table: TableName
  var records: [LoadedRecord<Record>] = []
  /// The files read, as the user knows them.
  var files: [String] = []
  var links: [RowLink] = []
  /// The fields that links speak of.
  let located: [String]
  /// All cells of each record, where its row may be rejected when all are known.
  var cells: [[String]] = []
  var summaries: [FileSummary] = []
  /// What erased clients are called in other tables, by the id that stands for theirs.
  var erased: [String: [String]] = [:]
  var rejected: [RejectedRows] = []
  var log = DiagnosticLog()

  init(_ table: TableName, located: [String] = []) {
    self.table = table
    self.located = located
  }

  /// Where the cell of a link stands; asked for before records are sorted or left out.
  func location(_ link: RowLink) -> SourceLocation {
    SourceLocation(
      file: files[Int(records[Int(link.record)].place.file)], line: Int(link.line),
      column: link.column == 0 ? nil : Int(link.column))
  }

  /// Where the cells of a field stand, by the position of their record.
  func locations(of field: String) -> [Int: SourceLocation] {
    var found: [Int: SourceLocation] = [:]
    for link in links where located[Int(link.field)] == field {
      found[Int(link.record)] = location(link)
    }
    return found
  }

  /// The heading that feeds a field in the file of a place; the field itself where none does.
  func heading(of field: String, at place: SourceLocation?) -> String {
    let uses = summaries.first { $0.file == place?.file }?.columns ?? []
    let heading = uses.first { $0.field == field }?.heading ?? ""
    return heading.isEmpty ? field : heading
  }

  /// Where a row stands, as findings say it.
  func location(_ place: RecordPlace) -> SourceLocation {
    SourceLocation(file: files[Int(place.file)], line: Int(place.line))
  }
}

/// Where the records of a portfolio were read.
///
/// Sixteen bytes a record beside its id.
public struct RecordDefinitions: Sendable {
  private var files: [TableName: [String]] = [:]
  private var places: [TableName: [String: RecordPlace]] = [:]

  init() {}

  /// The first row of a record; nil where there is none.
  public subscript(key: RecordKey) -> SourceLocation? {
    guard let place = places[key.table]?[key.key], let files = files[key.table] else { return nil }
    return SourceLocation(file: files[Int(place.file)], line: Int(place.line))
  }

  /// Takes over where the records of a table stand.
  mutating func add<Record>(_ loaded: LoadedTable<Record>) {
    files[loaded.table] = loaded.files
    var found: [String: RecordPlace] = [:]
    found.reserveCapacity(loaded.records.count)
    for record in loaded.records where found[record.id] == nil { found[record.id] = record.place }
    places[loaded.table] = found
  }
}
