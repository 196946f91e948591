public import Portfolio

/// How the relation with a former client ended.
public struct Ending: Sendable, Hashable {
  /// The day; nil where the data does not say.
  public let day: Day?
  /// Why, by the closed list; nil where the data does not say.
  public let reason: EndReason?
  /// Why, as written.
  public let text: String?
  /// The record that says so.
  public let key: RecordKey

  /// How the relation with a client ended; nil unless it is a former client.
  ///
  /// The client's own row speaks first, then the contract that ended last. A rule of the policy's own
  /// knows no day.
  public init?(of client: ClientAssessment, in portfolio: Portfolio) {
    guard client.status == .former else { return nil }
    let record = portfolio.clients[client.client]
    let contract = client.contracts?.lastEnded
    if let ended = record.ended, ended.number <= client.asOf {
      let text = record.attributes.endReason ?? contract?.endReasonText
      self.init(
        day: ended, reason: EndReason(text), text: text,
        key: RecordKey(table: .clients, key: record.id))
    } else if let contract {
      let text = contract.endReasonText ?? record.attributes.endReason
      self.init(day: contract.end, reason: EndReason(text), text: text, key: contract.key)
    } else {
      // A reason beside a day that has not come is not known yet.
      let text = record.ended == nil ? record.attributes.endReason : nil
      self.init(
        day: nil, reason: EndReason(text), text: text,
        key: RecordKey(table: .clients, key: record.id))
    }
  }

  init(day: Day?, reason: EndReason?, text: String?, key: RecordKey) {
    self.day = day
    self.reason = reason
    self.text = text
    self.key = key
  }
}

/// Why former clients left, counted.
public struct EndReasonSummary: Sendable, Hashable {
  /// Reasons with at least one client, most clients first, ties in the order of declaration.
  public let rows: [Row]
  /// Former clients of whom no reason is known.
  public let unknown: Int
  /// Whether more than the policy's share of the known reasons is `other`.
  public let isTooVague: Bool

  /// Clients who left for one reason.
  public struct Row: Sendable, Hashable {
    /// The reason.
    public let reason: EndReason
    /// Positions of the clients, ascending.
    public let clients: [Int]
  }

  /// The reasons of all former clients of an assessment.
  public init(_ assessment: Assessment, of portfolio: Portfolio) {
    var clients: [EndReason: [Int]] = [:]
    var unknown = 0
    for client in assessment.clients where client.status == .former {
      if let reason = Ending(of: client, in: portfolio)?.reason {
        clients[reason, default: []].append(client.client)
      } else {
        unknown += 1
      }
    }
    rows = EndReason.allCases.compactMap { reason in
      clients[reason].map { Row(reason: reason, clients: $0) }
    }.enumerated().sorted {
      let counts = ($0.element.clients.count, $1.element.clients.count)
      return counts.0 != counts.1 ? counts.0 > counts.1 : $0.offset < $1.offset
    }.map(\.element)
    self.unknown = unknown
    let known = rows.reduce(0) { $0 + $1.clients.count }
    let other = clients[.other]?.count ?? 0
    isTooVague = Int64(other) * 10_000 > assessment.policy.contracts.otherReasons * Int64(known)
  }
}
