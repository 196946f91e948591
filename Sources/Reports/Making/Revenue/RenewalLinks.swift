import Analysis
import Portfolio

/// The way to where renewals are listed, where there is such a place.
struct RenewalLinks {
  let context: SiteContext

  /// The page of retention at a part that stands there when renewals are foreseen; its top where none is, and
  /// nil where the site has no such page.
  func page(at part: String) -> String? {
    guard !context.study.bases.isEmpty else { return nil }
    let isForeseen =
      !context.portfolio.records.contracts.isEmpty
      && !RenewalForecast(context.study).outlooks.isEmpty
    return isForeseen ? "retention.html#\(part)" : "retention.html"
  }
}
