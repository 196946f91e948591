import Analysis
import Diagnostics
import Parallel
import Portfolio

extension DownloadTable {
  /// Everything computed for each client, under the names that `assess` gives it.
  static let results = DownloadTable(
    name: "results", meaning: nil,
    columns: ClientFields.all.map { Column(name: $0.name, type: $0.type) }
  ) { context, take throws(Diagnostic) in
    let background = context.study.background
    let values = ClientFields.all.map(\.value)
    for client in context.assessment.clients {
      let result = ClientResult(
        client, record: context.portfolio.clients[client.client],
        abcTotal: context.assessment.summary.concentration.total,
        knowsInvoices: context.assessment.summary.knowsInvoices,
        forecast: context.assessment.forecast(of: client.client), background: background)
      var row = values.map { $0(result) }
      if Slug.isPersonal(result.id) {
        let shown = AssessmentValue.text(context.shownID(client.client))
        row = row.map { $0 == .text(result.id) ? shown : $0 }
      }
      try take(row)
    }
  }

  /// Everything computed for the portfolio, a row a field.
  static let portfolio = DownloadTable(
    name: "portfolio", meaning: nil,
    columns: [Column(name: "field", type: .text), Column(name: "value", type: .text)]
  ) { context, take throws(Diagnostic) in
    for field in PortfolioFields.all {
      try take([.text(field.name), field.value(context.assessment)])
    }
  }

  /// Everything computed for each month.
  static let months = DownloadTable(
    name: "months", meaning: nil,
    columns: MonthFields.all.map { Column(name: $0.name, type: $0.type) }
  ) { context, take throws(Diagnostic) in
    for month in context.assessment.summary.months {
      try take(MonthFields.all.map { $0.value(month) })
    }
  }
}
