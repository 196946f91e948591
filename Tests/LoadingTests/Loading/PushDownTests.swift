import Diagnostics
import Files
import Portfolio
import SQLite
import TestSupport
import Testing

@testable import Loading

/// Invoices in SQLite, summed up there and read line by line: both must say the same.
@Suite("Invoices summed up in their database")
struct PushDownTests {
  private typealias Row = [SQLiteValue]

  private static let headings = [
    "cliente", "nota", "data", "vencimento", "pagamento", "contrato", "produto", "quantidade",
    "valor", "tipo", "cidade", "situacao",
  ]

  private func loaded(
    _ wish: String, _ folder: TemporaryFolder, _ more: String = "", tables: String = ""
  ) throws -> (LoadedPortfolio, LoadRequest) {
    let sources =
      "invoices: {file: a.db, table: notas, push-down: \(wish)\(more)}\n\(tables)"
    let request = try TestFolder(sources: sources).request()
    var asked = LoadRequest(
      sources: request.sources, folder: folder.path, fileSystem: .disk, day: request.day,
      threads: 2)
    asked.productLedger = .on
    return (try PortfolioLoader.load(asked), asked)
  }

  private func folder(_ rows: [Row], types: String? = nil) throws -> TemporaryFolder {
    let made = try TemporaryFolder()
    let database = try SQLiteDatabase(path: made("a.db"), access: .create)
    try database.run(
      "CREATE TABLE notas (\(types ?? PushDownTests.headings.joined(separator: ", ")))")
    let marks = PushDownTests.headings.map { _ in "?" }.joined(separator: ", ")
    let insert = try database.prepare("INSERT INTO notas VALUES (\(marks))")
    try database.run("BEGIN")
    for row in rows { try insert.run(row) }
    try database.run("CREATE TABLE clientes (id, nome, documento)")
    try database.run(
      "INSERT INTO clientes VALUES ('C1', 'Padaria Sol', '11.222.333/0001-81'), ('C2', 'Mercado', NULL),"
        + " ('C3', 'Nunca', NULL), ('c1', 'Outra', NULL)")
    try database.run("COMMIT")
    return made
  }

  /// Everything about invoices that anybody asks a portfolio.
  private func story(_ loaded: LoadedPortfolio, _ request: LoadRequest) throws -> [String] {
    let portfolio = loaded.portfolio
    var story: [String] = []
    for (index, client) in portfolio.clients.enumerated() {
      story.append(
        "\(client.id) lines \(portfolio.ledger.lineCount(of: index)) \(client.attributes)")
      story += portfolio.ledger.days(of: index).map { "\(client.id) \($0)" }
      story += portfolio.receivables.of(index).map { "\(client.id) \($0)" }
      for series in portfolio.productLedger?.products(of: index) ?? [] {
        let product = portfolio.productLedger?.products[series.product]
        story += series.map { "\(client.id) \(String(describing: product)) \($0)" }
      }
    }
    let details = PurchaseDetails(loaded, request)
    let all = portfolio.clients.indices
    for half in [0..<all.count / 2, all.count / 2..<all.count] {
      story += try details.load(half, recentLines: 5).map { "\($0)" }
    }
    story += try details.locatedLines(of: all).map {
      $0.map { "\($0.line)" }.joined(separator: "\n")
    }
    story.append("\(loaded.quality.unattributedLines) \(loaded.quality.unattributedAmount)")
    for file in loaded.quality.files {
      story.append("\(file.rows) \(file.rejected) \(file.leftOut) \(file.reading) \(file.columns)")
    }
    story += loaded.codes
    story += loaded.rejected.flatMap(\.rows).map { row in
      "\(row.diagnostic.code.id) \(row.diagnostic.facts.sorted { $0.key < $1.key })"
        + " \(row.diagnostic.suggestion ?? "") \(row.cells)"
    }.sorted()
    return story
  }

  private func rows(_ seed: Int, spelled: Bool) -> [Row] {
    var random = FixedRandom(seed: UInt64(seed))
    func pick<Value>(_ values: [Value]) -> Value {
      values[Int.random(in: values.indices, using: &random)]
    }
    func day(_ number: Int) -> SQLiteValue {
      .text(Day(number: Int32(20_000 + number)).description)
    }
    return (0..<600).map { _ in
      let number = Int.random(in: 0..<150, using: &random)
      let issued = number * 4 + pick([0, 0, 0, 0, 0, 3])
      let cents = Int.random(in: -3_000...90_000, using: &random)
      let names =
        spelled
        ? ["C1", "11222333000181", " C1 ", "Mercado", "C2", "X9"] : ["C1", "C2", "c1", "X9"]
      return [
        pick([
          .text(pick(names)), .text(names[number % names.count]), .text(names[number % 3]), .null,
        ]),
        pick([
          .text("N\(number)"), .text(" N\(number)"), .integer(Int64(number)), .null,
          .text("C\(number)"),
        ]),
        pick([
          day(issued), day(issued), day(issued),
          .text(Day(number: Int32(20_000 + issued)).description + " 08:15:00"),
          .null, .text("2026-02-30"), .text("1066-10-14"),
        ]),
        pick([day(issued + 30), .null]), pick([day(issued + 20), .null, .null]),
        pick([.null, .null, .text("CT-1"), .text("  ")]),
        pick([.text("Cabo"), .text("cabo"), .text("Suporte "), .null, .integer(7)]),
        pick([.integer(3), .real(1.5), .real(0.125), .null]),
        pick([
          .real(Double(cents) / 100), .real(Double(cents) / 100), .real(Double(cents) / 100),
          .integer(Int64(cents / 100)), .integer(0), .null, .real(2e11),
        ]),
        pick([.null, .text("venda"), .text("Devolução"), .text("cancelada"), .text("bonificação")]),
        pick([.text("Recife"), .text("Olinda"), .null]),
        pick([.text("ok"), .text("ok"), .text("teste"), .null]),
      ]
    } + [Row](repeating: PushDownTests.headings.map { _ in .null }, count: 3)
  }

