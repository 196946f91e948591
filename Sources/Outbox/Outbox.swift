internal import SQLite

/// The ledger of what was sent: it knows of every message how far it came, whenever the process ends.
///
/// Each change is on the disk before the next step is taken (`synchronous = EXTRA`): a message is `claimed`
/// before a server hears of it, and marked as begun before any of its content leaves. One process at a time
/// may send; who holds the right to is for the caller to see to.
public final class Outbox {
  /// The version of the tables.
  private static let version: Int64 = 1

  let database: SQLiteDatabase

  /// Opens the ledger, or begins one.
  ///
  /// - Parameter path: The file; `:memory:` for one that nobody keeps.
  /// - Throws: Where it is no ledger, of another version, or cannot be written. It is never made anew in
  ///   place of one: what was sent would be sent again.
  public init(path: String) throws(OutboxError) {
    do throws(SQLiteError) {
      database = try SQLiteDatabase(path: path, access: .create)
      // EXTRA: the end of a change, too, is on the disk, not only its beginning.
      try database.run("PRAGMA synchronous = EXTRA")
      try database.run("PRAGMA secure_delete = ON")
    } catch { throw .refused(error.message) }
    let found = try rows("PRAGMA user_version")
    if found == [[.integer(Outbox.version)]] { return }
    guard found == [[0]] else { throw .otherVersion(Outbox.integer(found.first?.first)) }
    try change { () throws(SQLiteError) in
      for statement in Outbox.tables { try database.run(statement) }
      try database.run("PRAGMA user_version = \(Outbox.version)")
    }
  }

  private static let tables = [
    """
    CREATE TABLE messages (
      number INTEGER PRIMARY KEY, message TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
      stem TEXT NOT NULL, day TEXT NOT NULL, version TEXT NOT NULL, sender TEXT NOT NULL,
      recipient TEXT NOT NULL, contact TEXT, external INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN
        ('planned', 'claimed', 'sent', 'deferred', 'failed', 'unknown', 'cancelled')),
      begun INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0,
      changed INTEGER NOT NULL, due INTEGER NOT NULL DEFAULT 0, code INTEGER, reply TEXT,
      content BLOB
    )
    """,
    "CREATE INDEX documents ON messages (kind, stem, day)",
    """
    CREATE TABLE events (
      message INTEGER NOT NULL REFERENCES messages, moment INTEGER NOT NULL, state TEXT NOT NULL,
      code INTEGER, reply TEXT
    )
    """,
    "CREATE INDEX histories ON events (message)",
  ]

  // MARK: Reading

  private static let columns =
    "number, kind, stem, day, version, message, sender, recipient, contact, external, state, attempts, "
    + "changed, due, code, reply"

  /// Messages in some states, by number; all where none are named.
  public func entries(_ states: Set<OutboxState> = []) throws(OutboxError) -> [OutboxEntry] {
    try entries("1 ORDER BY number", []).filter { states.isEmpty || states.contains($0.state) }
  }

  /// A message by its number; nil for none.
  public func entry(_ number: Int64) throws(OutboxError) -> OutboxEntry? {
    try entries("number = ?", [.integer(number)]).first
  }

  /// A message by what tells it from every other; nil for none.
  func entry(messageID: String) throws(OutboxError) -> OutboxEntry? {
    try entries("message = ?", [.text(messageID)]).first
  }

  /// Messages with a document, whoever they go to.
  func entries(of document: OutboxDocument) throws(OutboxError) -> [OutboxEntry] {
    try entries(
      "kind = ? AND stem = ? AND day = ? ORDER BY number",
      [.text(document.kind), .text(document.stem), .text(document.day)])
  }

  /// What happened to a message, in order.
  public func events(of number: Int64) throws(OutboxError) -> [OutboxEvent] {
    try rows(
      "SELECT moment, state, code, reply FROM events WHERE message = ? ORDER BY rowid",
      [.integer(number)]
    ).map { row in
      OutboxEvent(
        moment: Outbox.integer(row[0]), state: Outbox.state(row[1]), code: Outbox.code(row[2]),
        reply: Outbox.text(row[3]))
    }
  }

  /// The message as it is sent; nil where it is not kept any more.
  public func content(of number: Int64) throws(OutboxError) -> [UInt8]? {
    let found = try rows("SELECT content FROM messages WHERE number = ?", [.integer(number)])
    if case .blob(let bytes)? = found.first?.first { return bytes }
    return nil
  }

  private func entries(
    _ condition: String, _ values: [SQLiteValue]
  ) throws(OutboxError) -> [OutboxEntry] {
    try rows("SELECT \(Outbox.columns) FROM messages WHERE \(condition)", values).map { row in
      OutboxEntry(
        number: Outbox.integer(row[0]),
        document: OutboxDocument(
          kind: Outbox.text(row[1]) ?? "", stem: Outbox.text(row[2]) ?? "",
          day: Outbox.text(row[3]) ?? ""),
        version: Outbox.text(row[4]) ?? "", messageID: Outbox.text(row[5]) ?? "",
        sender: Outbox.text(row[6]) ?? "", recipient: Outbox.text(row[7]) ?? "",
        contact: Outbox.text(row[8]), isExternal: Outbox.integer(row[9]) != 0,
        state: Outbox.state(row[10]), attempts: Int(Outbox.integer(row[11])),
        changed: Outbox.integer(row[12]), due: Outbox.integer(row[13]),
        code: Outbox.code(row[14]), reply: Outbox.text(row[15]))
    }
  }

  // MARK: SQLite

  func rows(
    _ statement: String, _ values: [SQLiteValue] = []
  ) throws(OutboxError) -> [[SQLiteValue]] {
    do throws(SQLiteError) { return try database.rows(statement, values) } catch {
      throw .refused(error.message)
    }
  }

  /// Does something as one change that is on the disk when this returns.
  func change<Result>(
    _ body: () throws(SQLiteError) -> Result
  ) throws(OutboxError) -> Result {
    do throws(SQLiteError) { return try database.transaction(.immediate, body) } catch {
      throw .refused(error.message)
    }
  }

  private static func integer(_ value: SQLiteValue?) -> Int64 {
    if case .integer(let number)? = value { return number }
    return 0
  }

  private static func text(_ value: SQLiteValue) -> String? {
    if case .text(let text) = value { return text }
    return nil
  }

  private static func code(_ value: SQLiteValue) -> Int? {
    if case .integer(let number) = value { return Int(number) }
    return nil
  }

  /// A word that the table refuses cannot be in it; what is not understood is not to be sent.
  private static func state(_ value: SQLiteValue) -> OutboxState {
    text(value).flatMap { OutboxState(rawValue: $0) } ?? .unknown
  }
}
