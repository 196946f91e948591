import Archive
import Diagnostics
import Files
import Portfolio
import SQLite

/// What the snapshots of an archive said, as tables: `metrics.sqlite` beside them.
///
/// Derived from the `metrics.json` of the snapshots and nothing else: it may be removed at any time, and is
/// made again where it is missing, damaged or of another version. Where it cannot be written it is
/// made in memory.
struct MetricsIndex {
  /// Its name in the archive's folder.
  static let fileName = "metrics.sqlite"
  /// The version of the tables; another one is thrown away.
  private static let version: Int64 = 1

  let database: SQLiteDatabase

  /// The index of an archive, brought up to date.
  ///
  /// - Parameters:
  ///   - folder: The archive.
  ///   - log: Gets the snapshots that are damaged; they are left out.
  /// - Throws: When the archive cannot be listed, or there is not even memory for it.
  init(_ folder: SnapshotFolder, _ log: inout DiagnosticLog) throws(DiagnosticsError) {
    let names = try lifting { () throws(Diagnostic) in try folder.names() }
    if !names.isEmpty, let kept = MetricsIndex(in: folder.archive.path) {
      do throws(SQLiteError) {
        try kept.refresh(folder, names, &log)
        self = kept
        return
      } catch {
        // Whatever is wrong with a file that can be made again, the snapshots are the truth.
      }
    }
    do throws(SQLiteError) {
      self = try MetricsIndex(inMemory: ())
      try refresh(folder, names, &log)
    } catch {
      throw DiagnosticsError([
        Diagnostic(
          .indexUnusable,
          at: SourceLocation(file: folder.archive.path(of: MetricsIndex.fileName)),
          facts: ["reason": error.message])
      ])
    }
  }

  private init(inMemory: Void) throws(SQLiteError) {
    database = try SQLiteDatabase(path: ":memory:", access: .create)
    try MetricsIndex.makeTables(database)
  }

  /// The index in an archive's folder; nil where it cannot be written to.
  private init?(in folder: String) {
    guard let place = try? Folder(at: folder), let entries = try? place.list() else { return nil }
    let path = FilePath.join(folder, MetricsIndex.fileName)
    let old = entries.first { $0.name == MetricsIndex.fileName }
    // A link would lead out of the archive.
    if old == nil || old?.kind == .file, let database = MetricsIndex.open(path) {
      self.database = database
      return
    }
    // Damaged, or of another version: there is nothing in it that the snapshots do not say.
    guard (try? place.removeFile(MetricsIndex.fileName)) != nil,
      let database = MetricsIndex.open(path)
    else { return nil }
    self.database = database
  }

  private static func open(_ path: String) -> SQLiteDatabase? {
    guard let database = try? SQLiteDatabase(path: path, access: .create),
      // What was removed from a snapshot shall not be readable here.
      (try? database.run("PRAGMA secure_delete = ON")) != nil,
      let found = try? database.rows("PRAGMA user_version")
    else { return nil }
    if found == [[.integer(version)]] { return database }
    guard found == [[0]], (try? makeTables(database)) != nil else { return nil }
    return database
  }

  private static func makeTables(_ database: SQLiteDatabase) throws(SQLiteError) {
    try database.transaction(.immediate) { () throws(SQLiteError) in
      try database.run(
        """
        CREATE TABLE snapshots (
          name TEXT PRIMARY KEY, day TEXT NOT NULL, number INTEGER NOT NULL, seal TEXT NOT NULL
        ) WITHOUT ROWID
        """)
      try database.run(
        """
        CREATE TABLE portfolio (
          snapshot TEXT NOT NULL, field TEXT NOT NULL, value TEXT, PRIMARY KEY (snapshot, field)
        ) WITHOUT ROWID
        """)
      try database.run(
        """
        CREATE TABLE clients (
          client TEXT NOT NULL, snapshot TEXT NOT NULL, owner TEXT, status TEXT NOT NULL, tier TEXT,
          health INTEGER, revenue INTEGER, net_sales INTEGER NOT NULL, recurring INTEGER,
          nps_answer INTEGER,
          PRIMARY KEY (client, snapshot)
        ) WITHOUT ROWID
        """)
      try database.run("PRAGMA user_version = \(version)")
    }
  }

