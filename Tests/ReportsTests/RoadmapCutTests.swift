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
    let page = try page(milestones: 1_200)
    let timeline = try #require(page.timeline)
    let steps = timeline.lines.filter { $0.words.hasPrefix("Marco") }
    #expect((ClientCut.rows - 20...ClientCut.rows).contains(steps.count))
    // There are 30 on each of 40 days.
    let days = steps.compactMap { Int($0.words.dropFirst(6)) }.map { $0 % 40 }
    #expect(days.count == steps.count && days.allSatisfy { $0 <= 17 })
    #expect(timeline.leftOut?.contains("500 de 1.2") == true)
    #expect(timeline.leftOut?.contains("ficam de fora") == true)
    let calendar = try #require(page.calendar)
    #expect(calendar.leftOut?.contains("1.2") == true)
  }

  @Test func `holds all of few and says nothing`() throws {
    let page = try page(milestones: 30)
    #expect(page.timeline?.lines.count { $0.words.hasPrefix("Marco") } == 30)
    #expect(page.timeline?.leftOut == nil)
    #expect(page.calendar?.leftOut == nil)
  }
}
