import Analysis
import Charts
import Localization
import Portfolio

/// The clients whose revenue moved within the year.
extension RetentionMaking {
  /// The clients that moved, by what became of them, those that were lost first.
  var movements: [(kind: MovementKind, all: [ClientMovement])] {
    guard let report = main else { return [] }
    let movers = study.yearMovers(report.basis)
    let kinds: [MovementKind] = [.churn, .contraction, .expansion, .new, .reactivation]
    return kinds.compactMap { kind in
      let of = movers.filter { $0.kind == kind }
      return of.isEmpty ? nil : (kind, of)
    }
  }

  var movers: [Panel?] {
    guard let whole = main?.whole?.totals else { return [] }
    let unit = ChartUnit([whole.begin, whole.cohort, whole.end], words)
    let unitName =
      whole.basis == .recurring ? words.text("unit.monthly", ["unit": unit.name]) : unit.name
    let groups = movements
    return groups.enumerated().map { index, group in
      let isLost = group.kind == .churn
      let rows = group.all.prefix(RetentionMaking.moverLimit).map { movement in
        DataTable.Row(
          context.name(movement.client), href: context.profile(movement.client),
          note: isLost ? why(movement.client) : nil,
          [
            DataTable.Cell(unit.label(movement.before)), DataTable.Cell(unit.label(movement.after)),
            DataTable.Cell(
              unit.label(movement.change, sign: .always), tone: isLost ? "alert" : ""),
          ])
      }
      let rest = group.all.count - rows.count
      let title = words.text("revenue.movers.\(group.kind.rawValue)")
      let isAlone = index == groups.count - 1 && groups.count % 2 == 1
      return Panel(
        id: "movers-\(group.kind.rawValue)", title: title, width: isAlone ? "c12" : "c6",
        remark: words.text(
          "revenue.movers-remark",
          [
            "clients": words.count("clients", group.all.count),
            "amount": words.short(whole.amount(group.kind)),
          ]),
        table: DataTable(
          name: title,
          columns: [
            .init(words.text("column.client")),
            .init(words.text("revenue.before"), unit: unitName, .number),
            .init(words.text("revenue.now"), unit: unitName, .number),
            .init(words.text("movement.difference"), unit: unitName, .number),
          ], rows: rows),
        note: note(group.all, rest: rest),
        link: ClientSet(group.all.map(\.client), title).href(context)
          .flatMap { rest > 0 ? NavigationItem(href: $0, word: words.text("word.see-all")) : nil })
    }
  }

  /// How many more there are, and that what some were below zero is not in the sum.
  private func note(_ movements: [ClientMovement], rest: Int) -> String? {
    var parts: [String] = []
    if rest > 0 { parts.append(words.plural("revenue.more-clients", rest)) }
    if movements.contains(where: { $0.before < 0 || $0.after < 0 }) {
      parts.append(words.text("revenue.movers-below-zero"))
    }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// When and why a client left.
  private func why(_ client: Int) -> String? {
    guard let assessed = context.assessment.client(client) else { return nil }
    let ending = Ending(of: assessed, in: context.portfolio)
    let reason = ending?.text ?? assessed.contracts?.lastEnded?.endReasonText
    let parts = [lastDay(of: client).map(words.date), reason].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }
}
