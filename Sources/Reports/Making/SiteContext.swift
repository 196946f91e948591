import Analysis
import Localization
import Parallel
import Portfolio
import Templating

/// What all pages need to know of each other, worked out once.
///
/// A page takes a copy of its own, so what does not differ between pages stands behind one reference.
struct SiteContext: Sendable {
  private let common: SiteCommon
  var words: Words
  /// The pages that the navigation names.
  var navigation: [SiteNavigation.Group] = []
  /// The file that is being made, by its place in the site; empty while none is.
  var path = ""
  /// What stands for the portfolio at the head of each page.
  var logo: SiteLook.Logo?
  /// The owners that have a page.
  private(set) var owners = OwnerDirectory()

  init(_ input: SiteInput, _ settings: SiteSettings, _ words: Words) {
    common = SiteCommon(input, settings)
    self.words = words
    owners = OwnerDirectory(self)
  }

  var input: SiteInput { common.input }
  /// What all pages of the client list say alike, worked out when the first is made.
  var list: ListSummary { common.list { ListSummary(self) } }
  var settings: SiteSettings { common.settings }
  /// The folder of each client, by position in `Portfolio.clients`.
  var slugs: [String] { common.slugs }
  /// Positions in `Assessment.clients` in the order of names.
  var order: [Int] { common.order }
  /// Analyses that several pages need.
  var studies: SiteStudies { common.studies }
  /// How clients hang together: groups, referrals, neighbours in the list.
  var links: ClientLinks { common.links }
  /// Our people's work: who covers what, and what to do next.
  var work: WorkPlan { common.work }
  /// Who can be an owner.
  var roster: OwnerRoster { common.roster }
  /// Where the goals stand.
  var goals: [GoalStanding] { common.goals }
  /// How clients of a kind do with each owner.
  var fits: [OwnerFit] { common.fits }
  /// The segments, worked out when a page asks for them.
  var segmentCache: Once<SegmentPages> { common.segmentCache }
  /// What no document for a client may hold, worked out when the first one is made.
  var leaks: Once<LeakScan> { common.leaks }
  /// What is planned with whom.
  var agenda: Agenda { common.agenda }
  /// People of one client to whom people of another report.
  var elsewhere: PeopleElsewhere { common.elsewhere }
  /// What analyses beyond single clients start from; what it works out once serves every page.
  var study: Study { common.study }
  private var team: [String: String] { common.team }

  var portfolio: Portfolio { common.input.portfolio }
  var assessment: Assessment { common.input.assessment }
  var day: Day { common.input.assessment.day }
  var summary: PortfolioSummary { common.input.assessment.summary }

  /// A column as files in the reader's language have it.
  func heading(of field: String, in table: TableName) -> String {
    guard words.catalog.locale != .english else { return field }
    return input.portugueseHeading(table, field) ?? field
  }

  /// The name to show: what the data calls the client, else its id, or the alias of a personal id.
  func name(_ client: Int) -> String {
    portfolio.clients[client].givenName ?? shownID(client)
  }

  /// The name of a client of now or, by its id, of one that is in the earlier data alone.
  func name(_ client: Int?, id: String) -> String {
    if let client { return name(client) }
    let earlier = study.previous?.portfolio
    let given = earlier?.client(withID: id).flatMap { earlier?.clients[$0].givenName }
    return given ?? shownID(ofGone: id)
  }

  /// The id of a client that is not in the data, or its alias where the id speaks of a person.
  func shownID(ofGone id: String) -> String {
    Slug.isPersonal(id) ? Slug.make(id: id, key: settings.aliasKey) : id
  }

  /// The client's id, or its alias where the id speaks of a person.
  func shownID(_ client: Int) -> String {
    let id = portfolio.clients[client].id
    return Slug.isPersonal(id) ? slugs[client] : id
  }

  /// Who answers for the client, by the name in the team table where there is one.
  func owner(_ client: Int) -> String? {
    portfolio.clients[client].owner.map { team[$0] ?? $0 }
  }

