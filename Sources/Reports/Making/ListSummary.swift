import Analysis
import Portfolio

/// What all pages of the client list and the parts of its index say alike.
struct ListSummary: Sendable {
  var filters: [ListFilter] = []
  var columns = ClientListPage.Columns()
  /// How many clients have revenue of the 12 months.
  var buyers = 0
  /// Position in `Assessment.clients` of the client with the most revenue of the 12 months, the
  /// first by id of several.
  var greatest: Int?

  init() {}

  init(_ context: SiteContext) {
    let clients = context.assessment.clients
    let facets = ListFacets(context: context)
    filters = facets.filters
    columns = facets.columns
    buyers = clients.count { $0.current.net > 0 }
    greatest = clients.indices.max { first, second in
      (clients[first].current.net, clients[second].client)
        < (clients[second].current.net, clients[first].client)
    }
  }
}
