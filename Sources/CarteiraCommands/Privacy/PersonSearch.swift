import Archive
import Diagnostics
import Files
import Loading
import Portfolio
import Privacy

/// Everything held on one person, and where.
struct PersonSearch {
  let workplace: Workplace
  let archive: SnapshotFolder

  /// A record that is about the person or names it.
  struct Mention: Sendable {
    /// The table.
    let table: TableName
    /// The record's id; empty where it has none.
    let id: String
    /// Where it was read; nil where that is not known.
    let place: SourceLocation?
    /// The fields that name the person, with their values; all fields of the person's own records.
    let fields: [(name: String, value: String)]
  }

  /// What was found.
  struct Findings: Sendable {
    var person = KnownPerson()
    /// Whether no record is left, and the register alone knows what the person was named by.
    var isOfRegisterAlone = false
    var mentions: [Mention] = []
    /// Files of the site, briefs and others below `output`, by path in the portfolio's folder.
    var output: [String] = []
    /// The snapshots with their files.
    var snapshots: [(name: String, files: [String])] = []
  }

  /// Looks everywhere.
  ///
  /// - Parameters:
  ///   - word: An id, an e-mail address or a document.
  ///   - loaded: The portfolio, with whoever was erased.
  ///   - tables: The rows that were taken while it was loaded.
  ///   - suppression: Who was erased: where it knows the word, an id, address or document is looked for that no
  ///     record has any more; nil where a record is needed.
  ///   - alias: What would stand for the person's ids.
  /// - Returns: What was found; nobody where no record is the person's.
  /// - Throws: When a snapshot is damaged or a file cannot be read.
  func run(
    _ word: String, _ loaded: LoadedPortfolio, _ tables: CanonicalTables,
    erased suppression: Suppression? = nil,
    alias: @escaping @Sendable (String) -> String
  ) throws(DiagnosticsError) -> Findings {
    var request = workplace.loadRequest
    request.screen = nil
    var records = try tables.records(of: loaded, request)
    records.resolve(by: loaded)
    var now: [String: RecordFile] = [:]
    for file in records.files { now[file.path] = RecordFile(file.bytes) }
    let names = try lifting { () throws(Diagnostic) in try archive.archive.names() }
    var past: [String: [String: RecordFile]] = [:]
    for name in names { past[name] = try inputs(name) }
    var aliases = [try ClientAliases(in: workplace.folder, workplace.fileSystem)]
    for name in names { aliases.append(try self.aliases(of: name)) }
    var findings = Findings()
    // A row may lead to the next: an address in one, another id with that address in another.
    var isNew = true
    while isNew {
      isNew = findings.person.learn(word, from: now)
      for name in names {
        if findings.person.learn(word, from: past[name] ?? [:]) { isNew = true }
      }
      for aliases in aliases where findings.person.learn(aliases) { isNew = true }
    }
    if findings.person.isNobody {
      guard let suppression, suppression.knows(word) else { return findings }
      findings.isOfRegisterAlone = true
      findings.person.know(word, asIDIn: suppression.tables(ofErased: word))
      for list in clientLists(names) { findings.person.learnNames(fromList: list) }
    }
    let eraser = PersonEraser(findings.person, aliasKey: workplace.aliasKey, alias: alias)
    findings.mentions = mentions(now, findings.person, eraser, loaded)
    findings.output = output(eraser)
    let erasure = ArchiveErasure(
      folder: archive, eraser: eraser, permissions: .private, threads: workplace.threads)
    for name in names {
      let files = try lifting { () throws(Diagnostic) in try erasure.speaks(name) }
      if !files.isEmpty { findings.snapshots.append((name, files)) }
    }
    return findings
  }

  private func inputs(_ name: String) throws(DiagnosticsError) -> [String: RecordFile] {
    var found: [String: RecordFile] = [:]
    let archive = archive.archive
    try lifting { () throws(Diagnostic) in
      for path in ["data/contacts.csv", "data/clients.csv"] {
        let place = archive.path(of: "inputs/" + path, in: name)
        guard let bytes = try? FileSystem.disk.read(place) else { continue }
        found[path] = RecordFile(bytes)
      }
      // Where no table describes the clients, lines do: each way of naming one is enough.
      guard found["data/clients.csv"] == nil else { return }
      let folder = archive.path(of: "inputs/data/invoices", in: name)
      for entry in (try? FileSystem.disk.list(folder)) ?? [] where entry.kind == .file {
        guard let bytes = try? FileSystem.disk.read(FilePath.join(folder, entry.name)) else {
          continue
        }
        found["data/invoices/" + entry.name] = RecordFile(bytes)?.buyers
      }
    }
    return found
  }

