import Analysis
import Localization
import Portfolio

/// What both a client's profile and its map say of one of its people.
extension ClientDossier {
  /// Somebody who stands in the way, and what we mean to do about it.
  ///
  /// - Parameters:
  ///   - blocker: Who it is.
  ///   - name: How the page calls the person.
  ///   - besides: Sentences said after it.
  /// - Returns: The flag.
  func flag(_ blocker: BlockerStanding, named name: String, besides: [String] = []) -> Statement {
    let deal =
      switch blocker.fault {
      // Nobody goes around a person who can say no.
      case .bypassedVeto: words.text("people.flag-bypass")
      case .noDisposition: words.text("people.flag-no-disposition")
      case nil:
        words.text(
          "people.flag-disposition",
          [
            "disposition": blocker.disposition.map {
              words.text("people.disposition.\($0.rawValue)")
            } ?? ""
          ])
      }
    return Statement(
      mark: "blocker", tone: "alert",
      heading: words.text(
        blocker.hasVeto ? "people.flag-veto" : "people.flag-blocker", ["name": name]),
      words: ([deal] + besides).joined(separator: " "),
      evidence: source(.contacts, blocker.person))
  }

  /// A champion or a buyer who left and in whose place nobody came.
  ///
  /// - Parameters:
  ///   - gone: Who it is.
  ///   - name: How the page calls the person.
  ///   - day: The day of leaving as the page writes it; nil where the page says nothing of a day.
  /// - Returns: The flag.
  func flag(_ gone: GonePerson, named name: String, left day: String?) -> Statement {
    let role = words.catalog.text("assessment.role.\(gone.role.rawValue)")
    return Statement(
      mark: "late", tone: "alert",
      heading: words.text(
        day == nil ? "map.flag-gone" : "people.flag-gone",
        ["name": name, "role": role].merging(day.map { ["day": $0] } ?? [:]) { $1 }),
      words: words.text("people.flag-gone-why"), evidence: source(.contacts, gone.person))
  }
}
