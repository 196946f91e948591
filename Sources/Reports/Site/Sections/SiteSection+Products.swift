import Analysis
import Portfolio
import Templating

extension SiteSection {
  /// What is sold to whom: all products, and a page for each that anybody has or had.
  static let products = SiteSection(
    documents: [
      ReportDocuments.Entry(template: "products.html", schema: StudyPage.schema.record),
      ReportDocuments.Entry(template: "product.html", schema: StudyPage.schema.record),
    ]
  ) { context in
    guard ProductIndexMaking.exists(context) else { return [] }
    let shown = ProductIndexMaking.shown(context)
    return [
      .page(
        "products/index.html", template: "products.html", schema: StudyPage.schema,
        clients: { ProductIndexMaking(context: $0).clientsShown }
      ) { ProductIndexMaking(context: $0).page() }
    ]
      + shown.indices.map { place -> SiteEntry in
        let product = shown[place].product
        return .page(
          "products/\(context.productSlugs[product]).html", template: "product.html",
          schema: StudyPage.schema,
          clients: { ProductPageMaking(context: $0, place: place).clientsShown }
        ) { ProductPageMaking(context: $0, place: place).page() }
      }
  }

  /// What is expected of clients, and how far it can be believed.
  static let forecast = SiteSection(
    documents: [
      ReportDocuments.Entry(template: "forecast.html", schema: StudyPage.schema.record)
    ]
  ) { context in
    guard context.portfolio.ledger.entryCount > 0 else { return [] }
    return [
      .page(
        "forecast.html", template: "forecast.html", schema: StudyPage.schema,
        clients: { ForecastMaking(context: $0).clientsShown }
      ) { ForecastMaking(context: $0).page() }
    ]
  }
}
