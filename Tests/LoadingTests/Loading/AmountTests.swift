import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Amounts of invoice lines")
struct AmountTests {
  private func load(_ rows: String, _ settings: String = "") throws -> LoadedPortfolio {
    try TestFolder(
      ["data/x.csv": rows], sources: "invoices:\n  file: data/x.csv\n\(settings)"
    ).load()
  }

  @Test("with one mark before three digits are read by the other values of their column")
  func columns() throws {
    let comma = try load("cliente;data;valor\nA;2026-01-01;1.234\nA;2026-01-02;0,50\n")
    #expect(comma.purchases == ["A": ["2026-01-01 +123400 0 1/0", "2026-01-02 +50 0 1/0"]])
    let point = try load("cliente;data;valor\nA;2026-01-01;1.234\nA;2026-01-02;0.50\n")
    #expect(point.purchases == ["A": ["2026-01-01 +123 0 1/0", "2026-01-02 +50 0 1/0"]])
    let late = try load(
      "cliente;data;valor\n" + String(repeating: "A;2026-01-01;1.234\n", count: 70_000)
        + "A;2026-01-02;0,50\n")
    #expect(late.purchases["A"]?.first == "2026-01-01 +8638000000 0 1/0")
  }

  @Test("are quantity times price, each line rounded once, half away from zero")
  func products() throws {
    let loaded = try load(
      """
      cliente;data;quantidade;preço unitário
      A;2026-01-01;3;0,335
      A;2026-01-02;-3;0,335
      A;2026-01-03;0,5;0,01
      A;2026-01-04;1.000;1,5
      A;2026-01-05;2,5;1,1
      """)
    #expect(
      loaded.purchases == [
        "A": [
          "2026-01-01 +101 0 1/0", "2026-01-02 +0 -101 0/1", "2026-01-03 +1 0 1/0",
          "2026-01-04 +150000 0 1/0", "2026-01-05 +275 0 1/0",
        ]
      ])
  }

  @Test("that are empty are quantity times price, unless another row has the whole of the invoice")
  func spareFactors() throws {
    let heading = "número;cliente;data;quantidade;preço unitário;valor\n"
    let loaded = try load(
      heading + "1;A;2026-01-01;3;0,335;\n2;A;2026-01-02;3;9,00;1,00\n3;A;2026-01-03;3;;\n")
    #expect(loaded.purchases == ["A": ["2026-01-01 +101 0 1/0", "2026-01-02 +100 0 1/0"]])
    #expect(loaded.rejectedLines == ["4 E130"])
    let order = try load(
      heading + "1;A;2026-01-01;1;2,00;5,00\n1;A;2026-01-01;1;3,00;\n")
    #expect(order.purchases == ["A": ["2026-01-01 +500 0 1/0"]])
    #expect(order.rejectedLines == ["3 E130"])
  }

  @Test("under one heading twice come from the first column, or from the one that has values")
  func doubleHeadings() throws {
    let heading = "cliente;data;quantidade;valor;Valor\n"
    let second = try load(heading + "A;2026-01-01;3;;10,00\nA;2026-01-02;3;;11,00\n")
    #expect(second.purchases == ["A": ["2026-01-01 +1000 0 1/0", "2026-01-02 +1100 0 1/0"]])
    #expect(second.codes == [])
    let both = try load(heading + "A;2026-01-01;3;9,00;10,00\n")
    #expect(both.purchases == ["A": ["2026-01-01 +900 0 1/0"]])
    #expect(both.codes == ["W671×1"])
    #expect(both.findings("W671").first?.facts["other"] == "5")
    #expect(try load(heading + "A;2026-01-01;3;9,00;\n").codes == [])
  }

  @Test("that lack a factor say so")
  func missingFactor() throws {
    let loaded = try load(
      "cliente;data;quantidade;preço unitário\nA;2026-01-01;;1,50\nA;2026-01-01;2;x\nA;2026-01-01;1;1,00\n"
    )
    #expect(loaded.rejectedLines == ["2 E130", "3 E125"])
  }

  @Test("of cancellations subtract, by the beginning of their number or by their kind")
  func kinds() throws {
    let loaded = try load(
      """
      cliente;número;data;valor;tipo
      A;1;2026-01-01;10,00;Venda
      A;C1;2026-01-02;4,00;venda
      A;C2;2026-01-03;-3,00;
      A;2;2026-01-04;2,00;Devolução
      A;3;2026-01-05;-2,00;return
      A;4;2026-01-06;9,00;cancelada
      A;5;2026-01-07;1,00;brinde?
      A;6;2026-01-08;0,00;venda
      A;7;2026-01-09;-7,00;venda
      """, "  cancellation-prefix: C\n")
    #expect(
      loaded.purchases == [
        "A": [
          "2026-01-01 +1000 0 1/0", "2026-01-02 +0 -400 0/1", "2026-01-03 +0 -300 0/1",
          "2026-01-04 +0 -200 0/1", "2026-01-05 +0 -200 0/1", "2026-01-09 +0 -700 0/1",
        ]
      ])
    #expect(loaded.rejectedLines == ["8 E127"])
    #expect(loaded.portfolio.ledger.lineCount(of: 0) == 8)
  }

  @Test("of rows that the configuration leaves out do not count, even where the rows are short")
  func leaveOut() throws {
    let loaded = try load(
      """
      cliente;data;valor;situação
      A;2026-01-01;10,00;ok
      A;2026-01-02;20,00;teste
      ;2026-01-03;30,00;ok
      A;2026-01-04;0,50;ok
      TOTAL;;60,50;
      Total geral
      A;2026-01-05;x;anulada
      """,
      """
        leave-out:
          - {column: situação, is: [teste, anulada]}
          - {column: cliente, missing: true}
          - {column: cliente, begins-with: [TOTAL, Total]}
          - {column: valor, below: 1}
      """)
    #expect(loaded.purchases == ["A": ["2026-01-01 +1000 0 1/0"]])
    #expect(loaded.codes == [])
    #expect(loaded.quality.files[0].leftOut == 6)
    #expect(loaded.quality.files[0].rows == 7)
  }

  @Test("too large to be one are refused, so that sums stay sums")
  func large() throws {
    let loaded = try load(
      "cliente;data;valor\nA;2026-01-01;100000000000,01\nA;2026-01-02;100000000000,00\n"
        + "A;2026-01-03;99999999999999999999\n")
    #expect(loaded.rejectedLines == ["2 E126", "4 E125"])
    #expect(loaded.purchases == ["A": ["2026-01-02 +10000000000000 0 1/0"]])
  }

  @Test("without a client are counted apart, and future ones are said")
  func apart() throws {
    let loaded = try load(
      "cliente;data;valor\nA;2026-01-01;1,00\n;2026-01-02;2,00\n ;2026-01-02;-0,50\nA;2026-12-01;4,00\n"
    )
    #expect(loaded.quality.unattributedLines == 2)
    #expect(loaded.quality.unattributedAmount == 150)
    #expect(loaded.codes == ["W152×1", "W153×1"])
    #expect(loaded.findings("W153")[0].facts["count"] == "2")
    #expect(loaded.findings("W152")[0].facts == ["count": "1", "day": "2026-11-16"])
    #expect(loaded.findings("W153")[0].location?.line == 3)
    #expect(loaded.findings("W152")[0].location?.line == 5)
  }

  @Test("of one invoice over several days count it once, on the day of its first sale")
  func invoices() throws {
    let loaded = try load(
      """
      cliente;número;data;valor
      A;1;2026-01-03;1,00
      A;2;2026-01-03;1,00
      A;1;2026-01-01;1,00
      A;1;2026-01-03;1,00
      A;9;2026-01-01;-1,00
      A;9;2026-01-05;1,00
      B;1;2026-01-03;1,00
      A;;2026-01-07;1,00
      A;;2026-01-07;1,00
      """)
    #expect(
      loaded.purchases == [
        "A": [
          "2026-01-01 +100 -100 1/0", "2026-01-03 +300 0 1/0", "2026-01-05 +100 0 1/0",
          "2026-01-07 +200 0 1/0",
        ], "B": ["2026-01-03 +100 0 1/0"],
      ])
  }
}
