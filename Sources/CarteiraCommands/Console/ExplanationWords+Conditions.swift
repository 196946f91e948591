import Analysis
import Localization
import Portfolio
import Reports

/// Conditions and segments as pages say them.
extension ExplanationWords {
  private var conditions: ConditionText { ConditionText(catalog, currency: currency) }

  /// The name of a field that conditions ask for.
  func field(_ name: String) -> String { conditions.field(name) }

  /// What a test asks and what it saw.
  func test(_ finding: ConditionFinding) -> String {
    text(
      "own-test",
      [
        "test": conditions.test(finding.test),
        "value": conditions.value(finding.value, of: finding.test.field),
        "truth": text("truth.\(finding.truth.rawValue)"),
      ])
  }

  /// Why a client is in a segment.
  func reason(_ reason: SegmentReason, _ policy: SegmentPolicy) -> String {
    conditions.reason(reason, policy)
  }
}