  private func aliases(of name: String) throws(DiagnosticsError) -> ClientAliases {
    let folder = try lifting { () throws(Diagnostic) in
      archive.archive.path(of: "inputs", in: name)
    }
    return try ClientAliases(in: folder, .disk)
  }

  /// The lists of clients that sites and snapshots give away; those with made names know nobody.
  private func clientLists(_ names: [String]) -> [[UInt8]] {
    let owners = "output/owners"
    let trees = ((try? FileSystem.disk.list(workplace.path(owners))) ?? [])
      .map { FilePath.join(owners, $0.name) }
    var sites = (["output/site"] + trees).map { workplace.path($0) }
    sites += names.map { archive.archive.path(of: "site", in: $0) }
    return sites.compactMap { site in
      (try? Folder(at: site)).flatMap { try? $0.own("downloads/clients.json", limit: 1 << 31) }
    }
  }

  private func mentions(
    _ files: [String: RecordFile], _ person: KnownPerson, _ eraser: PersonEraser,
    _ loaded: LoadedPortfolio
  ) -> [Mention] {
    var mentions: [Mention] = []
    for (path, file) in files.sorted(by: { $0.key < $1.key }) {
      guard let table = RecordFile.table(of: path) else { continue }
      let references = RecordReferences(file, table)
      for row in file.rows {
        let id = file.value("id", row)
        let isOwn =
          (table == .contacts && person.contacts.contains(id))
          || (table == .clients && person.clients.contains(id))
          || (table == .bases && person.contacts.contains(file.value("contact", row)))
        var fields: [(name: String, value: String)] = []
        for (place, cell) in row.enumerated() where !cell.isEmpty {
          let names = ListCell.items(cell) + [cell]
          let named = references.table(of: place, in: row)
          let isNamed =
            (named == .contacts && names.contains(where: person.contacts.contains))
            || (named == .clients && names.contains(where: person.clients.contains))
            || eraser.traces.first(in: Array(cell.utf8)) != nil
          if isOwn || isNamed { fields.append((file.columns[place], cell)) }
        }
        guard !fields.isEmpty else { continue }
        let key = RecordKey(table: table, key: id.isEmpty ? file.value("number", row) : id)
        mentions.append(
          Mention(table: table, id: key.key, place: loaded.definitions[key], fields: fields))
      }
    }
    return mentions
  }

  /// Files of the output that name a person at this moment, the archive and the site aside.
  ///
  /// - Parameters:
  ///   - person: Whom.
  ///   - alias: What would stand for the person's ids.
  /// - Returns: Their paths in the portfolio's folder.
  func outputNow(
    naming person: KnownPerson, alias: @escaping @Sendable (String) -> String
  ) -> [String] {
    output(
      PersonEraser(person, aliasKey: workplace.aliasKey, alias: alias), leaving: ["output/site"])
  }

  /// Files of the output that name the person, the archive aside.
  private func output(_ eraser: PersonEraser, leaving left: Set<String> = []) -> [String] {
    var found: [String] = []
    func look(_ folder: String) {
      guard let entries = try? FileSystem.disk.list(workplace.path(folder)) else { return }
      for entry in entries {
        let path = folder + "/" + entry.name
        if entry.kind == .folder, path != "output/archive", !left.contains(path) { look(path) }
        // The ledger of what was sent is asked by itself.
        guard entry.kind == .file, !path.hasPrefix("output/\(OutboxFile.name)"),
          let bytes = try? FileSystem.disk.read(workplace.path(path))
        else { continue }
        let inner = path.hasPrefix("output/site/") ? String(path.dropFirst(7)) : path
        let left = eraser.erased(inner, bytes)
        if left?.bytes != bytes { found.append(path) }
      }
    }
    look("output")
    return found
  }
}
