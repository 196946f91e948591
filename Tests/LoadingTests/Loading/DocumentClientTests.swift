import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Clients that invoices name by documents")
struct DocumentClientTests {
  private static let lines = """
    "Número";"Data";"Nome do contato";"CPF/CNPJ";"Valor total"
    "100";"03/04/2026";"Mercado Bom";"11222333000181";"1.500,00"
    "101";"15/04/2026";"Mercado Bom";"11.222.333/0001-81";"700,00"
    "102";"16/04/2026";"João da Silva";"529.982.247-25";"99,90"
    "103";"17/04/2026";"João da Silva";"52998224725";"99,90"
    "104";"17/04/2026";"Emp";"12.ABC.345/01DE-35";"1,00"
    "105";"18/04/2026";"Emp";"12abc34501de35";"2,00"

    """
  private static let sources = """
    {invoices: {file: a.csv, only-columns: true, columns: {client: CPF/CNPJ, number: Número, date: Data,
      client-name: Nome do contato, client-document: CPF/CNPJ, amount: Valor total}}}
    """

  @Test("are one client however these are written", arguments: [1, 4])
  func spellings(_ threads: Int) throws {
    var folder = TestFolder(["a.csv": Self.lines], sources: Self.sources)
    (folder.threads, folder.blockSize) = (threads, 100)
    let loaded = try folder.load()
    #expect(
      loaded.purchases == [
        "11.222.333/0001-81": ["2026-04-03 +150000 0 1/0", "2026-04-15 +70000 0 1/0"],
        "12.ABC.345/01DE-35": ["2026-04-17 +100 0 1/0", "2026-04-18 +200 0 1/0"],
        "529.982.247-25": ["2026-04-16 +9990 0 1/0", "2026-04-17 +9990 0 1/0"],
      ])
    #expect(try loaded.client("11.222.333/0001-81").name == "Mercado Bom")
    #expect(loaded.codes == [])
    let details = try PurchaseDetails(loaded, try folder.request()).load(0..<1, recentLines: 5)
    #expect(Set(details[0].recentLines.map(\.invoice)) == ["100", "101"])
  }

  @Test("stay as they are where the column holds codes")
  func codes() throws {
    let loaded = try TestFolder([
      "data/notas.csv": "código do cliente;data;valor\n52998224725;2026-04-16;1.00\n"
        + "529.982.247-25;2026-04-16;1.00\n"
    ]).load()
    #expect(loaded.portfolio.clients.count == 2)
  }

  @Test("are found in the table of clients with small letters, too")
  func smallLetters() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": "código;nome;CNPJ\n4;Emp;12ABC34501DE35\n",
      "data/notas.csv": "cliente;data;valor\n12.abc.345/01de-35;2026-04-15;10.00\n"
        + "12abc34501de35;2026-04-16;10.00\n",
    ]).load()
    #expect(
      loaded.purchases == ["4": ["2026-04-15 +1000 0 1/0", "2026-04-16 +1000 0 1/0"]])
    #expect(loaded.codes == [])
  }

  @Test(
    "are suggested by zeros, case and accents before letters that are near",
    arguments: [
      ("1", "001"), ("BANCO\u{A0}S/A", "Banco S/A"), ("banco sa", nil), ("00004", "4"),
    ] as [(String, String?)])
  func suggestions(_ written: String, _ wanted: String?) throws {
    let loaded = try TestFolder([
      "data/clientes.csv": "código;nome\n001;Padaria\n003;Banco S/A\n4;Emp\n",
      "data/notas.csv": "cliente;data;valor\n\(written);2026-04-15;10.00\n",
    ]).load()
    #expect(loaded.findings("E128").map(\.suggestion) == [wanted])
  }
}
