import Analysis
import Foundation
import Localization
import Portfolio
import Reports
import Testing

@Suite struct DownloadTests {
  /// A CSV as a spreadsheet reads it: rows of cells.
  private func cells(_ text: String, separator: Character) -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    var wasQuote = false
    for character in text.dropFirst(text.hasPrefix("\u{FEFF}") ? 1 : 0) {
      if character == "\"" {
        if isQuoted {
          wasQuote = true
        } else if wasQuote {
          rows[rows.count - 1][rows[rows.count - 1].count - 1].append("\"")
          wasQuote = false
        }
        isQuoted.toggle()
        continue
      }
      wasQuote = false
      if !isQuoted, character == "\r\n" {
        rows.append([""])
      } else if !isQuoted, character == separator {
        rows[rows.count - 1].append("")
      } else {
        rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
      }
    }
    return rows.dropLast()
  }

  private func objects(_ text: String?) throws -> [[String: Any]] {
    let parsed = try JSONSerialization.jsonObject(with: Data(try #require(text).utf8))
    return try #require(parsed as? [[String: Any]])
  }

  @Test(arguments: PortfolioLocale.allCases)
  func filesAreAsSpreadsheetsOfTheLanguageOpenThem(locale: PortfolioLocale) throws {
    let isPortuguese = locale == .brazilianPortuguese
    let site = try Fixture.builder(locale: locale).site()
    for (path, text) in site where path.hasPrefix("downloads/") && path.hasSuffix(".csv") {
      #expect(text.hasPrefix("\u{FEFF}"), "\(path)")
      #expect(text.utf8.filter { $0 == 0x0A }.count == text.utf8.filter { $0 == 0x0D }.count)
      let rows = cells(text, separator: isPortuguese ? ";" : ",")
      #expect(rows.allSatisfy { $0.count == rows[0].count }, "\(path)")
    }
    let list = cells(
      try #require(site["downloads/clients.csv"]), separator: isPortuguese ? ";" : ",")
    #expect(list[0].prefix(2) == (isPortuguese ? ["Código", "Nome"] : ["Id", "Name"]))
    let client = try #require(list.first { $0[0] == "000101" })
    #expect(client.contains(isPortuguese ? "Em risco" : "At risk"))
    let amount = try #require(
      list[0].firstIndex { $0.hasSuffix("12 meses") || $0.hasSuffix("12 months") })
    #expect(client[amount].contains(isPortuguese ? "," : "."))
    #expect(!client[amount].contains(isPortuguese ? "." : ","))
  }

  @Test func theListSaysTheNumbersOfItsPage() throws {
    let site = try Fixture.builder().site()
    let page = try #require(site["clients/index.html"])
    let ids = Markings.values(of: "data-id=\"", in: page)
    let amounts = Markings.values(of: "data-r=\"", in: page).map { Int($0) }
    let rows = try objects(site["downloads/clients.json"])
    #expect(rows.count == ids.count && !ids.isEmpty)
    for (row, (id, amount)) in zip(rows, zip(ids, amounts)) {
      #expect(row["id"] as? String == id)
      let revenue = try #require(row["revenue-12-months"] as? Double)
      #expect(Int((revenue * 100).rounded()) == amount, "\(id)")
    }
    let total = try objects(site["downloads/portfolio.json"]).first {
      $0["field"] as? String == "net-sales-12-months"
    }
    let sum = amounts.compactMap { $0 }.reduce(0, +)
    #expect(((total?["value"] as? Double ?? 0) * 100).rounded() == Double(sum))
  }

  @Test func everyTableHasItsFilesAndThePageCountsTheirRows() throws {
    let site = try Fixture.builder(locale: .english).site()
    let page = try #require(site["downloads/index.html"])
    let offered = AssessmentTable.all.filter(\.isOffered).map(\.name)
    for table in ["clients", "results", "portfolio", "months"] + offered {
      let rows = try objects(site["downloads/\(table).json"])
      let text = try #require(site["downloads/\(table).csv"])
      #expect(cells(text, separator: ",").count == rows.count + 1, "\(table)")
      let row = try #require(
        page.split(separator: "<tr id=\"\(table)\">", maxSplits: 1).last?.prefix { $0 != "\n" })
      #expect(row.contains("<td class=\"n\">\(rows.count)</td>"), "\(table): \(row)")
    }
    #expect(site["downloads/clients.xlsx"]?.hasPrefix("PK") == true)
  }

  @Test func cellsNeverBecomeFormulas() throws {
    let members = ["=HYPERLINK(\"http://x\")", "+1", "@SUM(A1)", "-2+3", "\t=1"].enumerated().map {
      Fixture.Member(id: "k\($0)", attributes: Fixture.attributes($1))
    }
    let site = try Fixture.builder(
      Fixture.portfolio(members, contacts: [], notes: [])
    ).site()
    let rows = cells(try #require(site["downloads/clients.csv"]), separator: ";").dropFirst()
    #expect(rows.count == members.count)
    for row in rows {
      #expect(row[1].hasPrefix("'"), "\(row[1])")
    }
  }

  @Test func idsOfPersonsStandAsTheirAliases() throws {
    let site = try Fixture.builder(
      Fixture.portfolio(
        [
          Fixture.Member(
            id: "529.982.247-25", attributes: Fixture.attributes("Ana"),
            purchases: Fixture.rhythm(from: "2025-01-01", every: 20, times: 12, sales: 10_000))
        ], contacts: [], notes: [])
    ).site()
    for (path, text) in site where path.hasPrefix("downloads/") {
      #expect(!text.contains("529.982.247-25"), "\(path)")
    }
  }
}
