public import Portfolio

/// How late an unpaid invoice is.
public enum OverdueBucket: String, Sendable, Hashable, CaseIterable {
  case upTo10 = "10"
  case upTo30 = "30"
  case upTo60 = "60"
  case upTo90 = "90"
  case beyond90 = "beyond-90"

  init(days: Int) {
    self =
      days <= 10
      ? .upTo10 : days <= 30 ? .upTo30 : days <= 60 ? .upTo60 : days <= 90 ? .upTo90 : .beyond90
  }
}

/// An invoice that is due and not paid.
public struct OverdueInvoice: Sendable, Hashable {
  /// The record in the data.
  public let key: RecordKey
  /// The day it was due.
  public let due: Day
  /// Days since then.
  public let days: Int
  /// What is left to be paid, in minor units.
  public let open: Int64
}

/// How a client pays.
public struct PaymentAssessment: Sendable, Hashable {
  /// What is left to be paid of all invoices, due or not, in minor units; nil where the data does
  /// not tell payments.
  public let open: Int64?
  /// The invoices that are due and not paid, the oldest due day first.
  public let overdue: [OverdueInvoice]
  /// Invoices due in the twelve months up to the day of which it is decided whether they were paid on
  /// time.
  public let decided: Int
  /// Of them, those that were.
  public let onTime: Int
  /// Days from the due day to the payment, summed over the invoices of those twelve months that were
  /// paid; below zero for early payers.
  public let delayDays: Int
  /// How many of them were paid.
  public let paid: Int
  /// How many invoices in a row were paid on time up to now.
  public let streak: Int

  /// What is overdue, in minor units.
  public var overdueAmount: Int64 { overdue.reduce(0) { sum($0, $1.open) } }

  /// The share of invoices paid on time; nil below one that is decided.
  public var onTimeShare: Share? { decided > 0 ? Share(Int64(onTime), of: Int64(decided)) : nil }

  /// Mean days from the due day to the payment, in tenths; nil without a payment.
  public var meanDelayTenths: Int64? {
    paid > 0 ? Rounding.divide(Int64(delayDays) * 10, by: Int64(paid)) : nil
  }

  /// What is overdue by how long.
  public func overdueAmount(_ bucket: OverdueBucket) -> Int64 {
    overdue.reduce(0) { OverdueBucket(days: $1.days) == bucket ? sum($0, $1.open) : $0 }
  }

  /// Nil without an invoice up to the day.
  init?(_ receivables: some Sequence<Receivable>, _ moment: Moment, _ policy: PaymentPolicy) {
    let known = moment.known
    var open: Int64 = 0
    var knowsOpen = false
    var overdue: [OverdueInvoice] = []
    var outcomes: [(due: Day, onTime: Bool)] = []
    var delayDays = 0
    var paid = 0
    var exists = false
    let year = moment.day.windowBound(months: 12)
    for receivable in receivables where receivable.exists(on: known) {
      exists = true
      let left = receivable.openAmount(on: known)
      if let left {
        knowsOpen = true
        open = sum(open, left)
        if left > 0, let due = receivable.due, due < moment.day {
          overdue.append(
            OverdueInvoice(
              key: receivable.key, due: due, days: moment.day.days(since: due), open: left))
        }
      }
      // What is not due yet was paid early or not at all, and the rest would not be seen: it says nothing.
      guard let due = receivable.due, due > year, due <= moment.day else { continue }
      if let isOnTime = receivable.paidOnTime(graceDays: policy.graceDays, on: known) {
        outcomes.append((due, isOnTime))
      } else if let left, left > 0, moment.day > due.adding(days: policy.graceDays) {
        // What is open is late by a later day, as it is overdue by then.
        outcomes.append((due, false))
      }
      if let settled = receivable.settledDay(on: known) {
        delayDays += settled.days(since: due)
        paid += 1
      }
    }
    guard exists else { return nil }
    self.open = knowsOpen ? open : nil
    self.overdue = overdue.sorted { $0.due != $1.due ? $0.due < $1.due : $0.key < $1.key }
    decided = outcomes.count
    onTime = outcomes.count(where: \.onTime)
    self.delayDays = delayDays
    self.paid = paid
    // Of one due day, a late one breaks the row.
    let latest = outcomes.sorted {
      $0.due != $1.due ? $0.due > $1.due : !$0.onTime && $1.onTime
    }
    streak = latest.prefix(while: \.onTime).count
  }
}
