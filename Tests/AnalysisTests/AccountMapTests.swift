import Portfolio
import Testing

@testable import Analysis

@Suite("Account map") struct AccountMapTests {
  private func tree(_ contacts: [Contact], elsewhere: Set<String> = []) -> ReportingTree {
    ReportingTree(of: contacts, on: referenceDay, isElsewhere: elsewhere.contains)
  }

  private static func under(
    _ boss: String?, _ id: String, _ edit: @escaping (inout StakeholderView) -> Void = { _ in }
  ) -> Contact {
    contact(id) {
      $0.reportsTo = boss
      edit(&$0)
    }
  }

  @Test func `several roots stand side by side, the largest first and others' people last`() {
    let tree = tree([
      Self.under("b", "a"), Self.under(nil, "b"), Self.under(nil, "c"),
      Self.under(nil, "o") { $0.isOutside = true }, Self.under("o", "p"), Self.under("p", "q"),
    ])
    #expect(tree.nodes.map(\.id) == ["b", "a", "c", "o", "p", "q"])
    #expect(tree.roots.map { tree.nodes[$0].id } == ["b", "c", "o"])
    #expect(tree.nodes.map(\.depth) == [0, 1, 0, 0, 1, 2])
    #expect(tree.people == 6)
  }

  @Test func `the order of rows leaves no trace`() {
    let contacts = (0..<60).map { index in
      Self.under(index == 0 ? nil : "p\((index * 7) % index)", "p\(index)")
    }
    #expect(tree(contacts) == tree(contacts.reversed()))
  }

  @Test func `an orphan says whom it reports to, and whether that is somebody elsewhere`() {
    let tree = tree([Self.under("x", "a"), Self.under("y", "b")], elsewhere: ["y"])
    #expect(tree.nodes.map(\.root) == [.orphan, .elsewhere])
    #expect(tree.nodes.map(\.boss) == ["x", "y"])
  }

  @Test func `who left is gone, and whoever reported to them answers to their post`() {
    let left = day("2026-11-03")
    let tree = tree([
      Self.under(nil, "ceo"),
      Self.under("ceo", "old") {
        $0.position = "TI"
        $0.left = left
      },
      Self.under("ceo", "post") {
        $0.position = "TI"
        $0.isVacant = true
      },
      Self.under("old", "analyst"),
    ])
    #expect(tree.nodes.map(\.id) == ["ceo", "post", "analyst"])
    #expect(tree.nodes.map(\.standing) == [.person, .vacant, .person])
    #expect(tree.nodes[1].before == "old")
    #expect(tree.vacancies == 1)
  }

  @Test func `who left without a post stays while somebody reports to them`() {
    let tree = tree([
      Self.under(nil, "ceo"),
      Self.under("ceo", "old") { $0.left = day("2026-11-03") },
      Self.under("old", "analyst"),
      Self.under("ceo", "other") { $0.left = day("2026-11-03") },
    ])
    #expect(tree.nodes.map(\.id) == ["ceo", "old", "analyst"])
    #expect(tree.nodes[1].standing == .gone)
  }

  @Test func `a cycle that slipped in loses nobody`() {
    let tree = tree([Self.under("b", "a"), Self.under("a", "b"), Self.under("c", "c")])
    #expect(Set(tree.nodes.map(\.id)) == ["a", "b", "c"])
    #expect(tree.nodes.count == 3)
  }

  // MARK: Lines

  private func map(
    _ contacts: [Contact], relations: [Relation] = [], opportunities: [Opportunity] = [],
    touches: [Interaction] = []
  ) throws -> AccountMap {
    var records = ClientRecords()
    records.relations = ByClient(relations)
    records.opportunities = ByClient(opportunities)
    records.interactions = ByClient(touches)
    var attributes = ClientAttributes()
    attributes.owner = "Ana"
    var ana = TeamMember(id: "o1")
    ana.name = "Ana"
    let portfolio = Portfolio(
      clients: [Client(id: "a", attributes: attributes)], ledger: Ledger(purchases: [[]]),
      contacts: contacts, team: [ana], records: records)
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    return AccountMap(of: assessment.clients[0], in: Study(portfolio, assessment))
  }

  private func relation(_ id: String, _ from: String, _ kind: RelationKind, _ to: String)
    -> Relation
  {
    var relation = Relation(id: id, client: 0)
    (relation.from, relation.kind, relation.to) = (from, kind, to)
    return relation
  }

