import Diagnostics
import Loading
import Portfolio

/// A foreign file with what is proposed for it.
struct ProposedFile {
  private var file: ForeignFile
  private let table: TableName?
  private var choices: [ImportChoice] = []
  private(set) var proposal: ImportProposal

  /// Opens a file and looks at it.
  ///
  /// - Throws: When it cannot be read, or nothing of it is known.
  init(
    _ name: String, sheet: String?, as table: TableName?, in request: LoadRequest
  ) throws(DiagnosticsError) {
    file = try ForeignFile(name, sheet: sheet, in: request)
    if let sheet, !file.hasSheets {
      throw DiagnosticsError([
        Diagnostic(.sheetOfNoWorkbook, facts: ["path": name, "sheet": sheet])
      ])
    }
    guard let proposal = try file.proposal(as: table) else {
      throw DiagnosticsError([
        Diagnostic(.unknownForeignFile, at: SourceLocation(file: name))
      ])
    }
    self.proposal = proposal
    self.table = table
  }

  /// Whether it has a column of a heading.
  func has(_ heading: String) -> Bool {
    proposal.columns.contains { HeaderKey.fold($0.heading) == HeaderKey.fold(heading) }
  }

  /// Proposes the table of clients again, now that it is known what others name them by.
  ///
  /// - Throws: When the file can no longer be read.
  mutating func know(_ clients: Set<String>) throws(DiagnosticsError) {
    guard proposal.table == .clients, !clients.isEmpty else { return }
    file.clientsNamed = clients
    if let found = try file.proposal(as: .clients, choosing: choices) { proposal = found }
  }

  /// Proposes again as somebody says; the table stays.
  mutating func choose(_ choice: ImportChoice) throws(DiagnosticsError) {
    choices.append(choice)
    if let found = try file.proposal(as: proposal.table, choosing: choices) { proposal = found }
  }
}

/// Asks whether proposals are right, and changes them until somebody says yes or no.
struct ImportDialogue {
  let terminal: Terminal
  let text: ProposalText
  private(set) var files: [ProposedFile]

  init(terminal: Terminal, text: ProposalText, files: [ProposedFile]) {
    self.terminal = terminal
    self.text = text
    self.files = files
  }

  /// Whether the proposals are to be written, as they are by then.
  ///
  /// - Throws: When a file can no longer be read.
  mutating func agrees() throws(DiagnosticsError) -> Bool {
    while let answer = terminal.askLine(text.word("question")) {
      if ["s", "sim", "y", "yes"].contains(answer.lowercased()) { return true }
      guard answer.contains("=") else { return false }
      try change(answer)
    }
    return false
  }

  private mutating func change(_ answer: String) throws(DiagnosticsError) {
    // A heading may hold the sign itself; a field never does.
    guard let sign = answer.lastIndex(of: "=") else { return }
    let heading = ImportDialogue.trimmed(answer[..<sign])
    let field = ImportDialogue.trimmed(answer[answer.index(after: sign)...])
    guard let index = files.firstIndex(where: { $0.has(heading) }) else {
      return terminal.note(text.word("no-column", ["column": heading]))
    }
    let isNone = ["-", "none", "nada", "nenhum"].contains(field.lowercased())
    let fields = files[index].proposal.fields
    guard isNone || fields.contains(field) else {
      return terminal.note(
        text.word("no-field", ["field": field, "list": fields.joined(separator: ", ")]))
    }
    try files[index].choose(ImportChoice(heading: heading, field: isNone ? nil : field))
    text.lines(files[index].proposal).forEach(terminal.out)
  }

  private static func trimmed(_ text: Substring) -> String {
    text.split(separator: " ").joined(separator: " ")
  }
}
