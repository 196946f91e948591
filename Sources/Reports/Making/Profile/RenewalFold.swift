import Analysis
import Localization
import Portfolio

/// What is to be expected of the client's renewals, by what is known, and what its revenue did.
struct RenewalFold: Fold {
  let dossier: ClientDossier

  var fold: ProfileFold? {
    let study = dossier.context.study
    let outlooks = study.renewals(of: dossier.client)
    guard !outlooks.isEmpty else { return nil }
    // Of one without a day nobody can tell whether it falls into the horizon.
    let foreseen = outlooks.filter { $0.expected != nil && $0.date != nil }
    let unknown = outlooks.count - foreseen.count
    var verdict = words.text("renewal-fold.unknown")
    if !foreseen.isEmpty {
      verdict = words.text(
        "renewal-fold.verdict",
        [
          "expected": words.whole(foreseen.compactMap(\.expected).reduce(0, &+)),
          "value": words.whole(foreseen.compactMap(\.value).reduce(0, &+)),
        ])
      if unknown > 0 {
        verdict +=
          "; " + words.text("renewal-fold.besides", ["count": words.formats.count(unknown)])
      }
    }
    let isAlert = outlooks.contains { $0.category == .atRisk || $0.category == .lost }
    return fold(
      "renewals", verdict: verdict, tone: isAlert ? "alert" : "",
      [.table(table(outlooks)), .words(words.text("renewal-fold.note"))])
  }

  private func table(_ outlooks: [RenewalOutlook]) -> DataTable {
    let symbol = words.formats.symbol(of: words.currency)
    let unit = words.text("revenue.yearly", ["unit": symbol])
    return DataTable(
      name: words.text("fold.renewals"),
      columns: [
        .init(words.text("contract.name")), .init(words.text("revenue.category")),
        .init(words.text("contract.renewal"), .date),
        .init(words.text("column.value"), unit: unit, .number),
        .init(words.text("revenue.probability"), unit: "%", .number),
        .init(words.text("revenue.expected"), unit: unit, .number),
        .init(words.text("column.source")),
      ],
      rows: outlooks.map { outlook in
        DataTable.Row(
          outlook.contract.product.map(dossier.product)
            ?? words.text("contract.product-unknown"),
          [
            .init(
              words.catalog.text("assessment.renewal-category.\(outlook.category.rawValue)"),
              note: reason(outlook),
              tone: outlook.category == .atRisk || outlook.category == .lost ? "alert" : ""),
            outlook.date.map { .init(words.date($0)) } ?? unknown,
            outlook.value.map { .init(words.plain($0)) } ?? unknown,
            outlook.probability.map {
              .init(words.formats.decimal($0, scale: 2, places: .upTo(1)))
            } ?? unknown,
            outlook.expected.map { .init(words.plain($0)) } ?? unknown,
            .init(
              outlook.keys.map(words.evidence).joined(separator: ", ") + " · "
                + words.text("why.rule", ["rule": outlook.rule.rawValue]), tone: "src"),
          ])
      }, isNarrow: false)
  }

  private func reason(_ outlook: RenewalOutlook) -> String {
    let signals = outlook.signals.map { words.text("revenue.signal.\($0.rawValue)") }
    return signals.isEmpty
      ? words.catalog.text("assessment.renewal-rule.\(outlook.rule.rawValue.lowercased())")
      : signals.joined(separator: ", ")
  }

  private var unknown: DataTable.Cell { .init(words.text("word.unknown"), tone: "caution") }
}
