import Analysis
import Charts
import Localization
import Portfolio

/// From the revenue of a year ago to that of today, as a drawing that closes to the cent.
struct BridgeMaking {
  let context: SiteContext
  let totals: MovementTotals
  private var words: Words { context.words }

  /// The unit of every number here.
  private var unit: ChartUnit { ChartUnit([totals.begin, totals.cohort, totals.end], words) }
  private var unitName: String {
    totals.basis == .recurring ? words.text("unit.monthly", ["unit": unit.name]) : unit.name
  }

  /// A step from one end to the other.
  private struct Step {
    /// The key of its word.
    let key: String
    let amount: Int64
    let clients: Int
  }

  /// What moved, and then what returns beyond sales took or gave back.
  private var steps: [Step] {
    let moved = MovementKind.allCases.map { kind in
      let amount = totals.amount(kind)
      return Step(
        key: kind.rawValue, amount: kind == .contraction || kind == .churn ? -amount : amount,
        clients: totals.clients(kind))
    }
    let sunk = Step(
      key: "below-zero", amount: totals.belowZero, clients: totals.belowZeroClients)
    return (moved + [sunk]).filter { $0.amount != 0 }
  }

  /// The section; nil where nothing was there before or the steps do not close.
  func panel(id: String, width: String, link: NavigationItem? = nil) -> Panel? {
    guard totals.beginClients > 0 || totals.endClients > 0 else { return nil }
    let amounts = steps
    let cut = Waterfall.cutValue(begin: totals.begin, amounts: amounts.map(\.amount))
    let labels = unit.labels(ofParts: [totals.begin] + amounts.map(\.amount))
    guard
      let chart = try? Waterfall(
        id: "\(id)-c", title: title(amounts), unit: unitName,
        words: .init(
          step: words.text("movement.step"), amount: words.text("column.revenue"),
          detail: words.text("column.clients")),
        begin: .init(name: ends.before, value: totals.begin, label: labels[0]),
        steps: zip(amounts, labels.dropFirst()).map { step, label in
          .init(
            name: words.text("movement.\(step.key)"), amount: step.amount,
            label: step.amount > 0 ? "+" + label : label,
            detail: words.formats.count(step.clients))
        },
        end: .init(name: ends.after, value: totals.end, label: unit.label(totals.end)),
        cut: cut.map {
          .init(value: $0, sentence: words.text("chart.cut", ["value": unit.label($0)]))
        })
    else { return nil }
    return Panel(
      id: id, title: words.text("home.bridge"), width: width,
      remark: words.text(
        "revenue.bridge-remark.\(totals.basis.rawValue)", ["unit": unitName]),
      figure: ChartFigure(
        name: words.text("home.bridge"), drawing: chart.draw(), table: chart.table.draw(),
        tableSize: words.count("steps", chart.steps.count)),
      note: note(labels), link: link)
  }

  private var ends: (before: String, after: String) {
    let before = context.day.windowBound(months: 12)
    switch totals.basis {
    case .recurring:
      return (
        words.formats.day(before, .shortMonthYear), words.formats.day(context.day, .shortMonthYear)
      )
    case .transactional:
      return (words.text("revenue.before12"), words.text("revenue.last12"))
    }
  }

  private func title(_ amounts: [Step]) -> String {
    words.text(
      "chart.bridge-title",
      [
        "unit": unitName, "begin": unit.label(totals.begin), "end": unit.label(totals.end),
        "steps": amounts.map {
          words.text("movement.\($0.key)") + " "
            + unit.label($0.amount, sign: .always)
        }.joined(separator: ", "),
      ])
  }

  /// The arithmetic in one line, of the numbers as they are printed.
  private func note(_ labels: [String]) -> String {
    let steps = labels.dropFirst().map { label in
      label.hasPrefix("−") ? "− " + label.dropFirst() : "+ " + label
    }
    let sum = words.text(
      "home.bridge-note",
      [
        "sum": ([labels.first ?? ""] + steps).joined(separator: " "),
        "end": unit.label(totals.end),
      ])
    var parts = [sum]
    if totals.belowZero != 0 { parts.append(words.text("home.bridge-below-zero")) }
    if totals.unknownClients > 0 {
      parts.append(words.plural("revenue.unknown-clients", totals.unknownClients))
    }
    return parts.joined(separator: " ")
  }
}
