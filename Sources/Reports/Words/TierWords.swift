import Analysis
import Charts
import Localization

extension TierView {
  /// A tier as pages show it.
  init(_ tier: Tier, _ catalog: Catalog) {
    self.init(
      mark: StepMark.draw(
        filled: (Tier.allCases.firstIndex(of: tier) ?? 0) + 1, of: Tier.allCases.count),
      word: catalog.text("reports.tier.\(tier.rawValue)"))
  }
}
