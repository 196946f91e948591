import Portfolio
import Testing

@testable import Analysis

@Suite("People") struct RelationshipTests {
  private func relationship(_ fixture: AccountFixture) throws -> RelationshipAssessment {
    try #require(fixture.assessed().relationship)
  }

  private static func champion(_ edit: (inout StakeholderView) -> Void = { _ in }) -> Contact {
    contact("p1", [.champion]) {
      $0.support = 1
      $0.supportDate = referenceDay.adding(days: -90)
      $0.mobilising = 2
      $0.advocacyActDate = day("2026-03-01")
      edit(&$0)
    }
  }

  @Test func `a champion passes three questions, and unknown is not no`() throws {
    func test(_ edit: (inout StakeholderView) -> Void = { _ in }) throws -> ChampionTest {
      try relationship(AccountFixture(contacts: [Self.champion(edit)])).people[0].champion
    }
    #expect(try test().isPassed)
    #expect(try test { $0.support = 0 }.support == false)
    #expect(try test { $0.supportDate = referenceDay.adding(days: -91) }.support == nil)
    #expect(try test { $0.mobilising = 1 }.mobilising == false)
    #expect(try test { $0.mobilising = nil }.mobilising == nil)
    #expect(try test { $0.advocacyActDate = nil }.advocacy == nil)
    #expect(try test { $0.advocacyActDate = referenceDay.adding(days: 1) }.advocacy == nil)
    var act = AdvocacyAct(id: "a1", client: 0)
    act.contact = "p1"
    act.given = day("2026-02-01")
    let fixture = AccountFixture(
      contacts: [Self.champion { $0.advocacyActDate = nil }], advocacy: [act])
    #expect(try relationship(fixture).people[0].champion.isPassed)
  }

  @Test func `most touched is who stays, by conversations and not by people in them`() throws {
    let result = try relationship(
      AccountFixture(
        contacts: [
          contact("p1") { $0.left = day("2026-11-01") }, contact("p2"), contact("p3"),
        ],
        interactions: [
          touch("t1", ago: 40, theirs: ["p1", "p2", "p3"]), touch("t2", ago: 30, theirs: ["p1"]),
          touch("t3", ago: 20, theirs: ["p1", "p2"]), touch("t4", ago: 5, theirs: ["p2"]),
          touch("t5", ago: 4),
        ]))
    #expect(result.mostTouched?.person == "p2")
    #expect(result.mostTouched?.share == Share(3, of: 4))
  }

  @Test func `a stale sentiment is unknown, and stays to be seen`() throws {
    let person = try relationship(
      AccountFixture(contacts: [Self.champion { $0.supportDate = day("2026-01-01") }])
    ).people[0]
    #expect(person.support == nil)
    #expect(person.statedSupport == 1)
    #expect(person.isSupportStale)
  }

  @Test func `four seats count one, a half or nothing`() throws {
    let fixture = AccountFixture(
      contacts: [
        Self.champion(), contact("p2", [.user, .economicBuyer]),
        contact("p3", [.technicalEvaluator]) { $0.left = day("2026-01-01") },
      ],
      interactions: [
        touch("t1", ago: 89, theirs: ["p1"]), touch("t2", ago: 90, theirs: ["p2"]),
      ])
    let seats = try relationship(fixture).seats
    #expect(seats.map(\.state) == [.stale, .verified, .empty, .empty])
    #expect(seats.map(\.person) == ["p2", "p1", nil, nil])
    let result = try relationship(fixture)
    #expect(result.coverageHalves == 3)
    #expect(result.missingSeats == [.technicalEvaluator, .executiveSponsor])
  }

  @Test func `where touches are not recorded, who holds a seat counts`() throws {
    let result = try relationship(
      AccountFixture(contacts: [
        Self.champion { $0.mobilising = 0 }, contact("p2", [.economicBuyer]),
        contact("p3", [.decisionMaker]),
      ]))
    #expect(result.seats.map(\.state) == [.verified, .stale, .empty, .empty])
    #expect(result.people.map(\.isCovered) == [nil, nil, nil])
    #expect(result.uncoveredKeyPeople.isEmpty)
  }

  @Test func `one thread shows on either side, and not without touches on record`() throws {
    let people = [contact("p1"), contact("p2")]
    let one = AccountFixture(
      contacts: people,
      interactions: [
        touch("t1", ago: 5, ours: ["o1", "o2"], theirs: ["p1"]),
        touch("t2", ago: 5, .outbound, theirs: ["p2"]), touch("t3", ago: 95, theirs: ["p2"]),
      ])
    let single = try relationship(one)
    #expect(single.theirThreads == ["p1"])
    #expect(single.ourThreads == ["o1", "o2"])
    #expect(single.isSingleThreadedTheirs == true)
    #expect(single.isSingleThreadedOurs == false)
    #expect(single.touches == 2)
    #expect(single.twoWayTouches == 1)
    #expect(try relationship(AccountFixture(contacts: people)).isSingleThreaded == nil)
  }

