import Reports
import Templating
import Testing

@Suite("Documents for clients") struct LeakTests {
  @Test("are declared external with everything in them, so that no template can ask for more")
  func declarations() {
    let external = ReportDocuments.entries.filter { $0.template.hasPrefix("review.") }
    #expect(external.count == 2)
    for entry in external { #expect(entry.schema.audience == .external, "\(entry.template)") }
  }
}
