import Portfolio

/// The names of documents about a client: `account-carla-nunes`, `meeting-carla-nunes-2026-11-30`.
enum DocumentStem {
  /// The name of a document with another folder in place of the client's.
  ///
  /// - Parameters:
  ///   - stem: The name without its endings.
  ///   - slug: The folder of the client's pages.
  ///   - other: What stands in its place.
  /// - Returns: The name; nil where the document is not about that client.
  static func renamed(_ stem: String, _ slug: String, _ other: String) -> String? {
    var parts = stem.split(separator: "-", omittingEmptySubsequences: false)
    let own = slug.split(separator: "-", omittingEmptySubsequences: false)
    // A kind and the folder, with a day after it for a meeting; those of owners hold no client.
    guard parts.count > own.count, parts[0] != "owner", Array(parts[1...own.count]) == own else {
      return nil
    }
    let day = parts[(own.count + 1)...].joined(separator: "-")
    guard day.isEmpty || Day(iso: day) != nil else { return nil }
    parts.replaceSubrange(1...own.count, with: [Substring(other)])
    return parts.joined(separator: "-")
  }
}