  // MARK: Bringing up to date

  /// Takes in the snapshots that are new and lets go of those that are gone or were sealed again.
  private func refresh(
    _ folder: SnapshotFolder, _ names: [SnapshotName], _ log: inout DiagnosticLog
  ) throws(SQLiteError) {
    var known: [String: String] = [:]
    for row in try database.rows("SELECT name, seal FROM snapshots") {
      if case .text(let name) = row[0], case .text(let seal) = row[1] { known[name] = seal }
    }
    var missing: [(name: SnapshotName, seal: String)] = []
    for name in names {
      guard let seal = folder.archive.seal(of: name.text)?.hex else { continue }
      if known[name.text] == seal {
        known[name.text] = nil
      } else {
        missing.append((name, seal))
      }
    }
    guard !missing.isEmpty || !known.isEmpty else { return }
    var findings: [Diagnostic] = []
    try database.transaction(.immediate) { () throws(SQLiteError) in
      for name in known.keys.sorted() { try remove(name) }
      for (name, seal) in missing {
        do throws(Diagnostic) {
          let metrics = try folder.archive.file("metrics.json", of: name.text)
          try inserting(name, seal, metrics)
        } catch {
          findings.append(
            Diagnostic(
              .snapshotNotIndexed, at: SourceLocation(file: folder.archive.path(of: name.text)),
              facts: ["name": name.text, "reason": error.code.id]))
        }
      }
    }
    for finding in findings { log.add(finding) }
  }

  private func remove(_ name: String) throws(SQLiteError) {
    try database.run("DELETE FROM snapshots WHERE name = ?", [.text(name)])
    try database.run("DELETE FROM portfolio WHERE snapshot = ?", [.text(name)])
    try database.run("DELETE FROM clients WHERE snapshot = ?", [.text(name)])
  }

  private func inserting(
    _ name: SnapshotName, _ seal: String, _ metrics: [UInt8]
  ) throws(Diagnostic) {
    do throws(SQLiteError) {
      try insert(name, seal, metrics)
    } catch {
      // A file that is as it was sealed and still not understood is of another program.
      try? remove(name.text)
      throw Diagnostic(.snapshotUnreadable, facts: ["name": name.text, "reason": error.message])
    }
  }

  /// Each client is a line of its own, so that no more than one is ever taken apart at once.
  private func insert(
    _ name: SnapshotName, _ seal: String, _ metrics: [UInt8]
  ) throws(SQLiteError) {
    let snapshot = SQLiteValue.text(name.text)
    var lines = metrics.split(separator: 0x0A).makeIterator()
    var head: [UInt8] = []
    while let line = lines.next() {
      head += line
      if line.starts(with: Array(#""clients":["#.utf8)) { break }
    }
    try database.run(
      "INSERT INTO snapshots VALUES (?, ?, ?, ?)",
      [snapshot, .text(name.day.description), .integer(Int64(name.number)), .text(seal)])
    try database.run(
      """
      INSERT INTO portfolio SELECT ?1, key, ?2 -> fullkey FROM json_each(?2, '$.portfolio')
      """,
      [snapshot, .text(String(decoding: head, as: UTF8.self) + "]}")])
    let client = try database.prepare(MetricsIndex.insertClient)
    while let line = lines.next() {
      guard line.first == 0x7B else { continue }
      let text = line.last == 0x2C ? line.dropLast() : line
      try client.run([snapshot, .text(String(decoding: text, as: UTF8.self))])
    }
  }

  /// Amounts stand in JSON with all their decimals: without the point they are minor units, exactly.
  private static let insertClient = """
    INSERT INTO clients SELECT c ->> '$.id', ?1, c ->> '$."owner-id"', c ->> '$.status', c ->> '$.tier',
      c ->> '$.health', \(minorUnits("tier-revenue")), \(minorUnits("net-sales-12-months")),
      \(minorUnits("monthly-recurring-revenue")), c ->> '$."nps-answer"'
    FROM (SELECT ?2 AS c)
    """

  private static func minorUnits(_ field: String) -> String {
    "CAST(replace(nullif(c -> '$.\"\(field)\"', 'null'), '.', '') AS INTEGER)"
  }
}
