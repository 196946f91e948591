import Analysis
import Localization

extension ExplanationText {
  /// What is expected of the client, or why nothing is; nothing where the policy wants no forecast,
  /// and of a former client.
  func forecastLines() -> [String] {
    guard assessed.status != .former else { return [] }
    return switch forecast {
    case nil: []
    case .failure(let refusal)?: section("forecast", [words.reason(refusal)])
    case .success(let forecast)?: section("forecast", lines(forecast))
    }
  }

  private func lines(_ forecast: Forecast) -> [String] {
    let model = words.fit(forecast.fit)
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
}

extension ExplanationWords {
  /// The name of a model.
  func model(_ process: DropoutProcess) -> String {
    catalog.text("reports.method.model.\(process.rawValue)")
  }

  /// What was fitted, with its parameters.
  func fit(_ fit: RepeatPurchaseFit) -> String {
    let parameters = fit.model.parameters
    return text(
      "forecast-model",
      [
        "model": model(fit.model.process), "clients": count(fit.clients),
        "repeaters": count(fit.repeaters), "r": parameter(parameters.r),
        "alpha": parameter(parameters.alpha), "a": parameter(parameters.a),
        "b": parameter(parameters.b),
      ])
  }

  /// Why there is no forecast.
  func reason(_ refusal: ForecastRefusal) -> String {
    switch refusal {
    case .tooFewClients(let found, let needed):
      text(
        "forecast-refused.clients",
        ["found": count(found), "needed": count(needed)])
    case .tooFewRepeaters(let found, let needed):
      text(
        "forecast-refused.repeaters",
        ["found": count(found), "needed": count(needed)])
    case .notConverged: text("forecast-refused.unsettled")
    case .flatLikelihood(let error, let gain):
      text(
        "forecast-refused.flat",
        [
          "error": error.map { parameter($0) } ?? text("unknown"),
          "gain": parameter(gain),
        ])
    }
  }
}
