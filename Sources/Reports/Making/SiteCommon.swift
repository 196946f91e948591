import Analysis
import Localization
import Parallel
import Portfolio

/// What is the same for every page of a site, kept once for all of them.
final class SiteCommon: Sendable {
  let input: SiteInput
  let settings: SiteSettings
  let slugs: [String]
  let order: [Int]
  let studies = SiteStudies()
  let study: Study
  let links: ClientLinks
  let work: WorkPlan
  let roster: OwnerRoster
  let goals: [GoalStanding]
  let fits: [OwnerFit]
  let list = Once<ListSummary>()
  let segmentCache = Once<SegmentPages>()
  let leaks = Once<LeakScan>()
  let agenda: Agenda
  let elsewhere: PeopleElsewhere
  /// Names of our people, by id and by name.
  let team: [String: String]
  /// The notes, by position of the client.
  let notes: [Int: String]

  init(_ input: SiteInput, _ settings: SiteSettings) {
    self.input = input
    self.settings = settings
    let study = Study(
      input.portfolio, input.assessment, threads: input.threads, earlier: input.baseline.study,
      known: input.known, memory: input.past, like: input.like)
    self.study = study
    let clients = input.portfolio.clients
    slugs = Slug.make(ids: clients.lazy.map(\.id), key: settings.aliasKey)
    order = Collation.sorted(Array(input.assessment.clients.indices)) {
      clients[input.assessment.clients[$0].client].displayName
    }
    agenda = Agenda(input.portfolio, input.assessment)
    links = ClientLinks(input.portfolio, order.map { input.assessment.clients[$0].client })
    work = WorkPlan(study)
    roster = OwnerRoster(input.portfolio)
    goals = study.goals
    fits = OwnerFit.all(study)
    elsewhere = PeopleElsewhere(input.portfolio)
    team = SiteCommon.names(of: input.portfolio.team)
    notes = Dictionary(
      input.portfolio.notes.map { ($0.client, $0.markdown) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func names(of team: [TeamMember]) -> [String: String] {
    var names: [String: String] = [:]
    for member in team.reversed() {
      let name = member.name ?? member.id
      names[name] = name
      names[member.id] = name
    }
    return names
  }
}
