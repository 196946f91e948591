import Analysis
import Portfolio
import Testing

@testable import Reports

/// Tens of thousands of steps toward objectives make no page that no site may hold.
@Suite("A roadmap of very many milestones") struct RoadmapCutTests {
  private func page(milestones count: Int) throws -> RoadmapPage {
    var records = ClientRecords()
    records.milestones = ByClient(
      (0..<count).map { number in
        var milestone = Milestone(id: "m\(number)", client: 0)
        milestone.title = "Marco \(number)"
        milestone.due = Fixture.day.adding(days: 1 + number % 40)
        return milestone
      })
    let context = try Fixture.builder(
      Portfolio(
        clients: [Client(id: "c0")], ledger: Ledger(purchases: [[]]), records: records,
        presentTables: [.clients, .milestones])
    ).context
    return RoadmapMaking(context, context.assessment.clients[0]).page()
  }

  @Test func `holds those nearest to the day and says how many are left out`() throws {
    let page = try page(milestones: 20_000)
    let timeline = try #require(page.timeline)
    let steps = timeline.lines.filter { $0.words.hasPrefix("Marco") }
    #expect((ClientCut.rows - 20...ClientCut.rows).contains(steps.count))
    // There are 500 on each day: those of the first come before any of the second.
    #expect(Set(steps.map(\.when)).count == 1)
    #expect(timeline.leftOut?.contains("500 de 20.0") == true)
    #expect(timeline.leftOut?.contains("ficam de fora") == true)
    let calendar = try #require(page.calendar)
    #expect(calendar.leftOut?.contains("20.0") == true)
  }

  @Test func `holds all of few and says nothing`() throws {
    let page = try page(milestones: 30)
    #expect(page.timeline?.lines.count { $0.words.hasPrefix("Marco") } == 30)
    #expect(page.timeline?.leftOut == nil)
    #expect(page.calendar?.leftOut == nil)
  }
}
