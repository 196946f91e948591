import Portfolio

/// How the clients of a sector or a tier do with one owner, against all clients of it.
///
/// The owner is the one of today; who had the clients before does not enter.
public struct OwnerFit: Sendable, Hashable {
  /// What the clients have in common.
  public enum Dimension: String, Sendable, Hashable, CaseIterable {
    case sector
    case tier
  }

  /// What the three measures say together.
  public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// More of them are above those of all clients of the kind than below.
    case better
    /// As many above as below.
    case alike
    /// More below than above.
    case worse
    /// Too few clients, or no others to compare with.
    case unscored
  }

  /// Id of the owner.
  public let owner: String
  /// What the clients have in common.
  public let dimension: Dimension
  /// The sector as written, or the tier.
  public let value: String
  /// The clients with this owner, by position.
  public let clients: [Int]
  /// Their figures; without values below the policy's fewest clients.
  public let own: FitFigures
  /// The figures of all clients of the kind, whoever answers for them.
  public let all: FitFigures
  /// What the figures say together.
  public let verdict: Verdict

  /// The cells of owner × sector and owner × tier, by owner, dimension and value.
  ///
  /// - Complexity: linear in clients, and n log n in cells.
  public static func all(_ study: Study) -> [OwnerFit] {
    let roster = OwnerRoster(study.portfolio)
    return Dimension.allCases.flatMap { dimension -> [OwnerFit] in
      var kinds: [String: [(owner: String?, client: ClientAssessment)]] = [:]
      for client in study.assessment.clients where client.isOfTheBase {
        guard let value = value(of: client, dimension, study.portfolio) else { continue }
        kinds[value, default: []]
          .append((roster.owner(of: client.client, in: study.portfolio), client))
      }
      return kinds.flatMap { value, members -> [OwnerFit] in
        let hasYearBefore = study.assessment.summary.hasYearBefore
        let all = FitFigures(members.map(\.client), hasYearBefore: hasYearBefore)
        var owned: [String: [ClientAssessment]] = [:]
        for (owner, client) in members {
          if let owner { owned[owner, default: []].append(client) }
        }
        return owned.map { owner, own in
          OwnerFit(
            owner: owner, dimension: dimension, value: value, own, of: members.count, all,
            fewest: study.policy.coverage.fewestFit, hasYearBefore: hasYearBefore)
        }
      }
    }.sorted {
      let left = [$0.owner, $0.dimension.rawValue, $0.value]
      let right = [$1.owner, $1.dimension.rawValue, $1.value]
      return left.lexicographicallyPrecedes(right) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
  }

  private static func value(
    of client: ClientAssessment, _ dimension: Dimension, _ portfolio: Portfolio
  ) -> String? {
    switch dimension {
    case .sector: portfolio.clients[client.client].attributes.sector
    case .tier: client.tier?.rawValue
    }
  }

  private init(
    owner: String, dimension: Dimension, value: String, _ clients: [ClientAssessment],
    of total: Int, _ all: FitFigures, fewest: Int, hasYearBefore: Bool
  ) {
    self.owner = owner
    self.dimension = dimension
    self.value = value
    self.clients = clients.map(\.client)
    let isScored = clients.count >= fewest
    own = FitFigures(isScored ? clients : [], hasYearBefore: hasYearBefore)
    self.all = all
    guard isScored, total > clients.count else {
      verdict = .unscored
      return
    }
    let signs = [
      FitFigures.sign(own.retention.basisPoints, all.retention.basisPoints),
      FitFigures.sign(own.healthTenths, all.healthTenths),
      FitFigures.sign(own.growthBasisPoints, all.growthBasisPoints),
    ].compactMap { $0 }
    let balance = signs.reduce(0, +)
    verdict = signs.isEmpty ? .unscored : balance > 0 ? .better : balance < 0 ? .worse : .alike
  }
}

/// How some clients do.
public struct FitFigures: Sendable, Hashable {
  /// The part of the revenue of the twelve months before that came again, without growth.
  public let retention: Share
  /// Mean health score in tenths, of those that have one; nil without any.
  public let healthTenths: Int64?
  /// Revenue of twelve months against the twelve before of the same clients, less the whole.
  public let growthBasisPoints: Int64?

  /// - Parameters:
  ///   - clients: The clients.
  ///   - hasYearBefore: Whether invoices reach back far enough for a year to be compared.
  init(_ clients: [ClientAssessment], hasYearBefore: Bool) {
    var (before, kept, now) = (Int64(0), Int64(0), Int64(0))
    for client in clients where hasYearBefore && client.previous.net > 0 {
      let current = max(0, client.current.net)
      before = sum(before, client.previous.net)
      kept = sum(kept, min(client.previous.net, current))
      now = sum(now, current)
    }
    retention = Share(kept, of: before)
    growthBasisPoints = Share(now, of: before).basisPoints.map { $0 - 10_000 }
    let scores = clients.compactMap { $0.health?.score }
    healthTenths =
      scores.isEmpty
      ? nil : Rounding.divide(Int64(scores.reduce(0, +)) * 10, by: Int64(scores.count))
  }

  /// 1 where the first is greater, −1 where it is smaller; nil where one is unknown.
  fileprivate static func sign(_ first: Int64?, _ second: Int64?) -> Int? {
    guard let first, let second else { return nil }
    return (first - second).signum() == 0 ? 0 : first > second ? 1 : -1
  }
}