  /// Who answers for the client, or that nobody does; nil where the data names no owners at all.
  func ownerNote(_ client: Int) -> String? {
    owner(client)
      ?? (assessment.summary.coverage.unassigned == nil ? nil : words.text("work.nobody"))
  }

  /// A person of ours, by the name in the team table where there is one.
  func member(_ reference: String) -> String { team[reference] ?? reference }

  /// The note on a client.
  func note(_ client: Int) -> String? { common.notes[client] }

  /// City and state; nil where neither is known.
  func place(_ client: Int) -> String? {
    let attributes = portfolio.clients[client].attributes
    let parts = [attributes.city, attributes.state].compactMap { $0 }
    return parts.isEmpty ? attributes.country : parts.joined(separator: ", ")
  }

  /// A revenue's share of all revenue of the 12 months.
  func share(_ revenue: Int64) -> Share { Share(revenue, of: summary.current.net) }

  /// The first day of the 12 months up to the day.
  var windowStart: Day { day.windowBound(months: 12).adding(days: 1) }

  /// Whether the data covers the 12 months before those, so that the two can be compared.
  var hasYearBefore: Bool { study.hasYearBefore(.transactional) }

  /// What a page carries around its content.
  ///
  /// - Parameters:
  ///   - depth: How many folders below the site's the page lies.
  ///   - current: The key of the page's entry in the navigation.
  /// - Returns: The frame.
  func frame(depth: Int, current: String) -> PageFrame {
    let root = String(repeating: "../", count: depth)
    return PageFrame(
      language: words.catalog.locale.tag, root: root, portfolio: settings.portfolioName,
      currency: words.formats.symbol(of: words.currency),
      notice: settings.notice, asOf: day,
      navigation: navigation.map { group in
        let pages = group.entries.map { entry in
          NavigationItem(
            href: root + entry.path, word: words.text("page.\(entry.key)"),
            isCurrent: entry.key == current,
            isAbove: entry.key == current && entry.path != path)
        }
        return group.key.map {
          NavigationGroup(word: words.text("page.group.\($0)"), pages: pages)
        } ?? NavigationGroup(word: pages.first?.word ?? "", pages: pages)
      }, trail: trail(root: root),
      logo: logo.map { logo in
        PageLogo(
          href: root + logo.light.path, darkHref: logo.dark.map { root + $0.path },
          alternative: logo.alternative)
      })
  }

  /// The way to a page of the navigation, with the pages beside it; nil for the first and for others.
  private func trail(root: String) -> Trail? {
    let pages = navigation.flatMap(\.entries)
    guard let place = pages.firstIndex(where: { $0.path == path }), place > 0 else { return nil }
    func item(_ place: Int) -> NavigationItem? {
      guard pages.indices.contains(place) else { return nil }
      return NavigationItem(
        href: root + pages[place].path, word: words.text("page.\(pages[place].key)"))
    }
    return Trail(
      steps: [item(0)].compactMap { $0 }, here: words.text("page.\(pages[place].key)"),
      previous: item(place - 1), next: item(place + 1))
  }

  /// How the revenue of 12 months differs from the 12 before; nil without anything before.
  func change(_ current: Int64, from previous: Int64, hadPrevious: Bool) -> ChangeView? {
    guard hadPrevious else { return nil }
    if previous <= 0 {
      return current > 0
        ? ChangeView(tone: "good", mark: "up", words: words.text("home.change-new")) : nil
    }
    let difference = Share(current - previous, of: previous)
    guard let points = difference.basisPoints else { return nil }
    if points.magnitude < 5 {
      return ChangeView(tone: "", mark: "same", words: words.text("home.change-same"))
    }
    let percent = words.percent(points, sign: .always)
    return ChangeView(
      tone: points > 0 ? "good" : "bad", mark: points > 0 ? "up" : "down",
      words: words.text("home.change", ["percent": percent]))
  }
}
