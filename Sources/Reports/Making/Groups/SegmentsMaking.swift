import Analysis
import Charts
import Localization
import Markup
import Portfolio

/// Makes the page of all segments and dimensions.
struct SegmentsMaking {
  let context: SiteContext
  private var words: Words { context.words }
  private var pages: SegmentPages { context.segmentPages }
  private var conditions: ConditionWords { context.conditions }

  /// How many values of a dimension stand on the page.
  private static let shown = 30

  func page() -> GroupPage {
    let rules = pages.rules
    return GroupPage(
      page: context.frame(depth: 1, current: "segments"), title: words.text("page.segments"),
      lead: lead,
      nothing: rules.isEmpty && pages.dimensions.isEmpty
        ? EmptySection(
          what: words.text("group.no-segments"), cost: words.text("group.no-segments-cost"),
          place: "policy.yaml, segments") : nil,
      panels: (rules.isEmpty ? [noRules] : [self.rules(rules)]) + pages.dimensions.map(dimension))
  }

  /// Where most revenue is at risk, of the policy's segments first.
  private var lead: HTMLFragment {
    let year = YearRevenue(context)
    let candidates = pages.rules.isEmpty ? Array(pages.figures.indices) : pages.rules
    let risks = candidates.map { index -> (index: Int, clients: Int, amount: Int64?) in
      let risky = SegmentMaking.atRisk(pages.figures[index], context)
      return (index, risky.count, risky.isEmpty ? nil : year.total(risky))
    }
    let worst = risks.max { left, right in
      let amounts = (left.amount ?? .min, right.amount ?? .min)
      if amounts.0 != amounts.1 { return amounts.0 < amounts.1 }
      return left.clients != right.clients ? left.clients < right.clients : left.index > right.index
    }
    guard let worst, let largest = SegmentMaking.largestAtRisk(pages.figures[worst.index], context)
    else { return calmLead(year) }
    let risky = SegmentMaking.atRisk(pages.figures[worst.index], context)
    return words.rich(
      "group.lead.risk",
      [
        "segment": context.fullLabel(of: pages.segmentation.segments[worst.index]),
        "amount": worst.amount ?? 0 > 0 ? year.risk(risky) : words.count("clients", risky.count),
        "client": context.name(largest.client),
        "why": ClientSentences(context, largest).firstRisk,
      ])
  }

  private func calmLead(_ year: YearRevenue) -> HTMLFragment {
    words.rich(
      year.source == .invoices ? "group.lead.calm" : "group.lead.calm-year",
      [
        "segments": words.count("segments", pages.slugs.count { $0 != nil }),
        "amount": year.source == .invoices
          ? words.short(context.summary.current.net) : year.phrase(context.assessment.clients),
        "day": words.date(context.day),
      ])
  }

  private func line(_ index: Int, note: String?) -> GroupTables.Line {
    GroupTables.Line(
      name: context.label(of: pages.segmentation.segments[index]), note: note,
      href: pages.slugs[index].map { "\($0).html" }, figures: pages.figures[index])
  }

  private func rules(_ rules: [Int]) -> Panel {
    let lines = rules.map { index -> GroupTables.Line in
      let segment = pages.segmentation.segments[index]
      guard case .rule(let rule) = segment.source else { return line(index, note: nil) }
      return line(
        index,
        note: conditions.sentence(context.assessment.policy.segments.rules[rule].condition))
    }
    let unknown = rules.reduce(0) { $0 + pages.segmentation.segments[$1].unknown }
    return Panel(
      id: "rules", title: words.text("group.rules"), width: "c12",
      remark: words.text("group.rules-remark"),
      table: GroupTables(context: context).table(
        words.text("group.rules"), head: words.text("group.segment"), lines), isStacked: true,
      note: unknown > 0 ? words.plural("group.undecided", unknown) : nil,
      link: NavigationItem(
        href: "../method.html#segments", word: words.text("group.how")))
  }

  private var noRules: Panel {
    Panel(
      id: "rules", title: words.text("group.rules"), width: "c12",
      say: words.text("group.no-rules"),
      link: NavigationItem(href: "../method.html#segments", word: words.text("group.how")))
  }

  private func dimension(_ dimension: DimensionSummary) -> Panel {
    let name = conditions.field(dimension.field)
    let title = words.text(
      "group.by", ["field": GroupWords(context: context).dimension(dimension.field)])
    // Bands follow their numbers; values come by revenue.
    let order =
      dimension.isBanded
      ? dimension.segments
      : dimension.segments.sorted { left, right in
        let revenues = (pages.figures[left].netSales, pages.figures[right].netSales)
        return revenues.0 != revenues.1 ? revenues.0 > revenues.1 : left < right
      }
    let shown = Array(order.prefix(SegmentsMaking.shown))
    var notes: [String] = []
    if order.count > shown.count {
      let rest = order.dropFirst(shown.count)
      notes.append(
        words.text(
          "group.rest",
          [
            "count": words.formats.count(rest.count),
            "amount": words.short(rest.reduce(0) { $0 &+ pages.figures[$1].netSales }),
          ]))
    }
    if dimension.unknown > 0 {
      // A company has no age: it is no gap in the data.
      let key = dimension.field == "age-years" ? "group.unknown-age" : "group.unknown"
      notes.append(words.plural(key, dimension.unknown))
    }
    if dimension.field == "product" || isList(dimension.field) {
      notes.append(words.text("group.many"))
    }
    return Panel(
      id: "by-\(dimension.field)", title: title, width: "c12",
      remark: words.count("groups", order.count),
      table: GroupTables(context: context).table(
        title, head: name, shown.map { line($0, note: nil) }),
      isStacked: true, note: notes.isEmpty ? nil : notes.joined(separator: " "))
  }

  /// Whether a client can have several values of a field.
  private func isList(_ field: String) -> Bool {
    context.assessment.policy.segments.dimensions.contains { $0.name == field && $0.type == .list }
  }
}
