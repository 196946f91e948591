import Spreadsheets
import Testing

@Suite struct SpreadsheetTests {
  private static let plan = Spreadsheet(
    title: "Sol", sheet: "Clientes", day: 20_773, dayFormat: "dd/mm/yyyy",
    columns: [
      SpreadsheetColumn(heading: "Nome", form: .text, width: 30),
      SpreadsheetColumn(heading: "Receita", form: .number(decimals: 2), width: 14),
      SpreadsheetColumn(heading: "Dia", form: .day, width: 12),
    ])

  private func encode(_ rows: [[SpreadsheetCell]]) throws(SpreadsheetError) -> [UInt8] {
    try SpreadsheetTests.plan.encode({ (take) throws(SpreadsheetError) in
      for row in rows { take(row) }
    }) { $0 }
  }

  @Test func theSameCellsGiveTheSameBytes() throws {
    let rows: [[SpreadsheetCell]] = [
      [.text("=1+1"), .number(123_456, scale: 2), .day(20_773)],
      [.text(String(repeating: "é", count: 40_000)), .empty, .empty],
    ]
    let first = try encode(rows)
    #expect(first.starts(with: [0x50, 0x4B, 0x03, 0x04]))
    #expect(try encode(rows) == first)
    #expect(try encode(rows.dropLast()) != first)
  }

  @Test func aTableWithoutRowsIsASheetWithItsHeading() throws {
    #expect(try encode([]).starts(with: [0x50, 0x4B, 0x03, 0x04]))
  }
}
