public import Templating

/// The documents of a site and the templates that show them.
public enum ReportDocuments {
  /// A template and the document it shows.
  public struct Entry: Sendable {
    /// The template's name, such as `profile.html`.
    public let template: String
    /// The declaration of the document.
    public let schema: RecordSchema
  }

  /// Every template that is rendered, in the order of the documentation.
  public static let entries: [Entry] =
    [
      Entry(template: "home.html", schema: HomePage.schema.record),
      Entry(template: "clients.html", schema: ClientListPage.schema.record),
      Entry(template: "profile.html", schema: ProfilePage.schema.record),
      Entry(template: "profile.md", schema: ProfilePage.schema.record),
      Entry(template: "quality.html", schema: QualityPage.schema.record),
      Entry(template: "method.html", schema: MethodPage.schema.record),
      Entry(template: "review.md", schema: ClientReview.schema.record),
      Entry(template: "review.html", schema: ExternalPage.schema.record),
      Entry(template: "briefs/account.md", schema: AccountBrief.schema.record),
      Entry(template: "briefs/owner.md", schema: PortfolioDigest.schema.record),
      Entry(template: "briefs/director.md", schema: PortfolioDigest.schema.record),
      Entry(template: "briefs/engagement.md", schema: EngagementReport.schema.record),
      Entry(template: "briefs/mail.html", schema: BriefFrame.schema.record),
      Entry(template: "briefs/sheet.html", schema: BriefFrame.schema.record),
      Entry(template: "briefs/index.html", schema: BriefIndexPage.schema.record),
    ] + ClientDocument.entries + SiteSection.all.flatMap(\.documents)

  /// The declarations by template.
  public static var schemas: [String: RecordSchema] {
    Dictionary(uniqueKeysWithValues: entries.map { ($0.template, $0.schema) })
  }
}
