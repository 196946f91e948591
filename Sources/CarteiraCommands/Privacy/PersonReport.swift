import Diagnostics
import Localization
import Outbox
import Portfolio

/// Everything held on a person, for the person to read.
struct PersonReport {
  private let findings: PersonSearch.Findings
  private let sends: [OutboxEntry]
  private let day: Day

  init(_ findings: PersonSearch.Findings, sends: [OutboxEntry], on day: Day) {
    self.findings = findings
    self.sends = sends
    self.day = day
  }

  private static func place(_ mention: PersonSearch.Mention) -> String? {
    mention.place.map { place in
      place.line.map { "\(place.file):\($0)" } ?? place.file
    }
  }

  /// For machines.
  var json: JSONValue {
    .object([
      ("carteira-person", .integer(1)), ("as-of", .text(day.description)),
      (
        "records",
        .list(
          findings.mentions.map { mention in
            .object([
              ("table", .text(mention.table.rawValue)), ("id", .text(mention.id)),
              ("place", PersonReport.place(mention).map { .text($0) } ?? .null),
              ("fields", .object(mention.fields.map { ($0.name, .text($0.value)) })),
            ])
          })
      ),
      ("output", .list(findings.output.map { .text($0) })),
      (
        "snapshots",
        .list(
          findings.snapshots.map {
            .object([("name", .text($0.name)), ("files", .list($0.files.map { .text($0) }))])
          })
      ),
      (
        "sends",
        .list(
          sends.map {
            .object([
              ("number", .integer(Int($0.number))), ("document", .text($0.document.stem)),
              ("day", .text($0.document.day)), ("to", .text($0.recipient)),
              ("state", .text($0.state.rawValue)), ("at", .text(Clock.stamp(of: $0.changed))),
            ])
          })
      ),
    ])
  }

  /// For people.
  func lines(_ catalog: Catalog) -> [String] {
    let words = RecordWords(catalog)
    var lines = [catalog.text("privacy.person.heading", ["day": words.day(day)]), ""]
    func count(_ key: String, _ count: Int) -> String {
      count == 0
        ? catalog.text("privacy.person.no-\(key)") : catalog.count("privacy.person.\(key)", count)
    }
    for mention in findings.mentions {
      let place = PersonReport.place(mention).map { " (\($0))" } ?? ""
      lines.append("\(words.table(mention.table)) \(mention.id)\(place)")
      var table = TextTable([.left, .left])
      for field in mention.fields {
        table.add([
          words.column(field.name, of: mention.table),
          words.value(field.value, of: field.name, in: mention.table),
        ])
      }
      lines += table.lines + [""]
    }
    lines.append(count("output", findings.output.count))
    lines += findings.output.map { "  " + $0 }
    lines.append("")
    lines.append(count("snapshots", findings.snapshots.count))
    for (name, files) in findings.snapshots {
      lines.append("  \(name): \(catalog.count("commands.files", files.count))")
    }
    lines.append("")
    lines.append(count("sends", sends.count))
    var table = TextTable([.left, .left, .left, .left])
    for entry in sends {
      table.add([
        Clock.stamp(of: entry.changed),
        catalog.text("commands.outbox.state.\(entry.state.rawValue)"), entry.document.stem,
        entry.recipient,
      ])
    }
    lines += table.lines
    return lines
  }
}
