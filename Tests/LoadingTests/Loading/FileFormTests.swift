import Diagnostics
import Portfolio
import TestSupport
import Testing

@testable import Loading

@Suite("Files in forms that mislead")
struct FileFormTests {
  @Test("have days ahead in this century, in due dates, renewals and forecasts")
  func daysAhead() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": "Código;Nome;Cliente desde\n1;A;15/03/98\n",
      "data/contratos.csv": "Contrato;Cliente;Renovação;Mensalidade\nCT1;1;31/12/30;1.500,00\n",
      "data/oportunidades.csv":
        "Cliente;Título;Etapa;Valor;Previsão de fechamento\n1;X;Proposta;1.000,00;15/03/31\n",
    ]).load()
    #expect(try loaded.client("1").since?.description == "1998-03-15")
    let portfolio = loaded.portfolio
    #expect(portfolio.records.contracts.first?.renewal?.description == "2030-12-31")
    #expect(portfolio.records.opportunities.first?.expected?.description == "2031-03-15")
  }

  @Test("with two stray quotes say that a line may be lost")
  func swallowed() throws {
    for blockSize in [16, 1 << 19] {
      var folder = TestFolder([
        "data/notas.csv": """
        Cliente;Número;Data;Valor;Obs
        A;1;15/04/2026;10,00;"duas
        linhas; de texto"
        D;4;15/04/2026;40,00;"tv 32
        E;5;15/04/2026;50,00;cabo 12"
        F;6;15/04/2026;60,00;y

        """
      ])
      folder.blockSize = blockSize
      let loaded = try folder.load()
      #expect(loaded.codes == ["W690×1"])
      #expect(loaded.findings("W690").first?.location?.line == 5)
      #expect(loaded.findings("W690").first?.facts == ["count": "1"])
    }
    let clients = try TestFolder([
      "data/clientes.csv":
        "código;nome;cidade\n1;Azul;\"tv 32\n2;Bruma;cabo 12\"\n3;Cinza;Itu\n"
    ]).load()
    #expect(clients.codes == ["W690×1"])
    #expect(clients.findings("W690").first?.location?.line == 3)
  }

  @Test("with a quote that closes lines below name every line that went with it")
  func overLines() throws {
    let loaded = try TestFolder([
      "data/notas.csv": """
      Cliente;Número;Data;Valor;Obs
      A;1;15/04/2026;10,00;ok
      D;4;15/04/2026;40,00;"sem fim
      E;5;15/04/2026;50,00;x
      F;6;15/04/2026;60,00;"y"

      """
    ]).load()
    #expect(loaded.codes == ["E593×1"])
    #expect(loaded.findings("E593").first?.facts["first"] == "3")
    #expect(loaded.findings("E593").first?.facts["last"] == "5")
    #expect(loaded.rejectedLines == ["3 E593"])
  }

  @Test("that end rows with any number of delimiters are cut by the right one")
  func delimiters() throws {
    let loaded = try TestFolder([
      "data/notas.csv": """
      Cliente;Número;Data;Valor
      A;1;15/04/2026;10,00;;
      B;2;15/04/2026;20,00
      C;3;15/04/2026;30,00;
      D;4;15/04/2026;1.040,00;;;

      """
    ]).load()
    #expect(loaded.quality.files[0].reading.contains { $0.name == "delimiter" && $0.value == ";" })
    #expect(loaded.purchases["D"] == ["2026-04-15 +104000 0 1/0"])
    #expect(loaded.codes == [])
  }

  @Test("are not cut by the delimiter of a sentence with words of headings")
  func sentences() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": "Código;Observação\nC1;nome, cidade, telefone, e-mail\nC2;x\n"
    ]).load()
    #expect(loaded.portfolio.clients.map(\.id) == ["C1", "C2"])
  }

  @Test("with notes of several lines in quotes say nothing")
  func notes() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": """
      código,nome,funcionários,observação
      C1,Azul,7,"Mudou para
      Rua das Flores, 10, Centro, São Paulo
      em maio"
      C2,Bruma,8,x

      """
    ]).load()
    #expect(loaded.findings("W690").isEmpty)
  }

  @Test("with one record and a list in it are not taken for that list")
  func nested() throws {
    let record = #"{"id": "C1", "name": "Alfa", "contacts": [{"id": "P1", "name": "Ana"}]}"#
    let refusal = try #require(try TestFolder(["data/clients.json": record]).refusal())
    #expect(refusal.map(\.code.id) == ["E110"])
  }

  @Test("hold records within what an API says of them, or are refused by their keys")
  func envelopes() throws {
    let rows = """
      [{"cliente": "A", "data": "2026-01-31", "valor": 1}, {"cliente": "B", "data": "2026-02-01", "valor": 2}]
      """
    let loaded = try TestFolder([
      "data/notas.json": "{\"pagina\": 1, \"filtro\": {\"ids\": [1, 2]}, \"notas\": \(rows)}"
    ]).load()
    #expect(
      loaded.purchases == ["A": ["2026-01-31 +100 0 1/0"], "B": ["2026-02-01 +200 0 1/0"]])
    #expect(loaded.codes == ["N686×1"])
    #expect(loaded.findings("N686").first?.facts["key"] == "notas")
    let refusal = try #require(
      try TestFolder(["data/notas.json": "{\"a\": \(rows), \"b\": \(rows)}"]).refusal())
    #expect(refusal.map(\.code.id) == ["E594"])
    #expect(refusal[0].facts["keys"] == "a, b")
  }

  // MARK: Sheets

  private static func sheet(_ client: String) -> String {
    func row(_ number: Int, _ cells: [String]) -> String {
      "<row r=\"\(number)\">" + cells.map { "<c t=\"str\"><v>\($0)</v></c>" }.joined() + "</row>"
    }
    return row(1, ["Número", "Cliente", "Data", "Valor"])
      + row(2, ["1", client, "2026-01-31", "2"])
  }

  private static func folder(_ book: XLSXBytes) -> TestFolder {
    var folder = TestFolder(sources: "{invoices: {file: n.xlsx}}")
    folder.files["n.xlsx"] = book.bytes
    return folder
  }

  @Test("name the sheets that are not read although their headings fit")
  func otherSheets() throws {
    let title = "<row r=\"1\"><c t=\"str\"><v>Relatório</v></c></row>"
    let loaded = try Self.folder(
      XLSXBytes([("Jan", Self.sheet("A")), ("Fev", Self.sheet("B")), ("Leia-me", title)])
    ).load()
    #expect(loaded.portfolio.clients.map(\.id) == ["A"])
    #expect(loaded.codes == ["W691×1"])
    #expect(loaded.findings("W691").first?.facts == ["sheet": "Jan", "others": "Fev"])
  }

  @Test("are read from sheets that people see, whatever hidden ones are called")
  func hiddenSheets() throws {
    var book = XLSXBytes([("Notas", Self.sheet("A")), ("Plan1", Self.sheet("B"))])
    book.hidden = ["Notas"]
    let loaded = try Self.folder(book).load()
    #expect(loaded.portfolio.clients.map(\.id) == ["B"])
    #expect(loaded.codes == [])
    book = XLSXBytes([("Notas", Self.sheet("A"))])
    book.hidden = ["Notas"]
    #expect(try Self.folder(book).load().codes == ["W692×1"])
  }

  @Test("are imported from the sheet whose headings fit best, and the others are named")
  func importedSheets() throws {
    let title = "<row r=\"1\"><c t=\"str\"><v>Relatório</v></c></row>"
    let folder = Self.folder(XLSXBytes([("Capa", title), ("Dados", Self.sheet("A"))]))
    let request = try folder.request()
    let proposal = try #require(try ForeignFile("n.xlsx", in: request).proposal(as: nil))
    #expect(proposal.table == .invoices)
    #expect(proposal.lines.contains("sheet: \"Dados\""))
    #expect(proposal.otherSheets == ["Capa"])
  }
}
