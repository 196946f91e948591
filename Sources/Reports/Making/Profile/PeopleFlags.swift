import Analysis
import Localization
import Portfolio

/// What about a client's people needs attention, worst first.
struct PeopleFlags {
  let dossier: ClientDossier
  private var words: Words { dossier.words }

  var statements: [Statement] { gone + blocked + thread + uncovered }

  /// Champions and buyers who left, unless somebody present plays the same part.
  private var gone: [Statement] {
    (client.relationship?.goneUnreplaced ?? []).map { gone in
      dossier.flag(
        gone, named: dossier.person(gone.person), left: gone.left.map(words.date) ?? "–")
    }
  }

  /// Those who stand in the way, by name: a post alone says nothing here.
  private var blocked: [Statement] {
    let present = dossier.present
    return (client.relationship?.blockers ?? []).compactMap { blocker in
      let contact = present.first { $0.id == blocker.person }
      return contact?.name.map { dossier.flag(blocker, named: $0) }
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
      contact.isDecisive && contact.map.coveredBy.isEmpty
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
