import Diagnostics
import Portfolio
import Testing

@testable import Loading

/// Random invoices with contracts, currencies, due dates and payments, summed up the plain way.
@Suite("Random invoices")
struct InvoicePropertyTests {
  private struct Line {
    let client: Int
    let number: Int
    let day: Int
    let cents: Int64
    let isDollar: Bool
    let contract: Bool
    let kind: InvoiceKind

    /// In reais at five to the dollar, with the sign of its kind.
    var amount: Int64 {
      let value = isDollar ? cents * 5 : cents
      switch kind {
      case .sale: return value
      case .return: return -value
      case .cancelled: return 0
      }
    }

    func date(_ offset: Int = 0) -> String {
      Day(number: 20_454 + Int32(day + offset)).description
    }

    var row: String {
      let words = [InvoiceKind.sale: "venda", .return: "devolução", .cancelled: "cancelada"]
      let fields = [
        "C\(client)", "N\(number)", date(), date(30), contract ? "CT" : "",
        "\(cents / 100),\(cents % 100 / 10)\(cents % 10)", isDollar ? "USD" : "",
        words[kind] ?? "",
      ]
      return fields.joined(separator: ";")
    }
  }

  private func lines(_ random: inout FixedRandom) -> [Line] {
    (0..<400).map { _ in
      let kinds: [InvoiceKind] = [.sale, .sale, .sale, .sale, .return, .cancelled]
      // The day follows the number, so that invoices have one day each.
      let number = Int.random(in: 0..<120, using: &random)
      return Line(
        client: number % 7, number: number, day: number,
        cents: .random(in: 1...90_000, using: &random),
        isDollar: number % 3 == 0, contract: Bool.random(using: &random),
        kind: kinds.randomElement(using: &random) ?? .sale)
    }
  }

  @Test("come to the sums of their lines", arguments: 0..<12)
  func sums(seed: Int) throws {
    var random = FixedRandom(seed: UInt64(seed))
    let lines = lines(&random)
    let billed = Dictionary(grouping: lines, by: \.number)
      .mapValues { max(0, $0.reduce(0) { $0 + $1.amount }) }
    var paid: [Int: Int64] = [:]
    var payments: [String] = []
    // What was only ever returned was never billed.
    let payable = lines.filter { $0.kind != .return }.map(\.number)
    for _ in 0..<150 {
      let number = payable.randomElement(using: &random) ?? 0
      let cents = Int64.random(in: 1...60_000, using: &random)
      paid[number, default: 0] += cents
      payments.append("N\(number);2026-03-01;\(cents / 100),\(cents % 100 / 10)\(cents % 10)")
    }
    let heading = "cliente;nota;data;vencimento;contrato;valor;moeda;tipo\n"
    var folder = TestFolder(
      [
        "data/a.csv": heading
          + lines.map(\.row).shuffled(using: &random).joined(separator: "\n"),
        "data/p.csv": "nota;data;valor\n" + payments.joined(separator: "\n"),
      ],
      sources: "invoices: { file: data/a.csv }\npayments: { file: data/p.csv }\n")
    folder.threads = 1 + seed % 3
    folder.blockSize = 700
    folder.day = "2027-01-01"
    let request = try folder.request()
    let usd = try #require(Currency(code: "USD"))
    let loaded = try InvoiceLoader(
      request: request, known: nil, knownIDs: [],
      rates: ExchangeRates([
        ExchangeRate(
          currency: usd, day: Day(number: 0), rate: DecimalNumber(value: 5, scale: 0))
      ])
    ).load(request.sources(of: .invoices))
    try check(loaded, lines, billed, paid)
  }

  private func check(
    _ loaded: LoadedInvoices, _ lines: [Line], _ billed: [Int: Int64], _ paid: [Int: Int64]
  ) throws {
    #expect(loaded.rejected.isEmpty)
    for (client, id) in loaded.clientIDs.enumerated() {
      let own = lines.filter { "C\($0.client)" == id }
      let days = loaded.ledger.days(of: client)
      #expect(
        days.reduce(0) { $0 + $1.sales }
          == own.reduce(0) { $1.kind == .sale ? $0 + $1.amount : $0 })
      #expect(
        days.reduce(0) { $0 + $1.returns }
          == own.reduce(0) { $1.kind == .return ? $0 + $1.amount : $0 })
      #expect(
        days.reduce(0) { $0 + $1.contractSales }
          == own.reduce(0) { $1.kind == .sale && $1.contract ? $0 + $1.amount : $0 })
      let sold = Dictionary(grouping: own.filter { $0.kind == .sale }, by: \.number)
      #expect(days.reduce(0) { $0 + $1.saleInvoices } == sold.count)
      #expect(
        days.reduce(0) { $0 + $1.contractInvoices }
          == sold.values.count { $0.allSatisfy(\.contract) })
      #expect(loaded.ledger.lineCount(of: client) == own.count)
      let day = try #require(Day(iso: "2026-12-31"))
      for receivable in loaded.receivables.of(client) {
        let number = try #require(Int(receivable.number.dropFirst()))
        let owed = try #require(billed[number])
        #expect(receivable.amount == owed)
        #expect(receivable.openAmount(on: day) == max(0, owed - (paid[number] ?? 0)))
        #expect(receivable.settledAmount(on: day) == min(owed, paid[number] ?? 0))
      }
    }
    #expect(loaded.receivables.count == billed.values.count { $0 > 0 })
    let overpaid = paid.count { $0.value > billed[$0.key] ?? 0 }
    #expect(loaded.log.counts[.overpaidInvoice, default: 0] == overpaid)
  }
}
