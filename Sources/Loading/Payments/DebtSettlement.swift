import Portfolio

/// A payment of an invoice that was found.
struct Payment: Sendable {
  /// The invoice, as the book numbers it.
  let group: Int
  let day: Int32
  /// Minor units of the reporting currency; below 0 where money was taken back.
  let amount: Int64
  /// Whether it was made in another currency and converted.
  let isConverted: Bool
  /// The file, by its position among those read, and the line: for findings.
  let file: Int
  let line: Int
}

/// Spreads what came in, and what went back, over the debts of each invoice.
///
/// Events are taken day by day: the earliest due date is filled first; what was taken back leaves the
/// latest first; a return belongs to the due date it names, else to the earliest that is open.
struct DebtSettlement {
  /// An invoice whose payments do not fit it.
  struct Misfit: Sendable {
    /// The payment that did not fit first.
    let payment: Payment
    let billed: Int64
    let paid: Int64
  }

  private(set) var book: DebtBook
  /// What settled a debt, sorted by debt, then day.
  private var events: [(debt: Int, settlement: Settlement)] = []
  /// Where the events of the invoice at hand begin.
  private var firstEvent = 0
  private(set) var misfits: [Misfit] = []
  /// What is left of each debt.
  private var rest: [Int64]

  init(_ book: DebtBook, payments: [Payment]) {
    self.book = book
    rest = book.debts.map(\.amount)
    // Rows that are equal in all of this have the same effect in any order.
    let payments = payments.sorted {
      ($0.group, $0.day, $1.amount, $0.file, $0.line)
        < ($1.group, $1.day, $0.amount, $1.file, $1.line)
    }
    var (credit, payment) = (0, 0)
    let credits = book.credits
    while credit < credits.count || payment < payments.count {
      let group = min(
        credit < credits.count ? credits[credit].group : .max,
        payment < payments.count ? payments[payment].group : .max)
      var misfit: Payment?
      let first = payment
      while true {
        let back = credit < credits.count && credits[credit].group == group ? credits[credit] : nil
        let paid =
          payment < payments.count && payments[payment].group == group ? payments[payment] : nil
        if let back, isFirst(back) || back.day <= paid?.day ?? .max {
          take(back)
          credit += 1
        } else if let paid {
          if !take(paid) { misfit = misfit ?? paid }
          payment += 1
        } else {
          break
        }
      }
      if let misfit { note(misfit, payments[first..<payment]) }
      closeGroup()
    }
  }

  /// Whether something went back before its invoice was written: then less was billed, whatever was
  /// paid in advance.
  private func isFirst(_ credit: DebtCredit) -> Bool {
    book.groups[credit.group].first.map { credit.day <= book.debts[$0].issued } ?? true
  }

  /// Brings the events of an invoice into the order of its debts; within one they stay by day.
  private mutating func closeGroup() {
    let sorted = events[firstEvent...].enumerated().sorted {
      ($0.element.debt, $0.offset) < ($1.element.debt, $1.offset)
    }
    events.replaceSubrange(firstEvent..., with: sorted.map(\.element))
    firstEvent = events.count
  }

  private mutating func note(_ misfit: Payment, _ payments: ArraySlice<Payment>) {
    misfits.append(
      Misfit(
        payment: misfit,
        billed: book.groups[misfit.group].reduce(0) { $0 + book.debts[$1].amount },
        paid: payments.reduce(Int64(0)) { $0.addingReportingOverflow($1.amount).partialValue }))
  }

  private mutating func take(_ credit: DebtCredit) {
    let group = book.groups[credit.group]
    let same = group.filter { book.debts[$0].due == credit.due }
    var left = credit.amount
    for debt in same + group.filter({ book.debts[$0].due != credit.due }) where left > 0 {
      let part = min(left, rest[debt])
      guard part > 0 else { continue }
      left -= part
      rest[debt] -= part
      if credit.day <= book.debts[debt].issued {
        book.debts[debt].amount -= part
      } else {
        settle(debt, credit.day, part, .credit)
      }
    }
  }

  /// Takes a payment; false where not all of it fits.
  private mutating func take(_ payment: Payment) -> Bool {
    let group = book.groups[payment.group]
    guard payment.amount >= 0 else { return takeBack(payment, group) }
    var left = payment.amount
    for debt in group where rest[debt] > 0 && left > 0 {
      // Each line was rounded when it was converted, and so was the payment.
      let slack = payment.isConverted ? Int64(book.debts[debt].lines + 2) / 2 : 0
      let isWhole = abs(rest[debt] - left) <= slack
      let part = isWhole ? rest[debt] : min(left, rest[debt])
      left = isWhole ? 0 : left - part
      rest[debt] -= part
      settle(debt, payment.day, part, .payment)
    }
    return left == 0
  }

  private mutating func takeBack(_ payment: Payment, _ group: Range<Int>) -> Bool {
    var left = payment.amount.magnitude
    for debt in group.reversed() where left > 0 {
      let paid = events[firstEvent...].reduce(Int64(0)) {
        $1.debt == debt && $1.settlement.kind == .payment ? $0 + $1.settlement.amount : $0
      }
      let part = min(left, UInt64(max(0, paid)))
      guard part > 0 else { continue }
      left -= part
      rest[debt] += Int64(part)
      settle(debt, payment.day, -Int64(part), .payment)
    }
    return left == 0
  }

  private mutating func settle(
    _ debt: Int, _ day: Int32, _ amount: Int64, _ kind: Settlement.Kind
  ) {
    events.append((debt, Settlement(day: Day(number: day), amount: amount, kind: kind)))
  }

  /// The receivables of a portfolio of so many clients.
  func receivables(clientCount: Int) -> Receivables {
    let days = book.debts.lazy.compactMap(\.paidDay)
    let paid = events.lazy.filter { $0.settlement.kind == .payment }.map(\.settlement.day.number)
    let first = [days.min(), paid.min()].compactMap { $0 }.min()
    var builder = ReceivablesBuilder(
      clientCount: clientCount, firstPayment: first.map { Day(number: $0) })
    var start = 0
    let debts = book.debts
    while start < debts.count {
      var end = start
      while end < debts.count, debts[end].client == debts[start].client { end += 1 }
      // Stable by number and due date, in which the debts are already.
      let order = (start..<end).filter { debts[$0].amount > 0 }.sorted {
        (debts[$0].issued, $0) < (debts[$1].issued, $1)
      }
      for index in order { append(index, to: &builder) }
      start = end
    }
    return builder.receivables()
  }

  private func append(_ index: Int, to builder: inout ReceivablesBuilder) {
    let debt = book.debts[index]
    builder.append(
      client: Int(debt.client), number: book.texts[debt.text], issued: Day(number: debt.issued),
      due: debt.due == DebtRun.unknown ? nil : Day(number: debt.due), amount: debt.amount,
      paid: debt.paidDay.map { Day(number: $0) }, knowsPayments: debt.paid != DebtRun.unknown,
      settlements: settlements(of: index))
  }

  private func settlements(of debt: Int) -> [Settlement] {
    let first = events.indices.firstPosition { events[$0].debt >= debt }
    return events[first...].prefix { $0.debt == debt }.map(\.settlement)
  }
}
