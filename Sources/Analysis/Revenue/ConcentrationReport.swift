public import Portfolio

/// A warning that revenue hangs on few clients.
public enum ConcentrationWarning: String, Sendable, Hashable, CaseIterable {
  /// The largest brings more than the policy bears.
  case largest
  /// The five largest bring more than the policy bears.
  case topFive = "top-five"
  /// The ten largest bring more than the policy bears.
  case topTen = "top-ten"
  /// The Herfindahl–Hirschman index is above the policy's limit.
  case herfindahl
}

/// How revenue of one basis is spread over clients or groups, and what would be left.
public struct ConcentrationReport: Sendable {
  /// Which revenue it is, that of twelve months.
  public let basis: RevenueBasis
  /// The spread.
  public let spread: Concentration
  /// The spread if the largest left.
  public let withoutLargest: Concentration
  /// The ten largest.
  public let largest: [Part]
  /// What is beyond the policy's limits; nothing where clients are unknown, since what they bring could
  /// bring every share below them.
  public let warnings: [ConcentrationWarning]
  /// Clients whose contracts run at values of which none is known: the shares of the others are at most
  /// what they are said to be.
  public let unknown: Int
  /// Whether clients of one group count as one.
  public let isByGroup: Bool
  /// Gross retention of the year as it would be without the largest; nil where no year before is known.
  public private(set) var retentionWithoutLargest: Share?

  /// A client or group and what it brings.
  public struct Part: Sendable, Hashable {
    /// Position of the client, or of the one at the head of the group.
    public let head: Int
    /// Positions of all clients of it, ascending.
    public let members: [Int]
    /// What it brings, in minor units.
    public let amount: Int64
  }

  /// Whether nothing that anybody brings is known, although somebody brings something.
  public var isUnknown: Bool { spread.total == 0 && unknown > 0 }

  /// The spread of the revenue of an assessment.
  ///
  /// - Parameters:
  ///   - assessment: The assessment.
  ///   - basis: Which revenue.
  ///   - groups: Clients of one group count as one; without it every client stands alone.
  public init(_ assessment: Assessment, basis: RevenueBasis, groups: ClientGroups? = nil) {
    self.basis = basis
    isByGroup = groups != nil
    var amounts: [Int: (amount: Int64, members: [Int])] = [:]
    var unknown = 0
    for client in assessment.clients {
      let brought: Int64? =
        switch basis {
        case .transactional: client.current.net
        case .recurring: client.contracts == nil ? 0 : client.contracts?.knownYearlyRevenue
        }
      if brought == nil { unknown += 1 }
      guard let value = brought, value != 0 else { continue }
      let head = groups?.group(of: client.client)?.head ?? client.client
      let known = amounts[head] ?? (0, [])
      amounts[head] = (sum(known.amount, value), known.members + [client.client])
    }
    let parts = amounts.filter { $0.value.amount > 0 }
      .map { Part(head: $0.key, members: $0.value.members.sorted(), amount: $0.value.amount) }
      .sorted { $0.amount != $1.amount ? $0.amount > $1.amount : $0.head < $1.head }
    let total = parts.reduce(0) { sum($0, $1.amount) }
    let spread = Concentration(parts.map(\.amount), total: total)
    self.spread = spread
    withoutLargest = Concentration(
      parts.dropFirst().map(\.amount), total: total - (parts.first?.amount ?? 0))
    largest = Array(parts.prefix(10))
    let limits = assessment.policy.revenue
    self.unknown = unknown
    warnings = ConcentrationWarning.allCases.filter { warning in
      guard unknown == 0 else { return false }
      return switch warning {
      case .largest: Share(spread.top1, of: total).basisPoints ?? 0 > limits.oneClient
      case .topFive: Share(spread.top5, of: total).basisPoints ?? 0 > limits.topFive
      case .topTen: Share(spread.top10, of: total).basisPoints ?? 0 > limits.topTen
      case .herfindahl: spread.herfindahlHundredths > Int64(limits.herfindahl) * 100
      }
    }
  }
}

extension ConcentrationReport {
  /// The spread of every basis of a study, each of clients first, then of groups where there are any.
  public static func reports(of study: Study) -> [ConcentrationReport] {
    let groups = ClientGroups(of: study.portfolio)
    return study.bases.flatMap { basis -> [ConcentrationReport] in
      let ways: [ClientGroups?] = groups.groups.isEmpty ? [nil] : [nil, groups]
      return ways.map { groups in
        var report = ConcentrationReport(study.assessment, basis: basis, groups: groups)
        report.retentionWithoutLargest = report.retention(study)
        return report
      }
    }
  }

  /// What would be kept of the revenue of a year ago if the largest left today.
  private func retention(_ study: Study) -> Share? {
    guard study.hasYearBefore(basis), let largest = largest.first else { return nil }
    let members = Set(largest.members)
    let revenues = study.yearRevenues(basis)
    let totals = study.yearMovements(basis, of: revenues)
    guard totals.cohort > 0 else { return nil }
    let lost = revenues.reduce(Int64(0)) { lost, revenue in
      guard members.contains(revenue.client), let before = revenue.before,
        let after = revenue.after
      else { return lost }
      return sum(lost, min(max(0, before), max(0, after)))
    }
    return Share(totals.kept - lost, of: totals.cohort)
  }
}
