import Portfolio
import Testing

@testable import Analysis

@Suite("A touch that does not say who spoke") struct TouchDirectionTests {
  /// A touch without a direction, `ago` days before the reference day.
  private func silent(
    _ id: String, ago: Int, _ channel: String, isTwoWay: Bool, ours: [String] = ["o1"],
    theirs: [String] = ["p1"]
  ) -> Interaction {
    var silent = touch(id, ago: ago, ours: ours, theirs: theirs)
    silent.direction = nil
    silent.channel = channel
    silent.isChannelTwoWay = isTwoWay
    return silent
  }

  private func meeting(_ id: String = "m", ago: Int) -> Interaction {
    silent(id, ago: ago, "Reunião", isTwoWay: true)
  }

  private func mail(_ id: String = "e", ago: Int) -> Interaction {
    silent(id, ago: ago, "e-mail", isTwoWay: false)
  }

  /// A client whose contract can be called off within forty days.
  private func renewing(_ touches: [Interaction]) -> AccountFixture {
    AccountFixture(
      contracts: [contract(renewal: referenceDay.adding(days: 40).description, notice: 0)],
      contacts: [contact("p1", [.economicBuyer])], interactions: touches,
      tables: [.clients, .contracts, .contacts, .interactions])
  }

  private func points(_ kind: HealthKind, _ client: ClientAssessment) -> Int? {
    client.health?.families.first { $0.kind == kind }?.points
  }

  private func outcome(_ fixture: AccountFixture) throws -> SignalCheck.Outcome? {
    let portfolio = fixture.portfolio
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    return try #require(explain(client: 0, in: assessment, of: portfolio)).signalChecks
      .first { $0.signal == .optOutSilent }?.outcome
  }

  @Test func `is two-way in a meeting with people of both sides, and says so`() throws {
    let fixture = renewing([meeting(ago: 6)])
    let client = fixture.assessed()
    let relationship = try #require(client.relationship)
    #expect(relationship.lastTwoWay == referenceDay.adding(days: -6))
    #expect(relationship.takenChannel == "Reunião")
    #expect(relationship.theirThreads == ["p1"])
    #expect(relationship.people[0].isCovered == true)
    #expect(points(.engagement, client) == 100)
    #expect(client.signals.all == [])
    #expect(try outcome(fixture) == .clear)
  }

  @Test func `is not where nobody of one side is named, or where the data says otherwise`() {
    var alone = meeting(ago: 6)
    alone.theirs = []
    #expect(alone.isTwoWay == nil)
    var refused = meeting(ago: 6)
    refused.direction = .outbound
    #expect(refused.isTwoWay == false)
    #expect(!refused.isTakenAsTwoWay)
  }

  @Test func `makes neither silence nor a conversation where nothing else is in the window`() throws
  {
    let fixture = renewing([mail(ago: 6)])
    let client = fixture.assessed()
    let relationship = try #require(client.relationship)
    #expect(relationship.lastTwoWay == nil)
    #expect(relationship.lastUnknown == referenceDay.adding(days: -6))
    #expect(!relationship.knowsTalks)
    #expect(relationship.isSingleThreaded == nil)
    #expect(relationship.people[0].isCovered == nil)
    #expect(relationship.uncoveredKeyPeople.isEmpty)
    #expect(points(.engagement, client) == nil)
    #expect(client.signals.all == [])
    #expect(client.status == .active)
    #expect(client.nextTouch == nil)
    #expect(try outcome(fixture) == .unknownDirection)
  }

  @Test func `is silence where it is older than the window`() throws {
    let client = renewing([mail(ago: 91)]).assessed()
    #expect(client.signals.all == [.optOutSilent])
    // That nobody ever spoke is more than the touch says.
    let unknown = Fact(.lastUnknown, referenceDay.adding(days: -91))
    #expect(client.signalEvidence.first?.facts.contains(unknown) == true)
    let never = renewing([touch("o", ago: 91, .outbound)]).assessed()
    #expect(never.signals.all == [.optOutSilent])
    #expect(never.signalEvidence.first?.facts.contains { $0.name == .lastUnknown } == false)
    #expect(points(.engagement, client) == 0)
    #expect(client.relationship?.people.first?.isCovered == false)
  }

  @Test func `takes nothing from a conversation that is known`() throws {
    let client = renewing([touch("t", ago: 20, theirs: ["p1"]), mail(ago: 3)]).assessed()
    let relationship = try #require(client.relationship)
    #expect(relationship.knowsTalks)
    #expect(relationship.isSingleThreaded == true)
    #expect(points(.engagement, client) == 100)
    #expect(client.signals.all == [])
  }

  @Test func `leaves a thread open to whoever it names`() throws {
    let other = silent("e", ago: 3, "WhatsApp", isTwoWay: false, ours: ["o2"], theirs: ["p2"])
    let client = renewing([touch("t", ago: 20, theirs: ["p1"]), other]).assessed()
    #expect(client.relationship?.isSingleThreadedTheirs == nil)
    #expect(client.relationship?.isSingleThreadedOurs == nil)
  }

