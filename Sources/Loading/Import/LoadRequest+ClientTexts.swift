import Diagnostics
import Portfolio

extension LoadRequest {
  /// What the first rows of the tables that are read already name clients by.
  ///
  /// What cannot be read names nobody: that is said when it is loaded. Nothing is asked of servers or of other
  /// programs for it.
  public var clientTexts: Set<String> {
    var texts: Set<String> = []
    for table in TableName.allCases where table != .clients && table != .notes {
      for source in sources(of: table) {
        for name in (try? files(of: source)) ?? []
        where name != SourceName.standardInput && !SourceName.isServer(name) {
          texts.formUnion(clientTexts(name, source))
        }
      }
    }
    return texts
  }

  private func clientTexts(_ name: String, _ source: SourceConfiguration) -> Set<String> {
    let fields = (TableCatalog.table(source.table)?.columns ?? []).map(\.field)
    guard fields.contains("client"), let file = try? SourceFile(name: name, of: self, as: source)
    else { return [] }
    let resolver = ColumnResolver(
      configuration: source, file: name, headings: file.layout.headings,
      sample: Array(file.layout.sample.prefix(200)), fields: fields)
    guard let column = resolver.resolve().columns.column("client") else { return [] }
    return Set(ColumnValues(file.layout.sample, column: column).texts)
  }
}
