import Portfolio
import Testing

@testable import Analysis

@Suite("What clients say, and who speaks for us") struct AdvocacyTests {
  /// A study of clients by their records; each bought once.
  private func study(
    _ count: Int = 3, policy: Policy = .builtIn, tables: Set<TableName> = [.clients, .invoices],
    contacts: [Contact] = [], _ edit: (inout ClientRecords) -> Void
  ) -> Study {
    var records = ClientRecords()
    edit(&records)
    let portfolio = Portfolio(
      clients: (0..<count).map { Client(id: "c\($0)") },
      ledger: Ledger(
        purchases: (0..<count).map {
          [PurchaseDay(day: day("2026-11-01"), sales: Int64(1_000 * ($0 + 1)))]
        }), contacts: contacts, records: records, presentTables: tables)
    return Study(portfolio, assess(portfolio, policy, on: referenceDay))
  }

  private func survey(
    _ id: String, _ client: Int, _ kind: SurveyKind, _ score: Int?, ago: Int,
    by person: String? = nil,
    themes: [String] = []
  ) -> Survey {
    var survey = Survey(id: id, client: client)
    survey.kind = kind
    survey.contact = person
    survey.sent = referenceDay.adding(days: -ago - 2)
    survey.score = score
    survey.answered = score == nil ? nil : referenceDay.adding(days: -ago)
    survey.themes = themes
    return survey
  }

  private func touch(_ id: String, _ client: Int, ago: Int, _ direction: TouchDirection = .twoWay)
    -> Interaction
  {
    var touch = Interaction(id: id, client: client)
    touch.date = referenceDay.adding(days: -ago)
    touch.direction = direction
    return touch
  }

