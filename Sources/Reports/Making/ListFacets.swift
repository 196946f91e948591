import Analysis
import Charts
import Localization
import Portfolio

/// What the client list can be filtered by, and which columns have anything to say.
struct ListFacets {
  let context: SiteContext
  private var words: Words { context.words }
  private var clients: [ClientAssessment] { context.assessment.clients }

  /// What rows carry, and filters ask for, where a value is not known.
  static let unknown = "?"

  /// A list with more choices than these helps nobody to choose, and every page carries it.
  private static let choiceLimit = 300

  /// The filters, those without a choice left out.
  var filters: [ListFilter] {
    let statuses = ([.active, .atRisk, .inactive, .former, .prospect] as [Status]).map {
      Choice(key: $0.rawValue, word: words.status($0).word)
    }
    let all = [
      ListFilter(name: "status", word: words.text("column.status"), choices: statuses),
      ListFilter(name: "tier", word: words.text("column.tier"), choices: tiers),
      ListFilter(name: "class", word: words.text("column.class"), choices: classes),
      ListFilter(name: "owner", word: words.text("column.owner"), choices: choices(owner)),
      ListFilter(name: "state", word: words.text("column.state"), choices: choices(state)),
      ListFilter(name: "sector", word: words.text("column.sector"), choices: choices(sector)),
      ListFilter(name: "renewal", word: words.text("column.opt-out"), choices: renewals),
      ListFilter(name: "segment", word: words.text("column.segment"), choices: segments),
    ]
    return all.filter { !$0.choices.isEmpty }
  }

  var columns: ClientListPage.Columns {
    ClientListPage.Columns(
      tier: clients.contains { $0.tier != nil },
      health: clients.contains { $0.health?.score != nil },
      trend: clients.contains { trend($0) != nil },
      optOut: clients.contains { $0.contracts?.next != nil },
      change: context.hasYearBefore)
  }

  private var tiers: [Choice] {
    Tier.allCases.reversed().filter { tier in clients.contains { $0.tier == tier } }
      .map { Choice(key: $0.rawValue, word: words.text("tier.\($0.rawValue)")) }
  }

  private var classes: [Choice] {
    ABCClass.allCases.filter { abc in clients.contains { self.abc($0) == abc.rawValue } }
      .map { Choice(key: $0.rawValue, word: $0.rawValue) }
  }

  private var segments: [Choice] {
    RFMSegment.allCases.filter { segment in clients.contains { $0.rfm?.segment == segment } }
      .map { Choice(key: $0.rawValue, word: words.segment($0)) }
  }

  private var renewals: [Choice] {
    RenewalBucket.allCases.filter { bucket in clients.contains { renewal($0) == bucket } }
      .map { Choice(key: $0.rawValue, word: words.text("renewal.\($0.rawValue)")) }
  }

  /// The values that occur, by name, and at the end that some are not known.
  private func choices(_ value: (Int) -> String?) -> [Choice] {
    var names: Set<String> = []
    var isAnyUnknown = false
    for client in clients {
      if let name = value(client.client) { names.insert(name) } else { isAnyUnknown = true }
    }
    guard !names.isEmpty, names.count <= ListFacets.choiceLimit else { return [] }
    var choices = Collation.sorted(names.sorted()) { $0 }.map { Choice(key: $0, word: $0) }
    if isAnyUnknown {
      choices.append(Choice(key: ListFacets.unknown, word: words.text("word.unknown")))
    }
    return choices
  }

  func owner(_ client: Int) -> String? { context.owner(client) }

  func state(_ client: Int) -> String? { context.portfolio.clients[client].state }

  func sector(_ client: Int) -> String? { context.portfolio.clients[client].sector }

  /// Health less that of the last month-end; nil where one of the two is not known.
  func trend(_ client: ClientAssessment) -> Int? {
    let history = context.study.history
    guard let score = client.health?.score, let last = history.days.indices.last,
      let before = history.standing(of: client.client, at: last)?.health
    else { return nil }
    return score - before
  }

  /// The ABC class as rows say it.
  func abc(_ client: ClientAssessment) -> String {
    client.invoices == 0 ? "–" : client.abcClass.rawValue
  }

  /// How near the client's next opt-out is: that of the contract that wants attention first; unknown
  /// where contracts are to be renewed and no day is known.
  func renewal(_ client: ClientAssessment) -> RenewalBucket? {
    guard let contracts = client.contracts else { return nil }
    return contracts.next?.bucket
      ?? (contracts.contracts.contains { $0.bucket != nil } ? .unknown : nil)
  }
}
