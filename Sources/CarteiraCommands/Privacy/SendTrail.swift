import Diagnostics
import Files
import Outbox
import Privacy
import Reports

/// What the ledger of what was sent knows of a person: messages to the person, and documents about a client
/// who is the person.
struct SendTrail {
  private let person: KnownPerson
  private let addresses: Set<String>
  /// The folders of the person's own pages, which are in the names of documents, by the id of the client.
  private let slugs: [(slug: String, id: String)]

  init(_ person: KnownPerson, aliasKey: String) {
    self.person = person
    addresses = Set(person.emails.map { $0.lowercased() })
    slugs = person.clients.sorted().map { (Slug.make(id: $0, key: aliasKey), $0) }
  }

  private func isPerson(_ text: String) -> Bool {
    addresses.contains(text.lowercased()) || person.contacts.contains(text)
  }

  /// Whether a message went to the person or is about it.
  func concerns(_ entry: OutboxEntry) -> Bool {
    isPerson(entry.recipient) || entry.contact.map(isPerson) == true
      || renamed(entry.document.stem) { _ in "" } != entry.document.stem
  }

  /// Takes the person out of the ledger, where there is one, and notes the person before anybody may send again.
  ///
  /// - Parameters:
  ///   - file: The ledger.
  ///   - suppression: Makes the names that stand for the person.
  ///   - note: Puts the person into the register: whoever sends asks it first.
  /// - Throws: Where somebody is sending, the ledger cannot be written, or what `note` throws.
  func erase(
    _ file: OutboxFile, _ suppression: Suppression,
    noting note: () throws(DiagnosticsError) -> Void
  ) throws(DiagnosticsError) {
    if let lock = try lifting({ () throws(Diagnostic) in try erase(file, suppression) }) {
      try note()
      return withExtendedLifetime(lock) {}
    }
    try note()
    // Without a ledger there was nothing to lock: somebody may have begun the first before the note.
    try lifting { () throws(Diagnostic) in
      if file.isSending { throw file.busy }
      _ = try erase(file, suppression)
    }
  }

  /// Takes the person out of the ledger; nil where there is none, else the right to send.
  private func erase(
    _ file: OutboxFile, _ suppression: Suppression
  ) throws(Diagnostic) -> FileLock? {
    guard try file.existing() != nil else { return nil }
    let lock = try file.lock()
    guard let outbox = try file.existing() else { return nil }
    _ = try file.using { () throws(OutboxError) in
      try outbox.erase(
        isPerson, alias: { suppression.alias($0.lowercased()) },
        renamed: { renamed($0, suppression.alias) }, at: Clock.now())
    }
    return lock
  }

  /// The name of a document with an alias in place of the person's folder.
  private func renamed(_ stem: String, _ alias: (String) -> String) -> String {
    for (slug, id) in slugs {
      if let other = DocumentStem.renamed(stem, slug, alias(id)) { return other }
    }
    return stem
  }
}
