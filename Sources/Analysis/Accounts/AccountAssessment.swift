import Portfolio

/// What the tables beside clients and invoices say of one client.
///
/// Only clients with such records carry one: a portfolio of invoices alone pays eight bytes a client.
struct AccountAssessment: Sendable, Hashable {
  var contracts: ContractAssessment?
  var payments: PaymentAssessment?
  var satisfaction: SatisfactionAssessment?
  var relationship: RelationshipAssessment?
  /// Purchases beyond contracts, of clients who are billed by contract as well.
  var spot: SpotPurchases?
  var success: SuccessAssessment?
  var health: HealthScore?
  /// Products bought in each of the periods before and not in the last.
  var dropped: [DroppedProduct] = []
  var signals: [SignalEvidence] = []
  /// The rule of the policy's own that decided the status.
  var ownStatus: OwnStatus?
  /// Points toward a tier; nil unless the policy goes by points.
  var tierPoints: Int?

  var isEmpty: Bool { self == AccountAssessment() }
}

/// The purchases that cadence counts, where others are made under contracts.
struct SpotPurchases: Sendable, Hashable {
  /// The last one; nil when everything was bought under contracts.
  let last: Day?
  /// Days with one.
  let days: Int
}

/// Keeps the sub-values out of the row of a client.
final class AccountBox: Sendable, Hashable {
  let values: AccountAssessment

  init(_ values: AccountAssessment) { self.values = values }

  static func == (left: AccountBox, right: AccountBox) -> Bool {
    left === right || left.values == right.values
  }

  func hash(into hasher: inout Hasher) { hasher.combine(values) }
}

extension ClientAssessment {
  /// The contracts; nil without one that exists on the day.
  public var contracts: ContractAssessment? { account?.values.contracts }

  /// How the client pays; nil where the data does not tell.
  public var payments: PaymentAssessment? { account?.values.payments }

  /// What the client says of us; nil when it was never asked.
  public var satisfaction: SatisfactionAssessment? { account?.values.satisfaction }

  /// How we stand with the client's people; nil without people and touches.
  public var relationship: RelationshipAssessment? { account?.values.relationship }

  /// Objectives, steps, tickets, use and handoffs; nil without any.
  public var success: SuccessAssessment? { account?.values.success }

  /// How well the client does; nil for prospects and former clients, and where nothing was measured.
  public var health: HealthScore? { account?.values.health }

  /// Products the client dropped, the most missed first; empty where products are not kept.
  public var droppedProducts: [DroppedProduct] { account?.values.dropped ?? [] }

  /// What the signals of risk beyond cadence and volume saw, in the order of ``RiskSignal``.
  public var signalEvidence: [SignalEvidence] { account?.values.signals ?? [] }
}
