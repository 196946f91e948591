import Analysis
import Localization
import Portfolio

/// Under which lawful basis we may speak to each person, and who said no.
struct PrivacyFold: Fold {
  let dossier: ClientDossier

  var fold: ProfileFold? {
    let people = PeopleMaking.sorted(dossier).filter {
      $0.name != nil && $0.isPresent(on: day)
    }
    guard !people.isEmpty else { return nil }
    let holding = people.count { $0.bases.holds(on: day) }
    let gone = people.count { person in
      !person.bases.holds(on: day)
        && person.bases.records.contains { Standing($0, on: day) == .withdrawn }
    }
    var verdict = words.text(
      "privacy.verdict",
      ["holding": words.formats.count(holding), "all": words.formats.count(people.count)])
    if gone > 0 { verdict += ", " + words.plural("privacy.gone", gone) }
    var blocks: [ProfileFold.Block] = [.table(table(people))]
    if dossier.attributes.kind == .person {
      blocks.insert(.words(words.text("privacy.person")), at: 0)
    }
    return fold(
      "privacy", verdict: verdict,
      tone: gone > 0 ? "alert" : holding < people.count ? "caution" : "", blocks)
  }

  /// Whether a basis lets us speak to a person on a day.
  enum Standing: String, Sendable {
    case holds, withdrawn, expired, unknown
    case notYet = "not-yet"

    init(_ record: LawfulBasisRecord, on day: Day) {
      if record.withdrawal(by: day) != nil {
        self = .withdrawn
      } else if record.basis == nil || record.isUnclear {
        self = .unknown
      } else if record.holds(on: day) {
        self = .holds
      } else if let given = record.given, given > day {
        self = .notYet
      } else {
        self = .expired
      }
    }
  }

  private func table(_ people: [Contact]) -> DataTable {
    DataTable(
      name: words.text("fold.privacy"),
      columns: [
        .init(words.text("column.person")), .init(words.text("privacy.basis")),
        .init(words.text("privacy.given")), .init(words.text("privacy.standing")),
        .init(words.text("column.source")),
      ],
      rows: people.flatMap { contact in
        contact.bases.settled(on: day).map { row($0, of: contact) }
      }, isNarrow: false)
  }

  private func row(_ record: LawfulBasisRecord, of contact: Contact) -> DataTable.Row {
    let how = [
      record.channel, record.source,
      record.version.map { words.text("privacy.version", ["version": $0]) },
    ].compactMap { $0 }
    let basis = record.basis.map { words.text("basis.\($0.rawValue)") }
    return DataTable.Row(
      contact.name ?? contact.id,
      note: contact.doNotContact == true ? words.text("word.do-not-contact") : nil,
      [
        basis != nil || record.purpose != nil
          ? .init(basis ?? "–", note: record.purpose) : cell(nil as String?),
        record.given.known(on: day).map {
          .init(words.date($0), note: how.isEmpty ? nil : how.joined(separator: ", "))
        } ?? .init(how.isEmpty ? "–" : how.joined(separator: ", ")),
        standing(Standing(record, on: day), record), source(.contacts, contact.id),
      ])
  }

  private func standing(_ standing: Standing, _ record: LawfulBasisRecord) -> DataTable.Cell {
    func date(_ day: Day?) -> [String: String] { ["day": day.map(words.date) ?? "–"] }
    switch standing {
    case .holds:
      return .init(
        words.text("privacy.holds"),
        note: record.expires.map { words.text("privacy.until", date($0)) })
    case .withdrawn:
      return .init(words.text("privacy.withdrawn", date(record.withdrawn)), tone: "alert")
    case .expired:
      return .init(words.text("privacy.expired", date(record.expires)), tone: "alert")
    case .notYet: return .init(words.text("privacy.not-yet"), tone: "caution")
    case .unknown: return .init(words.text("privacy.unknown"), tone: "caution")
    }
  }
}
