import Charts
import Localization
import Portfolio
import Reports

extension StyleMaking {
  private typealias Cell = DataTable.Cell

  private func label(_ key: String) -> String { words.text("style.sample." + key) }

  private func thousands(_ units: Int64) -> String {
    words.formats.decimal(units, scale: 3, places: .fixed(1))
  }

  /// Contracts by what is left until they must be decided; the parts add up to the total.
  var table: DataTable {
    let windows: [(key: String, contracts: Int, amount: Int64, kind: Charts.CellBar.Kind)] = [
      ("window-1", 3, 61_200, .alert), ("window-2", 5, 104_500, .plain),
      ("window-3", 2, 38_300, .plain), ("window-4", 2, 19_800, .soft),
    ]
    let contracts = windows.reduce(0) { $0 + $1.contracts }
    let amount = windows.reduce(0) { $0 + $1.amount }
    func cells(_ contracts: Int, _ amount: Int64, _ bar: Charts.CellBar.Kind?) -> [Cell] {
      [
        contracts == 0
          ? Cell("0", tone: "faint") : Cell(words.formats.count(contracts), href: "#tables"),
        Cell(thousands(amount)),
        bar.map { .bar(Charts.CellBar.draw(amount, of: 104_500, kind: $0)) } ?? Cell(""),
      ]
    }
    return DataTable(
      name: label("renewals"),
      columns: [
        .init(label("deadline")), .init(label("contracts"), .number),
        .init(words.text("column.revenue"), unit: label("unit"), .number),
        .init(words.text("page.proportion"), .bar),
      ],
      rows: windows.map { .init(label($0.key), cells($0.contracts, $0.amount, $0.kind)) },
      total: .init(words.text("word.total"), cells(contracts, amount, nil)))
  }

  /// What to do with whom.
  var stack: DataTable {
    DataTable(
      name: words.text("home.attention"),
      columns: [
        .init(words.text("home.client-and-why")), .init(label("next-step")),
        .init(words.text("column.revenue"), unit: label("unit"), .number),
        .init(label("deadline"), .date),
      ],
      rows: [
        .init(
          label("client"), href: "#tables", note: label("attention-1"),
          [
            Cell(label("attention-1-step")), Cell(thousands(41_350)),
            Cell(words.date(day.adding(days: 14)), tone: "alert"),
          ]),
        .init(
          label("next"), href: "#tables", note: label("attention-2"),
          [
            Cell(label("attention-2-step")), Cell(thousands(27_900)),
            Cell(words.text("word.unknown"), tone: "caution"),
          ]),
      ])
  }
}