  @Test func `one thread alarms by the opt-out and the class`() {
    func alarm(_ days: Int?, sales: Int64 = 0) -> ThreadAlarm {
      let portfolio = AccountFixture(
        days: sales > 0 ? [PurchaseDay(day: day("2026-11-01"), sales: sales)] : [],
        contracts: [
          contract(renewal: days.map { referenceDay.adding(days: $0).description }, notice: 0)
        ], contacts: [contact("p1")], interactions: [touch("t1", ago: 1, theirs: ["p1"])]
      ).portfolio
      let assessment = assess(portfolio, .builtIn, on: referenceDay)
      return assessment.threadAlarm(of: assessment.clients[0])
    }
    let old = contract("k0", renewal: "2026-09-01", notice: 0)
    let due = contract("k1", renewal: "2026-12-20", notice: 0)
    let both = AccountFixture(
      contracts: [old, due], contacts: [contact("p1")],
      interactions: [touch("t1", ago: 1, theirs: ["p1"])]
    ).portfolio
    let assessment = assess(both, .builtIn, on: referenceDay)
    #expect(assessment.threadAlarm(of: assessment.clients[0]) == .red)
    #expect(alarm(90) == .red)
    #expect(alarm(91) == .amber)
    #expect(alarm(181) == .notice)
    #expect(alarm(nil) == .notice)
    #expect(alarm(nil, sales: 100) == .red)
  }

  @Test func `names in touches are the people of that name`() throws {
    var person = contact("p1", [.economicBuyer])
    person.name = "Ana Souza"
    let fixture = AccountFixture(
      contacts: [person], interactions: [touch("t1", ago: 5, theirs: ["Ana Souza", "Zé"])])
    let result = try relationship(fixture)
    #expect(
      result.theirThreads == ["Zé", "p1"].sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(result.person("p1")?.lastTwoWay == referenceDay.adding(days: -5))
  }

  @Test func `every blocker wants a disposition, and a veto cannot be bypassed`() throws {
    let result = try relationship(
      AccountFixture(contacts: [
        contact("p1", [.blocker]),
        contact("p2", [.blocker]) {
          $0.disposition = .bypass
          $0.hasVeto = true
        },
        contact("p3", [.blocker]) { $0.disposition = .bypass },
        contact("p4", [.legal]) {
          $0.hasVeto = true
          $0.support = -2
          $0.supportDate = referenceDay
          $0.disposition = .convert
        },
        contact("p5", [.blocker]) { $0.left = referenceDay },
      ]))
    #expect(result.blockers.map(\.person) == ["p1", "p2", "p3", "p4"])
    #expect(result.blockers.map(\.fault) == [.noDisposition, .bypassedVeto, nil, nil])
  }

  @Test func `key people whom nobody covers are named`() throws {
    let result = try relationship(
      AccountFixture(
        contacts: [
          contact("p1") { $0.influence = 4 },
          contact("p2") {
            $0.influence = 5
            $0.coveredBy = ["o1"]
          },
          contact("p3", [.decisionMaker]), contact("p4") { $0.influence = 3 },
          contact("p5", [.executiveSponsor]),
        ], interactions: [touch("t1", ago: 70, theirs: ["p3", "p5"])]))
    #expect(result.uncoveredKeyPeople.map(\.id) == ["p1"])
    #expect(result.person("p5")?.sponsor == .decaying)
    // Both took part in the only conversation.
    #expect(result.mostTouched?.person == "p3")
    #expect(result.mostTouched?.share.basisPoints == 10_000)
  }

  @Test func `without any role on record the seats are unknown`() throws {
    #expect(try !relationship(AccountFixture(contacts: [contact("p1")])).knowsRoles)
    #expect(try !relationship(AccountFixture(contacts: [contact("p1", [.unknown])])).knowsRoles)
    #expect(try relationship(AccountFixture(contacts: [contact("p1", [.user])])).knowsRoles)
  }

