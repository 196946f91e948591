import Analysis
import Localization
import Portfolio

/// What about a client's people needs attention, worst first.
struct PeopleFlags {
  let dossier: ClientDossier
  private var words: Words { dossier.words }
  private var day: Day { dossier.day }

  /// How long a conversation counts as recent.
  static let recentDays = 90

  var statements: [Statement] { gone + blocked + thread + uncovered }

  /// Champions and buyers who left, unless somebody present plays the same part.
  private var gone: [Statement] {
    (dossier.client.relationship?.goneUnreplaced ?? []).map { lost in
      Statement(
        mark: "late", tone: "alert",
        heading: words.text(
          "people.flag-gone",
          [
            "name": dossier.person(lost.person),
            "role": words.catalog.text("assessment.role.\(lost.role.rawValue)"),
            "day": lost.left.map(words.date) ?? "–",
          ]), words: words.text("people.flag-gone-why"),
        evidence: dossier.source(.contacts, lost.person))
    }
  }

  private var blocked: [Statement] {
    dossier.present.filter(\.blocks).map { contact in
      let name = ["name": contact.name ?? contact.id]
      let disposition = contact.map.disposition.map {
        words.text("people.disposition.\($0.rawValue)")
      }
      // Nobody goes around a person who can say no.
      let isHopeless = contact.map.hasVeto == true && contact.map.disposition == .bypass
      return Statement(
        mark: "blocker", tone: "alert",
        heading: words.text(
          contact.map.hasVeto == true ? "people.flag-veto" : "people.flag-blocker", name),
        words: isHopeless
          ? words.text("people.flag-bypass")
          : disposition.map { words.text("people.flag-disposition", ["disposition": $0]) }
            ?? words.text("people.flag-no-disposition"),
        evidence: dossier.source(.contacts, contact.id))
    }
  }

  /// Whether all hangs by one person of theirs.
  private var thread: [Statement] {
    guard client.status == .active || client.status == .atRisk else { return [] }
    if dossier.present.count == 1, let only = dossier.present.first {
      return [
        Statement(
          mark: "late", tone: "alert",
          heading: words.text("people.flag-only", ["name": only.name ?? only.id]),
          words: words.text("people.flag-only-why"),
          evidence: dossier.source(.contacts, only.id))
      ]
    }
    guard let relationship = client.relationship, relationship.isSingleThreadedTheirs == true,
      dossier.present.count > 1
    else { return [] }
    let reached = relationship.theirThreads.compactMap(dossier.contact)
    let total = words.count("people", dossier.present.count)
    guard let only = reached.first else {
      return [
        Statement(
          mark: "inactive", tone: "caution",
          heading: words.text(
            "people.flag-silent",
            ["people": total, "days": words.formats.days(relationship.windowDays)]),
          words: words.text("people.flag-silent-why"))
      ]
    }
    return [
      Statement(
        mark: "inactive", tone: "caution",
        heading: words.text(
          "people.flag-thread", ["name": only.name ?? only.id, "people": total]),
        words: words.text("people.flag-only-why"))
    ]
  }

  /// Those who decide and whom none of ours covers.
  private var uncovered: [Statement] {
    let standings = client.relationship?.people ?? []
    let alone = dossier.present.filter { contact in
      contact.isKey && contact.map.coveredBy.isEmpty
        && standings.first { $0.id == contact.id }?.isCovered == false
    }
    guard !alone.isEmpty, dossier.contacts.contains(where: { !$0.map.coveredBy.isEmpty }) else {
      return []
    }
    return [
      Statement(
        mark: "inactive", tone: "caution",
        heading: words.text(
          "people.flag-uncovered",
          ["people": words.first(ofNames: alone.map { $0.name ?? $0.id })]),
        words: words.text("people.flag-uncovered-why"))
    ]
  }

  private var client: ClientAssessment { dossier.client }
}

extension ClientDossier {
  /// Whether a conversation went both ways, of late.
  func isRecentTalk(_ interaction: Interaction) -> Bool {
    interaction.isTwoWay == true && isRecent(interaction)
  }

  /// Whether a touch was of late.
  func isRecent(_ interaction: Interaction) -> Bool {
    interaction.date.map { day.days(since: $0) < PeopleFlags.recentDays } ?? false
  }
}
