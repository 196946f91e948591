import Files
import Publishing

/// What a build leaves word of beside the site: what it was made from, and what it said.
struct StandingNote: Sendable, Hashable {
  /// The digest of all that the site follows from.
  let inputs: String
  /// How many pages there are, assets aside.
  let pages: Int
  /// How many clients.
  let clients: Int
  /// Whether nothing was found in the data: then who knows that nothing has changed need not read them.
  let isSilent: Bool
  /// The day of its pages.
  let day: String
  /// The tag of their language.
  let locale: String

  /// Instead of a digest, where nobody worked it out or some pages are of other data: no site stands for it.
  static let unknown = "-"
  private static let silent = "silent"

  init(
    inputs: String, pages: Int, clients: Int, isSilent: Bool, day: String, locale: String
  ) {
    self.inputs = inputs
    self.pages = pages
    self.clients = clients
    self.isSilent = isSilent
    self.day = day
    self.locale = locale
  }

  /// Reads a note; nil for anything that `text` would not have written.
  init?(_ text: String) {
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 6, let pages = Int(parts[1]), let clients = Int(parts[2]) else {
      return nil
    }
    self.init(
      inputs: parts[0], pages: pages, clients: clients,
      isSilent: parts[3] == StandingNote.silent, day: parts[4], locale: parts[5])
  }

  /// The note in one line.
  var text: String {
    let findings = isSilent ? StandingNote.silent : "findings"
    return "\(inputs) \(pages) \(clients) \(findings) \(day) \(locale)"
  }
}
