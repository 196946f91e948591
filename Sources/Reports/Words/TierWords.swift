import Analysis
import Charts

extension Words {
  /// A tier as pages show it: rising steps and its word.
  func tier(_ tier: Tier) -> TierView {
    TierView(
      mark: StepMark.draw(
        filled: (Tier.allCases.firstIndex(of: tier) ?? 0) + 1, of: Tier.allCases.count),
      word: text("tier.\(tier.rawValue)"))
  }
}
