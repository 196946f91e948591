import Templating

extension SiteSection {
  /// What changed since the last month-end.
  static let changes = SiteSection(
    documents: [
      ReportDocuments.Entry(template: "changes.html", schema: ChangesPage.schema.record)
    ]
  ) { _ in
    [
      .page(
        "changes.html", template: "changes.html", schema: ChangesPage.schema,
        clients: { ChangesMaking(context: $0).clientsShown }
      ) { ChangesMaking(context: $0).page() }
    ]
  }
}
