import Foundation
import SQLite
import TestSupport
import Testing

@Suite struct SQLiteTests {
  @Test func everyKindOfValueComesBackAsItWas() throws {
    let database = try SQLiteDatabase(path: ":memory:", access: .create)
    try database.run("CREATE TABLE t (a, b, c, d, e, f)")
    let values: [SQLiteValue] = [
      nil, 42, .real(1.5), "São João\u{0}x", .blob([0, 255]), "",
    ]
    try database.run("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?)", values)
    #expect(try database.rows("SELECT * FROM t") == [values])
    #expect(database.changedRows == 1)
  }

  @Test func anEmptyBlobIsNotNull() throws {
    let database = try SQLiteDatabase(path: ":memory:", access: .create)
    #expect(try database.rows("SELECT ?", [.blob([])]) == [[.blob([])]])
  }

  @Test func aFailedTransactionLeavesNothing() throws {
    let database = try SQLiteDatabase(path: ":memory:", access: .create)
    try database.run("CREATE TABLE t (a UNIQUE)")
    do {
      try database.transaction(.immediate) { () throws(SQLiteError) in
        try database.run("INSERT INTO t VALUES (1)")
        try database.run("INSERT INTO t VALUES (1)")
      }
      Issue.record("the second row was taken")
    } catch {
      #expect(error.kind == .constraint)
      #expect(error.statement == "INSERT INTO t VALUES (1)")
    }
    #expect(try database.rows("SELECT count(*) FROM t") == [[0]])
    try database.transaction(.deferred) { () throws(SQLiteError) in
      try database.run("INSERT INTO t VALUES (2)")
    }
    #expect(try database.rows("SELECT a FROM t") == [[2]])
  }

  @Test func whatIsRefusedIsNamed() throws {
    let database = try SQLiteDatabase(path: ":memory:", access: .create)
    let refusals: [(sql: String, message: String)] = [
      ("SELECT * FROM nowhere", "no such table: nowhere"),
      ("SELECT 1; SELECT 2", "more than one statement"), ("", "no statement"),
      ("SELECT ?", "0 values for 1 parameters"),
    ]
    for refusal in refusals {
      #expect(error { try database.run(refusal.sql) }?.message == refusal.message)
    }
    _ = try database.prepare("SELECT 1 ; \n")
  }

  @Test func statementsThatNeverEndAreGivenUp() throws {
    let database = try SQLiteDatabase(path: ":memory:", access: .create)
    try database.run(
      "CREATE VIEW endless AS WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t)"
        + " SELECT n FROM t")
    database.limit(steps: 1_000_000)
    for sql in ["SELECT count(*) FROM endless", "SELECT n FROM endless"] {
      #expect(error { try database.run(sql) }?.isTooLong == true, "\(sql)")
    }
    // Each statement has the whole of it, also one that runs again.
    let some = try database.prepare("SELECT n FROM endless LIMIT 30000")
    for _ in 0..<5 { try some.run([]) }
    #expect(error { try database.run("SELECT * FROM nowhere") }?.isTooLong == false)
  }

  @Test func filesAreOpenedAsAsked() throws {
    let folder = try TemporaryFolder()
    let path = folder("a.sqlite")
    #expect(error { _ = try SQLiteDatabase(path: path, access: .readOnly) }?.kind == .noAccess)
    let writer = try SQLiteDatabase(path: path, access: .create)
    try writer.run("CREATE TABLE t (name TEXT, amount DECIMAL(10,2))")
    let reader = try SQLiteDatabase(path: path, access: .readOnly)
    #expect(error { try reader.run("DELETE FROM t") }?.kind == .noAccess)
    let statement = try reader.prepare("SELECT name, amount, 1 AS one FROM t")
    #expect((0..<3).map { statement.name($0) } == ["name", "amount", "one"])
    #expect(statement.isReadOnly)
    #expect(try !reader.prepare("DELETE FROM t").isReadOnly)
  }

  @Test func aFileThatIsNoDatabaseIsSaidToBeNone() throws {
    let folder = try TemporaryFolder()
    try String(repeating: "não é um banco; ", count: 100)
      .write(toFile: folder("a.sqlite"), atomically: true, encoding: .utf8)
    let database = try SQLiteDatabase(path: folder("a.sqlite"), access: .readOnly)
    #expect(
      error { _ = try database.rows("SELECT * FROM sqlite_master") }?.kind == .notADatabase)
  }

  private func error(_ body: () throws -> Void) -> SQLiteError? {
    do {
      try body()
      return nil
    } catch {
      return error as? SQLiteError
    }
  }
}
