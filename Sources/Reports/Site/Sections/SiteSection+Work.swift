import Analysis
import Templating

extension SiteSection {
  /// Our people's work: all actions, the owners, and a page for each of them.
  static let work = SiteSection(
    documents: ["actions.html", "owners.html", "owner.html"].map {
      ReportDocuments.Entry(template: $0, schema: WorkPage.schema.record)
    }
  ) { context in
    guard !context.assessment.clients.isEmpty else { return [] }
    let actions = SiteEntry.page(
      "actions.html", template: "actions.html", schema: WorkPage.schema,
      clients: { ActionsMaking(context: $0).clientsShown }
    ) { ActionsMaking(context: $0).page() }
    guard !context.owners.owners.isEmpty else { return [actions] }
    let index = SiteEntry.page(
      "owners/index.html", template: "owners.html", schema: WorkPage.schema,
      clients: { OwnersMaking(context: $0).clientsShown }
    ) { OwnersMaking(context: $0).page() }
    let pages = context.owners.owners.compactMap { book -> SiteEntry? in
      guard let id = book.id, let file = context.owners.file(id) else { return nil }
      return SiteEntry.page(
        "owners/\(file)", template: "owner.html", schema: WorkPage.schema, owner: id,
        clients: { OwnerMaking(context: $0, book: book).clientsShown }
      ) { OwnerMaking(context: $0, book: book).page() }
    }
    return [actions, index] + pages
  }
}
