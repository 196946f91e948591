import PostgreSQL
import Testing

// Real servers are asked by bench/checks/postgres_check.py.
@Suite("PostgreSQL") struct PostgreSQLTests {
  @Test("a server that is not there is refused in the words of the library")
  func absent() {
    do throws(PostgreSQLError) {
      _ = try PostgreSQLDatabase("postgresql://maria@127.0.0.1:1/nada?connect_timeout=2")
      Issue.record("somebody answered")
    } catch {
      #expect(error.isLibraryMissing || error.message.contains("127.0.0.1"))
      #expect(!error.message.contains("\n"))
    }
  }
}
