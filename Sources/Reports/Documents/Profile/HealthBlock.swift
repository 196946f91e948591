package import Templating

/// How well a client does, over what was measured, with the arithmetic.
package struct HealthBlock: Sendable {
  package var remark: String
  package var chart: ChartFigure?
  /// What limits the score, or how far it can be believed.
  package var sentence: String
  package var account: DataTable
  package var coverage: String

  package static let schema = Schema<HealthBlock>(
    "client-health", "How well a client does, with the arithmetic",
    [
      .text("remark", "Score and band, or that there is none") { $0.remark },
      .optionalRecord("chart", "The score among the bands", ChartFigure.schema) { $0.chart },
      .text("sentence", "What limits the score, or how far it can be believed") { $0.sentence },
      .record("account", "The families of measures and what each gives", DataTable.schema) {
        $0.account
      },
      .text("coverage", "How much of the weight was measured") { $0.coverage },
    ])
}
