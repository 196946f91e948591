public import Diagnostics
public import Portfolio
import Workbooks

/// Finds out what a file from elsewhere is and how it is to be read.
public struct ForeignFile: Sendable {
  private let name: String
  private let request: LoadRequest
  private let sheet: String?
  private let content: SourceContent
  /// What other tables name clients by: of several columns that could be the clients' id, the one with such
  /// values is.
  public var clientsNamed: Set<String> = []
  /// Whether it is a workbook, which has sheets to choose from.
  public var hasSheets: Bool {
    content.rows.flatMap { Workbook.Format(rawValue: $0.format) } != nil
  }

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - name: Its path, relative to the portfolio folder or from the root.
  ///   - sheet: The sheet of a workbook; nil for the one whose headings fit best.
  ///   - request: Where the portfolio lies, and its currency.
  /// - Throws: When it cannot be read, unpacked or converted.
  public init(
    _ name: String, sheet: String? = nil, in request: LoadRequest
  ) throws(DiagnosticsError) {
    self.name = name
    self.sheet = sheet
    self.request = request
    var configuration = SourceConfiguration(table: .clients, files: [name])
    configuration.sheet = sheet
    content = try request.opened.content(of: name, as: configuration, in: request)
    let mayBeElsewhere = sheet == nil && content.rows?.sheets.isEmpty == false
    guard content.bytes.size > 0 || content.rows?.headings != nil || mayBeElsewhere else {
      throw DiagnosticsError([Diagnostic(.emptyFile, at: SourceLocation(file: name))])
    }
  }

  /// The table the file is most likely of, or the one asked for, with its columns mapped.
  ///
  /// - Parameters:
  ///   - table: The table; nil to find out.
  ///   - choices: What somebody said of columns; it goes before what headings and values say.
  /// - Returns: What would be loaded; nil where hardly a heading is known.
  /// - Throws: Where the file cannot be read.
  public func proposal(
    as table: TableName?, choosing choices: [ImportChoice] = []
  ) throws(DiagnosticsError) -> ImportProposal? {
    var best: (mapping: ColumnMapping, sheet: String?)?
    for (sheet, content) in try contents() {
      guard let found = try mapping(of: content, as: table, choices) else { continue }
      if best.map({ $0.mapping.score < found.score }) ?? true { best = (found, sheet) }
    }
    guard let best else { return nil }
    var proposal = try ProposalMaking(mapping: best.mapping, name: name, sheet: sheet ?? best.sheet)
      .proposal()
    if sheet == nil, let taken = best.sheet {
      proposal.otherSheets = (content.rows?.sheets ?? []).filter { $0 != taken }
    }
    return proposal
  }

  /// The sheets of a workbook that people see, or what else the file holds.
  private func contents() throws(DiagnosticsError) -> [(sheet: String?, content: SourceContent)] {
    let sheets = content.rows?.sheets ?? []
    guard sheet == nil, sheets.count > 1 else { return [(content.rows?.sheet, content)] }
    var contents: [(sheet: String?, content: SourceContent)] = []
    for name in sheets {
      var configuration = SourceConfiguration(table: .clients, files: [self.name])
      configuration.sheet = name
      let content = try request.opened.content(of: self.name, as: configuration, in: request)
      if content.bytes.size > 0 { contents.append((name, content)) }
    }
    return contents
  }

  /// The mapping to the table that fits best, or to the one asked for; nil where hardly a heading is known.
  private func mapping(
    of content: SourceContent, as table: TableName?, _ choices: [ImportChoice]
  ) throws(DiagnosticsError) -> ColumnMapping? {
    let candidates = table.map { [$0] } ?? TableCatalog.all.map(\.table)
    var best: ColumnMapping?
    for candidate in candidates {
      do throws(DiagnosticsError) {
        let mapping = try mapping(of: content, to: candidate, choices)
        guard !mapping.isEmpty, table != nil || !mapping.isMeagre else { continue }
        if best.map({ $0.score < mapping.score }) ?? true { best = mapping }
      } catch {
        guard error.diagnostics.allSatisfy({ $0.code == .noHeading }) else { throw error }
      }
    }
    return best
  }

  private func mapping(
    of content: SourceContent, to table: TableName, _ choices: [ImportChoice]
  ) throws(DiagnosticsError) -> ColumnMapping {
    var configuration = SourceConfiguration(table: table, files: [name])
    configuration.sheet = sheet
    let file = try SourceFile(
      name: name, content, of: request, as: configuration, readsAll: true)
    return ColumnMapping(
      file: file, configuration: configuration, choices: choices, named: clientsNamed)
  }
}
