import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Amounts of lines beside those of whole invoices")
struct LineAmountTests {
  private func loaded(_ text: String) throws -> LoadedPortfolio {
    try TestFolder(["data/notas.csv": text]).load()
  }

  @Test(
    "are taken, whichever way the file has them",
    arguments: [
      // The item by its heading.
      """
      Cliente;Nota;Emissão;Qtde;Valor Unitário;Valor Total do Item;Valor Total da Nota
      A;1;15/04/2026;2;10,00;20,00;50,00
      A;1;15/04/2026;3;10,00;30,00;50,00
      """,
      // A bare heading whose values add up.
      """
      Cliente;Nota;Emissão;Qtde;Valor Unitário;Valor;Valor Total da Nota
      A;1;15/04/2026;2;10,00;20,00;50,00
      A;1;15/04/2026;3;10,00;30,00;50,00
      """,
      // A bare heading beside freight: quantity times price tells.
      """
      Cliente;Nota;Emissão;Qtde;Valor Unitário;Valor;Valor Total da Nota
      A;1;15/04/2026;2;10,00;20,00;58,00
      A;1;15/04/2026;3;10,00;30,00;58,00
      """,
      // Nothing but quantity and price.
      """
      Cliente;Nota;Emissão;Qtde;Valor Unitário;Valor Total da Nota
      A;1;15/04/2026;2;10,00;50,00
      A;1;15/04/2026;3;10,00;50,00
      """,
      // Instalments.
      """
      Cliente;Nota;Parcela;Emissão;Vencimento;Valor da Parcela;Total da Nota
      A;1;1/2;15/04/2026;15/05/2026;25,00;50,00
      A;1;2/2;15/04/2026;15/06/2026;25,00;50,00
      """,
    ])
  func taken(_ text: String) throws {
    let loaded = try loaded(text)
    #expect(loaded.purchases["A"] == ["2026-04-15 +5000 0 1/0"])
    #expect(loaded.findings("W682").isEmpty)
  }

  @Test("are asked for where they may be elsewhere, and nothing tells")
  func doubted() throws {
    let loaded = try loaded(
      """
      Cliente;Nota;Emissão;Valor;Valor Total da Nota
      A;1;15/04/2026;20,00;58,00
      A;1;15/04/2026;30,00;58,00
      """)
    #expect(loaded.purchases["A"] == ["2026-04-15 +11600 0 1/0"])
    let finding = try #require(loaded.findings("W682").first)
    #expect(finding.facts["column"] == "Valor Total da Nota")
    #expect(finding.facts["other"] == "Valor")
  }

  @Test("are left as they are where invoices have one line, or lines cost the same")
  func kept() throws {
    let single = try loaded(
      """
      Cliente;Nota;Emissão;Valor Líquido;Valor Total da Nota
      A;1;15/04/2026;40,00;50,00
      A;2;16/04/2026;30,00;50,00
      """)
    #expect(single.codes == [])
    #expect(single.purchases["A"]?.count == 2)
    let alike = try loaded(
      """
      Cliente;Nota;Emissão;Qtde;Valor Unitário;Valor Total
      A;1;15/04/2026;2;25,00;50,00
      A;1;15/04/2026;2;25,00;50,00
      """)
    #expect(alike.purchases["A"] == ["2026-04-15 +10000 0 1/0"])
  }

  @Test(
    "are not prices of one or instalments of sales that have a row each",
    arguments: [
      (
        "Nota;Data;Cliente;Valor total;Parcelas;Valor da parcela",
        "1;15/04/2026;A;1.200,00;12;100,00"
      ),
      (
        "Nota;Data;Cliente;Quantidade;Valor do item;Valor total", "1;15/04/2026;A;240;5,00;1.200,00"
      ),
      ("Nota;Data;Cliente;Valor da duplicata;Valor total", "1;15/04/2026;A;400,00;1.200,00"),
    ])
  func wholes(_ heading: String, _ row: String) throws {
    let loaded = try loaded("\(heading)\n\(row)\n")
    #expect(loaded.purchases["A"] == ["2026-04-15 +120000 0 1/0"])
    #expect(loaded.codes == [])
  }

  @Test(
    "are no prices without a quantity, nor what adds up by chance",
    arguments: [
      """
      Cliente;Nota;Emissão;Preço Unitário;Valor Total
      A;1;15/04/2026;25,00;50,00
      A;1;15/04/2026;25,00;50,00
      """,
      """
      Cliente;Nota;Emissão;Quantidade;Valor do item;Valor Total
      A;1;15/04/2026;2;25,00;50,00
      A;1;15/04/2026;2;25,00;50,00
      """,
    ])
  func coincidences(_ text: String) throws {
    let loaded = try loaded(text)
    #expect(loaded.purchases["A"] == ["2026-04-15 +10000 0 1/0"])
    #expect(loaded.codes == [])
  }

  @Test("are not taken where an invoice of one line costs something else")
  func singles() throws {
    let loaded = try loaded(
      """
      Cliente;Nota;Emissão;Valor Líquido;Valor Total
      A;1;15/04/2026;20,00;50,00
      A;1;15/04/2026;30,00;50,00
      A;2;16/04/2026;40,00;70,00
      """)
    #expect(
      loaded.purchases["A"] == ["2026-04-15 +10000 0 1/0", "2026-04-16 +7000 0 1/0"])
  }

  @Test("beyond all numbers are no trap")
  func overflow() {
    let most = "92233720368547758,07"
    let choice = LineAmountChoice(
      sample: [["1", most, most], ["1", most, most]], amount: 1, number: 0, others: [2])
    #expect(choice.verdict() == .keep)
    let near = LineAmountChoice(
      sample: [["1", most, "1,00"], ["1", most, "2,00"]], amount: 1, number: 0, others: [2])
    #expect(near.verdict() == .keep)
  }

  @Test("are what an import proposes, too")
  func imported() throws {
    let text = """
      Nota Fiscal;Data de Emissão;Cliente;Quantidade;Valor Unitário;Valor;Valor Total da Nota
      1203;15/04/2026;A;2;10,00;20,00;50,00
      1203;15/04/2026;A;3;10,00;30,00;50,00
      """
    let request = try TestFolder(["export.csv": text]).request()
    let found = try #require(try ForeignFile("export.csv", in: request).proposal(as: nil))
    #expect(found.table == .invoices)
    #expect(found.columns.first { $0.field == "amount" }?.heading == "Valor")
    #expect(found.unused == ["Valor Total da Nota"])
  }
}
