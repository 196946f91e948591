import Diagnostics
import Localization
import Portfolio

/// Everything held on a person, for the person to read.
struct PersonReport {
  private let findings: PersonSearch.Findings
  private let day: Day

  init(_ findings: PersonSearch.Findings, on day: Day) {
    self.findings = findings
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
    ])
  }

  /// For people.
  func lines(_ catalog: Catalog) -> [String] {
    var lines = [catalog.text("privacy.person.heading", ["day": day.description]), ""]
    for mention in findings.mentions {
      let place = PersonReport.place(mention).map { " (\($0))" } ?? ""
      lines.append("\(mention.table.rawValue) \(mention.id)\(place)")
      var table = TextTable([.left, .left])
      for field in mention.fields {
        table.add([field.name, field.value.split { $0.isNewline }.joined(separator: " ")])
      }
      lines += table.lines + [""]
    }
    lines.append(catalog.count("privacy.person.output", findings.output.count))
    lines += findings.output.map { "  " + $0 }
    lines.append("")
    lines.append(catalog.count("privacy.person.snapshots", findings.snapshots.count))
    for (name, files) in findings.snapshots {
      lines.append("  \(name): \(catalog.count("commands.files", files.count))")
    }
    return lines
  }
}
