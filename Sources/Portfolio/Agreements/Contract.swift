/// What the data says about the state of a contract.
///
/// The dates decide what holds on a day; the word only adds what dates cannot say.
public enum ContractStatus: String, Sendable, Hashable, CaseIterable {
  /// Signed and in force or about to be.
  case active
  /// Not signed yet.
  case draft
  /// Notice was given; it runs until its end.
  case cancelled
  /// Over.
  case ended
  /// Paused: nothing is delivered or billed.
  case suspended
}

/// One version of a recurring agreement.
///
/// A contract that changed has several versions with one number; each holds from ``validFrom`` until
/// the next one's.
public struct Contract: ClientRecord {
  /// The contract's number; its versions share it.
  public let id: String
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// The day this version holds from; nil where there is one version only, which holds from its start.
  public var validFrom: Day?
  /// Id of the product, or its name as written where there is no such product.
  public var product: String?
  /// The first day of service.
  public var start: Day?
  /// The day it renews or runs out.
  public var renewal: Day?
  /// Days before ``renewal`` by which it must be called off; nil is unknown, not zero.
  public var noticeDays: Int?
  /// Whether it renews by itself.
  public var renewsByItself: Bool?
  /// What it brings a month.
  public var monthlyValue: Money?
  /// The state as the data has it.
  public var status: ContractStatus?
  /// The day notice was given.
  public var cancelled: Day?
  /// The last day of service, where the end is known.
  public var end: Day?
  /// Why it ended or will.
  public var endReason: String?
  /// Values of the company's own columns, by field name.
  public var custom: [String: CustomValue] = [:]

  /// A version of which only number and client are known yet.
  public init(id: String, client: Int) {
    self.id = id
    self.client = client
  }

  /// Versions sort by the day they hold from.
  public var sortDay: Day? { validFrom ?? start }

  /// The last day on which the client can call it off: renewal less notice.
  ///
  /// Nil where either is unknown.
  public var optOut: Day? {
    guard let renewal, let noticeDays else { return nil }
    return renewal.adding(days: -noticeDays)
  }
}
