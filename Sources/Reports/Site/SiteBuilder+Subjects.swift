import Analysis
import Files
import Portfolio

/// Whom files speak of, by which views and erasure choose them.
extension SiteBuilder {
  /// Whom a file speaks of.
  func subjects(_ job: PageJob) -> OutputSubjects {
    let portfolio = context.portfolio
    guard let client = job.client else {
      return OutputSubjects(
        clients: clientsShown(job).map { portfolio.clients[$0].id }, owner: owner(job))
    }
    let others = context.links.mentioned(by: client, in: portfolio)
    let own = portfolio.contacts(of: client).map(\.id)
    let bosses = portfolio.contacts(of: client).compactMap(\.map.reportsTo)
      .filter { context.personElsewhere($0) != nil }
    return OutputSubjects(
      clients: ([client] + others).map { portfolio.clients[$0].id },
      persons: own + Set(bosses).subtracting(own).sorted(),
      owner: context.roster.owner(of: client, in: portfolio))
  }

  /// The clients that a file about several speaks of, in the order of the portfolio.
  private func clientsShown(_ job: PageJob) -> [Int] {
    let shown =
      switch job.kind {
      case .home: HomeMaking(context: context).clientsShown
      case .clientList(let page): ListMaking(context: context).clientsShown(onPage: page)
      case .clientIndex(let part): ListMaking(context: context).clientsShown(inPart: part)
      case .entry(let number): entries[number].clients(context)
      default: [Int]()
      }
    return Set(shown).sorted()
  }

  /// The one owner whose clients a file shows.
  private func owner(_ job: PageJob) -> String? {
    guard case .entry(let number) = job.kind else { return nil }
    return entries[number].owner
  }
}
