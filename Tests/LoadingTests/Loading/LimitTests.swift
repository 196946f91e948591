import Diagnostics
import Files
import Portfolio
import TestSupport
import Testing

@testable import Loading

@Suite("Limits of loading")
struct LimitTests {
  @Test("sums that no number holds are refused")
  func sums() throws {
    // 922,338 lines of the largest amount are more than fits into 64 bits.
    let row = "A;2026-01-01;100000000000,00\n"
    let folder = TestFolder(
      ["data/x.csv": "cliente;data;valor\n" + String(repeating: row, count: 922_338)],
      sources: "invoices: { file: data/x.csv }")
    #expect(try folder.refusal()?.map(\.code.id) == ["E172"])
    let nobody = TestFolder(
      [
        "data/x.csv": "cliente;data;valor\n"
          + String(repeating: row.replacing("A", with: ""), count: 922_338)
      ],
      sources: "invoices: { file: data/x.csv }")
    #expect(try nobody.refusal()?.map(\.code.id) == ["E172"])
  }

  @Test("sums just below are counted")
  func largest() throws {
    let row = "A;2026-01-01;100000000000,00\n"
    let loaded = try TestFolder(
      ["data/x.csv": "cliente;data;valor\n" + String(repeating: row, count: 922_337)],
      sources: "invoices: { file: data/x.csv }"
    ).load()
    #expect(loaded.portfolio.ledger.totalSales == 9_223_370_000_000_000_000)
  }

  @Test("days outside 1900 to 3334 are no days of invoices")
  func days() throws {
    let loaded = try TestFolder(
      [
        "data/x.csv": """
        cliente;data;valor
        A;31/12/1899;1,00
        A;01/01/1900;1,00
        A;31/12/9999;1,00
        A;31/12/3334;1,00
        """
      ], sources: "invoices: { file: data/x.csv }"
    ).load()
    #expect(loaded.rejectedLines == ["2 E124", "4 E124"])
    #expect(loaded.purchases["A"]?.map { String($0.prefix(10)) } == ["1900-01-01", "3334-12-31"])
  }

  @Test("a file that was written to since it was loaded is not read again")
  func changed() throws {
    let folder = try TemporaryFolder()
    try FileSystem.disk.createFolder(folder("data"))
    let path = folder("data/notas.csv")
    try FileSystem.disk.write("cliente;data;valor\nA;2026-01-01;1,00\n", to: path)
    let request = LoadRequest(
      sources: .conventional, folder: folder.path, fileSystem: .disk,
      day: try #require(Day(iso: "2026-11-16")), threads: 1)
    let details = PurchaseDetails(try PortfolioLoader.load(request), request)
    #expect(try details.load(0..<1, recentLines: 5)[0].recentLines.count == 1)
    try FileSystem.disk.write(
      "cliente;data;valor\nA;2026-01-01;1,00\nA;2026-01-02;1,00\n", to: path)
    do throws(DiagnosticsError) {
      _ = try details.load(0..<1, recentLines: 5)
      Issue.record("a changed file was read")
    } catch {
      #expect(error.diagnostics.map(\.code.id) == ["E424"])
    }
  }
}
