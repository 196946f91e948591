import Diagnostics
import Portfolio

/// Finds the client that a cell of another table names: by id, document or name.
struct ClientReferences: Sendable {
  /// What invoices look clients up in.
  private(set) var known = KnownClients()
  private var ids: [String] = []
  /// Names as written, to suggest.
  private var shown: [String] = []

  init() {}

  /// References to clients that other tables describe: by id only.
  ///
  /// - Parameters:
  ///   - clients: The clients, sorted by id.
  ///   - texts: By id, what else names them.
  init(_ clients: [Client], naming texts: [String: [String]] = [:]) {
    ids = clients.map(\.id)
    for (index, id) in ids.enumerated() { addID(id, index) }
    addErased(texts)
    known.count = clients.count
  }

  /// References to the clients of a table, sorted by id.
  ///
  /// An id always means its client. A document or name means one only if no other client has it;
  /// documents that two clients share are reported.
  init(
    _ table: LoadedTable<ClientAttributes>, _ aliases: ClientAliases = ClientAliases(),
    log: inout DiagnosticLog
  ) {
    let records = table.records
    ids = records.map(\.id)
    for (index, id) in ids.enumerated() { addID(id, index) }
    // Ids first: of clients who were erased, too.
    var originals: [String: Int] = [:]
    for (id, names) in table.erased {
      guard let index = known.position(of: id), let original = names.first else { continue }
      originals[original] = index
    }
    for (alias, main) in aliases.mains where known.position(of: alias) == nil {
      if let index = known.position(of: main) ?? originals[main] { addID(alias, index) }
    }
    known.hasStores = table.summaries.contains { StoreColumn.isJoined($0.columns) }
    var owners: [String: [Int]] = [:]
    var stores: [(id: String, client: Int)] = []
    if known.hasStores {
      for (index, id) in ids.enumerated() { stores.append((id: id, client: index)) }
      // Whoever was erased still has the code, and is one more who could be meant by it.
      for (id, names) in table.erased {
        if let index = known.position(of: id), let name = names.first {
          stores.append((id: name, client: index))
        }
      }
      for alias in aliases.mains.keys {
        if let index = known.position(of: alias) { stores.append((id: alias, client: index)) }
      }
      // A code alone means the client whose only store it has.
      for (id, index) in stores {
        guard let code = StoreColumn.code(ofID: id), known.position(of: code) == nil else {
          continue
        }
        owners[code, default: []].append(index)
      }
    }
    for (index, record) in records.enumerated() {
      for name in ClientReferences.names(of: record.record) where known.position(of: name) == nil {
        owners[name, default: []].append(index)
      }
    }
    // Whoever has the name of somebody who was erased does not get what was that person's.
    for (id, names) in table.erased {
      guard let index = known.position(of: id) else { continue }
      for name in names where known.position(of: name) == nil {
        owners[name, default: []].append(index)
      }
    }
    for (name, indices) in owners {
      let different = Set(indices)
      if different.count == 1 {
        add(name, indices[0])
      } else {
        known.shared[name] = different.sorted()
      }
    }
    // Last, since until here only ids as they are written name anybody.
    known.stores = StoreClients(stores)
    known.count = records.count
    shown = records.compactMap { $0.record.name ?? $0.record.legalName }
    reportShared(table, &log)
  }

  /// The position of the client a text names; nil when there is none.
  func position(of text: String) -> Int? {
    if let position = known.position(of: text) { return position }
    let bare = text.filter { $0.isLetter || $0.isNumber }
    return text != bare ? known.position(of: bare) : nil
  }

  /// The ids of the clients that a text could mean, where they are several.
  func several(_ text: String) -> [String] { known.several(text).map { ids[$0] } }

  /// Ids as a message lists them: the first few.
  static func list(_ ids: [String]) -> String {
    ids.prefix(5).joined(separator: ", ") + (ids.count > 5 ? ", …" : "")
  }

  /// Adds who is called what.
  func hash(into hasher: inout Hasher) {
    known.hash(into: &hasher)
    hasher.combine(ids)
    hasher.combine(shown)
  }

  /// The id of the client at a position.
  func id(at position: Int) -> String { ids[position] }

  /// The id, or else the name, that was probably meant.
  func suggestion(for text: String) -> String? {
    if let id = ClientReferences.suggestion(for: text, among: ids, known) { return id }
    return shown.count > 5_000 ? nil : WordDistance.nearest(to: text, among: shown)
  }

  /// The id that was probably meant, or the name that the text is but for its form; nil among so many that
  /// looking would take long.
  static func suggestion(
    for text: String, among ids: [String], _ known: KnownClients? = nil
  ) -> String? {
    guard ids.count <= 5_000 else { return nil }
    return LikelyText.same(as: text, among: ids) ?? known?.alike(text)
      ?? NearMiss.nearest(to: text, among: ids)
  }

  private mutating func addErased(_ texts: [String: [String]]) {
    for (id, names) in texts.sorted(by: { $0.key < $1.key }) {
      guard let index = known.position(of: id) else { continue }
      for name in names where known.position(of: name) == nil { add(name, index) }
    }
  }

  /// Bytes come first; an id is also found where accents are spelt otherwise, as some systems write them.
  private mutating func addID(_ id: String, _ index: Int) {
    add(id, index)
    guard id.utf8.contains(where: { $0 >= 0x80 }), known.spelt[id] == nil else { return }
    known.spelt[id] = Int32(index)
  }

  private mutating func add(_ name: String, _ index: Int) {
    guard !name.isEmpty else { return }
    let number = Int(known.names.intern(name))
    if number == known.positions.count { known.positions.append(Int32(index)) }
  }

  static func names(of client: ClientAttributes) -> [String] {
    var names = [client.name, client.legalName].compactMap { $0 }
    if let document = client.document {
      names.append(document.text)
      let characters = document.characters
      names.append(characters)
      // As a spreadsheet leaves it that took it for a number.
      let number = characters.drop { $0 == "0" }
      if number.count < characters.count { names.append(String(number)) }
    }
    return names
  }

  private func reportShared(
    _ table: LoadedTable<ClientAttributes>, _ log: inout DiagnosticLog
  ) {
    let records = table.records
    var first: [TaxDocument: Int] = [:]
    for (index, record) in records.enumerated() {
      guard let document = record.record.document else { continue }
      guard let other = first[document] else {
        first[document] = index
        continue
      }
      log.add(
        Diagnostic(
          .sharedDocument, at: table.location(record.place),
          facts: ["id": record.id, "otherID": records[other].id],
          other: table.location(records[other].place)))
    }
  }
}
