import Analysis
import Localization
import Portfolio

/// What was fitted: the numbers behind every probability on the page.
extension ForecastMaking {
  var model: Panel? {
    guard let forecast else { return nil }
    let fit = forecast.fit
    let parameters = fit.model.parameters
    var rows = [
      row("r", parameters.r), row("alpha", parameters.alpha), row("a", parameters.a),
      row("b", parameters.b),
    ]
    if case .success(let spend) = forecast.spend {
      rows += [
        row("p", spend.model.p), row("q", spend.model.q), row("gamma", spend.model.gamma / hundred),
      ]
    }
    rows += [
      row("likelihood", fit.logLikelihood), row("gain", fit.gain),
      row("error", fit.standardErrorOfLogA),
    ]
    return Panel(
      id: "model", title: words.text("forecast.model"), width: "c5",
      remark: words.text("method.model.\(fit.model.process.rawValue)"),
      say: words.text(
        "forecast.model-say",
        [
          "clients": words.count("clients", fit.clients),
          "repeaters": words.formats.count(fit.repeaters),
        ]),
      table: DataTable(
        name: words.text("forecast.model"),
        columns: [
          .init(words.text("forecast.column.parameter")),
          .init(words.text("forecast.column.value"), .number),
        ], rows: rows, isNarrow: false),
      note: words.text("forecast.model-note"),
      link: NavigationItem(href: "method.html#forecast", word: words.text("page.how-computed")))
  }

  /// Money of models is in minor units.
  private var hundred: Double {
    (0..<words.currency.decimals).reduce(1.0) { power, _ in power * 10 }
  }

  private func row(_ key: String, _ value: Double?) -> DataTable.Row {
    let number = value.flatMap { Int64(exactly: ($0 * 10_000).rounded()) }
    return DataTable.Row(
      words.text("forecast.parameter.\(key)"), note: words.text("forecast.parameter-note.\(key)"),
      [
        number.map { DataTable.Cell(words.formats.decimal($0, scale: 4, places: .upTo(4))) }
          ?? cells.unknown
      ])
  }
}
