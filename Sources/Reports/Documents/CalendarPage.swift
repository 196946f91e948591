package import Markup
package import Templating

/// What is planned with all clients, by week and owner.
package struct CalendarPage: Sendable {
  package var page: PageFrame
  package var title: String
  package var lead: HTMLFragment
  package var figures: KPIStrip?
  package var owners: DataTable?
  package var late: Week?
  package var weeks: [Week]
  package var nothing: String?
  package var after: String
  /// Address of the calendar file of all clients.
  package var file: String

  /// What a week holds.
  package struct Week: Sendable {
    /// The end of its id on the page.
    package var key: String
    package var heading: String
    package var remark: String
    package var groups: [Group]
    /// How many more there are than shown.
    package var more: String?
  }

  /// What an owner has in a week.
  package struct Group: Sendable {
    package var owner: String
    package var rows: [PlannedRow]
  }

  package static let schema = Schema<CalendarPage>(
    "calendar", "What is planned with all clients, by week and owner",
    [
      .record("page", "What every page carries", PageFrame.schema) { $0.page },
      .text("title", "Title of the page") { $0.title },
      .html("lead", "The answer in one sentence") { $0.lead },
      .optionalRecord("figures", "What lies ahead", KPIStrip.schema) { $0.figures },
      .optionalRecord("owners", "Owners by month", DataTable.schema) { $0.owners },
      .optionalRecord("late", "What is late", week) { $0.late },
      .list("weeks", "The weeks ahead", of: week) { $0.weeks },
      .optionalText("nothing", "Why nothing is planned") { $0.nothing },
      .text("after", "Where the days come from") { $0.after },
      .text("file", "Address of the calendar file") { $0.file },
    ])

  private static let week = Schema<Week>(
    "calendar-week", "What a week holds",
    [
      .text("key", "End of its id on the page") { $0.key },
      .text("heading", "From which day to which") { $0.heading },
      .text("remark", "How many things, and holidays") { $0.remark },
      .list("groups", "Owners with something to do", of: group) { $0.groups },
      .optionalText("more", "How many more there are than shown") { $0.more },
    ])

  private static let group = Schema<Group>(
    "calendar-group", "What an owner has in a week",
    [
      .text("owner", "The owner's name") { $0.owner },
      .list("rows", "What is planned, by day", of: PlannedRow.schema) { $0.rows },
    ])
}
