import ArgumentParser
import Diagnostics
import Files
import Loading
import Portfolio
import Publishing

/// `carteira import`: foreign files looked at, mapped and named in the configuration.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract:
      "Look at files from other systems, propose how to read them, and name them in carteira.yaml.",
    discussion: """
      Finds out encoding, separators, the row of headings, rows of sums, the order of dates and the \
      decimal mark; recognises exports of RD Station CRM, Pipedrive, HubSpot, Salesforce, Omie, Bling \
      and others by their headings; proposes a field for each column, says how sure it is and shows \
      values. Columns that nothing is proposed for are named and never loaded. After a yes, or with \
      --yes, carteira.yaml names the file; files of one table are added to it. The files stay where \
      they are and are read at every build. Asked, COLUMN = FIELD changes the proposal, and \
      COLUMN = none leaves a column out.
      """)

  @OptionGroup var options: PortfolioOptions

  @Argument(help: ArgumentHelp("The files.", valueName: "file"), completion: .file())
  var files: [String]

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("The table they are of, such as clients or clientes.", valueName: "table"))
  var table: String?

  @Option(help: ArgumentHelp("The sheet of a workbook, by name or number.", valueName: "sheet"))
  var sheet: String?

  @Flag(help: "Write the proposal without asking.")
  var yes = false

  @Flag(help: "Print the proposal only.")
  var dryRun = false

  func run() throws {
    let session = try Session(options, writes: !dryRun)
    let table = try session.stopping(as: { _ in Outcome.misuse }) {
      () throws(DiagnosticsError) -> TableName? in
      guard let table = self.table else { return nil }
      return try TableRequest([table]).tables.first
    }
    let text = ProposalText(catalog: session.workplace.catalog)
    let terminal = session.reporter.terminal
    var foreign = try files.map { file in
      let name = ImportPlace(folder: session.workplace.folder).name(of: file)
      return try session.stopping(as: Outcome.ofArgument) { () throws(DiagnosticsError) in
        try ProposedFile(name, sheet: sheet, as: table, in: session.workplace.loadRequest)
      }
    }
    try session.stopping(as: Outcome.ofArgument) { () throws(DiagnosticsError) in
      try compareClients(&foreign, session.workplace.loadRequest)
    }
    for file in foreign { text.lines(file.proposal).forEach(terminal.out) }
    if !dryRun, !yes, terminal.canAsk {
      var dialogue = ImportDialogue(terminal: terminal, text: text, files: foreign)
      guard try session.stopping({ () throws(DiagnosticsError) in try dialogue.agrees() }) else {
        return terminal.note(text.word("unusable"))
      }
      foreign = dialogue.files
    }
    let proposals = foreign.map(\.proposal)
    guard proposals.allSatisfy(\.isUsable) else {
      terminal.note(text.word("unusable"))
      throw Outcome.problems
    }
    guard !dryRun else { return }
    guard yes || terminal.canAsk else { return terminal.note(text.word("nothing-written")) }
    try refuseKnown(proposals, session)
    try refuseGuesses(proposals, session)
    try write(proposals, session, text)
  }

  /// Lets tables of clients know what those beside them, and those that are read already, name clients by.
  private func compareClients(
    _ files: inout [ProposedFile], _ request: LoadRequest
  ) throws(DiagnosticsError) {
    guard files.contains(where: { $0.proposal.table == .clients }) else { return }
    let named = files.reduce(into: request.clientTexts) { $0.formUnion($1.proposal.clientTexts) }
    for index in files.indices { try files[index].know(named) }
  }

  /// A file that is named twice would count twice.
  private func refuseKnown(_ proposals: [ImportProposal], _ session: Session) throws {
    try session.stopping(as: { _ in Outcome.misuse }) { () throws(DiagnosticsError) in
      let request = session.workplace.loadRequest
      var seen: Set<[String]> = []
      let known = proposals.filter { proposal in
        !seen.insert([proposal.table.rawValue, proposal.file]).inserted
          || request.reads(proposal.file, sheet: sheet, for: proposal.table)
      }
      guard !known.isEmpty else { return }
      throw DiagnosticsError(
        known.map {
          Diagnostic(
            .importedAlready, facts: ["found": $0.file, "table": $0.table.rawValue])
        })
    }
  }

  /// With --yes nobody looks at what was guessed: half of the headings must be known, or the table named.
  private func refuseGuesses(_ proposals: [ImportProposal], _ session: Session) throws {
    guard yes, table == nil else { return }
    try session.stopping(as: { _ in Outcome.misuse }) { () throws(DiagnosticsError) in
      let guesses = proposals.filter { $0.system == nil && $0.recognised < 50 }
      guard !guesses.isEmpty else { return }
      throw DiagnosticsError(
        guesses.map {
          Diagnostic(
            .guessedTable,
            facts: [
              "found": $0.file, "table": $0.table.rawValue, "percent": String($0.recognised),
            ])
        })
    }
  }

  private func write(
    _ proposals: [ImportProposal], _ session: Session, _ text: ProposalText
  ) throws {
    let workplace = session.workplace
    let path =
      FileSystem.disk.isFolder(options.config)
      ? FilePath.join(options.config, "carteira.yaml") : options.config
    let entries = proposals.map { SourceBlock(table: $0.table, lines: $0.lines) }
    let conventional = TableCatalog.all.map(\.table).compactMap { table -> SourceEntry? in
      guard workplace.configuration.sources.sources.isEmpty else { return nil }
      return PortfolioExtension.usualFile(of: table, in: workplace.folder).map {
        SourceEntry(table: table, path: $0)
      }
    }
    let terminal = session.reporter.terminal
    guard let bytes = try? FileSystem.disk.read(path),
      let edited = SourcesEditor(text: String(decoding: bytes, as: UTF8.self), file: path)
        .merging(entries, conventional)
    else {
      terminal.out(text.word("by-hand", ["path": path]))
      for entry in entries { entry.written(under: "  ").forEach(terminal.out) }
      throw Outcome.problems
    }
    try session.stopping { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in
        try AtomicFile.rewrite(path, Array(edited.utf8))
      }
    }
    for proposal in proposals {
      terminal.note(
        text.word(
          "written", ["path": path, "file": proposal.file, "table": proposal.table.rawValue]))
    }
  }
}

/// How a path that was typed is named in a configuration: relative to its folder where it lies within.
struct ImportPlace {
  let folder: String

  func name(of path: String) -> String {
    let base = ImportPlace.absolute(folder.isEmpty ? "." : folder)
    let full = ImportPlace.absolute(path)
    return full.hasPrefix(base + "/") ? String(full.dropFirst(base.count + 1)) : full
  }

  private static func absolute(_ path: String) -> String {
    let whole = path.hasPrefix("/") ? path : FilePath.join(WorkingFolder.path, path)
    var names: [Substring] = []
    for name in whole.split(separator: "/") where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(name) }
    }
    return "/" + names.joined(separator: "/")
  }
}