  @Test(
    "CES and CSAT are parts of good answers, with the interval after Wilson",
    arguments: [
      (SurveyKind.csat, [5, 4, 4, 3, 1], Int64(6_000)), (.ces, [7, 6, 5, 4, 1], 6_000),
      (.csat, [5, 5, 5], 10_000), (.ces, [1, 2, 3], 0),
    ])
  func shares(kind: SurveyKind, answers: [Int], expected: Int64) throws {
    let study = study { records in
      records.surveys = ByClient(
        answers.enumerated().map { self.survey("s\($0)", 0, kind, $1, ago: 5) })
    }
    let score = try #require(VoiceReport(study)[kind])
    #expect(score.hundredths == expected)
    let interval = try #require(score.interval)
    #expect(interval.contains(expected))
    #expect(
      interval
        == SatisfactionShare(
          satisfied: Int(expected) * answers.count / 10_000, count: answers.count
        ).interval)
  }

  @Test func `below three answers there is no score, and stale ones do not count`() throws {
    let study = study { records in
      records.surveys = ByClient([
        self.survey("s1", 0, .nps, 10, ago: 5), self.survey("s2", 1, .nps, 9, ago: 6),
        self.survey("s3", 2, .nps, 3, ago: 200), self.survey("s4", 2, .nps, nil, ago: 1),
      ])
    }
    let score = try #require(VoiceReport(study)[.nps])
    #expect(score.hundredths == nil)
    #expect(score.interval == nil)
    #expect([score.count, score.stale, score.sent, score.answered] == [2, 1, 4, 3])
    #expect(score.responseRate.basisPoints == 7_500)
  }

  @Test func `a quarter has the answers given in it`() {
    let study = study { records in
      records.surveys = ByClient(
        (0..<4).map { self.survey("a\($0)", 0, .nps, 10, ago: 10) }
          + (0..<3).map { self.survey("b\($0)", 1, .nps, 2, ago: 100) })
    }
    let quarters = VoiceReport(study).quarters
    #expect(quarters.map(\.first.description) == ["2026-07-01", "2026-10-01"])
    #expect(quarters.map { $0.nps.hundredths } == [-10_000, 10_000])
    #expect(quarters.map(\.isPartial) == [false, true])
  }

  @Test func `a theme counts each client's revenue once, and is answered by a two-way touch`()
    throws
  {
    let study = study { records in
      records.surveys = ByClient([
        self.survey("s1", 0, .nps, 3, ago: 20, themes: ["Preço", "Prazo"]),
        self.survey("s2", 0, .csat, 5, ago: 10, themes: ["preco"]),
        self.survey("s3", 2, .nps, 9, ago: 10, themes: ["Prazo"]),
        self.survey("s4", 1, .nps, 9, ago: 400, themes: ["Prazo"]),
      ])
      records.interactions = ByClient([
        self.touch("t1", 0, ago: 15), self.touch("t2", 2, ago: 5, .outbound),
      ])
    }
    let themes = VoiceReport(study).themes
    #expect(themes.map(\.name) == ["Prazo", "Preço"])
    #expect(themes.compactMap(\.revenue) == [4_000, 1_000])
    #expect(themes.map(\.answers.count) == [2, 2])
    #expect(themes.map(\.answered) == [1, 1])
    #expect(themes.map(\.low) == [1, 1])
  }

  @Test func `a low answer waits until somebody speaks with the client`() {
    func low(_ touches: [Interaction], tables: Set<TableName> = [.interactions]) -> [LowAnswer] {
      VoiceReport(
        study(tables: tables) { records in
          records.surveys = ByClient([
            self.survey("s1", 0, .nps, 6, ago: 20), self.survey("s2", 1, .csat, 3, ago: 20),
            self.survey("s3", 2, .nps, 7, ago: 20),
          ])
          records.interactions = ByClient(touches)
        }
      ).low
    }
    #expect(low([]).map(\.isUnanswered) == [true])
    #expect(low([touch("t1", 0, ago: 21)]).map(\.isUnanswered) == [true])
    #expect(low([touch("t1", 0, ago: 20)]).map(\.isUnanswered) == [false])
    #expect(low([touch("t1", 0, ago: 3, .outbound)]).map(\.isUnanswered) == [true])
    #expect(low([], tables: [.clients]).map(\.isUnanswered) == [false])
    #expect(low([], tables: [.clients]).map(\.knowsTouches) == [false])
  }

  // MARK: Advocacy

  private func act(
    _ id: String, _ kind: AdvocacyKind = .testimonial, asked: Int?, given: Int? = nil,
    approved: Int? = nil, expires: Int? = nil, by person: String? = "p1"
  ) -> AdvocacyAct {
    func date(_ ago: Int?) -> Day? { ago.map { referenceDay.adding(days: -$0) } }
    var act = AdvocacyAct(id: id, client: 0)
    act.kind = kind
    act.contact = person
    act.asked = date(asked)
    act.given = date(given)
    act.approved = date(approved)
    act.expires = date(expires)
    return act
  }

  private func candidate(
    _ acts: [AdvocacyAct], score: Int = 9, policy: Policy = .builtIn, left: Bool = false,
    isSilent: Bool = false, _ edit: (inout ClientRecords) -> Void = { _ in }
  ) -> AdvocacyCandidate? {
    var person = Contact(id: "p1", client: 0)
    if left { person.map.left = day("2026-01-01") }
    if isSilent { person.doNotContact = true }
    return AdvocacyRegister(
      study(1, policy: policy, contacts: [person]) { records in
        records.surveys = ByClient([self.survey("s1", 0, .nps, score, ago: 10, by: "p1")])
        records.advocacy = ByClient(acts)
        edit(&records)
      }
    ).candidates.first
  }

  private func obstacles(_ candidate: AdvocacyCandidate?) -> [AdvocacyObstacle.Kind] {
    candidate?.obstacles.map(\.kind) ?? []
  }

  @Test func `a promoter may be asked, and the person is the promoter`() {
    let free = candidate([])
    #expect(free?.mayBeAsked == true)
    #expect(free?.person == "p1")
    #expect(free?.grounds.map(\.word) == ["promoter"])
    #expect(candidate([], score: 8) == nil)
  }

  @Test func `every cap stands in the way, until its day`() throws {
    let open = candidate([act("a", asked: 60)])
    #expect(obstacles(open) == [.openAsk])
    #expect(open?.freeOn == nil)
    let soon = candidate([act("a", asked: 44, given: 40)])
    #expect(obstacles(soon) == [.tooSoon])
    #expect(soon?.freeOn == referenceDay.adding(days: 1))
    #expect(candidate([act("a", asked: 45, given: 40)])?.mayBeAsked == true)
    let often = candidate([
      act("a", asked: 300, given: 290), act("b", asked: 200, given: 190),
      act("c", asked: 100, given: 90),
    ])
    #expect(obstacles(often) == [.askedOften])
    #expect(often?.freeOn == referenceDay.adding(days: -300).adding(months: 12))
    #expect(often?.asks == 3)
    let calls = candidate(
      (0..<4).map { act("c\($0)", .referenceCall, asked: nil, given: 50 + $0) })
    #expect(calls?.bearsCall == false)
    #expect(calls?.mayBeAsked == true)
    #expect(obstacles(candidate([act("a", asked: 100, given: 90)], score: 8)) == [.noGround])
    #expect(obstacles(candidate([act("a", asked: 100, given: 90)], score: 3)).contains(.unhappy))
    #expect(obstacles(candidate([], left: true)) == [.nobody])
    #expect(obstacles(candidate([], isSilent: true)) == [.nobody])
  }

  @Test func `a commercial ask nearby comes first`() {
    func near(
      stage: Int?, expected: Int?, result: OpportunityResult? = nil, closed: Int? = nil
    ) -> AdvocacyCandidate? {
      candidate([]) { records in
        var item = Opportunity(id: "o1", client: 0)
        item.stageSince = stage.map { referenceDay.adding(days: -$0) }
        item.expected = expected.map { referenceDay.adding(days: $0) }
        item.result = result
        item.closed = closed.map { referenceDay.adding(days: $0) }
        records.opportunities = ByClient([item])
      }
    }
    #expect(obstacles(near(stage: 14, expected: 60)) == [.commercialAsk])
    #expect(near(stage: 14, expected: 60)?.freeOn == referenceDay.adding(days: 1))
    #expect(obstacles(near(stage: 60, expected: 14)) == [.commercialAsk])
    #expect(near(stage: 15, expected: 15)?.mayBeAsked == true)
    #expect(near(stage: 2, expected: 2, result: .lost)?.mayBeAsked == true)
    #expect(near(stage: 2, expected: 2, result: .lost, closed: 0)?.mayBeAsked == true)
    // What was decided later is open on the day, and so is what nobody put into a stage.
    #expect(obstacles(near(stage: 2, expected: 2, result: .lost, closed: 1)) == [.commercialAsk])
    #expect(obstacles(near(stage: nil, expected: 4)) == [.commercialAsk])
    #expect(near(stage: nil, expected: nil)?.mayBeAsked == true)
  }

  @Test func `an approval ends with its day, with the person and with the client`() {
    func state(_ act: AdvocacyAct, left: Bool = false, ended: Day? = nil) -> AdvocacyStanding? {
      var person = Contact(id: "p1", client: 0)
      if left { person.map.left = day("2026-10-01") }
      var attributes = ClientAttributes()
      attributes.ended = ended
      var records = ClientRecords()
      records.advocacy = ByClient([act])
      let portfolio = Portfolio(
        clients: [Client(id: "a", attributes: attributes)],
        ledger: Ledger(purchases: [[PurchaseDay(day: day("2026-11-01"), sales: 1)]]),
        contacts: [person], records: records, presentTables: [.clients, .invoices])
      return AdvocacyRegister(Study(portfolio, assess(portfolio, .builtIn, on: referenceDay)))
        .acts.first
    }
    #expect(state(act("a", asked: 9))?.state == .open)
    #expect(state(act("a", asked: 9, given: 5))?.state == .given)
    let approved = act("a", asked: 90, given: 80, approved: 70, expires: -30)
    #expect(state(approved)?.state == .usable)
    #expect(state(approved)?.expires == referenceDay.adding(days: 30))
    #expect(state(act("a", asked: 90, given: 80, approved: -1, expires: -30))?.expires == nil)
    #expect(state(act("a", asked: 90, given: 80, approved: 70, expires: 1))?.expiry == .date)
    #expect(state(approved, left: true)?.expiry == .person)
    #expect(state(approved, ended: day("2026-11-10"))?.expiry == .contract)
    #expect(state(act("a", asked: -1)) == nil)
  }

  // MARK: Referrals

  @Test func `the revenue of each client is credited once, along the chain`() {
    func referral(_ id: String, _ from: Int, _ to: Int, _ date: String) -> Referral {
      Referral(id: id, client: from, referred: to, date: day(date))
    }
    let referrals = [
      referral("r1", 0, 1, "2025-01-01"), referral("r2", 1, 2, "2025-06-01"),
      referral("r3", 0, 2, "2025-07-01"), referral("r4", 0, 3, "2026-12-01"),
    ]
    let chains = ReferralChains(study(4) { $0.referrals = ByClient(referrals) })
    #expect(chains.credits.map(\.key.key) == ["r1", "r3", "r2"])
    #expect(chains.credits.map(\.isCredited) == [true, false, true])
    #expect(chains.credits.map(\.depth) == [1, 1, 2])
    #expect(chains.credits.map(\.root) == [0, 0, 0])
    #expect(chains.total == 5_000)
    #expect(chains.credits.compactMap(\.value).reduce(0, +) == chains.total)
    #expect(chains.referrers.map(\.client) == [1, 0])
    #expect(chains.referrers.compactMap(\.value) == [3_000, 2_000])
    #expect(chains.referrers.map(\.chain) == [1, 2])
    let reversed = ReferralChains(study(4) { $0.referrals = ByClient(referrals.reversed()) })
    #expect(reversed.credits == chains.credits)
  }

  @Test func `a chain of thousands is followed to its head, and a circle ends`() {
    let count = 6_000
    let line = (1..<count).map { Referral(id: "r\($0)", client: $0 - 1, referred: $0) }
    let chains = ReferralChains(study(count) { $0.referrals = ByClient(line) })
    #expect(chains.credits.map(\.depth) == Array(1..<count))
    #expect(chains.credits.allSatisfy { $0.root == 0 })
    #expect(chains.referrers.first { $0.client == 0 }?.chain == count - 1)
    #expect(chains.referrers.first { $0.client == count - 2 }?.chain == 1)
    let circle = (0..<3).map { Referral(id: "r\($0)", client: $0, referred: ($0 + 1) % 3) }
    let closed = ReferralChains(study(3) { $0.referrals = ByClient(circle) })
    #expect(closed.credits.map(\.root) == [0, 0, 0])
    #expect(closed.referrers.first { $0.client == 0 }?.chain == 2)
  }

  // MARK: Win-back

  @Test func `the rate counts those who came back among those who left`() {
    var gone = ClientAttributes()
    gone.ended = day("2026-03-01")
    gone.endReason = "preço"
    var records = ClientRecords()
    records.contracts = ByClient([
      contract("k1", client: 1, start: "2024-01-01", end: "2025-06-30", reason: "Preço alto"),
      contract("k2", client: 1, start: "2026-01-01"),
      contract("k3", client: 2, start: "2024-01-01", end: "2025-06-30", reason: "concorrente"),
      contract("k4", client: 2, start: "2025-07-01"),
    ])
    let portfolio = Portfolio(
      clients: [Client(id: "a", attributes: gone), Client(id: "b"), Client(id: "c")],
      ledger: Ledger(purchases: [[], [], []]), records: records,
      presentTables: [.clients, .contracts])
    let rate = WinBackRate(Study(portfolio, assess(portfolio, .builtIn, on: referenceDay)))
    #expect(rate.departed.map(\.client) == [0, 1])
    #expect(rate.departed.map(\.returned) == [nil, day("2026-01-01")])
    #expect(rate.rows.map(\.reason) == [.price])
    #expect(rate.rows.first?.rate.basisPoints == 5_000)
    #expect(rate.total.basisPoints == 5_000)
  }

  @Test func `who bought again after its last contract came back, too`() {
    func rate(_ bought: [String], on date: Day = referenceDay) -> WinBackRate {
      let portfolio = AccountFixture(
        days: bought.map { PurchaseDay(day: day($0), sales: 5_000) },
        contracts: [contract(end: "2026-01-31", reason: "preço")],
        tables: [.clients, .invoices, .contracts]
      ).portfolio
      return WinBackRate(Study(portfolio, assess(portfolio, .builtIn, on: date)))
    }
    let bought = ["2025-12-20", "2026-07-20", "2026-10-20"]
    #expect(rate(bought, on: day("2026-03-01")).departed.map(\.returned) == [nil])
    let back = rate(bought).departed
    #expect(back.map(\.left) == [day("2026-01-31")])
    #expect(back.map(\.returned) == [day("2026-07-20")])
    #expect(back.map(\.reason) == [.price])
    // Whoever bought on the next day was never gone.
    #expect(rate(["2026-02-01", "2026-05-20", "2026-08-20", "2026-10-20"]).departed.isEmpty)
  }

  @Test(
    "expected value is value × reason × time by the policy",
    arguments: [
      ("2026-10-01", "preço", Int64(25)), ("2026-05-01", "preço", 50),
      ("2026-08-18", "preço", 25), ("2026-08-17", "preço", 50), ("2025-11-16", "preço", 50),
      ("2025-06-01", "preço", 30), ("2023-06-01", "preço", 15), ("2026-05-01", "concorrente", 30),
    ])
  func expected(ended: String, reason: String, percent: Int64) throws {
    var attributes = ClientAttributes()
    attributes.ended = day(ended)
    attributes.endReason = reason
    let portfolio = Portfolio(
      clients: [Client(id: "a", attributes: attributes)],
      ledger: Ledger(
        purchases: [[PurchaseDay(day: day(ended).adding(days: -20), sales: 100_000)]]),
      presentTables: [.clients, .invoices])
    let list = WinBackList(assess(portfolio, .builtIn, on: referenceDay), of: portfolio)
    #expect(list.candidates.compactMap(\.expected) == [percent * 1_000])
    let doubled = try policy("win-back: { reason-price: 100, reason-competitor: 100 }")
    let other = WinBackList(assess(portfolio, doubled, on: referenceDay), of: portfolio)
    #expect((other.candidates.first?.expected ?? 0) > percent * 1_000)
  }

  @Test func `contracts that followed one another are worth the last of them`() throws {
    var fixture = AccountFixture(contracts: [
      contract("k1", start: "2025-01-01", value: 10_000, end: "2026-04-30"),
      contract("k2", start: "2026-05-01", value: 12_000, end: "2026-06-30"),
      contract("k3", start: "2025-01-01", value: 1_000),
      contract("k4", start: "2025-01-01", value: 99_000, status: .draft, end: "2026-06-30"),
    ])
    fixture.attributes.ended = day("2026-06-30")
    let portfolio = fixture.portfolio
    let list = WinBackList(assess(portfolio, .builtIn, on: referenceDay), of: portfolio)
    #expect(list.candidates.compactMap(\.value) == [13_000 * 12])
    #expect(list.candidates.first?.basis == .recurring)
  }

  @Test func `what no ended contract says is worth nobody knows what, and comes last`() throws {
    func left(_ id: String, _ client: Int, value: Int64?) -> Contract {
      contract(
        id, client: client, start: "2025-01-01", value: value, end: "2026-06-30", reason: "preço")
    }
    var records = ClientRecords()
    records.contracts = ByClient([
      left("k1", 0, value: nil), left("k2", 1, value: 1_000), left("k3", 2, value: nil),
    ])
    let bought = [PurchaseDay(day: day("2026-02-01"), sales: 5_000)]
    let portfolio = Portfolio(
      clients: [Client(id: "a"), Client(id: "b"), Client(id: "c")],
      ledger: Ledger(purchases: [[], [], bought]), records: records,
      presentTables: [.clients, .contracts, .invoices])
    let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
    let list = WinBackList(study.assessment, of: portfolio)
    #expect(list.candidates.map(\.client) == [1, 2, 0])
    #expect(list.candidates.compactMap(\.value) == [12_000, 5_000])
    #expect(list.candidates.compactMap(\.basis) == [.recurring, .transactional])
    #expect(list.candidates.last?.value == nil)
    #expect(list.candidates.last?.expected == nil)
    let reason = try #require(ChurnReasonReport(study).rows.first)
    #expect(reason.leavers.map(\.client) == [1, 2, 0])
    #expect(reason.amount == 17_000)
  }

  @Test func `an answer is low up to what the policy says`() throws {
    let portfolio = AccountFixture(
      days: [PurchaseDay(day: day("2026-11-01"), sales: 5_000)],
      surveys: [answer("s1", .nps, 7, ago: 20), answer("s2", .csat, 3, ago: 20)],
      tables: [.clients, .invoices, .surveys]
    ).portfolio
    func low(_ policy: Policy) -> [String] {
      VoiceReport(Study(portfolio, assess(portfolio, policy, on: referenceDay))).low
        .map(\.answer.key.key).sorted()
    }
    #expect(low(.builtIn).isEmpty)
    #expect(try low(policy("risk: { low-nps: 7, low-csat: 3 }")) == ["s1", "s2"])
  }

  // MARK: Departures

  @Test func `revenue hangs by who is the only one`() {
    func exposed(_ edit: (inout AccountFixture) -> Void) -> [ClientExposure] {
      var fixture = AccountFixture()
      fixture.days = [PurchaseDay(day: day("2026-11-01"), sales: 5_000)]
      edit(&fixture)
      let portfolio = fixture.portfolio
      let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
      return study.assessment.clients.flatMap { study.exposures(of: $0) }
    }
    let one = exposed {
      $0.contacts = [contact("p1", [.economicBuyer]), contact("p2")]
      $0.interactions = [AnalysisTests.touch("t1", ago: 5, ours: ["o1"], theirs: ["p1"])]
    }
    #expect(one.map(\.person) == ["p1", "o1"])
    #expect(one.map(\.reasons) == [[.onlyThread, .onlyBuyer], [.onlyOfOurs]])
    #expect(one.compactMap(\.revenue) == [5_000, 5_000])
    let two = exposed {
      $0.contacts = [contact("p1"), contact("p2")]
      $0.interactions = [
        AnalysisTests.touch("t1", ago: 5, ours: ["o1", "o2"], theirs: ["p1", "p2"])
      ]
    }
    let unknown = exposed {
      $0.days = []
      $0.contracts = [contract(value: nil)]
      $0.contacts = [contact("p1", [.economicBuyer]), contact("p2")]
    }
    #expect(unknown.map(\.person) == ["p1"])
    #expect(unknown.first?.revenue == nil)
    #expect(two.filter { !$0.isOurs }.map(\.reasons) == [[.mostTouches]])
    #expect(exposed { $0.contacts = [contact("p1"), contact("p2")] }.isEmpty)
  }

  @Test func `authority lies with those who sign or decide`() throws {
    var fixture = AccountFixture()
    fixture.contacts = [contact("p1") { $0.authority = [.signs] }, contact("p2")]
    fixture.days = [PurchaseDay(day: day("2026-11-01"), sales: 5_000)]
    let authority = try #require(fixture.assessed().relationship?.authority)
    #expect(authority.holders == ["p1"])
    #expect(authority.isConcentrated)
    #expect(authority.reached.isEmpty)
    fixture.contacts = [contact("p2")]
    #expect(fixture.assessed().relationship?.authority == nil)
  }
}
