import Portfolio

/// Gives the fields of a table to the headings of one file, each field to one heading at most.
struct HeaderMatching {
  private let headings: [String]
  /// What each heading is known by; made once, since files have thousands of columns.
  private let keys: [String]
  private let table: TableName
  /// By field, the position of the heading that has it; -1 for the configuration.
  private var holders: [String: Int] = [:]
  private var fields: [String?]
  private var wanted: [String?]

  init(_ headings: [String], in table: TableName, taken: Set<String>) {
    self.headings = headings
    keys = headings.map { HeaderAliases.key($0) }
    self.table = table
    fields = [String?](repeating: nil, count: headings.count)
    wanted = fields
    for field in taken { holders[field] = -1 }
    giveFirstMeanings()
    giveSecondMeanings()
  }

  /// What became of each heading, in their order.
  var matches: [HeaderMatch] {
    headings.indices.map { position in
      let isLeftOver = fields[position] == nil
      let holder = isLeftOver ? wanted[position].flatMap { holders[$0] } : nil
      let takenBy = holder.flatMap { headings.indices.contains($0) ? headings[$0] : nil }
      return HeaderMatch(
        heading: headings[position], field: fields[position], takenBy: takenBy)
    }
  }

  private mutating func giveFirstMeanings() {
    let entries = keys.map { HeaderAliases.index[table]?[$0] }
    let claims = headings.indices.compactMap { position in
      entries[position].map { (position, $0) }
    }
    for (position, entry) in claims.sorted(by: { ($0.1.rank, $0.0) < ($1.1.rank, $1.0) }) {
      wanted[position] = entry.field
      guard holders[entry.field] == nil else { continue }
      holders[entry.field] = position
      fields[position] = entry.field
    }
  }

  private mutating func giveSecondMeanings() {
    for alternative in HeaderAliases.alternatives where alternative.table == table {
      let key = HeaderAliases.key(alternative.heading)
      for position in headings.indices where keys[position] == key {
        let isOpen = alternative.isPreferred || fields[position] == nil
        guard isOpen, holders[alternative.field] == nil else { continue }
        if let field = fields[position] { holders[field] = nil }
        holders[alternative.field] = position
        fields[position] = alternative.field
      }
    }
  }
}

/// Names the heading or field nearest to one that is not known.
enum HeaderSuggestion {
  static func nearest(to heading: String, in table: TableName) -> String? {
    let candidates = HeaderAliases.all.filter { $0.table == table }
      .flatMap { [$0.field] + $0.headings }
    return WordDistance.nearest(to: heading, among: candidates)
  }
}
