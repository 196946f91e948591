import Analysis
import Localization
import Portfolio

/// What groups of clients are called on pages, and where their clients are listed.
struct GroupWords {
  let context: SiteContext
  private var words: Words { context.words }
  private var policy: Policy { context.assessment.policy }

  /// The group's name.
  func name(_ key: GroupKey) -> String {
    switch key {
    case .portfolio: words.text("home.portfolio")
    case .tier(let tier):
      tier.map { words.text("tier.\($0.rawValue)") } ?? words.text("revenue.no-tier")
    case .touch(let touch):
      touch.map { words.catalog.text("assessment.touch.\($0.rawValue)") }
        ?? words.text("revenue.no-touch")
    case .rfm(let segment):
      segment.map(words.segment) ?? words.text("revenue.no-segment")
    case .owner(let owner):
      owner.map(context.member) ?? words.text("revenue.no-owner")
    case .segment(let source): name(source)
    }
  }

  private func name(_ source: SegmentSource) -> String {
    switch source {
    case .rule(let rule): return policy.segments.rules[rule].label
    case .value(let field, let value):
      for key in ["kind.\(value)", "model.\(value)", "revenue.value.\(value)"]
      where ["kind", "business-model", "origin"].contains(field)
        && words.catalog.message("reports." + key) != nil
      {
        return words.text(key)
      }
      return context.conditions.word(value, of: field)
    case .band(let field, let lower, let upper):
      return context.conditions.range(lower, upper, isMoney: context.isMoney(field))
    }
  }

  /// What the groups of a way of putting clients together are.
  func heading(_ grouping: Grouping) -> String {
    switch grouping {
    case .portfolio: words.text("home.portfolio")
    case .tier: words.text("column.tier")
    case .touch: words.text("revenue.touch")
    case .rfm: words.text("column.segment")
    case .segment: words.text("column.segment")
    case .owner: words.text("column.owner")
    }
  }

  /// The field that makes a segment; nil for segments by rule.
  func field(_ source: SegmentSource) -> String? {
    switch source {
    case .rule: nil
    case .value(let field, _), .band(let field, _, _): field
    }
  }

  /// The name of the field of a dimension, as it stands inside a sentence.
  func dimension(_ field: String) -> String {
    let key = "revenue.dimension.\(field)"
    return words.catalog.message("reports." + key) == nil
      ? Words.lowercased(context.conditions.field(field)) : words.text(key)
  }

  /// The clients of the group in the client list; nil where it cannot be filtered by it.
  func href(_ key: GroupKey) -> String? {
    switch key {
    case .portfolio: "clients/index.html"
    case .tier(let tier?): list("tier", tier.rawValue)
    case .rfm(let segment?): list("segment", segment.rawValue)
    case .owner(let owner?): list("owner", context.member(owner))
    case .segment(.value("sector", let value)): list("sector", value)
    case .segment(.value("state", let value)): list("state", value)
    default: nil
    }
  }

  private func list(_ name: String, _ key: String) -> String {
    "clients/index.html#\(name)=\(AddressText.encoded(key))"
  }
}

extension SiteContext {
  /// The way from a page of the site's root to a client's profile.
  func profile(_ client: Int) -> String { "clients/\(slugs[client])/index.html" }
}
