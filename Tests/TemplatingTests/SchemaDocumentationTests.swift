import Templating
import TestSupport
import Testing

@Suite struct SchemaDocumentationTests {
  @Test func writesDownEveryDocumentRecordAndFilterOnce() {
    let documents = [
      DocumentDeclaration(templates: ["row.html"], schema: Fixture.row.record),
      DocumentDeclaration(templates: ["page.md", "page.html"], schema: Fixture.client.record),
    ]
    let text = SchemaDocumentation.markdown(for: documents, filters: Fixture.filters)
    Golden.expect(text, matches: "schemas.md")
    let turned = SchemaDocumentation.markdown(
      for: documents.reversed(), filters: Fixture.filters.reversed())
    #expect(turned == text)
  }
}
