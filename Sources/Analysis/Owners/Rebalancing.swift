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
  /// What each owner knows best, by id, in the order of the team table.
  private let specialties: [String: [(written: String, folded: String, tier: Tier?)]]
  private let knownSectors: Set<String>
  private var policy: CoveragePolicy { study.policy.coverage }
  private(set) var loads: [String: Int64]
  private(set) var moves: [AccountMove] = []
  private(set) var unresolved: [String] = []
  private(set) var unplaced: [Int] = []

  init(_ report: CoverageReport, _ study: Study) {
    self.report = report
    self.study = study
    let roster = OwnerRoster(study.portfolio)
    var specialties: [String: [(written: String, folded: String, tier: Tier?)]] = [:]
    for id in report.books.compactMap(\.id) {
      specialties[id] = roster.member(id)?.specialties.map {
        ($0, PlainText.fold($0), Tier(word: $0))
      }
    }
    self.specialties = specialties
    knownSectors = Set(specialties.values.flatMap { $0.map(\.folded) })
    loads = [:]
    for book in report.books { if let id = book.id { loads[id] = book.load } }
  }

  /// Gives every account without an owner to whoever fits best, the largest revenue first.
  mutating func placeUnassigned() {
    let accounts = report.unassigned.accounts.sorted {
      (revenue($1.client), $0.client) < (revenue($0.client), $1.client)
    }
    for account in accounts {
      if let taker = taker(of: trait(of: account), from: nil) {
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
    var stock = Stock(
      book.accounts.filter { $0.protection == nil && $0.hours > 0 }.map { ($0, trait(of: $0)) })
    var left = stock.fewest(for: (loads[id] ?? 0) - limit)
    while let load = loads[id], load > limit, left > 0 {
      guard let next = choice(stock, need: load - limit, left: left, from: id) else { break }
      move(stock.take(next.pile), from: id, to: next.taker)
      left -= 1
    }
    if let load = loads[id], load > limit { unresolved.append(id) }
  }

  /// The account to move next: one that leaves few enough for the rest, by fit, then hours, then id.
  ///
  /// - Complexity: Linear in piles × owners; accounts that are alike are looked at once.
  private func choice(
    _ stock: Stock, need: Int64, left: Int, from id: String
  ) -> (pile: Int, taker: OwnerBook)? {
    var best: (pile: Int, taker: OwnerBook, fit: Int, hours: Int64)?
    var largest: (pile: Int, taker: OwnerBook)?
    for pile in stock.order {
      let trait = stock.piles[pile].trait
      guard let taker = taker(of: trait, from: id) else { continue }
      if largest == nil { largest = (pile, taker) }
      guard trait.hours + stock.most(left - 1, besidesOneOf: pile) >= need else { continue }
      let fit = specialty(of: trait, taker) == nil ? 0 : 1
      if let best, (best.fit, -best.hours) >= (fit, -trait.hours) { continue }
      best = (pile, taker, fit, trait.hours)
    }
    return best.map { ($0.pile, $0.taker) } ?? largest
  }

  /// The owner with room for an account: one who knows its sector or tier, then the most hours left.
  private func taker(of trait: AccountTrait, from id: String?) -> OwnerBook? {
    var best: (book: OwnerBook, fit: Int, room: Int64)?
    for book in report.books {
      guard let taker = book.id, taker != id, let load = loads[taker] else { continue }
      let room = book.planned - load
      guard room >= trait.hours else { continue }
      let fit = specialty(of: trait, book) == nil ? 0 : 1
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
        specialty: specialty(of: trait(of: account), taker)))
  }

  /// What of an account decides who may take it; a sector that nobody knows best is none.
  private func trait(of account: CoveredAccount) -> AccountTrait {
    let sector = study.portfolio.clients[account.client].attributes.sector.map(PlainText.fold)
    return AccountTrait(
      hours: account.hours, sector: sector.flatMap { knownSectors.contains($0) ? $0 : nil },
      tier: study.assessment.client(account.client)?.tier)
  }

  /// What of the client somebody knows best.
  private func specialty(of trait: AccountTrait, _ book: OwnerBook) -> String? {
    book.id.flatMap { specialties[$0] }?.first {
      $0.folded == trait.sector || ($0.tier != nil && $0.tier == trait.tier)
    }?.written
  }

  /// Those of whom nobody knows it come last.
  private func revenue(_ client: Int) -> Int64 {
    study.assessment.client(client)?.knownTierValue ?? .min
  }
}

/// What of an account decides who may take it.
private struct AccountTrait: Hashable {
  let hours: Int64
  let sector: String?
  let tier: Tier?
}

/// The accounts that an owner can give, those alike on one pile: of alike ones the first goes first.
private struct Stock {
  struct Pile {
    let trait: AccountTrait
    let accounts: [CoveredAccount]
    var taken = 0

    var count: Int { accounts.count - taken }
  }

  /// The piles, the most hours first.
  private(set) var piles: [Pile]

  init(_ accounts: [(account: CoveredAccount, trait: AccountTrait)]) {
    piles = Dictionary(grouping: accounts, by: \.trait).map { trait, accounts in
      Pile(trait: trait, accounts: accounts.map(\.account).sorted { $0.client < $1.client })
    }.sorted {
      ($1.trait.hours, $0.accounts[0].client) < ($0.trait.hours, $1.accounts[0].client)
    }
  }

  /// The piles that are not empty by their first account: the most hours first, ties by position.
  var order: [Int] {
    piles.indices.filter { piles[$0].count > 0 }.sorted {
      (piles[$1].trait.hours, first($0).client) < (piles[$0].trait.hours, first($1).client)
    }
  }

  private func first(_ pile: Int) -> CoveredAccount { piles[pile].accounts[piles[pile].taken] }

  mutating func take(_ pile: Int) -> CoveredAccount {
    defer { piles[pile].taken += 1 }
    return first(pile)
  }

  /// How many of the largest add up to the need; all of them where they never do.
  func fewest(for need: Int64) -> Int {
    var total: Int64 = 0
    var number = 0
    for pile in piles {
      for _ in 0..<pile.count {
        total += pile.trait.hours
        number += 1
        if total >= need { return number }
      }
    }
    return number
  }

  /// The hours of so many of the largest, without one of a pile.
  func most(_ count: Int, besidesOneOf pile: Int) -> Int64 {
    var rest = count
    var hours: Int64 = 0
    for index in piles.indices where rest > 0 {
      let taken = min(rest, piles[index].count - (index == pile ? 1 : 0))
      hours += Int64(taken) * piles[index].trait.hours
      rest -= taken
    }
    return hours
  }
}
