public import Analysis
public import Localization
import Portfolio

/// Changes as sentences, for those who tell them outside of pages.
public struct ChangeText: Sendable {
  private let context: SiteContext

  /// Sentences about a portfolio's changes.
  ///
  /// - Parameters:
  ///   - study: The later of the two days.
  ///   - catalog: The texts of the language.
  public init(_ study: Study, catalog: Catalog) {
    context = SiteContext(
      SiteInput(
        portfolio: study.portfolio, assessment: study.assessment,
        quality: DataQuality(files: [], completeness: []),
        purchaseDetail: { _ in nil }, explanation: { _ in nil }),
      SiteSettings(portfolioName: ""), Words(catalog, currency: study.portfolio.currency))
  }

  /// A change without the client's name: `Went from active to at risk`, with a full stop.
  public func sentence(_ change: Change) -> String {
    ChangeSentences(context: context).sentence(change)
  }

  /// The name of a client by its position; the id of one that is gone, or its alias where that speaks of
  /// a person.
  public func name(_ client: Int?, id: String) -> String {
    client.map(context.name) ?? context.shownID(ofGone: id)
  }
}
