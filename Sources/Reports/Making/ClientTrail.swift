import Analysis
import Localization

extension SiteContext {
  /// The way to a document of a client, and the same document of the clients before and after.
  ///
  /// - Parameters:
  ///   - client: Position of the client.
  ///   - key: The key of the document.
  ///   - file: Its file in the client's folder.
  ///   - exists: Whether a client has it; those who do not are reached by their profile.
  /// - Returns: The trail.
  func trail(
    of client: Int, document key: String, file: String,
    exists: (ClientAssessment) -> Bool = { _ in true }
  ) -> Trail {
    let (place, before, after) = links.neighbours(of: client)
    func item(_ word: String, _ other: Int?) -> NavigationItem? {
      other.map { other in
        let isThere = assessment.client(other).map(exists) ?? false
        return NavigationItem(
          href: isThere ? "../\(slugs[other])/\(file)" : link(to: other), word: words.text(word))
      }
    }
    return Trail(
      steps: [
        NavigationItem(href: "../../index.html", word: words.text("page.home")),
        NavigationItem(href: "../index.html", word: words.text("page.clients")),
        NavigationItem(href: "index.html", word: name(client)),
      ], here: words.text("document.\(key)"), previous: item("profile.previous", before),
      next: item("profile.next", after),
      position: words.text(
        "word.place-of",
        [
          "place": words.formats.count(place),
          "all": words.formats.count(assessment.clients.count),
        ]))
  }
}
