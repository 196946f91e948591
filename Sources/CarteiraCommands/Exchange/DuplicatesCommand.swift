import ArgumentParser
import Diagnostics
import Files
import Loading
import Portfolio
import Publishing

/// `carteira duplicates`: clients that are probably one, and the file that says so.
struct DuplicatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duplicates",
    abstract: "List clients that are probably one, with reasons; write aliases after review.",
    discussion: """
      Clients are compared by CPF or CNPJ, by the domain of their e-mail addresses (public providers \
      aside), and by name and city, legal forms aside. Nothing is merged by itself: with --write each \
      group is shown and asked about, and aliases.yaml beside carteira.yaml says which ids are one \
      client. Loading then takes them for one: what is not known of the first is taken from the \
      others, and their invoices, contacts and contracts are its own.
      """)

  @OptionGroup var options: PortfolioOptions

  @Option(help: "How the list is written: text for people, json for machines.")
  var format = FindingsFormat.text

  @Flag(help: "Ask about each group and write aliases.yaml.")
  var write = false

  @Flag(help: "With --write: take clients that share a CPF or CNPJ, and no others, without asking.")
  var yes = false

  func validate() throws {
    if yes, !write { throw ValidationError("--yes needs --write.") }
    if write, format != .text { throw ValidationError("--write asks in text; leave out --format.") }
  }

  func run() throws {
    var session = try Session(options, writes: write)
    let loaded = try session.load()
    session.progress.clear()
    var search = DuplicateSearch(loaded.portfolio)
    let groups = search.groups()
    let text = DuplicateText(portfolio: loaded.portfolio, catalog: session.workplace.catalog)
    let terminal = session.reporter.terminal
    guard format == .text else {
      terminal.out(text.json(groups))
      return
    }
    if groups.isEmpty { terminal.out(text.word("none")) }
    var taken: [DuplicateGroup] = []
    for group in groups {
      text.lines(group).forEach(terminal.out)
      guard write else { continue }
      if yes {
        if let group = group.sure(in: loaded.portfolio) { taken.append(group) }
      } else if terminal.canAsk,
        ["s", "sim", "y", "yes"].contains(terminal.ask(text.word("question")).lowercased())
      {
        taken.append(group)
      }
    }
    guard write else { return }
    try save(taken, loaded, session, text)
  }

  private func save(
    _ groups: [DuplicateGroup], _ loaded: LoadedPortfolio, _ session: Session, _ text: DuplicateText
  ) throws {
    let terminal = session.reporter.terminal
    guard !groups.isEmpty else { return terminal.note(text.word("nothing-written")) }
    let folder = session.workplace.folder
    let path = FilePath.join(folder, ClientAliases.fileName)
    try session.stopping { () throws(DiagnosticsError) in
      var aliases = try ClientAliases(in: folder, FileSystem.disk)
      for group in groups {
        let ids = group.clients.map { loaded.portfolio.clients[$0].id }
        aliases.add(Array(ids.dropFirst()), to: ids[0])
      }
      let bytes = Array(aliases.text(comment: text.word("comment")).utf8)
      try lifting { () throws(Diagnostic) in try AtomicFile.write(path, bytes) }
    }
    terminal.note(text.count("written", groups.count, ["path": path]))
  }
}
