import Diagnostics
import Portfolio
import TestSupport
import Testing

@testable import Loading

@Suite("Many files of invoices") struct ManyFilesTests {
  @Test("more workers than sixteen bits count have numbers of their own")
  func workers() {
    let count = 70_000
    var interner = Interner()
    _ = interner.intern("a client of many files")
    var last = Interner()
    _ = last.intern("Z")
    _ = last.intern("A")
    let numbering = ClientNumbering(
      interners: [Interner](repeating: interner, count: count) + [last], threads: 2)
    #expect(numbering.ids == ["A", "Z", "a client of many files"])
    #expect(numbering.numbers.count == count + 1)
    #expect(numbering.numbers[count - 1] == [2])
    #expect(numbering.numbers[count] == [1, 0])
  }

  @Test("are looked through for a place as far as one file of 200,000 rows is")
  func places() throws {
    let heading = "cliente;data;valor;cidade\n"
    let others = "B;2026-01-01;1,00;Bauru\n"
    let differing = "A;2026-01-01;1,00;Campinas\nA;2026-01-02;1,00;Itu\n"
    for (count, file) in [(3, "data/notas/2.csv"), (200_000, nil)] as [(Int, String?)] {
      let loaded = try TestFolder(
        [
          "data/notas/1.csv": heading + String(repeating: others, count: count),
          "data/notas/2.csv": heading + differing,
        ], sources: "{invoices: {file: data/notas}}"
      ).load()
      let finding = try #require(loaded.findings("W154").first)
      #expect(finding.facts["client"] == "A")
      #expect(finding.location?.file == file)
    }
  }

  @Test("give the same sums as one file, with a table of clients and without")
  func sums() throws {
    let heading = "cliente;nota;data;valor\n"
    let rows = (0..<40).map { number in
      "C\(number % 7);\(number);2026-01-\(10 + number % 9);\(number % 5 == 0 ? 0 : number),00\n"
    }
    let clients = "id;nome\n" + (0..<7).map { "C\($0);Cliente \($0)\n" }.joined()
    for others in [[:], ["data/clientes.csv": clients]] {
      var many = others
      for (number, row) in rows.enumerated() { many["data/notas/\(number).csv"] = heading + row }
      var one = others
      one["data/notas/tudo.csv"] = heading + rows.joined()
      let sources = "{invoices: {file: data/notas}}"
      let apart = try TestFolder(many, sources: sources).load()
      let together = try TestFolder(one, sources: sources).load()
      #expect(apart.purchases == together.purchases)
      for client in 0..<7 {
        #expect(
          apart.portfolio.ledger.lineCount(of: client)
            == together.portfolio.ledger.lineCount(of: client))
      }
    }
  }
}
