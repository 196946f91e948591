/// How much of a product a client used in a period.
public struct UsageRecord: ClientRecord {
  /// The record's id.
  public let id: String
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// Id of the product, or its name as written.
  public var product: String?
  /// The first day of the period; a month where the data says only month and year.
  public var period: Day?
  /// What was measured, such as active seats.
  public var metric: String?
  /// The value.
  public var value: DecimalNumber?

  /// A record of which only id and client are known yet.
  public init(id: String, client: Int) {
    self.id = id
    self.client = client
  }

  /// Usage sorts by its period.
  public var sortDay: Day? { period }
}

/// How grave a ticket is.
public enum TicketSeverity: String, Sendable, Hashable, CaseIterable {
  case critical
  case high
  case medium
  case low
}

/// A call for help.
public struct Ticket: ClientRecord {
  /// The ticket's id.
  public let id: String
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// The day it was opened.
  public var opened: Day?
  /// The day it was closed; nil while it is open, or where nobody wrote it down.
  public var closed: Day?
  /// Whether its status says that it is closed; nil where there is none.
  public var isClosed: Bool?
  /// How grave it is.
  public var severity: TicketSeverity?
  /// Hours of work.
  public var hours: DecimalNumber?
  /// What it is about.
  public var theme: String?

  /// A ticket of which only id and client are known yet.
  public init(id: String, client: Int) {
    self.id = id
    self.client = client
  }

  /// Whether it waits for us on a day: not closed by then, nor closed on a day that nobody wrote down.
  ///
  /// - Parameter day: The day.
  /// - Returns: Whether it is open.
  public func isOpen(on day: Day) -> Bool {
    closed.map { $0 > day } ?? (isClosed != true)
  }

  /// Tickets sort by the day they were opened.
  public var sortDay: Day? { opened }
}
