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

  @Test(
    "a table of more columns than spreadsheets have is refused",
    arguments: [
      ("data/clientes.csv", "id;nome" + String(repeating: ";x", count: 16_383) + "\nC1;Ana\n"),
      (
        "data/clientes.json",
        "["
          + (0..<17).map { row in
            "{\"id\":\"C\(row)\""
              + (0..<1000).map { ",\"x\(row * 1000 + $0)\":1" }.joined() + "}"
          }.joined(separator: ",") + "]"
      ),
    ])
  func columns(file: String, text: String) throws {
    let folder = TestFolder([file: text], sources: "clients: { file: \(file) }")
    let refusal = try #require(try folder.refusal())
    #expect(refusal.map(\.code.id) == ["E660"])
    #expect(refusal.first?.facts["limit"] == "16384")
  }

  @Test("a cell of more than a mebibyte leaves its row out, one of exactly that does not")
  func cells() throws {
    let longest = String(repeating: "x", count: 1 << 20)
    let loaded = try TestFolder(
      ["data/x.csv": "id;nome;cidade\nC1;\(longest);A\nC2;\(longest)x;B\nC3;Ana;C\n"],
      sources: "clients: { file: data/x.csv }"
    ).load()
    #expect(loaded.rejectedLines == ["3 E661"])
    #expect(loaded.portfolio.clients.map(\.id) == ["C1", "C3"])
    #expect(try #require(loaded.rejected.first?.rows.first).diagnostic.facts["column"] == "nome")
  }

  @Test("a file that is cut while it is read is said to have changed", arguments: [1, 3])
  func cut(threads: Int) throws {
    let folder = try TemporaryFolder()
    try FileSystem.disk.createFolder(folder("data"))
    let path = folder("data/clientes.csv")
    let rows = (0..<20_000).map { "C\($0);Cliente \($0)\n" }.joined()
    try FileSystem.disk.write("id;nome\n" + rows, to: path)
    var request = LoadRequest(
      sources: .conventional, folder: folder.path, fileSystem: .disk,
      day: try #require(Day(iso: "2026-11-16")), threads: threads)
    request.blockSize = 4096
    request.onProgress = { _, percent in
      guard percent > 20 else { return }
      try? FileSystem.disk.write("id;nome\nC1;Ana\n", to: path)
    }
    do throws(DiagnosticsError) {
      _ = try PortfolioLoader.load(request)
      Issue.record("a file that was cut was taken for whole")
    } catch {
      #expect(error.diagnostics.map(\.code.id) == ["E424"])
    }
  }
}
