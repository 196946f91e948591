import Analysis
import Portfolio

/// What all pages of the client list and the parts of its index say alike.
struct ListSummary: Sendable {
  let filters: [ListFilter]
  let columns: ClientListPage.Columns
  /// How many clients have revenue of the 12 months.
  let buyers: Int
  /// Position in `Assessment.clients` of the client that brings most in a year, the first by id of several.
  let greatest: Int?

  init(_ context: SiteContext) {
    let clients = context.assessment.clients
    let facets = ListFacets(context: context)
    filters = facets.filters
    columns = facets.columns
    let year = YearRevenue(context)
    buyers = clients.count { $0.current.net > 0 }
    greatest = clients.indices.max { first, second in
      (year.amount(clients[first]) ?? .min, clients[second].client)
        < (year.amount(clients[second]) ?? .min, clients[first].client)
    }
  }
}
