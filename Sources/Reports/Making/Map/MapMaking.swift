import Analysis
import Localization
import Portfolio

/// Makes a client's account map, the page and its Markdown twin alike.
struct MapMaking {
  private let dossier: ClientDossier
  private let people: MapPeople
  private var context: SiteContext { dossier.context }
  private var words: Words { dossier.words }

  static let file = "map.html"
  static let key = "map"

  /// Whether the portfolio knows people at all: without any, maps would all say the same.
  static func exists(_ context: SiteContext, _ client: ClientAssessment) -> Bool {
    !context.portfolio.contacts.isEmpty
      || !context.portfolio.records.opportunities.of(client.client).isEmpty
  }

  init(_ context: SiteContext, _ client: ClientAssessment) {
    dossier = ClientDossier(context, client, isWhole: false)
    people = MapPeople(
      dossier,
      AccountMap(
        of: client, in: context.study, isElsewhere: { context.personElsewhere($0) != nil }))
  }

  func page() -> MapPage {
    let standing = MapStanding(people: people)
    let tables = MapTables(people: people)
    let lead = MapLead(people: people)
    let hasPeople = !people.map.tree.nodes.isEmpty
    let gone = tables.gone
    return MapPage(
      page: context.frame(depth: 2, current: "clients"), id: context.shownID(dossier.number),
      title: title,
      trail: context.trail(
        of: dossier.number, document: MapMaking.key, file: MapMaking.file,
        exists: { MapMaking.exists(context, $0) }),
      tabs: context.tabs(dossier.client, current: MapMaking.key), head: head(lead),
      answer: hasPeople ? lead.text : words.text("map.lead.nobody"),
      nothing: hasPeople ? nil : nothing, tree: MapTreeMaking(people: people).block,
      quadrant: standing.quadrant, quadrantRemark: standing.unknownSupport,
      coverage: standing.coverage,
      flags: hasPeople ? words.first(of: MapFlags(people: people).statements) : [],
      authority: standing.authority, strength: standing.strength,
      opportunities: MapConsentMaking(people: people).blocks,
      matrix: tables.matrix, twin: tables.twin, people: tables.byID, columns: tables.columns,
      relations: tables.relations, gone: words.first(of: gone), goneCount: gone.count,
      handoff: dossier.handoffs.isEmpty
        ? nil
        : NavigationItem(href: HandoffMaking.file, word: words.text("document.handoff")))
  }

  private var title: String {
    words.text("map.title", ["client": context.name(dossier.number)])
  }

  /// What to fill in: the table, its file and its columns.
  private var nothing: EmptySection {
    let file = context.input.quality.files.first { $0.table == .contacts }?.file
    let place = dossier.place(.contacts, "name, title, roles, reports-to, influence, support")
    return EmptySection(
      what: words.text("map.nothing"), cost: words.text("map.nothing-cost"),
      add: words.text("map.nothing-add"),
      place: file.map { "\(place) (\($0))" } ?? place)
  }

  // MARK: The head

  private func head(_ lead: MapLead) -> ClientHead {
    let client = dossier.client
    let sentences = ClientSentences(context, client, nil)
    let tier = TierReasons(dossier: dossier)
    let hasPeople = !people.map.tree.nodes.isEmpty
    return ClientHead(
      title: title, status: words.status(client.status), statusDetail: sentences.statusDetail,
      tier: tier.tier, touch: tier.touch,
      details: HeadMaking(dossier: dossier, sentences: sentences).details,
      lead: hasPeople ? lead.html : words.rich("map.lead.nobody"), facts: hasPeople ? facts : [])
  }

  private var facts: [Fact] {
    guard let relationship = people.relationship else { return [] }
    let champions = relationship.present.filter(\.isChampion).map { people.name($0.id) }
    let blockers = relationship.blockers.map { people.name($0.person) }
    let ours = relationship.ourThreads.map(people.member)
    let missing = relationship.missingSeats.map {
      words.catalog.text("assessment.role.\($0.rawValue)")
    }
    let next = dossier.client.contracts?.next
    var facts = [
      Fact(
        word: words.text("map.fact-coverage"),
        value: words.text(
          "map.of",
          [
            "part": words.halves(relationship.coverageHalves),
            "all": words.formats.count(relationship.seats.count),
          ]), tone: "strong",
        note: missing.isEmpty
          ? nil : words.text("map.lacks", ["roles": missing.joined(separator: ", ")])),
      Fact(
        word: words.text("map.fact-champion"),
        value: champions.isEmpty
          ? words.text("people.nobody") : words.first(ofNames: champions)),
    ]
    if !blockers.isEmpty {
      facts.append(
        Fact(word: words.text("mark.blocker"), value: words.first(ofNames: blockers)))
    }
    if relationship.knowsTouches, !relationship.knowsTalks {
      facts.append(
        Fact(
          word: words.text("map.fact-ours"), value: words.text("direction.unknown"),
          tone: "caution"))
    } else if relationship.knowsTouches {
      facts.append(
        Fact(
          word: words.text("map.fact-ours"),
          value: ours.count == 1
            ? words.text("map.only", ["name": ours[0]])
            : ours.isEmpty ? words.text("people.nobody") : ours.joined(separator: ", "),
          note: words.text(
            "map.in-days", ["days": words.formats.days(relationship.windowDays)])))
    }
    if let optOut = next?.optOut, optOut >= dossier.day {
      facts.append(
        Fact(
          word: words.text("head.opt-out"), value: words.date(optOut),
          tone: optOut.days(since: dossier.day) <= 30 ? "alert" : ""))
    }
    return facts
  }
}
