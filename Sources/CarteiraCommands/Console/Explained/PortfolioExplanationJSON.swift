import Analysis
import Portfolio

/// The numbers of the whole portfolio with the tables they are made of, as one object.
struct PortfolioExplanationJSON {
  let study: Study
  private var facts: JSONFacts { JSONFacts(currency: study.portfolio.currency) }

  /// The tables that are about all clients together, or about groups, owners and goals.
  private static let tables = [
    "history", "health-lift", "retention", "movements", "concentration", "renewal-forecast",
    "payments", "cost-to-serve", "voice", "themes", "win-back-rates", "owners", "rebalancing",
    "owner-fit", "goals", "departure-exposure", "backtest", "alarm-rate",
  ]

  var bytes: [UInt8] {
    JSONValue.object([
      ("day", facts.day(study.day)),
      (
        "fields",
        .object(PortfolioFields.all.map { ($0.name, facts.value($0.value(study.assessment))) })
      ),
      (
        "tables",
        .object(
          PortfolioExplanationJSON.tables.compactMap { name in
            AssessmentTable.named(name).map { table in
              (name, .list(table.rows(study).map { facts.row(table.columns, $0) }))
            }
          })
      ),
    ]).line
  }
}
