import Analysis
import Localization

extension ExplanationText {
  /// What is expected of the client, or why nothing is; nothing where the policy wants no forecast.
  func forecastLines() -> [String] {
    switch forecast {
    case nil: []
    case .failure(let refusal)?: section("forecast", [reason(refusal)])
    case .success(let forecast)?: section("forecast", lines(forecast))
    }
  }

  private func lines(_ forecast: Forecast) -> [String] {
    let parameters = forecast.fit.model.parameters
    let model = words.text(
      "forecast-model",
      [
        "model": words.model(forecast.fit.model.process),
        "clients": words.count(forecast.fit.clients),
        "repeaters": words.count(forecast.fit.repeaters), "r": words.parameter(parameters.r),
        "alpha": words.parameter(parameters.alpha), "a": words.parameter(parameters.a),
        "b": words.parameter(parameters.b),
      ])
    guard let client = forecast.client(assessed.client) else {
      return [words.text("forecast-never"), model]
    }
    return [
      words.text(
        "forecast-client",
        [
          "alive": words.percent(client.aliveBasisPoints),
          "purchases": words.hundredths(client.purchaseHundredths),
          "weeks": words.count(forecast.horizonWeeks),
          "amount": words.optional(money: client.amount),
        ]), model,
    ]
  }

  private func reason(_ refusal: ForecastRefusal) -> String {
    switch refusal {
    case .tooFewClients(let found, let needed):
      words.text(
        "forecast-refused.clients",
        ["found": words.count(found), "needed": words.count(needed)])
    case .tooFewRepeaters(let found, let needed):
      words.text(
        "forecast-refused.repeaters",
        ["found": words.count(found), "needed": words.count(needed)])
    case .notConverged: words.text("forecast-refused.unsettled")
    case .flatLikelihood(let error, let gain):
      words.text(
        "forecast-refused.flat",
        [
          "error": error.map { words.parameter($0) } ?? words.text("unknown"),
          "gain": words.parameter(gain),
        ])
    }
  }
}

extension ExplanationWords {
  /// The name of a model.
  func model(_ process: DropoutProcess) -> String {
    catalog.text("reports.method.model.\(process.rawValue)")
  }
}
