import Portfolio

/// The contracts of the portfolio on the day.
public struct ContractSummary: Sendable, Hashable {
  /// Recurring revenue a month in force, in minor units.
  public let monthlyRevenue: Int64
  /// Of it, what cancelled contracts still bring, of those whose value is known.
  public let cancelledRevenue: Int64
  /// Cancelled contracts in service whose value is not known.
  public let cancelledWithoutValue: Int
  /// Contracts in service.
  public let running: Int
  /// Contracts in service whose value is not known.
  public let withoutValue: Int
  /// Clients with a contract in service.
  public let clients: Int
  /// What is to be renewed, by how near the opt-out is.
  public let buckets: [Bucket]

  /// The contracts of one bucket.
  public struct Bucket: Sendable, Hashable {
    /// The bucket.
    public let bucket: RenewalBucket
    /// How many contracts.
    public let contracts: Int
    /// Twelve times their monthly value, in minor units.
    public let yearlyValue: Int64
    /// Contracts among them whose value is not known.
    public let withoutValue: Int

    /// Their yearly value; nil where there are contracts and the value of none is known.
    public var knownValue: Int64? {
      contracts > 0 && withoutValue == contracts ? nil : yearlyValue
    }
  }

  /// The recurring revenue a month; nil where contracts run and the value of none is known.
  public var knownRevenue: Int64? { monthlyRevenue == 0 && withoutValue > 0 ? nil : monthlyRevenue }

  /// What cancelled contracts still bring a month; nil where some run and the value of none is known.
  public var knownCancelledRevenue: Int64? {
    cancelledRevenue == 0 && cancelledWithoutValue > 0 ? nil : cancelledRevenue
  }

  init(_ clients: [ClientAssessment]) {
    let all = clients.compactMap(\.contracts)
    let inService = all.flatMap(\.running)
    monthlyRevenue = all.reduce(0) { sum($0, $1.monthlyRevenue) }
    let cancelled = inService.filter { $0.state == .cancelledRunning }
    cancelledRevenue = cancelled.reduce(0) { sum($0, $1.monthlyValue ?? 0) }
    cancelledWithoutValue = cancelled.count { $0.monthlyValue == nil }
    running = inService.count
    withoutValue = all.reduce(0) { $0 + $1.withoutValue }
    self.clients = all.count { $0.contracts.contains(where: \.isInService) }
    buckets = RenewalBucket.allCases.map { bucket in
      let contracts = inService.filter { $0.bucket == bucket }
      return Bucket(
        bucket: bucket, contracts: contracts.count,
        yearlyValue: contracts.reduce(0) { sum($0, $1.yearlyValue ?? 0) },
        withoutValue: contracts.count { $0.monthlyValue == nil })
    }
  }

  /// The row of a bucket.
  public subscript(bucket: RenewalBucket) -> Bucket {
    buckets.first { $0.bucket == bucket }
      ?? Bucket(bucket: bucket, contracts: 0, yearlyValue: 0, withoutValue: 0)
  }
}

/// A contract that is to be renewed.
public struct Renewal: Sendable, Hashable {
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// The contract.
  public let contract: ContractStanding
}

extension Assessment {
  /// Every contract that is to be renewed, by opt-out day, then renewal, unknown days last.
  public var renewals: [Renewal] {
    clients.flatMap { client in
      (client.contracts?.contracts ?? []).filter { $0.bucket != nil }
        .map { Renewal(client: client.client, contract: $0) }
    }.sorted { left, right in
      let days = (left.contract.nextDate, right.contract.nextDate)
      if days.0 != days.1 { return (days.0?.number ?? .max) < (days.1?.number ?? .max) }
      if left.client != right.client { return left.client < right.client }
      return left.contract.id.utf8.lexicographicallyPrecedes(right.contract.id.utf8)
    }
  }
}
