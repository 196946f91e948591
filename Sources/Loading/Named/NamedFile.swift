import Diagnostics
import Portfolio

/// The formats in which every value carries its name, by the ending of the file.
enum NamedFormat: String, Sendable {
  case json
  case yaml

  /// The format of a file; nil where it is rows of cells under headings.
  init?(file: String) {
    let name = file.lowercased()
    let endings: [(NamedFormat, [String])] = [
      (.json, [".json", ".jsonl", ".ndjson"]), (.yaml, [".yaml", ".yml"]),
    ]
    let found = endings.first { _, endings in endings.contains { name.hasSuffix($0) } }
    guard let found else { return nil }
    self = found.0
  }

  /// The records of a file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file as UTF-8, without a byte order mark.
  ///   - file: The file's name, for messages.
  ///   - table: The table that is wanted of it.
  /// - Returns: The records, in file order.
  /// - Throws: Where the text is not of the format, or holds no such table.
  func rows(
    _ bytes: [UInt8], file: String, table: TableName
  ) throws(DiagnosticsError) -> NamedRows {
    switch self {
    case .json: try JSONRows(bytes, file: file, table: table).rows
    case .yaml: try YAMLRows(bytes, file: file, table: table).rows
    }
  }
}

/// A file of named values, written again as rows of cells, so that one reader serves all.
struct NamedFile: Sendable {
  /// Bytes between cells and after records: no text holds them.
  private static let dialect = CSVDialect(delimiter: 0x1F, terminator: 0x1E, hasQuoting: false)
  private static let sampleSize = 10_000

  let bytes: ByteSource
  let layout: FileLayout
  /// The line of each row.
  let lines: [Int]
  /// Columns in which no text could be a number.
  let numberColumns: Set<Int>

  init(_ named: NamedRows, format: NamedFormat, table: TableName) {
    var named = named
    if named.rows.isEmpty { named.name(HeaderAliases.fields(in: table)) }
    let dialect = NamedFile.dialect
    var output: [UInt8] = []
    var sample: [[String]] = []
    for row in named.rows {
      let texts = named.texts(of: row)
      for (index, text) in texts.enumerated() {
        if index > 0 { output.append(dialect.delimiter) }
        output += text.utf8.map { $0 == dialect.delimiter || $0 == dialect.terminator ? 0x20 : $0 }
      }
      output.append(dialect.terminator)
      if sample.count < NamedFile.sampleSize { sample.append(texts) }
    }
    bytes = .memory(output)
    layout = FileLayout(
      encoding: .utf8, needsDecoding: false, dialect: dialect, start: 0, skip: 0, linesBefore: 0,
      headings: named.keys, sample: sample,
      guesses: [.init(name: "format", value: format.rawValue.uppercased(), isConfigured: false)])
    lines = named.rows.map(\.line)
    numberColumns = named.numberColumns
  }
}
