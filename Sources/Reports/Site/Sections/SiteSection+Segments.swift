import Analysis
import Templating

extension SiteSection {
  /// The page of all segments, and one of each segment with a client.
  static let segments = SiteSection(
    documents: [
      ReportDocuments.Entry(template: "segments.html", schema: GroupPage.schema.record),
      ReportDocuments.Entry(template: "segment.html", schema: GroupPage.schema.record),
    ]
  ) { context in
    let pages = context.segmentPages
    guard !context.assessment.clients.isEmpty, pages.slugs.contains(where: { $0 != nil }) else {
      return []
    }
    let index = SiteEntry.page(
      "segments/index.html", template: "segments.html", schema: GroupPage.schema,
      clients: { context in
        context.segmentPages.figures.compactMap {
          SegmentMaking.largestAtRisk($0, context)?.client
        }
      }
    ) { SegmentsMaking(context: $0).page() }
    return [index]
      + pages.slugs.enumerated().compactMap { place, slug in
        slug.map { slug in
          SiteEntry.page(
            "segments/\(slug).html", template: "segment.html", schema: GroupPage.schema,
            clients: { $0.segmentPages.segmentation.segments[place].members }
          ) { SegmentMaking(context: $0, index: place).page() }
        }
      }
  }
}
