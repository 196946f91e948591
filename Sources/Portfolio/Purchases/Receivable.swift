/// Something that made a debt smaller: money that came, or goods that went back.
public struct Settlement: Sendable, Hashable {
  /// What it was.
  public enum Kind: Sendable, Hashable {
    /// Money from the client; below zero where it was taken back.
    case payment
    /// A return or credit note under the invoice's own number.
    case credit
  }

  /// The day it happened.
  public let day: Day
  /// How much of the invoice it settled, in minor units of the reporting currency.
  public let amount: Int64
  /// What it was.
  public let kind: Kind

  /// A settlement of a day.
  public init(day: Day, amount: Int64, kind: Kind) {
    self.day = day
    self.amount = amount
    self.kind = kind
  }
}

/// What a client owes, or owed, for one invoice on one due date.
///
/// An invoice in instalments has one for each due date, all of one number. Every question is asked as
/// of a day: what is dated later does not exist yet. Nil means that the data does not tell.
public struct Receivable: Sendable, Hashable {
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// The invoice's number as written; the day as ISO 8601 writes it where lines have no number.
  public let number: String
  /// The day of the invoice.
  public let issued: Day
  /// The day it falls due; nil where the data does not say.
  public let due: Day?
  /// What was billed, in minor units of the reporting currency; above 0.
  public let amount: Int64
  /// The day the invoice itself says it was paid in full.
  public let paid: Day?
  /// Payments and credits, ascending by day.
  public let settlements: [Settlement]
  /// The first day on which anything was paid in the whole data.
  ///
  /// Nil where nothing tells payments of this invoice: then it is not known to be open either.
  public let paymentsKnownFrom: Day?

  /// An invoice with what is known about its settlement.
  public init(
    client: Int, number: String, issued: Day, due: Day?, amount: Int64, paid: Day? = nil,
    settlements: [Settlement] = [], paymentsKnownFrom: Day?
  ) {
    self.client = client
    self.number = number
    self.issued = issued
    self.due = due
    self.amount = amount
    self.paid = paid
    self.settlements = settlements
    self.paymentsKnownFrom = paymentsKnownFrom
  }

  /// The record that evidence cites.
  public var key: RecordKey { RecordKey(table: .invoices, key: number) }

  /// Whether the invoice had been written by a day.
  public func exists(on day: Day) -> Bool { issued <= day }

  /// Whether anything tells, by a day, if it was paid.
  public func knowsPayments(on day: Day) -> Bool {
    paymentsKnownFrom.map { $0 <= day } ?? false
  }

  /// What went back or was credited by a day, in minor units.
  public func creditedAmount(on day: Day) -> Int64 {
    min(amount, sum(.credit, until: day))
  }

  /// What was paid by a day, in minor units; nil where nothing tells.
  public func settledAmount(on day: Day) -> Int64? {
    guard knowsPayments(on: day) else { return nil }
    let owed = amount - creditedAmount(on: day)
    if let paid, paid <= day { return owed }
    return min(owed, max(0, sum(.payment, until: day)))
  }

  /// What is left to be paid on a day, in minor units; nil where nothing tells.
  public func openAmount(on day: Day) -> Int64? {
    guard exists(on: day) else { return 0 }
    return settledAmount(on: day).map { amount - creditedAmount(on: day) - $0 }
  }

  /// Whether something is left to be paid on a day; nil where nothing tells.
  public func isOpen(on day: Day) -> Bool? { openAmount(on: day).map { $0 > 0 } }

  /// The day from which nothing was left to be paid, seen from a day.
  ///
  /// Nil while it is open, where nothing tells, and where all of it went back without any payment.
  public func settledDay(on day: Day) -> Day? {
    guard exists(on: day), isOpen(on: day) == false, settledAmount(on: day) ?? 0 > 0 else {
      return nil
    }
    var rest = amount
    var settled: Day?
    for settlement in settlements where settlement.day <= day {
      rest -= settlement.amount
      if rest > 0 { settled = nil } else { settled = settled ?? settlement.day }
    }
    guard let paid, paid <= day else { return settled }
    return min(paid, settled ?? paid)
  }

  /// For how many days it has been due and open on a day.
  ///
  /// 0 where it is settled or not due yet; nil without a due date or where nothing tells payments.
  public func overdueDays(on day: Day) -> Int? {
    guard let isOpen = isOpen(on: day) else { return nil }
    guard isOpen else { return 0 }
    return due.map { max(0, day.days(since: $0)) }
  }

  /// Whether it was paid by its due date and some days of grace, seen from a day.
  ///
  /// Nil without a due date, where nothing tells payments, while it may still be paid on time, and
  /// where nothing had to be paid since all of it went back.
  public func paidOnTime(graceDays: Int, on day: Day) -> Bool? {
    guard exists(on: day), let due, let isOpen = isOpen(on: day) else { return nil }
    let limit = due.adding(days: graceDays)
    if isOpen { return day > limit ? false : nil }
    return settledDay(on: day).map { $0 <= limit }
  }

  private func sum(_ kind: Settlement.Kind, until day: Day) -> Int64 {
    settlements.reduce(0) { $1.kind == kind && $1.day <= day ? $0 + $1.amount : $0 }
  }
}