  @Test("say what their lines say", arguments: 0..<8)
  func same(seed: Int) throws {
    let folder = try folder(rows(seed, spelled: seed % 2 == 1))
    let more =
      seed % 4 < 2
      ? "" : ", cancellation-prefix: C, leave-out: [{column: situacao, is: [teste]}]"
    let tables = seed % 3 == 0 ? "" : "clients: {file: a.db, table: clientes}"
    let (pushed, pushedRequest) = try loaded("required", folder, more, tables: tables)
    let (read, readRequest) = try loaded("off", folder, more, tables: tables)
    #expect(pushed.pushed != nil)
    #expect(read.pushed == nil)
    let (found, expected) = (try story(pushed, pushedRequest), try story(read, readRequest))
    #expect(expected.count > 100)
    #expect(found.count == expected.count)
    for (left, right) in zip(found, expected) where left != right {
      Issue.record("\(left)\nbut line by line\n\(right)")
      break
    }
  }

  @Test(
    "say what their lines say of a quantity that is too large, or has too many places, for sums",
    arguments: [
      .integer(9_300_000_000_000), .integer(-9_300_000_000_000), .integer(.max), .real(9.3e12),
      .real(1e18), .real(0.12345),
    ] as [SQLiteValue])
  func quantities(_ quantity: SQLiteValue) throws {
    var (small, odd) = (PushDownTests.good, PushDownTests.good)
    (small[6], small[7]) = (.text("Cabo"), .integer(3))
    (odd[6], odd[7]) = (.text("Cabo"), quantity)
    let folder = try folder([small, odd, small])
    let (pushed, pushedRequest) = try loaded("required", folder)
    let (read, readRequest) = try loaded("off", folder)
    #expect(pushed.pushed != nil)
    #expect(read.portfolio.productLedger != nil)
    #expect(try story(pushed, pushedRequest) == story(read, readRequest))
  }

  private static let good: [SQLiteValue] = [
    .text("C1"), .text("1"), .text("2026-01-31"), .null, .null, .null, .null, .null, .real(10.5),
    .null,
    .null, .null,
  ]

  @Test(
    "are read line by line where the database would read otherwise, and a note says why",
    arguments: [
      (8, .text("10.50"), "values"), (8, .real(1.005), "values"),
      (2, .text("31/01/2026"), "values"),
      (2, .integer(46_000), "values"), (2, .text("2026-01-31 25:00:00"), "values"),
      (3, .text("2026-02-30"), "values"),
      (0, .real(1.5), "values"),
      (1, .blob([1]), "values"),
    ] as [(Int, SQLiteValue, String)])
  func obstacles(column: Int, value: SQLiteValue, reason: String) throws {
    var odd = PushDownTests.good
    odd[column] = value
    let folder = try folder([PushDownTests.good, odd])
    let (read, _) = try loaded("auto", folder)
    #expect(read.findings("N621").map { $0.facts["obstacle"] } == [reason])
    #expect(read.pushed == nil)
    do throws(any Error) {
      _ = try loaded("required", folder)
      Issue.record("nothing was refused")
    } catch let error as DiagnosticsError {
      #expect(error.diagnostics.map(\.code.id) == ["E620"])
    }
  }

  @Test("are read line by line where only all rows tell how days are written")
  func undecided() throws {
    var (early, late) = (PushDownTests.good, PushDownTests.good)
    (early[2], late[2]) = (.text("01/02/2026"), .text("25/02/2026"))
    let (read, _) = try loaded("auto", folder([Row](repeating: early, count: 300) + [late]))
    #expect(read.findings("N621").map { $0.facts["found"] } == ["data"])
    #expect(read.portfolio.ledger.lineCount(of: 0) == 301)
  }

  @Test(
    "are refused for what refuses their lines",
    arguments: [("off", "E117"), ("auto", "E117"), ("required", "E620")])
  func contradictory(wish: String, code: String) throws {
    // Two texts contradict each other; a number beside them is what it is.
    var (comma, point) = (PushDownTests.good, PushDownTests.good)
    (comma[8], point[8]) = (.text("10,50"), .text("2.75"))
    let folder = try folder([PushDownTests.good, comma, point])
    do throws(any Error) {
      _ = try loaded(wish, folder)
      Issue.record("nothing was refused")
    } catch let error as DiagnosticsError {
      #expect(error.diagnostics.map(\.code.id) == [code])
    }
  }

  @Test("are refused as a whole where they no longer are what was summed up")
  func changed() throws {
    let folder = try folder([PushDownTests.good])
    let (pushed, request) = try loaded("required", folder)
    // Nobody who writes has to wait for us between loading and pages.
    let other = try SQLiteDatabase(path: folder("a.db"), access: .readWrite, patience: 0)
    try other.run("UPDATE notas SET valor = 11")
    do throws(any Error) {
      _ = try PurchaseDetails(pushed, request).load(0..<1, recentLines: 5)
      Issue.record("the change was not noticed")
    } catch let error as DiagnosticsError {
      #expect(error.diagnostics.map(\.code.id) == ["E424"])
    }
  }
}