  @Test func `puts a client among neither those spoken with nor the silent ones`() throws {
    var fixture = OwnedFixture(
      clients: [
        .init(id: "a", owner: "A", sector: nil, now: 1_000),
        .init(id: "b", owner: "A", sector: nil, now: 1_000),
      ],
      interactions: [mail(ago: 6)], tables: [.clients, .invoices, .interactions])
    func coverage() throws -> (CoverageSummary, OwnerBook) {
      let portfolio = fixture.portfolio
      var policy = Policy.builtIn
      (policy.touch.gold, policy.touch.silver, policy.touch.bronze) = (.high, .high, .high)
      let study = Study(portfolio, assess(portfolio, policy, on: referenceDay))
      return (
        study.assessment.summary.coverage, try #require(CoverageReport(study).books.first)
      )
    }
    let (summary, book) = try coverage()
    #expect([summary.touchable, summary.touched, summary.unknownDirection] == [1, 0, 1])
    #expect([book.touchable, book.touched, book.unknownDirection] == [1, 0, 1])
    fixture.interactions = [meeting(ago: 6)]
    let (known, _) = try coverage()
    #expect([known.touchable, known.touched, known.unknownDirection] == [2, 1, 0])
  }

  @Test func `leaves open whether a low answer had a reply`() throws {
    func low(_ touches: [Interaction]) throws -> LowAnswer {
      var fixture = renewing(touches)
      fixture.surveys = [answer("s1", .nps, 2, ago: 20)]
      let portfolio = fixture.portfolio
      let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
      return try #require(VoiceReport(study).low.first)
    }
    #expect(try low([mail(ago: 6)]).knowsTouches == false)
    #expect(try low([mail(ago: 6)]).isUnanswered == false)
    #expect(try low([mail(ago: 30)]).isUnanswered)
    #expect(try low([mail(ago: 6), meeting(ago: 5)]).reply == referenceDay.adding(days: -5))
  }

  @Test func `says of our team that they may have spoken`() throws {
    let portfolio = renewing([mail(ago: 6)]).portfolio
    let matrix = TeamMatrix(of: 0, in: portfolio, Policy.builtIn.relationship, on: referenceDay)
    let reach = try #require(matrix.reach("o1", "p1"))
    #expect(reach.isUnknown)
    #expect(reach.depth == .none)
  }
}

@Suite("Surveys of which nobody knows when they were sent") struct SurveySendingTests {
  private func voice(_ surveys: [Survey]) throws -> VoiceScore {
    let portfolio = AccountFixture(surveys: surveys, tables: [.clients, .surveys]).portfolio
    let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
    return try #require(VoiceReport(study)[.nps])
  }

  private func answerAlone(_ id: String, ago: Int) -> Survey {
    var survey = answer(id, .nps, 9, ago: ago)
    survey.sent = nil
    return survey
  }

  @Test func `have no response rate, and count as answers all the same`() throws {
    let score = try voice([answerAlone("a", ago: 5), answerAlone("b", ago: 6)])
    #expect(score.sent == nil)
    #expect(score.answered == nil)
    #expect(score.responseRate.basisPoints == nil)
    #expect(score.count == 2)
  }

  @Test func `stay out of the rate of those of which it is known`() throws {
    var open = answer("c", .nps, 9, ago: 7)
    open.answered = nil
    open.score = nil
    let score = try voice([answerAlone("a", ago: 5), answer("b", .nps, 9, ago: 6), open])
    #expect(score.sent == 2)
    #expect(score.answered == 1)
    #expect(score.responseRate.basisPoints == 5_000)
  }

  @Test func `are counted also of a client whose last one is older than a year`() throws {
    var old = answer("a", .nps, 9, ago: 400)
    old.answered = nil
    old.score = nil
    let fixture = AccountFixture(surveys: [old], tables: [.clients, .surveys])
    let portfolio = fixture.portfolio
    let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
    #expect(study.assessment.clients[0].satisfaction == nil)
    let voice = try #require(study.assessment.summary.voice)
    #expect(voice.sent == 0)
    #expect(voice.answered == 0)
    // The same as the score of the kind says.
    let score = VoiceScore(.nps, study.assessment.clients, study)
    #expect(score.sent == 0)
    #expect(score.answered == 0)
  }

  @Test func `leave the sums of a client and of the portfolio unknown`() throws {
    let fixture = AccountFixture(
      surveys: [answerAlone("a", ago: 5)], tables: [.clients, .surveys])
    let assessment = assess(fixture.portfolio, .builtIn, on: referenceDay)
    #expect(try #require(assessment.clients[0].satisfaction).sent == nil)
    #expect(try #require(assessment.summary.voice).sent == nil)
  }
}
