import Archive
import Diagnostics
import Files
import Loading
import Portfolio
import Privacy

extension KnownPerson {
  /// The hashes of everything that the person is known by.
  func marks(_ suppression: Suppression) -> [Suppression.Marks] {
    var all = Suppression.Marks()
    func add(
      _ path: WritableKeyPath<Suppression.Clues, String>, _ values: Set<String>,
      of table: TableName? = nil
    ) {
      for value in values {
        var clues = Suppression.Clues()
        clues.table = table
        clues[keyPath: path] = value
        let marks = suppression.marks(clues)
        // A name alone is no mark where there is anything better.
        if path != \.name { all.keys.formUnion(marks.keys) }
        all.texts.formUnion(marks.texts)
      }
    }
    add(\.id, contacts, of: .contacts)
    add(\.id, clients, of: .clients)
    add(\.email, emails)
    add(\.document, documents)
    add(\.phone, phones)
    add(\.name, names)
    return [all]
  }
}

extension Suppression {
  /// Whether a word names somebody who was erased: an id, an address or a document.
  func knows(_ word: String) -> Bool {
    [TableName.contacts, .clients].contains { table in
      var clues = Clues()
      clues.table = table
      clues.id = word
      clues.email = word
      clues.document = word
      return isErased(clues)
    }
  }

  /// The tables of which a word was the id of somebody who was erased.
  func tables(ofErased id: String) -> Set<TableName> {
    Set(
      [TableName.contacts, .clients].filter { table in
        var clues = Clues()
        clues.table = table
        clues.id = id
        return isErased(clues)
      })
  }
}

extension Session {
  /// Looks for somebody everywhere; writes that nobody is known and leaves with 1 otherwise.
  ///
  /// Whoever was erased is found as anybody else, as long as a source or a snapshot holds the person.
  ///
  /// - Parameters:
  ///   - word: An id, an e-mail address or a document.
  ///   - archive: The folder of the snapshots; nil for the portfolio's own.
  ///   - takesErased: Whether it is enough that the register knows the word.
  /// - Returns: What was found, and the list of who was erased.
  /// - Throws: An exit code; what is wrong has been written then.
  mutating func search(
    _ word: String, _ archive: String?, takesErased: Bool = false
  ) throws -> (PersonSearch.Findings, Suppression) {
    let tables = CanonicalTables()
    let loaded = try load(collecting: tables, screened: false)
    let workplace = workplace
    let hash = PersonRegister.hash ?? KeyedHash(key: [UInt8](repeating: 0, count: 16))
    let suppression = workplace.suppression ?? Suppression(hash)
    let search = PersonSearch(
      workplace: workplace, archive: SnapshotFolder(workplace, archive))
    let findings = try stopping { () throws(DiagnosticsError) in
      try search.run(
        word, loaded, tables, erased: takesErased ? suppression : nil, alias: suppression.alias)
    }
    if !findings.person.isNobody || findings.isOfRegisterAlone { return (findings, suppression) }
    reporter.write(
      DiagnosticLog(DiagnosticsError([Diagnostic(.unknownPerson, facts: ["found": word])])))
    throw Outcome.problems
  }

  /// The right to change the snapshots; nil where there are none.
  ///
  /// Taking it clears away what a process that died left of a snapshot's old state.
  func archiveWriter(_ archive: String?) throws -> ArchiveWriter? {
    let folder = SnapshotFolder(workplace, archive).archive
    guard FileSystem.disk.isFolder(folder.path) else { return nil }
    let permissions = workplace.bagPermissions
    let writer = try stopping { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in
        try ArchiveWriter(folder, permissions: permissions)
      }
    }
    return writer
  }
}
