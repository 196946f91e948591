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

  private static let silent = "silent"

  init(inputs: String, pages: Int, clients: Int, isSilent: Bool) {
    self.inputs = inputs
    self.pages = pages
    self.clients = clients
    self.isSilent = isSilent
  }

  /// Reads a note; nil for anything that `text` would not have written.
  init?(_ text: String) {
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count == 4, let pages = Int(parts[1]), let clients = Int(parts[2]), pages >= 0,
      clients >= 0
    else { return nil }
    self.init(
      inputs: parts[0], pages: pages, clients: clients,
      isSilent: parts[3] == StandingNote.silent)
  }

  /// The note in one line.
  var text: String {
    "\(inputs) \(pages) \(clients) \(isSilent ? StandingNote.silent : "findings")"
  }
}
