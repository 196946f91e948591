public import Portfolio

/// A client that another one brought, and what it is worth to us.
public struct ReferralCredit: Sendable, Hashable {
  /// The record in the data.
  public let key: RecordKey
  /// Position of the client who referred.
  public let from: Int
  /// Position of the client who came.
  public let to: Int
  /// The day; nil where the data does not say.
  public let day: Day?
  /// Whether the revenue is credited to this referral: of several of one client, the earliest.
  public let isCredited: Bool
  /// Revenue of a year of the client who came, in minor units; zero unless credited, nil where unknown.
  public let value: Int64?
  /// Which revenue that is: invoices or contracts, the greater, never both; nil where unknown.
  public let basis: RevenueBasis?
  /// The client at the head of the chain.
  public let root: Int
  /// How many referrals lead from the head to the client who came.
  public let depth: Int
}

/// Who brought whom, with the revenue of each client credited once.
public struct ReferralChains: Sendable {
  /// The referrals known on the day: by head of chain, then depth, then day, then record.
  public let credits: [ReferralCredit]
  /// What all of them bring in a year, each client once; nil where it is known of none.
  public let total: Int64?

  /// Clients who brought others, by what those bring, unknown ones last, ties by position.
  public let referrers: [Referrer]

  /// A client who brought others.
  public struct Referrer: Sendable, Hashable {
    /// Position of the client.
    public let client: Int
    /// How many clients it brought itself, as far as they are credited to it.
    public let referred: Int
    /// What they bring in a year, in minor units; nil where it is known of none.
    public let value: Int64?
    /// How many came through the whole chain below it.
    public let chain: Int
  }

  /// The referrals of a portfolio on a day.
  public init(_ study: Study) {
    let known = study.portfolio.records.referrals.filter { referral in
      (referral.date ?? study.day) <= study.day && referral.client != referral.referred
        && study.assessment.client(referral.referred) != nil
    }
    var first: [Int: Referral] = [:]
    for referral in known {
      if let other = first[referral.referred], !ReferralChains.precedes(referral, other) {
        continue
      }
      first[referral.referred] = referral
    }
    var heads = ChainHeads(first)
    let credits = known.map { referral -> ReferralCredit in
      let client = study.assessment.client(referral.referred)
      let isCredited = first[referral.referred]?.id == referral.id
      let (root, depth) = heads.head(above: referral.client)
      return ReferralCredit(
        key: RecordKey(table: .referrals, key: referral.id), from: referral.client,
        to: referral.referred, day: referral.date, isCredited: isCredited,
        value: isCredited ? client?.tierRevenue : 0,
        basis: client?.tierRevenue == nil ? nil : client?.tierBasis, root: root,
        depth: depth + 1)
    }
    self.credits = credits.sorted { left, right in
      if left.root != right.root { return left.root < right.root }
      if left.depth != right.depth { return left.depth < right.depth }
      let days = (left.day?.number ?? .max, right.day?.number ?? .max)
      return days.0 != days.1 ? days.0 < days.1 : left.key < right.key
    }
    total = knownSum(credits.filter(\.isCredited).map(\.value))
    referrers = ReferralChains.referrers(credits)
  }

  /// The earlier day first, undated last, then by the bytes of the id.
  private static func precedes(_ left: Referral, _ right: Referral) -> Bool {
    let days = (left.date?.number ?? .max, right.date?.number ?? .max)
    return days.0 != days.1
      ? days.0 < days.1 : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
  }

  private static func referrers(_ credits: [ReferralCredit]) -> [Referrer] {
    let taken = credits.filter(\.isCredited)
    let credited = Dictionary(grouping: taken, by: \.from)
    // From the ends of the chains to their heads: whoever came below a client is counted before it.
    var below: [Int: Int] = [:]
    for credit in taken.sorted(by: { $0.depth > $1.depth }) where credit.to != credit.root {
      below[credit.from, default: 0] += 1 + below[credit.to, default: 0]
    }
    return credited.map { client, credits in
      Referrer(
        client: client, referred: credits.count,
        value: knownSum(credits.map(\.value)), chain: below[client, default: 0])
    }.sorted {
      let values = ($0.value ?? -1, $1.value ?? -1)
      return values.0 != values.1 ? values.0 > values.1 : $0.client < $1.client
    }
  }
}

/// Which client each chain of referrals begins with, found once for all that stand in it.
private struct ChainHeads {
  private let first: [Int: Referral]
  private var known: [Int: (root: Int, depth: Int)] = [:]

  /// The chains of the referrals that are credited, by the client who came.
  init(_ first: [Int: Referral]) { self.first = first }

  /// The head of a client's chain, and how many referrals lead from it to the client.
  ///
  /// A circle, which loading refuses, begins with the lowest of its clients.
  mutating func head(above client: Int) -> (root: Int, depth: Int) {
    var path: [Int] = []
    var places: [Int: Int] = [:]
    var at = client
    while known[at] == nil {
      guard let before = first[at]?.client else {
        known[at] = (at, 0)
        break
      }
      if let closed = places[at] {
        let lowest = path[closed...].min() ?? at
        known[lowest] = (lowest, 0)
        path = Array(path.prefix { $0 != lowest })
        at = lowest
        break
      }
      places[at] = path.count
      path.append(at)
      at = before
    }
    // Back from where the head is known to the client, which is the first of the path.
    let (root, start) = known[at] ?? (root: at, depth: 0)
    var depth = start
    for member in path.reversed() {
      depth += 1
      known[member] = (root, depth)
    }
    return (root, depth)
  }
}
