import Localization
import Portfolio
import Testing

@testable import Reports

@Suite("Lists that grow with the portfolio") struct PanelCutTests {
  private func panel(rows: Int) -> Panel {
    Panel(
      id: "list", title: "Lista", width: "c12",
      table: DataTable(
        name: "Lista", columns: [.init("Cliente"), .init("Valor")],
        rows: (0..<rows).map { DataTable.Row("c\($0)", [.init(String($0))]) }),
      note: "Nota.")
  }

  @Test func `long ones end with where the others are`() throws {
    let words = Words(try Fixture.catalog(.brazilianPortuguese), currency: .real)
    let cut = panel(rows: 205).cut(words, table: "win-back")
    #expect(cut.table?.rows.count == 200)
    #expect(cut.note == "Mais 5 linhas: carteira assess --table win-back lista todas. Nota.")
  }

  @Test func `short ones stay`() throws {
    let words = Words(try Fixture.catalog(.brazilianPortuguese), currency: .real)
    let cut = panel(rows: 200).cut(words, table: "win-back")
    #expect(cut.table?.rows.count == 200)
    #expect(cut.note == "Nota.")
  }
}
