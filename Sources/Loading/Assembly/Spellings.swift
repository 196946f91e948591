import Diagnostics
import Portfolio

/// One word in several spellings: `Alimentos`, `alimentos` and `ALIMENTOS` are one sector.
struct Spellings {
  /// How often each spelling stands.
  private var counts: [String: Int] = [:]

  /// Spellings that are one value.
  struct Group {
    /// The one that is kept.
    let kept: String
    /// The others with how often each stands.
    let others: [(text: String, count: Int)]
  }

  mutating func add(_ text: String) { counts[text, default: 0] += 1 }

  /// The values that are written in several ways, sorted by the spelling kept: the commonest, before one in
  /// capitals alone, then by bytes.
  var groups: [Group] {
    guard counts.count > 1 else { return [] }
    var byKey: [String: [String]] = [:]
    for text in counts.keys { byKey[Spellings.key(text), default: []].append(text) }
    let several = byKey.values.filter { $0.count > 1 }
    return several.map { texts -> Group in
      let sorted = texts.sorted { isBefore($0, $1) }
      return Group(
        kept: sorted[0], others: sorted.dropFirst().map { ($0, counts[$0, default: 0]) })
    }.sorted { $0.kept.utf8.lexicographicallyPrecedes($1.kept.utf8) }
  }

  private func isBefore(_ left: String, _ right: String) -> Bool {
    let (one, other) = (counts[left, default: 0], counts[right, default: 0])
    guard one == other else { return one > other }
    let (isShouted, isOtherShouted) = (Spellings.isShouted(left), Spellings.isShouted(right))
    guard isShouted == isOtherShouted else { return isOtherShouted }
    return left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// Whether a word is in capitals throughout and too long for an abbreviation.
  private static func isShouted(_ text: String) -> Bool {
    text.count > 4 && !text.contains(where: \.isLowercase)
  }

  /// What spellings of one value share: case, accents and blanks do not count, marks do, as in `A+`.
  private static func key(_ text: String) -> String {
    let marks = text.filter { !$0.isLetter && !$0.isNumber && !$0.isWhitespace }
    return HeaderKey.fold(text.lowercased()) + "\u{1F}" + marks
  }
}

extension PortfolioAssembly {
  /// Gives clients one spelling of each word by which they are put together.
  mutating func joinSpellings() {
    let fields: [(name: String, path: WritableKeyPath<ClientAttributes, String?>)] = [
      ("country", \.country), ("city", \.city), ("sector", \.sector), ("size", \.size),
      ("entry-channel", \.entryChannel), ("end-reason", \.endReason),
    ]
    var (found, tags) = ([Spellings](repeating: Spellings(), count: fields.count), Spellings())
    for client in clients where client.hasAttributes {
      let attributes = client.attributes
      for (index, field) in fields.enumerated() {
        if let text = attributes[keyPath: field.path] { found[index].add(text) }
      }
      for tag in attributes.tags { tags.add(tag) }
    }
    let kept = fields.indices.map { noteSpellings(of: fields[$0].name, found[$0]) }
    let keptTags = noteSpellings(of: "tags", tags)
    guard !keptTags.isEmpty || kept.contains(where: { !$0.isEmpty }) else { return }
    for (index, client) in clients.enumerated() where client.hasAttributes {
      var attributes = client.attributes
      for (field, spellings) in zip(fields, kept) {
        guard let text = attributes[keyPath: field.path], let one = spellings[text] else {
          continue
        }
        attributes[keyPath: field.path] = one
      }
      var seen: Set<String> = []
      attributes.tags = attributes.tags.map { keptTags[$0] ?? $0 }
        .filter { seen.insert($0).inserted }
      if attributes != client.attributes {
        clients[index] = Client(id: client.id, attributes: attributes)
      }
    }
  }

  /// Says which spellings are read as one; what each of them becomes.
  private mutating func noteSpellings(of field: String, _ spellings: Spellings) -> [String: String]
  {
    var kept: [String: String] = [:]
    for group in spellings.groups {
      for other in group.others { kept[other.text] = group.kept }
      log.add(
        Diagnostic(
          .joinedSpellings,
          facts: [
            "field": field, "kept": group.kept,
            "found": group.others.map { "\($0.text) (\($0.count))" }.joined(separator: ", "),
          ]))
    }
    return kept
  }
}
