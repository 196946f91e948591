import Diagnostics
import Portfolio
import Testing

@testable import Loading

/// The same ledger from the same records, counted line by line with dictionaries.
struct PlainLedger {
  struct Line {
    var client: String
    var invoice: String
    var day: Day
    var cents: Int64
  }

  static func purchases(_ lines: [Line], clients: Set<String>) -> [String: [String]] {
    var result: [String: [String]] = [:]
    for client in clients {
      let own = lines.filter { $0.client == client && $0.cents != 0 }
      func key(_ line: Line) -> String { line.invoice.isEmpty ? "\(line.day)" : "#" + line.invoice }
      var invoices: [String: (hasSale: Bool, day: Day)] = [:]
      for line in own.sorted(by: { $0.day < $1.day }) {
        let old = invoices[key(line)]
        let isFirstSale = line.cents > 0 && old?.hasSale != true
        if old == nil || isFirstSale { invoices[key(line)] = (line.cents > 0, line.day) }
      }
      result[client] = Set(own.map(\.day)).sorted().map { day in
        let today = own.filter { $0.day == day }
        let sales = today.reduce(0) { $0 + max(0, $1.cents) }
        let returns = today.reduce(0) { $0 + min(0, $1.cents) }
        let counted = invoices.values.filter { $0.day == day }
        return
          "\(day) +\(sales) \(returns) \(counted.count(where: \.hasSale))/\(counted.count { !$0.hasSale })"
      }
    }
    return result
  }
}

@Suite("The ledger")
struct BlockTests {
  /// A file of lines in disorder: numbers that come again, missing ones, quotes over several lines.
  private func sample(_ seed: UInt64, hasStrayQuotes: Bool) -> (
    rows: [String], lines: [PlainLedger.Line]
  ) {
    var random = FixedRandom(seed: seed)
    var rows: [String] = []
    var lines: [PlainLedger.Line] = []
    for _ in 0..<600 {
      let client =
        ["C1", "Casa & Cia", "um nome bem comprido ltda", "São", "x"].randomElement(using: &random)
        ?? ""
      let invoice =
        Int.random(in: 0..<4, using: &random) == 0
        ? "" : "N\(Int.random(in: 1..<120, using: &random))"
      let day = Day(number: 20_300 + Int32.random(in: 0..<40, using: &random))
      let cents =
        Int64([-1, 0, 1, 1, 1].randomElement(using: &random) ?? 1)
        * Int64.random(in: 1..<900_000, using: &random)
      let product =
        [
          "cabo", "\"com; separador\"", "\"em\nduas\r\nlinhas\"", "\"aspas \"\"duplas\"\"\"",
          "\"\"",
          hasStrayQuotes ? "cabo 12\" preto" : "ç",
        ].randomElement(using: &random) ?? ""
      let sign = cents < 0 ? "-" : ""
      let amount =
        "\(sign)\(cents.magnitude / 100),\(cents.magnitude % 100 < 10 ? "0" : "")\(cents.magnitude % 100)"
      rows.append("\(product);\(client);\(invoice);\(day);\(amount)")
      lines.append(.init(client: client, invoice: invoice, day: day, cents: cents))
    }
    return (rows, lines)
  }

  private func text(_ rows: [String]) -> String {
    "produto;cliente;número;data;valor\n" + rows.joined(separator: "\n") + "\n"
  }

  @Test(
    "is the same for any block size, number of threads and order of rows, and as counted plainly",
    arguments: [1, 2, 3], [false, true])
  func blocks(_ seed: UInt64, _ hasStrayQuotes: Bool) throws {
    var (rows, lines) = sample(seed, hasStrayQuotes: hasStrayQuotes)
    let wanted = PlainLedger.purchases(lines, clients: Set(lines.map(\.client)))
    var random = FixedRandom(seed: seed)
    for (blockSize, threads) in [(1, 1), (64, 8), (200, 2), (1000, 8), (7777, 2), (1 << 19, 1)] {
      var folder = TestFolder(["data/notas.csv": text(rows)])
      (folder.blockSize, folder.threads) = (blockSize, threads)
      let loaded = try folder.load()
      #expect(loaded.purchases == wanted, "blocks of \(blockSize), \(threads) threads")
      #expect(loaded.quality.files[0].rows == lines.count)
      #expect(loaded.codes == [])
      rows.shuffle(using: &random)
    }
  }

  @Test("keeps its details and their lines whatever the blocks", arguments: [false, true])
  func details(_ hasStrayQuotes: Bool) throws {
    let (rows, lines) = sample(9, hasStrayQuotes: hasStrayQuotes)
    var wanted: [[LocatedLine]]?
    for (blockSize, threads) in [(1 << 19, 1), (50, 8), (333, 2)] {
      var folder = TestFolder(["data/notas.csv": text(rows)])
      (folder.blockSize, folder.threads) = (blockSize, threads)
      let loaded = try folder.load()
      let found = try PurchaseDetails(loaded, try folder.request()).locatedLines(
        of: 0..<loaded.portfolio.clients.count)
      #expect(found.reduce(0) { $0 + $1.count } == lines.count)
      #expect(found == wanted ?? found)
      wanted = found
    }
    // Lines are those on which rows begin, counted in the text.
    var line = 2
    var places: [Int: Int64] = [:]
    for (row, parsed) in zip(rows, lines) {
      places[line] = parsed.cents
      line += 1 + row.utf8.count { $0 == 0x0A }
    }
    let found = (wanted ?? []).flatMap { $0 }
    #expect(found.allSatisfy { places[$0.location.line ?? 0] == $0.line.amount })
  }

  @Test("is one from files that name the same clients and invoices")
  func severalFiles() throws {
    let folder = TestFolder(
      [
        "data/2025.csv": "cliente;número;data;valor\nA;1;31/12/2025;1,00\nB;2;31/12/2025;5,00\n",
        "data/2026.csv": "date,client,number,amount\n2026-01-01,A,1,2.00\n2026-01-02,A,3,4.00\n",
      ], sources: "{invoices: {file: data/20*.csv}}")
    #expect(
      try folder.load().purchases == [
        "A": ["2025-12-31 +100 0 1/0", "2026-01-01 +200 0 0/0", "2026-01-02 +400 0 1/0"],
        "B": ["2025-12-31 +500 0 1/0"],
      ])
  }
}
