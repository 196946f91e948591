import Analysis
import Localization
import Portfolio

/// The segments a client is in, why, and how the policy wants it treated.
struct SegmentFold: Fold {
  let dossier: ClientDossier
  private var context: SiteContext { dossier.context }

  var fold: ProfileFold? {
    let pages = context.segmentPages
    let places = pages.segmentation.segments(of: dossier.number)
    guard !places.isEmpty else { return nil }
    let rules = places.filter { pages.segmentation.segments[$0].field == nil }
    let others = places.filter { pages.segmentation.segments[$0].field != nil }
    var blocks: [ProfileFold.Block] = []
    for place in places {
      let segment = pages.segmentation.segments[place]
      guard segment.field == nil || !segment.approach.isEmpty else { continue }
      blocks.append(
        .facts(
          [fact(segment, pages.slugs[place], words.text("group.who-heading"))]
            + SegmentMaking.facts(segment.approach, words),
          heading: context.fullLabel(of: segment)))
    }
    if !others.isEmpty {
      blocks.append(
        .facts(others.map { dimension(pages, $0) }, heading: words.text("group.dimensions")))
    }
    let names = rules.map { context.label(of: pages.segmentation.segments[$0]) }
    return fold(
      "segments",
      verdict: names.isEmpty ? words.text("group.none") : names.joined(separator: " · "), blocks)
  }

  /// Why the client is in a segment, with the way to the others in it.
  private func fact(_ segment: Segment, _ slug: String?, _ word: String) -> Fact {
    Fact(
      word: word, value: context.reason(of: dossier.client, in: segment),
      href: slug.map { "../../segments/\($0).html" })
  }

  private func dimension(_ pages: SegmentPages, _ place: Int) -> Fact {
    let segment = pages.segmentation.segments[place]
    return Fact(
      word: context.conditions.field(segment.field ?? ""),
      value: context.label(of: segment),
      href: pages.slugs[place].map { "../../segments/\($0).html" })
  }
}
