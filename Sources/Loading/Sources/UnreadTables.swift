import Files
import Portfolio

extension LoadRequest {
  /// Where people put their tables.
  private static let dataFolder = "data"
  /// Endings of files that are nothing but tables.
  private static let tableEndings = [
    ".csv", ".tsv", ".jsonl", ".ndjson", ".xlsx", ".xlsm", ".ods",
  ]

  /// Whether files lie in `data` that look like tables and are not read.
  public var hasUnreadFiles: Bool {
    !unreadTables.isEmpty
      || TableName.allCases.contains { unreadFiles(of: $0)?.others.isEmpty == false }
  }

  /// Files in `data` that look like tables and that no source reads; those of a usual name aside, of whose
  /// table another one is read.
  var unreadTables: [String] {
    let entries = (try? fileSystem.list(path(of: LoadRequest.dataFolder))) ?? []
    let names = entries.map { FilePath.join(LoadRequest.dataFolder, $0.name) }
      .filter(looksLikeTable)
    guard !names.isEmpty else { return [] }
    func place(_ path: String) -> String { FilePath.resolved(path) ?? path }
    let usual = TableName.allCases.flatMap { unreadFiles(of: $0)?.others ?? [] }
    let known = Set((filesRead + usual.map { path(of: $0) }).map(place))
    return names.filter { !known.contains(place(path(of: $0))) }
  }

  /// Whether a file that nobody speaks of is a table, by its ending or by how it begins.
  private func looksLikeTable(_ name: String) -> Bool {
    guard SourceName.isTable(name), fileSystem.isFile(path(of: name)),
      let file = try? fileSystem.open(path(of: name)), file.size > 0
    else { return false }
    let bare = SourceName.unpacked(name).lowercased()
    if LoadRequest.tableEndings.contains(where: { bare.hasSuffix($0) }) { return true }
    guard let bytes = try? file.read(at: 0, count: min(4096, file.size)),
      let start = bytes.firstIndex(where: { $0 > 0x20 && $0 < 0x80 })
    else { return false }
    if bare.hasSuffix(".json") { return bytes[start] == UInt8(ascii: "[") }
    // Commas stand in sentences, too.
    let line = bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
    return bare.hasSuffix(".txt") && line.contains { $0 == 0x09 || $0 == 0x3B || $0 == 0x7C }
  }
}