  @Test func `promises are open, overdue or kept`() throws {
    func promise(_ id: String, due: String?, done: String? = nil) -> Interaction {
      var item = touch(id, ago: 60)
      item.promise = id
      item.promiseDue = due.map { day($0) }
      item.promiseDone = done.map { day($0) }
      return item
    }
    let result = try relationship(
      AccountFixture(interactions: [
        promise("undated", due: nil), promise("late", due: "2026-11-10"),
        promise("today", due: "2026-11-16"), promise("kept", due: "2026-10-10", done: "2026-10-09"),
        promise("later", due: "2026-10-12", done: "2026-11-17"),
      ]))
    #expect(result.promises.map(\.text) == ["later", "late", "today", "undated", "kept"])
    #expect(result.overduePromises.map(\.daysOverdue) == [35, 6])
    #expect(result.openPromises.count == 4)
  }

  @Test func `strength is of what is known, and an unknown changes no part of it`() throws {
    let people = [
      contact("p1") {
        $0.influence = 4
        $0.support = 2
        $0.supportDate = referenceDay
      },
      contact("p2") { $0.influence = 1 },
    ]
    func strength(_ people: [Contact]) throws -> RelationshipStrength {
      let portfolio = AccountFixture(
        contracts: [contract()], contacts: people,
        interactions: [touch("t1", ago: 20, theirs: ["p1"])]
      ).portfolio
      let assessment = assess(portfolio, .builtIn, on: referenceDay)
      return try #require(assessment.strength(of: assessment.clients[0]))
    }
    let known = try strength(people)
    #expect(known.parts.map(\.points) == [80, 100, 80, 17])
    // One of the six people of a diamond, half away from zero: (80·30 + 100·25 + 80·25 + 17·20) / 100
    #expect(known.score == 72)
    #expect(known.coverage == 100)
    let more = try strength(people + [contact("p3")])
    #expect(more == known)
    let silent = AccountFixture(contacts: people).portfolio
    let assessment = assess(silent, .builtIn, on: referenceDay)
    let unknown = try #require(assessment.strength(of: assessment.clients[0]))
    #expect(unknown.parts.map(\.points) == [nil, 100, nil, nil])
    #expect(unknown.score == 100)
    #expect(unknown.coverage == 25)
  }

  @Test func `the order of rows moves nothing`() {
    let contacts = (0..<8).map { index in
      contact("p\(index)", [ContactRole.allCases[index]]) { $0.influence = index % 5 + 1 }
    }
    let touches = (0..<20).map { touch("t\($0)", ago: $0 % 7 * 10, theirs: ["p\($0 % 8)"]) }
    var random = FixedRandom(seed: 4)
    let first = AccountFixture(contacts: contacts, interactions: touches).assessed()
    for _ in 0..<5 {
      let shuffled = AccountFixture(
        contacts: contacts.shuffled(using: &random),
        interactions: touches.shuffled(using: &random)
      ).assessed()
      #expect(shuffled == first)
    }
  }
}

@Suite("Voice") struct VoiceTests {
  @Test(
    arguments: [
      (5, 3, 2, 3000, nil), (90, 70, 40, 2500, 1062), (10, 0, 0, 10_000, 0), (2, 0, 0, nil, nil),
      (3, 0, 2, 2000, nil),
    ] as [(Int, Int, Int, Int64?, Int64?)])
  func `NPS shows its margin, and no score below three answers`(
    promoters: Int, passives: Int, detractors: Int, score: Int64?, margin: Int64?
  ) {
    let nps = NPSScore(promoters: promoters, passives: passives, detractors: detractors)
    #expect(nps.hundredths == score)
    if let margin { #expect(nps.marginHundredths == margin) }
  }

  @Test(
    arguments: [(960, 1200, 7764, 8217), (10, 10, 7225, 10_000), (0, 5, 0, 4345)]
      as [(Int, Int, Int64, Int64)])
  func `CSAT has the interval of Wilson`(satisfied: Int, count: Int, low: Int64, high: Int64) {
    #expect(SatisfactionShare(satisfied: satisfied, count: count).interval == low...high)
    #expect(SatisfactionShare(satisfied: 0, count: 0).interval == nil)
  }

  @Test func `the portfolio counts the latest answer of each person`() throws {
    let portfolio = AccountFixture(surveys: [
      answer("s1", .nps, 2, ago: 90, by: "p1"), answer("s2", .nps, 10, ago: 3, by: "p1"),
      answer("s3", .nps, 9, ago: 10, by: "p2"), answer("s4", .nps, 7, ago: 20),
      answer("s5", .nps, 0, ago: 200, by: "p3"), answer("s6", .csat, 4, ago: 20, by: "p1"),
    ]).portfolio
    let voice = try #require(assess(portfolio, .builtIn, on: referenceDay).summary.voice)
    #expect(voice.nps == NPSScore(promoters: 2, passives: 1, detractors: 0))
    #expect(voice.nps.hundredths == 6667)
    #expect(voice.csat.share == Share(1, of: 1))
    #expect(voice.answered == 6)
  }
}