  @Test func `a conflict has no direction, and lines to nobody are left out`() throws {
    let map = try map(
      [contact("a"), contact("b")],
      relations: [
        relation("r1", "a", .conflicts, "b"), relation("r2", "b", .conflicts, "a"),
        relation("r3", "a", .influences, "b"), relation("r4", "b", .influences, "a"),
        relation("r5", "a", .influences, "nobody"),
      ])
    #expect(map.lines.map(\.key.key) == ["r1", "r3", "r4"])
  }

  // MARK: Consent

  private func opportunity(_ id: String, needs: [String], expected: String? = nil) -> Opportunity {
    var opportunity = Opportunity(id: id, client: 0)
    opportunity.consentNeeded = needs
    opportunity.expected = expected.map { day($0) }
    return opportunity
  }

  private static let people = [
    contact("for") {
      $0.support = 1
      $0.supportDate = referenceDay
    },
    contact("against", [.blocker]) { $0.hasVeto = true },
    contact("cold") {
      $0.support = 2
      $0.supportDate = day("2025-01-01")
    },
    contact("even") {
      $0.support = 0
      $0.supportDate = referenceDay
    },
    contact("gone") { $0.left = day("2026-01-01") },
    contact("signer") { $0.authority = [.signs] },
  ]

  @Test func `whose consent is needed stands for, against, neutral, unknown or absent`() throws {
    let consent = try #require(
      try map(
        Self.people,
        relations: [relation("r1", "even", .influences, "cold")],
        opportunities: [
          opportunity("o", needs: ["for", "against", "cold", "even", "gone", "who", "for"])
        ]
      ).consents.first)
    #expect(
      consent.people.map(\.person) == ["against", "cold", "gone", "who", "even", "for"])
    #expect(
      consent.people.map(\.stance) == [
        .against, .unknown, .absent, .absent, .neutral, .inFavour,
      ])
    #expect(consent.people[1].influencedBy == ["even"])
    #expect(consent.vetoes.map(\.person) == ["against"])
    #expect(consent.overlooked == ["signer"])
    #expect(!consent.isWon)
  }

  @Test func `whether they were reached is unknown where touches are not recorded`() throws {
    let asked = [opportunity("o", needs: ["for", "even", "who"])]
    func reached(_ touches: [Interaction]) throws -> [String: Bool?] {
      let consent = try #require(
        try map(Self.people, opportunities: asked, touches: touches).consents.first)
      return Dictionary(uniqueKeysWithValues: consent.people.map { ($0.person, $0.isReached) })
    }
    #expect(try reached([]) == ["for": nil, "even": nil, "who": nil])
    #expect(
      try reached([touch("t", ago: 1, theirs: ["for"])])
        == ["for": true, "even": false, "who": false])
  }

  @Test func `an opportunity that names nobody asks those who sign, decide or veto`() throws {
    let consent = try #require(
      try map(Self.people, opportunities: [opportunity("o", needs: [])]).consents.first)
    #expect(!consent.isNamed)
    #expect(Set(consent.people.map(\.person)) == ["against", "signer"])
    #expect(consent.overlooked == [])
  }

  @Test func `only open opportunities ask, the soonest first`() throws {
    var won = opportunity("won", needs: [], expected: "2026-11-20")
    won.result = .won
    var later = opportunity("later", needs: [], expected: "2026-12-01")
    later.stageSince = referenceDay.adding(days: 1)
    let map = try map(
      Self.people,
      opportunities: [
        won, later, opportunity("b", needs: [], expected: "2027-01-01"),
        opportunity("a", needs: [], expected: "2026-12-01"), opportunity("c", needs: []),
      ])
    #expect(map.consents.map(\.opportunity) == ["a", "b", "c"])
  }

  // MARK: Team

  @Test func `depth follows two-way conversations, and a member is one by id or by name`() throws {
    let touches = [
      touch("t1", ago: 1, ours: ["Ana"], theirs: ["a"]),
      touch("t2", ago: 40, ours: ["o1"], theirs: ["a"]),
      touch("t3", ago: 400, ours: ["o1"], theirs: ["b"]),
      touch("t4", ago: 2, .outbound, ours: ["o2"], theirs: ["b"]),
      touch("t5", ago: -3, ours: ["o3"], theirs: ["b"]),
    ]
    let team = try map([contact("a"), contact("b")], touches: touches).team
    #expect(team.members == ["o1", "o2"])
    #expect(team.reach("o1", "a")?.depth == .several)
    #expect(team.reach("o1", "a")?.last == referenceDay.adding(days: -1))
    #expect(team.reach("o1", "b")?.depth == .brief)
    #expect(team.reach("o2", "b")?.depth == ReachDepth.none)
    #expect(team.reach("o3", "b") == nil)
    #expect(team.closest(to: "b") == "o1")
  }
}
