import Diagnostics
import Portfolio

/// Finds the record of a table that a cell names: by id, or by a name that only one has.
///
/// Names of contacts, contracts and objectives are looked up among those of one client.
struct RecordNames: Sendable {
  /// A name as it is looked up.
  private struct Key: Hashable {
    let client: Int32
    let name: String
  }

  /// The ids with the client each belongs to; -1 for none, or for several.
  private var owners: [String: Int32] = [:]
  /// Nil for a name that several have.
  private var ids: [Key: String?] = [:]
  /// What can be suggested, as written.
  private var written: [(client: Int32, text: String)] = []
  /// A number for everything that was added.
  private(set) var fingerprint = 0

  /// Adds a record with the names it may be called by; -1 is the client of records without one.
  mutating func add(_ id: String, client: Int = -1, names: [String?]) {
    let client = Int32(truncatingIfNeeded: client)
    var hasher = Hasher()
    hasher.combine(fingerprint)
    hasher.combine(client)
    hasher.combine(id)
    hasher.combine(names)
    fingerprint = hasher.finalize()
    let known = owners[id]
    owners[id] = known == nil || known == client ? client : -1
    written.append((client, id))
    for name in names.compactMap({ $0 }) where !name.isEmpty {
      let key = Key(client: client, name: HeaderKey.fold(name))
      if let other = ids[key] {
        if other != id { ids[key] = .some(nil) }
      } else {
        ids[key] = id
        written.append((client, name))
      }
    }
  }

  /// The id that a text means; nil where there is none.
  ///
  /// An id counts wherever it is, a name only among those of the client.
  func id(of text: String, client: Int = -1) -> String? {
    if owners[text] != nil { return text }
    let key = Key(client: Int32(truncatingIfNeeded: client), name: HeaderKey.fold(text))
    return ids[key] ?? nil
  }

  /// The client that an id belongs to; nil where it is unknown or belongs to several.
  func client(of id: String) -> Int? {
    owners[id].flatMap { $0 < 0 ? nil : Int($0) }
  }

  /// The id or name that was probably meant; nil among so many that looking would take long.
  func suggestion(for text: String, client: Int = -1) -> String? {
    let candidates = written.lazy.filter { $0.client == Int32(truncatingIfNeeded: client) }
      .prefix(5_001).map(\.text)
    guard candidates.count <= 5_000 else { return nil }
    return LikelyText.same(as: text, among: candidates)
      ?? WordDistance.nearest(to: text, among: Array(candidates))
  }
}
