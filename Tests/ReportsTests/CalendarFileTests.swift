import Analysis
import Files
import Portfolio
import Testing

@testable import Reports

@Suite struct CalendarFileTests {
  private func calendars() throws -> [String: String] {
    try Fixture.builder().site().filter { $0.key.hasSuffix(".ics") }
  }

  @Test func linesAreFoldedAndEndAsCalendarsWant() throws {
    let files = try calendars()
    #expect(files["calendar.ics"] != nil)
    #expect(files["clients/000101/calendar.ics"] != nil)
    #expect(files["owners/ana.ics"] != nil)
    for (path, text) in files {
      let bytes = Array(text.utf8)
      #expect(bytes.suffix(2) == [0x0D, 0x0A], "\(path)")
      for line in bytes.split(separator: 0x0A) {
        #expect(line.last == 0x0D && line.count <= 76, "\(path)")
      }
      #expect(text.hasPrefix("BEGIN:VCALENDAR"))
    }
  }

  @Test func everyEventHasAnIdentityOfItsOwn() throws {
    for (path, text) in try calendars() {
      let unfolded = text.replacing("\r\n ", with: "")
      let ids = unfolded.split(separator: "\r\n").filter { $0.hasPrefix("UID:") }
      #expect(Set(ids).count == ids.count, "\(path)")
      #expect(unfolded.ranges(of: "BEGIN:VEVENT").count == ids.count)
      #expect(!unfolded.contains("11.222.333"), "\(path)")
    }
  }

  @Test func textIsEscapedAndNeverCutInsideACharacter() {
    #expect(CalendarFile.escaped("a;b,c\\d\ne") == "a\\;b\\,c\\\\d\\ne")
    var output: [UInt8] = []
    CalendarFile.append(String(repeating: "ção", count: 40), to: &output)
    let text = String(decoding: output, as: UTF8.self)
    #expect(text.replacing("\r\n ", with: "") == String(repeating: "ção", count: 40) + "\r\n")
    #expect(output.split(separator: 0x0A).allSatisfy { $0.count <= 76 })
  }
}

/// What goes to clients holds nothing of what is kept about them.
@Suite struct ReviewTests {
  private static let canary = "CANARIO"

  /// The fixture's portfolio with a canary in every text that no client may see.
  private var portfolio: Portfolio {
    let canary = ReviewTests.canary
    let members = Fixture.members.map { member in
      var member = member
      member.attributes.needs = [canary]
      member.attributes.competitors = [canary]
      member.attributes.strengths = [canary]
      member.attributes.weaknesses = [canary]
      member.attributes.tags = [canary]
      member.attributes.sector = canary
      member.attributes.endReason = canary
      return member
    }
    let plain = Fixture.portfolio(members, notes: [("000101", canary)])
    var records = plain.records
    records.interactions = ByClient(
      records.interactions.map { talk in
        var talk = talk
        talk.summary = canary
        talk.topic = canary
        if talk.promise != nil { talk.promise = canary }
        return talk
      })
    records.opportunities = ByClient(
      records.opportunities.map { chance in
        var chance = chance
        chance.title = canary
        chance.stage = canary
        chance.lostReason = canary
        return chance
      })
    records.handoffs = ByClient(
      records.handoffs.map { handoff in
        var handoff = handoff
        handoff.sold = canary
        handoff.promised = canary
        handoff.risks = canary
        return handoff
      })
    records.surveys = ByClient(
      records.surveys.map { survey in
        var survey = survey
        survey.comment = canary
        survey.themes = [canary]
        return survey
      })
    return Portfolio(
      clients: plain.clients, ledger: plain.ledger, receivables: plain.receivables,
      contacts: plain.contacts.map { $0 }, team: plain.team, notes: plain.notes,
      records: records, presentTables: plain.presentTables)
  }

  @Test func nothingInternalReachesTheClient() throws {
    let builder = try Fixture.builder(portfolio)
    var found = 0
    for job in builder.jobs {
      for file in try builder.render(job) where file.audience == .external {
        found += 1
        let text = String(decoding: file.bytes, as: UTF8.self)
        #expect(!text.contains(ReviewTests.canary), "\(file.path)")
        for other in Fixture.members where other.id != "000101" {
          #expect(!text.contains(other.attributes.name ?? "?"), "\(file.path)")
        }
        #expect(!text.contains("uso interno"), "\(file.path)")
        #expect(!text.contains("index.html"), "\(file.path)")
      }
    }
    #expect(found >= 2)
  }
}
