import Localization
import Analysis
import Portfolio
import Testing

@testable import Reports

@Suite("The page of all owners") struct OwnersPageTests {
  /// Two clients that have bought nothing for four months.
  private func context(owners: [String?]) throws -> SiteContext {
    let members = owners.enumerated().map { index, owner in
      Fixture.Member(
        id: "c\(index)", attributes: Fixture.attributes("Cliente \(index)", owner: owner),
        purchases: (0...3).map {
          PurchaseDay(day: Fixture.date("2026-04-10").adding(months: $0), sales: 10_000)
        })
    }
    let context = try Fixture.builder(Fixture.portfolio(members, contacts: [], notes: [])).context
    #expect(context.assessment.clients.allSatisfy { $0.status == .atRisk })
    return context
  }

  private func links(_ page: WorkPage) throws -> [String] {
    let books = try #require(page.sections.first { $0.id == "books" })
    return try #require(books.blocks.first?.table?.total).cells.compactMap(\.href)
  }

  @Test func `the total at risk leads to the clients that it counts`() throws {
    let context = try context(owners: ["ana", nil])
    let links = try links(OwnersMaking(context: context).page())
    #expect(links.count == 1)
    #expect(
      links.first?.hasPrefix("../clients/index.html#only=\(context.slugs[0])&of=") == true)
    #expect(OwnersMaking(context: context).clientsShown.contains(0))
  }

  @Test func `a client that nobody answers for is said to be so, where owners are known`() throws {
    let some = try context(owners: ["ana", nil])
    #expect(some.ownerNote(0) == "Ana Beatriz Nóbrega")
    #expect(some.ownerNote(1) == "sem responsável")
    #expect(try context(owners: [nil, nil]).ownerNote(0) == nil)
  }

  @Test func `one of a kind is told in the singular`() throws {
    let context = try context(owners: ["ana"])
    #expect(context.words.formats.days(tenths: 10) == "1 dia")
    #expect(context.words.formats.days(tenths: 11) == "1,1 dia")
    let sections = OwnersMaking(context: context).page().sections
    let strategic = try #require(sections.first { $0.id == "strategic" })
    #expect(strategic.blocks.first?.say?.hasPrefix("Cabe 1 conta estratégica") == true)
  }

  @Test func `to the list by status where everybody has an owner`() throws {
    let context = try context(owners: ["ana", "rui"])
    #expect(
      try links(OwnersMaking(context: context).page())
        == ["../clients/index.html#status=at-risk"])
  }
}
