import Analysis
import Charts
import Localization
import Markup
import Portfolio
import Templating

/// Makes the page about what is expected, how the forecast did before, and how often alarms are false.
struct ForecastMaking {
  let context: SiteContext
  var words: Words { context.words }
  var cells: ProductWords { ProductWords(context: context, depth: 0) }
  static let rowsShown = 50
  /// The rhythm has the page to itself where there is no forecast.
  var dueShown: Int { forecast == nil ? ForecastMaking.rowsShown : 15 }

  /// The clients the page speaks of.
  var clientsShown: [Int] {
    ranked.prefix(ForecastMaking.rowsShown).map(\.client)
      + due.prefix(dueShown).map(\.client)
  }

  func page() -> StudyPage {
    StudyPage(
      page: context.frame(depth: 0, current: "forecast"), title: words.text("forecast.title"),
      lead: lead, figures: figures,
      panels: [refusalPanel, clients, alive, backTest, model, cadence, alarms].compactMap { $0 })
  }

  var forecast: Forecast? {
    guard case .success(let forecast)? = context.assessment.forecast else { return nil }
    return forecast
  }

  var refusal: ForecastRefusal? {
    guard case .failure(let refusal)? = context.assessment.forecast else { return nil }
    return refusal
  }

  /// The clients by the money expected of them, else by purchases.
  var ranked: [ClientForecast] {
    context.assessment.forecasts.sorted { left, right in
      let amounts = (left.amount ?? -1, right.amount ?? -1)
      if amounts.0 != amounts.1 { return amounts.0 > amounts.1 }
      return left.purchases != right.purchases
        ? left.purchases > right.purchases : left.client < right.client
    }
  }

  /// The clients whose cadence expects something, the greatest value first.
  var due: [(client: Int, demand: ExpectedDemand)] {
    context.demand.ofClient.filter { $0.value.purchases > 0 }
      .map { (client: $0.key, demand: $0.value) }
      .sorted { left, right in
        left.demand.value != right.demand.value
          ? left.demand.value > right.demand.value : left.client < right.client
      }
  }

  // MARK: The answer

  private var lead: HTMLFragment {
    if let forecast, let first = ranked.first {
      return words.rich(
        ranked.amount == nil ? "forecast.lead.purchases" : "forecast.lead.fitted",
        [
          "weeks": words.count("weeks", forecast.horizonWeeks),
          "day": words.date(context.day.adding(days: 7 * forecast.horizonWeeks)),
          "purchases": whole(ranked.purchases),
          "amount": ranked.amount.map { words.short($0) } ?? "",
          "client": context.name(first.client), "alive": words.percent(first.aliveBasisPoints),
        ])
    }
    let demand = context.demand
    guard let first = due.first, let on = first.demand.first else {
      return words.rich("forecast.lead.nothing", ["day": words.date(context.day)])
    }
    return words.rich(
      refusal == nil ? "forecast.lead.off" : "forecast.lead.refused",
      [
        "day": words.date(context.day.adding(days: demand.days)),
        "amount": words.short(demand.portfolio.value), "client": context.name(first.client),
        "each": words.whole(first.demand.value), "on": words.date(on),
      ])
  }

  private var figures: KPIStrip {
    var figures: [KPI] = []
    if let forecast {
      figures += [
        KPI(
          word: words.text("forecast.kpi.alive"), figure: whole(ranked.alive),
          notes: [
            words.text(
              "forecast.kpi.of-buyers", ["count": words.count("clients", ranked.count)])
          ]),
        KPI(
          word: words.text("forecast.kpi.purchases"), figure: whole(ranked.purchases),
          notes: [words.count("weeks", forecast.horizonWeeks)]),
      ]
      if let amount = ranked.amount {
        figures.append(
          KPI(word: words.text("forecast.kpi.amount"), figure: words.short(amount)))
      }
      if case .success(let test)? = context.backTest, let error = test.errorBasisPoints {
        figures.append(
          KPI(
            word: words.text("forecast.kpi.error"),
            figure: words.percent(error, sign: .always),
            notes: [
              words.text(
                "forecast.kpi.error-note",
                ["expected": whole(test.expected), "actual": words.formats.count(test.actual)])
            ]))
      }
    }
    if let demand = cells.demandFigure { figures.append(demand) }
    if context.alarms.intervals > 0 {
      figures.append(
        KPI(
          word: words.text("forecast.kpi.false-alarms"),
          figure: words.percent(context.alarms.broken) ?? "–",
          notes: [
            words.text(
              "forecast.kpi.false-alarms-note",
              ["intervals": words.formats.count(context.alarms.intervals)])
          ]))
    }
    return KPIStrip(name: words.text("forecast.kpi.name"), figures: figures)
  }

  /// A number of purchases or clients without decimals.
  func whole(_ value: Double) -> String {
    Int(exactly: value.rounded(.toNearestOrAwayFromZero)).map { words.formats.count($0) } ?? "–"
  }
}

extension [ClientForecast] {
  /// How many clients are expected still to buy.
  fileprivate var alive: Double { reduce(0) { $0 + $1.probabilityAlive } }
  /// Purchase days expected of all.
  fileprivate var purchases: Double { reduce(0) { $0 + $1.purchases } }
  /// Money expected of all; nil without a spend model.
  fileprivate var amount: Int64? {
    let amounts = compactMap(\.amount)
    return amounts.isEmpty ? nil : amounts.reduce(0) { $0.addingReportingOverflow($1).partialValue }
  }
}
