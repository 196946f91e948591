import Analysis
import Diagnostics
import Portfolio

extension DownloadTable {
  /// The clients as their list shows them, in its order, with every column it can show.
  static let clients = DownloadTable(
    name: "clients", meaning: nil, columns: ClientColumn.all.map(\.column), hasSpreadsheet: true
  ) { context, take throws(Diagnostic) in
    let rows = ListRows(context: context, facets: ListFacets(context: context))
    for place in context.order {
      let subject = ListedClient(
        assessment: context.assessment.clients[place],
        row: rows.row(context.assessment.clients[place]), context: context)
      try take(ClientColumn.all.map { $0.value(subject) })
    }
  }
}

/// A client with its row of the list.
private struct ListedClient {
  let assessment: ClientAssessment
  let row: ClientRow
  let context: SiteContext

  var attributes: ClientAttributes {
    context.portfolio.clients[assessment.client].attributes
  }
}

/// A column of the client list as a file.
private struct ClientColumn: Sendable {
  let column: DownloadTable.Column
  let value: @Sendable (ListedClient) -> AssessmentValue

  private init(
    _ name: String, _ type: AssessmentType,
    _ value: @escaping @Sendable (ListedClient) -> AssessmentValue
  ) {
    column = DownloadTable.Column(name: name, type: type)
    self.value = value
  }

  private static func text(_ text: String?) -> AssessmentValue {
    text.map { .text($0) } ?? .missing
  }

  static let all: [ClientColumn] = [
    ClientColumn("id", .text) { .text($0.row.id) },
    ClientColumn("name", .text) { .text($0.row.name) },
    ClientColumn("city", .text) { text($0.attributes.city) },
    ClientColumn("state", .text) { text($0.attributes.state) },
    ClientColumn("sector", .text) { text($0.attributes.sector) },
    ClientColumn("owner", .text) { text($0.context.owner($0.assessment.client)) },
    ClientColumn("status", .word) { .text($0.assessment.status.rawValue) },
    ClientColumn("tier", .word) { text($0.assessment.tier?.rawValue) },
    ClientColumn("touch", .word) { text($0.assessment.touch?.rawValue) },
    ClientColumn("class", .word) {
      $0.assessment.invoices == 0 ? .missing : .text($0.assessment.abcClass.rawValue)
    },
    ClientColumn("segment", .word) { text($0.assessment.rfm?.segment.rawValue) },
    ClientColumn("health", .integer) {
      $0.row.health.map { .integer(Int64($0.score)) } ?? .missing
    },
    ClientColumn("health-change", .integer) {
      $0.row.trend.map { .integer(Int64($0)) } ?? .missing
    },
    ClientColumn("opt-out", .day) { $0.row.optOutDay.map { .day($0) } ?? .missing },
    ClientColumn("last-purchase", .day) { $0.row.lastPurchase.map { .day($0) } ?? .missing },
    ClientColumn("revenue-12-months", .money) {
      $0.row.netSales.map { .money($0) } ?? .missing
    },
    ClientColumn("revenue-previous-12-months", .money) {
      $0.row.netSales == nil ? .missing : .money($0.assessment.previous.net)
    },
    ClientColumn("change-percent", .decimal) {
      $0.row.change.map { .decimal($0, scale: 2) } ?? .missing
    },
  ]
}
