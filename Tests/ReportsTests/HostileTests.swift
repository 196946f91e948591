import Analysis
import Localization
import Portfolio
import Reports
import Testing

/// Data that tries to become markup, on every page and in every field.
@Suite struct HostileTests {
  static let name = "O'Neil & <b>Sons</b> [x](javascript:1) {{title}} \"onload=\"alert(1)"
  static let script = "<script>alert(1)</script><img src=x onerror=alert(1)>"

  private var portfolio: Portfolio {
    var attributes = ClientAttributes()
    let hostile = HostileTests.name
    attributes.name = hostile
    attributes.legalName = HostileTests.script
    attributes.owner = HostileTests.script
    attributes.city = HostileTests.script
    attributes.state = hostile
    attributes.sector = hostile
    attributes.size = HostileTests.script
    attributes.email = "\"><script>x</script>@x.com"
    attributes.phone = HostileTests.script
    attributes.executive = hostile
    attributes.endReason = HostileTests.script
    attributes.needs = [hostile, HostileTests.script]
    attributes.competitors = [HostileTests.script]
    attributes.tags = [hostile]
    attributes.crmLink = "javascript:alert(1)"
    attributes.parent = HostileTests.script
    let id = "\"><script>alert('id')</script>"
    var contact = Contact(id: "x", client: 0)
    contact.name = HostileTests.script
    contact.title = hostile
    contact.department = HostileTests.script
    contact.email = "<script>@x.com"
    return Fixture.portfolio(
      [
        Fixture.Member(
          id: id, attributes: attributes,
          purchases: Fixture.rhythm(from: "2025-01-01", every: 20, times: 12, sales: 10_000))
      ], contacts: [contact],
      notes: [(id, HostileTests.script + "\n\n[x](javascript:alert(1)) <b onclick=x>y</b>")])
  }

  private func site() throws -> [String: String] {
    let portfolio = self.portfolio
    var input = Fixture.input(portfolio)
    input.purchaseDetail = { client in
      PurchaseDetail(
        recentLines: [
          InvoiceLine(
            invoice: HostileTests.script, day: Fixture.day, product: HostileTests.name, amount: 1)
        ],
        products: [
          ProductPurchases(
            product: HostileTests.script, amount: 1, lines: 1, last: Fixture.day)
        ],
        sales: InvoiceWitnesses(
          count: 1, first: nil, last: RecordKey(table: .invoices, key: HostileTests.script),
          largest: nil))
    }
    input.quality = DataQuality(
      files: [
        FileSummary(
          file: HostileTests.script, table: .clients, rows: 1, rejected: 0, leftOut: 0,
          reading: [
            FileSummary.Guess(name: HostileTests.script, value: "\"'<b>", isConfigured: true)
          ], columns: [FileSummary.ColumnUse(heading: HostileTests.script, field: nil)])
      ], completeness: [])
    return try SiteBuilder(
      input,
      settings: SiteSettings(portfolioName: HostileTests.script + "\"; } body { x: url(//evil)"),
      catalog: Fixture.catalog(.brazilianPortuguese), theme: Fixture.theme
    ).site()
  }

  @Test func nothingFromDataBecomesMarkup() throws {
    for (path, text) in try site() where path.hasSuffix(".html") {
      #expect(text.ranges(of: "<script").count == 1, "\(path)")
      #expect(!text.contains("<b>Sons"), "\(path)")
      #expect(!text.contains("<img"), "\(path)")
      #expect(!text.contains("\"onload"), "\(path)")
      #expect(!text.contains("<b onclick"), "\(path)")
    }
  }

  @Test func noLinkRunsAScript() throws {
    for (path, text) in try site() where path.hasSuffix(".html") {
      for link in Markings.links(in: text) {
        #expect(!link.lowercased().contains("javascript:"), "\(path): \(link)")
      }
    }
  }

  @Test func theMarkdownTwinShowsMarkupAsText() throws {
    let (_, text) = try #require(try site().first { $0.key.hasSuffix("profile.md") })
    // Markdown reads a backslash before a bracket as the bracket itself.
    for range in text.ranges(of: "<") {
      #expect(text[..<range.lowerBound].last == "\\", "\(text[range.lowerBound...].prefix(20))")
    }
  }

  @Test func theStyleSheetKeepsTheNameInItsQuotes() throws {
    let style = try #require(try site()["assets/site.css"])
    let foot = try #require(style.split(separator: "\n").last)
    #expect(foot.filter { $0 == "\"" }.count == 2)
    #expect(!foot.contains("<"))
  }

  @Test func theIndexOfALongListKeepsTextInItsQuotes() throws {
    var settings = SiteSettings(portfolioName: "X")
    settings.clientsPerPage = 1
    let members = [
      Fixture.Member(
        id: "a", attributes: Fixture.attributes("</script>\u{2028}\"\\<b>")),
      Fixture.Member(id: "b", attributes: Fixture.attributes("Outro")),
    ]
    let site = try Fixture.builder(
      Fixture.portfolio(members, contacts: [], notes: []), settings: settings
    ).site()
    let index = try #require(site["clients/index-1.js"])
    #expect(!index.contains("<") && !index.contains("\u{2028}"))
    #expect(index.contains(#"\u003c/script\u003e\u2028\"\\\u003cb\u003e"#))
  }
}
