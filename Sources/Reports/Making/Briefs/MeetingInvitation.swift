import Files
import Localization
import Portfolio

/// A conversation as a calendar file (RFC 5545): a whole day, since nobody said the hour.
struct MeetingInvitation {
  let context: SiteContext
  let client: Int
  let meeting: BriefMeeting
  /// The name of whom one meets.
  let person: String?
  /// What to do there.
  let step: String

  static let file = "meeting.ics"

  var bytes: [UInt8] {
    let words = context.words
    let name = context.name(client)
    let summary =
      person.map { words.text("brief.meeting.with", ["client": name, "person": $0]) }
      ?? words.text("brief.meeting.alone", ["client": name])
    let seed = "\(context.slugs[client])\u{0}\(meeting.day)\u{0}\(meeting.person ?? "")"
    let lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0",
      "PRODID:-//Carteira//Carteira//\(words.catalog.locale.tag.uppercased())",
      "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "BEGIN:VEVENT",
      "UID:meeting-\(Digest(of: seed).hex.prefix(32))@carteira",
      "DTSTAMP:\(CalendarFile.stamp(context.day))",
      "DTSTART;VALUE=DATE:\(CalendarFile.date(meeting.day))",
      "DTEND;VALUE=DATE:\(CalendarFile.date(meeting.day.adding(days: 1)))",
      "SUMMARY:\(CalendarFile.escaped(summary))", "DESCRIPTION:\(CalendarFile.escaped(step))",
      "END:VEVENT", "END:VCALENDAR",
    ]
    var output: [UInt8] = []
    for line in lines { CalendarFile.append(line, to: &output) }
    return output
  }
}
