package import Portfolio
package import Templating

/// What is planned with a client.
package struct RoadmapCalendar: Sendable {
  package var remark: String
  package var rows: [PlannedRow]
  package var after: String
  /// Address of the calendar file.
  package var file: String
  /// Of how many these are the first; nil where they are all.
  package var leftOut: String?

  package static let schema = Schema<RoadmapCalendar>(
    "roadmap-calendar", "What is planned with a client",
    [
      .text("remark", "From when to when") { $0.remark },
      .list("rows", "Late ones first, then by day", of: PlannedRow.schema) { $0.rows },
      .text("after", "Where the days come from") { $0.after },
      .text("file", "Address of the calendar file") { $0.file },
      .optionalText("left-out", "Of how many these are the first; missing where they are all") {
        $0.leftOut
      },
    ])
}

/// Something planned, as a row of a calendar.
package struct PlannedRow: Sendable {
  package var day: Day
  /// The day as lists write it.
  package var date: String
  package var weekday: String
  package var what: String
  package var isStrong: Bool
  package var client: String?
  package var href: String?
  package var person: String?
  package var owner: String?
  package var standing: String
  package var tone: String
  package var evidence: String?

  package static let schema = Schema<PlannedRow>(
    "planned-row", "Something planned",
    [
      .day("day", "Its day") { $0.day.number },
      .text("date", "Its day as lists write it") { $0.date },
      .text("weekday", "Its weekday in three letters") { $0.weekday },
      .text("what", "What it is") { $0.what },
      .flag("is-strong", "Whether it decides something") { $0.isStrong },
      .optionalText("client", "The client, on pages about several") { $0.client },
      .optionalText("href", "Where the client's roadmap is") { $0.href },
      .optionalText("person", "Who of theirs") { $0.person },
      .optionalText("owner", "Who of ours") { $0.owner },
      .text("standing", "Late, moved, what hangs on it") { $0.standing },
      .text("tone", "alert, caution or empty") { $0.tone },
      .optionalText("evidence", "The records it rests on") { $0.evidence },
    ])
}
