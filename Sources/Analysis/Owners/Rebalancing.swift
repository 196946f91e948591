import Portfolio

/// An account that should change hands.
public struct AccountMove: Sendable, Hashable {
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// Id of the owner now; nil where nobody answers for it.
  public let from: String?
  /// Id of the owner proposed.
  public let to: String
  /// Hours a year that go with it, in tenths.
  public let hours: Int64
  /// What of the client the new owner knows best, as the team table says it: a sector or a tier.
  public let specialty: String?
}

/// Which accounts should change hands so that nobody has more than the time allows.
///
/// A proposal: the fewest moves that bring every overloaded owner back to what is tight at most,
/// without making another one short of hours. Of equally few, those to an owner who knows the
/// client's sector or tier come first, then the smaller ones. Clients at risk, about to leave or
/// about to decide stay where they are; those that nobody answers for are given to whoever fits.
public struct Rebalancing: Sendable, Hashable {
  /// The moves, in the order in which they were found.
  public let moves: [AccountMove]
  /// Hours a year of each owner after the moves, in tenths, by id.
  public let loadsAfter: [String: Int64]
  /// Owners who have too much even after the moves: there is nobody to take more, or nothing to give.
  public let unresolved: [String]
  /// Accounts without an owner for whom nobody has the hours.
  public let unplaced: [Int]

  /// The proposal for a portfolio.
  public init(_ report: CoverageReport, _ study: Study) {
    var desk = RebalancingDesk(report, study)
    desk.placeUnassigned()
    desk.relieveOverloaded()
    moves = desk.moves
    loadsAfter = desk.loads
    unresolved = desk.unresolved
    unplaced = desk.unplaced
  }
}

/// The books while accounts change hands.
private struct RebalancingDesk {
  private let report: CoverageReport
  private let study: Study
  private let roster: OwnerRoster
  private var policy: CoveragePolicy { study.policy.coverage }
  private(set) var loads: [String: Int64]
  private(set) var moves: [AccountMove] = []
  private(set) var unresolved: [String] = []
  private(set) var unplaced: [Int] = []

  init(_ report: CoverageReport, _ study: Study) {
    self.report = report
    self.study = study
    roster = OwnerRoster(study.portfolio)
    loads = [:]
    for book in report.books { if let id = book.id { loads[id] = book.load } }
  }

  /// Gives every account without an owner to whoever fits best, the largest revenue first.
  mutating func placeUnassigned() {
    let accounts = report.unassigned.accounts.sorted {
      (revenue($1.client), $0.client) < (revenue($0.client), $1.client)
    }
    for account in accounts {
      if let taker = taker(of: account, from: nil) {
        move(account, from: nil, to: taker)
      } else {
        unplaced.append(account.client)
      }
    }
  }

  /// Takes accounts from those who have too much, the most overloaded first.
  mutating func relieveOverloaded() {
    let overloaded = report.books.filter { $0.band == .overloaded || $0.band == .structural }
      .sorted {
        let shares = ($0.loadShare.basisPoints ?? .max, $1.loadShare.basisPoints ?? .max)
        return shares.0 != shares.1 ? shares.0 > shares.1 : ($0.id ?? "") < ($1.id ?? "")
      }
    for book in overloaded { relieve(book) }
  }

  private mutating func relieve(_ book: OwnerBook) {
    guard let id = book.id else { return }
    let limit =
      book.planned
      + Rounding.divide(book.planned.multipliedClamping(by: policy.tightMost), by: 10_000)
    // The largest first: as many as are needed of them are the fewest.
    var candidates = book.accounts.filter { $0.protection == nil && $0.hours > 0 }
      .sorted { ($1.hours, $0.client) < ($0.hours, $1.client) }
    var left = fewest(candidates, for: (loads[id] ?? 0) - limit)
    while let load = loads[id], load > limit, left > 0 {
      guard let next = choice(candidates, need: load - limit, left: left, from: id) else { break }
      move(candidates[next.index], from: id, to: next.taker)
      candidates.remove(at: next.index)
      left -= 1
    }
    if let load = loads[id], load > limit { unresolved.append(id) }
  }

  /// How many of the largest add up to the need; all of them where they never do.
  private func fewest(_ candidates: [CoveredAccount], for need: Int64) -> Int {
    var total: Int64 = 0
    for (index, account) in candidates.enumerated() {
      total += account.hours
      if total >= need { return index + 1 }
    }
    return candidates.count
  }

  /// The account to move next: one that leaves few enough for the rest, by fit, then hours, then id.
  private func choice(
    _ candidates: [CoveredAccount], need: Int64, left: Int, from id: String
  ) -> (index: Int, taker: OwnerBook)? {
    var best: (index: Int, taker: OwnerBook, fit: Int, hours: Int64)?
    var largest: (index: Int, taker: OwnerBook)?
    for (index, account) in candidates.enumerated() {
      guard let taker = taker(of: account, from: id) else { continue }
      if largest == nil { largest = (index, taker) }
      let others = candidates.enumerated().filter { $0.offset != index }.prefix(left - 1)
      guard account.hours + others.reduce(0, { $0 + $1.element.hours }) >= need else { continue }
      let fit = specialty(of: account.client, taker) == nil ? 0 : 1
      if let best, (best.fit, -best.hours) >= (fit, -account.hours) { continue }
      best = (index, taker, fit, account.hours)
    }
    return best.map { ($0.index, $0.taker) } ?? largest
  }

  /// The owner with room for an account: one who knows its sector or tier, then the most hours left.
  private func taker(of account: CoveredAccount, from id: String?) -> OwnerBook? {
    var best: (book: OwnerBook, fit: Int, room: Int64)?
    for book in report.books {
      guard let taker = book.id, taker != id, let load = loads[taker] else { continue }
      let room = book.planned - load
      guard room >= account.hours else { continue }
      let fit = specialty(of: account.client, book) == nil ? 0 : 1
      if let best, (best.fit, best.room) >= (fit, room) { continue }
      best = (book, fit, room)
    }
    return best?.book
  }

  private mutating func move(_ account: CoveredAccount, from id: String?, to taker: OwnerBook) {
    guard let to = taker.id else { return }
    if let id { loads[id, default: 0] -= account.hours }
    loads[to, default: 0] += account.hours
    moves.append(
      AccountMove(
        client: account.client, from: id, to: to, hours: account.hours,
        specialty: specialty(of: account.client, taker)))
  }

  /// What of the client somebody knows best.
  private func specialty(of client: Int, _ book: OwnerBook) -> String? {
    guard let id = book.id, let member = roster.member(id) else { return nil }
    let sector = study.portfolio.clients[client].attributes.sector.map(PlainText.fold)
    let tier = study.assessment.client(client)?.tier
    return member.specialties.first { specialty in
      sector == PlainText.fold(specialty) || (tier != nil && Tier(word: specialty) == tier)
    }
  }

  private func revenue(_ client: Int) -> Int64 { study.assessment.client(client)?.tierValue ?? 0 }
}
