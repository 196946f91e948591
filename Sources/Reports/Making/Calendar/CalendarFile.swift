import Analysis
import Files
import Localization
import Portfolio

/// A calendar file (RFC 5545) of planned events: whole days, whose bytes follow from the data alone.
struct CalendarFile {
  static let clientFile = "calendar.ics"

  let context: SiteContext
  /// What calendars call it.
  let name: String
  let events: [PlannedEvent]
  /// Whether events name their client, for calendars of several.
  let namesClients: Bool

  /// The most octets of a line without its end.
  private static let longestLine = 75
  /// About how many bytes are handed over at once.
  private static let pieceSize = 1 << 16

  /// A calendar of some events.
  init(context: SiteContext, name: String, events: [PlannedEvent], namesClients: Bool) {
    self.context = context
    self.name = name
    self.events = events
    self.namesClients = namesClients
  }

  /// The calendar of one client; empty for one that is not there on the day.
  init(_ context: SiteContext, client: Int) {
    self.init(
      context: context, name: context.name(client),
      events: context.assessment.client(client).map { context.agenda.events(of: $0) } ?? [],
      namesClients: false)
  }

  /// Whether anything can be planned with a client.
  static func mayExist(_ client: ClientAssessment) -> Bool {
    client.status != .former
      && (client.tier != nil || client.contracts != nil || client.success != nil
        || client.relationship != nil)
  }

  var bytes: [UInt8] {
    var output: [UInt8] = []
    forEachPiece { output += $0 }
    return output
  }

  /// Hands over the file piece by piece, so that memory does not follow the number of events.
  func forEachPiece<Failure: Error>(_ take: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    var piece: [UInt8] = []
    func line(_ text: String) { CalendarFile.append(text, to: &piece) }
    line("BEGIN:VCALENDAR")
    line("VERSION:2.0")
    line("PRODID:-//Carteira//Carteira//\(context.words.catalog.locale.tag.uppercased())")
    line("CALSCALE:GREGORIAN")
    line("METHOD:PUBLISH")
    line("X-WR-CALNAME:\(CalendarFile.escaped(name))")
    for event in events {
      for text in lines(event) { line(text) }
      if piece.count >= CalendarFile.pieceSize {
        try take(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    line("END:VCALENDAR")
    try take(piece)
  }

  private func lines(_ event: PlannedEvent) -> [String] {
    let words = EventWords(context: context)
    let day = words.actingDay(event)
    let client = context.name(event.client)
    let what = words.what(event)
    let people = [words.owner(event), words.theirs(event)].compactMap { $0 }
    let standing =
      event.isLate
      ? context.words.text(
        "calendar.due-on", ["day": context.words.date(event.day), "late": words.standing(event)])
      : words.standing(event)
    let description =
      [client, people.joined(separator: ", "), standing]
      + event.keys.prefix(3).map(context.words.evidence)
    return [
      "BEGIN:VEVENT", "UID:\(uid(event))", "DTSTAMP:\(CalendarFile.stamp(context.day))",
      "DTSTART;VALUE=DATE:\(CalendarFile.date(day))",
      "DTEND;VALUE=DATE:\(CalendarFile.date(day.adding(days: 1)))",
      "SUMMARY:\(CalendarFile.escaped(namesClients ? "\(client): \(what)" : what))",
      "DESCRIPTION:"
        + CalendarFile.escaped(description.filter { !$0.isEmpty }.joined(separator: "\n")),
      "CATEGORIES:\(CalendarFile.escaped(words.kind(event)))", "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]
  }

  /// The same for the same thing in every calendar and build, and nothing of it tells a personal id.
  private func uid(_ event: PlannedEvent) -> String {
    let digest = Digest(of: "\(context.slugs[event.client])\u{0}\(event.identity)").hex.prefix(32)
    return "\(event.kind.rawValue)-\(digest)@carteira"
  }

  // MARK: The format

  static func date(_ day: Day) -> String {
    var bytes: [UInt8] = []
    day.appendISO(to: &bytes)
    bytes.removeAll { $0 == UInt8(ascii: "-") }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The day of the assessment: calendars take a later one for newer.
  static func stamp(_ day: Day) -> String { date(day) + "T000000Z" }

  /// Text with what would end it escaped; control characters but line ends go.
  static func escaped(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case 0..<0x20, 0x2C, 0x3B, 0x5C, 0x7F: false
      default: true
      }
    }
    guard !isPlain else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count + 8)
    for byte in text.utf8 {
      switch byte {
      case 0x2C, 0x3B, 0x5C:
        output.append(0x5C)
        output.append(byte)
      case 0x0A:
        output.append(0x5C)
        output.append(UInt8(ascii: "n"))
      case 0..<0x20, 0x7F: output.append(0x20)
      default: output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// A line in pieces of at most 75 octets, none of them ending inside a character.
  static func append(_ text: String, to output: inout [UInt8]) {
    let bytes = Array(text.utf8)
    var (start, room) = (0, longestLine)
    while bytes.count - start > room {
      var end = start + room
      while bytes[end] & 0xC0 == 0x80 { end -= 1 }
      output += bytes[start..<end]
      output += [0x0D, 0x0A, 0x20]
      // The blank that begins a piece counts.
      (start, room) = (end, longestLine - 1)
    }
    output += bytes[start...]
    output += [0x0D, 0x0A]
  }
}
