import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Circles")
struct CycleTests {
  static func load(_ files: [String: String]) throws -> LoadedPortfolio {
    var files = files
    files["data/clientes.csv"] =
      files["data/clientes.csv"] ?? "id;nome\nA;a\nB;b\nC;c\nD;d\nE;e\n"
    return try TestFolder(files).load()
  }

  @Test("of people who report to each other are named with their place, and forgotten")
  func reports() throws {
    let heading = "id;cliente;nome;reporta a\n"
    let rows = ["3;A;Caio;1", "1;A;Ana;2", "2;A;Bia;Caio", "4;A;Davi;1", "5;B;Eva;5"]
    var seen: Set<[String]> = []
    for shift in rows.indices {
      let order = Array(rows[shift...] + rows[..<shift])
      let loaded = try Self.load(["data/contatos.csv": heading + order.joined(separator: "\n")])
      let cycles = loaded.findings("E185")
      #expect(cycles.map { $0.facts["chain"] } == ["1 → 2 → 3 → 1", "5 → 5"])
      #expect(cycles.map { $0.facts["client"] } == ["A", "B"])
      let line = try #require(order.firstIndex(of: "1;A;Ana;2")) + 2
      #expect(
        cycles[0].location
          == SourceLocation(file: "data/contatos.csv", line: line, column: 9))
      seen.insert(
        loaded.portfolio.contacts.map { "\($0.id) \($0.map.reportsTo ?? "-")" })
    }
    #expect(seen == [["1 -", "2 -", "3 -", "4 1", "5 -"]])
  }

  @Test("of clients who brought each other are named, and none of their rows is kept")
  func referrals() throws {
    let heading = "quem indicou;indicado;data\n"
    let rows = [
      "B;A;2026-01-05", "A;B;2026-02-05", "A;C;2026-03-05", "C;D;2026-01-06", "D;D;2026-01-07",
    ]
    for shift in rows.indices {
      let order = Array(rows[shift...] + rows[..<shift])
      let loaded = try Self.load([
        "data/indicacoes.csv": heading + order.joined(separator: "\n")
      ])
      #expect(
        Set(loaded.findings("E186").compactMap { $0.facts["chain"] }) == ["A → B → A", "D → D"])
      let line = try #require(order.firstIndex(of: "B;A;2026-01-05")) + 2
      #expect(
        loaded.findings("E186").contains {
          $0.location == SourceLocation(file: "data/indicacoes.csv", line: line, column: 3)
        })
      let kept = loaded.portfolio.records.referrals.map {
        loaded.portfolio.clients[$0.client].id + loaded.portfolio.clients[$0.referred].id
      }
      #expect(kept == ["AC", "CD"])
      #expect(loaded.quality.files.last?.rejected == 3)
      #expect(loaded.rejected.first?.rows.count == 3)
      #expect(loaded.rejected.first?.rows.first?.cells.count == 3)
    }
  }

  @Test("of a hundred thousand people in one line are none, and found at once")
  func longLine() {
    let next = (0..<100_000).map { $0 == 99_999 ? nil : $0 + 1 } as [Int?]
    #expect(Cycles.find(in: next) == [])
    #expect(Cycles.find(in: next.map { $0.map { [$0] } ?? [] }) == [])
    let ring = (0..<100_000).map { ($0 + 1) % 100_000 } as [Int?]
    #expect(Cycles.find(in: ring).map(\.count) == [100_000])
  }

  @Test("of many say how they begin and end")
  func longText() {
    #expect(Cycles.text(of: ["A"]) == "A → A")
    let twelve = (1...12).map(String.init)
    #expect(Cycles.text(of: twelve) == (twelve + ["1"]).joined(separator: " → "))
    let text = Cycles.text(of: (1...5_000).map(String.init))
    #expect(text == "1 → 2 → 3 → 4 → 5 → 6 → 7 → 8 → 9 → 10 → … → 5000 → 1")
  }

  @Test(
    "of many arrows each have one of their own",
    arguments: [
      ([[1], [2], [0]], [[0, 1, 2]]), ([[0]], [[0]]), ([[1, 2], [], [1]], []),
      ([[1], [0, 2], [1]], [[0, 1], [1, 2]]), ([[1, 2], [3], [3], [0]], [[0, 1, 3]]),
    ] as [([[Int]], [[Int]])])
  func arrows(_ arrows: [[Int]], _ cycles: [[Int]]) {
    #expect(Cycles.find(in: arrows) == cycles)
  }
}
