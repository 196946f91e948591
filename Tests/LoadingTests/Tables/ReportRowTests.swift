import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Rows that reports print among their data")
struct ReportRowTests {
  @Test("are not taken, and said once with their lines")
  func furniture() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": """
      Relatório de Clientes;;;
      Empresa: XPTO;;;Página 1
      Código;Nome;Cidade;UF
      1;A;SP;SP
      2;B;SP;SP
      Relatório de Clientes;;;
      Empresa: XPTO;;;Página 2
      Código;Nome;Cidade;UF
      3;C;SP;SP
      Total de clientes: 3;;;
      Emitido em 15/11/2026;;;

      """
    ]).load()
    #expect(loaded.portfolio.clients.map(\.id) == ["1", "2", "3"])
    #expect(loaded.codes == ["W688×1"])
    let found = try #require(loaded.findings("W688").first)
    #expect(found.location?.line == 6)
    #expect(found.facts == ["count": "5", "rows": "6, 7, 8, 10, 11"])
    #expect(loaded.quality.files.map(\.leftOut) == [5])
    #expect(loaded.rejected.isEmpty)
  }

  @Test("are told from clients of such names")
  func names() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": """
      Aroeira;;
      código;nome;cidade
      Registros 2000 Ltda;;
      Impressão 3D Ltda;;
      Aroeira;;
      C1;Azul;Itu
      Registros: 4;;
      Página 1 de 3;;

      """
    ]).load()
    #expect(
      loaded.portfolio.clients.map(\.id) == [
        "Aroeira", "C1", "Impressão 3D Ltda", "Registros 2000 Ltda",
      ])
    #expect(loaded.findings("W688").first?.facts == ["count": "2", "rows": "7, 8"])
  }

  @Test("that are records stay, and one with an id alone is said")
  func records() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": """
      código;nome;cidade
      Página 1;Página 1;
      Total Energies;;
      Emitido em 2026;Azul;

      """
    ]).load()
    #expect(
      loaded.portfolio.clients.map(\.id) == ["Emitido em 2026", "Página 1", "Total Energies"])
    #expect(loaded.codes == ["W689×1"])
    #expect(loaded.findings("W689").first?.facts == ["count": "1", "rows": "3"])
  }
}
