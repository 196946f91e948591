import Analysis
import Localization
import Portfolio

/// How a client pays, and which invoices are open.
struct ReceivableMaking {
  let dossier: ClientDossier
  private var words: Words { dossier.words }
  private var day: Day { dossier.day }
  private var context: SiteContext { dossier.context }

  private static let shown = 6

  private var receivables: [Receivable] {
    dossier.context.portfolio.receivables.of(dossier.number).filter { $0.exists(on: day) }
  }

  var blocks: [ProfileFold.Block] {
    let all = receivables
    guard !all.isEmpty else { return [] }
    let open = all.filter { $0.isOpen(on: day) == true }
    var blocks = [ProfileFold.Block.words(summary(all, open))]
    if !open.isEmpty { blocks.append(.table(table(open))) }
    return blocks
  }

  /// The invoices that are open and late, the longest first.
  var overdue: [Receivable] {
    receivables.filter { ($0.overdueDays(on: day) ?? 0) > 0 }.sorted { left, right in
      let days = (left.overdueDays(on: day) ?? 0, right.overdueDays(on: day) ?? 0)
      return days.0 != days.1 ? days.0 > days.1 : left.key < right.key
    }
  }

  private func summary(_ all: [Receivable], _ open: [Receivable]) -> String {
    let payments = dossier.client.payments
    var parts: [String] = []
    if let payments, payments.decided > 0 {
      parts.append(
        words.text(
          "payment.on-time",
          [
            "paid": words.formats.count(payments.onTime),
            "all": words.formats.count(payments.decided),
            "days": words.formats.days(
              context.assessment.policy.payments.graceDays),
          ]))
      if let delay = payments.meanDelayTenths {
        parts.append(
          words.text(
            delay >= 0 ? "revenue.payments.delay" : "revenue.payments.early",
            ["days": words.days(tenths: abs(delay))]))
      }
    } else {
      parts.append(words.text("payment.unknown"))
    }
    let late = overdue
    if !late.isEmpty {
      parts.append(
        words.plural(
          "payment.overdue", late.count,
          [
            "amount": words.whole(late.reduce(0) { $0 + ($1.openAmount(on: day) ?? 0) }),
            "days": words.formats.days(late.first?.overdueDays(on: day) ?? 0),
          ]))
    } else if !open.isEmpty {
      parts.append(words.text("payment.nothing-overdue"))
    } else if payments?.decided ?? 0 > 0 {
      parts.append(words.text("payment.nothing-open"))
    }
    return parts.joined(separator: " ")
  }

  private func table(_ open: [Receivable]) -> DataTable {
    let sorted = open.sorted { left, right in
      let days = (left.due?.number ?? .max, right.due?.number ?? .max)
      return days.0 != days.1 ? days.0 < days.1 : left.key < right.key
    }
    let symbol = words.formats.symbol(of: words.currency)
    let rows = sorted.prefix(ReceivableMaking.shown).map { invoice in
      let late = invoice.overdueDays(on: day) ?? 0
      return DataTable.Row(
        words.evidence(invoice.key),
        [
          .init(words.date(invoice.issued)),
          invoice.due.map { .init(words.date($0)) }
            ?? .init(words.text("word.unknown"), tone: "caution"),
          late > 0
            ? .init(words.formats.days(late), tone: "alert")
            : .init(words.text("payment.not-due"), tone: "faint"),
          .init(words.cents(invoice.openAmount(on: day) ?? invoice.amount)),
        ])
    }
    let rest = sorted.count - rows.count
    return DataTable(
      name: words.text("payment.open"),
      columns: [
        .init(words.text("payment.open")), .init(words.text("payment.issued"), .date),
        .init(words.text("payment.due"), .date), .init(words.text("payment.late"), .date),
        .init(words.text("payment.to-pay"), unit: symbol, .number),
      ], rows: Array(rows),
      total: DataTable.Row(
        rest > 0
          ? words.text(
            "payment.total-more",
            [
              "count": words.formats.count(sorted.count),
              "shown": words.formats.count(rows.count),
            ]) : words.text("word.total"),
        [
          .init(""), .init(""), .init(""),
          .init(words.cents(sorted.reduce(0) { $0 + ($1.openAmount(on: day) ?? $1.amount) })),
        ]))
  }
}

extension Words {
  /// An amount with its cents, without the sign of its currency.
  func cents(_ minorUnits: Int64) -> String {
    formats.decimal(
      minorUnits, scale: currency.decimals, places: .fixed(currency.decimals))
  }
}
