import Portfolio

extension AssessmentTable {
  /// The least that would move a client.
  static let counterfactuals = AssessmentTable(
    "counterfactuals",
    "The least that would move a client's status to active or its health to the next band, one row a "
      + "way, by client, then goal, the smallest way first.",
    fields: CounterfactualRow.fields,
    byClient: { client, study in
      let id = study.portfolio.clients[client.client].id
      return study.counterfactuals(of: client).flatMap { counterfactual -> [CounterfactualRow] in
        let ways = counterfactual.ways.map(Optional.some)
        return (ways.isEmpty ? [nil] : ways).map {
          CounterfactualRow(id: id, counterfactual: counterfactual, way: $0)
        }
      }
    })
}

private struct CounterfactualRow: Sendable {
  let id: String
  let counterfactual: Counterfactual
  let way: Counterfactual.Way?

  static let fields: [AssessmentField<CounterfactualRow>] = [
    AssessmentField("client", .text, "the client's id") { .text($0.id) },
    AssessmentField(
      "goal", .word, "what is to move: " + ClientFields.words(Counterfactual.Goal.self)
    ) {
      .text($0.counterfactual.goal.rawValue)
    },
    AssessmentField(
      "steps", .words,
      "one step, or two where none alone is enough; empty where two are not: "
        + ClientFields.words(Step.Kind.self)
    ) {
      $0.way.map { .text($0.steps.map(\.kind.rawValue).joined(separator: " ")) } ?? .missing
    },
    AssessmentField("records", .integer, "how many records they take") {
      .integer($0.way?.steps.reduce(0) { $0 + $1.count })
    },
    AssessmentField("amount", .money, "money of the purchase or of the invoices") {
      .money($0.way?.steps.compactMap(\.amount).reduce(nil) { sum($0 ?? 0, $1) })
    },
    AssessmentField("health", .integer, "the health score now") {
      .integer($0.counterfactual.score)
    },
    AssessmentField("health-then", .integer, "the health score then") {
      .integer($0.way?.score)
    },
    AssessmentField(
      "signals-gone", .words,
      "signals of risk that would be gone: "
        + ClientFields.words(RiskSignal.self)
    ) { row in
      guard let gone = row.way?.gone, !gone.isEmpty else { return .missing }
      return .text(gone.map(\.rawValue).joined(separator: " "))
    },
    AssessmentField(
      "moves-on", .day, "the first day on which it moves by itself if nothing happens"
    ) {
      .day($0.counterfactual.movesOn)
    },
  ]
}
