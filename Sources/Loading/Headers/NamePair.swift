import Portfolio

/// A person's name in two columns, as most CRMs export it.
struct NamePair: Sendable, Hashable {
  /// Positions of the columns.
  let first: Int
  let last: Int

  /// What the two columns are called, by their keys.
  private static let headings: [(first: String, last: String)] = [
    ("first name", "last name"), ("nome", "sobrenome"), ("primeiro nome", "sobrenome"),
    ("primeiro nome", "ultimo nome"), ("nome", "ultimo nome"), ("given name", "family name"),
  ]

  /// The pair among headings that means the name of a table's records; nil where there is none.
  ///
  /// `Nome` is half a name where `Sobrenome` stands beside it. A column with the whole name is better
  /// than two with its parts.
  ///
  /// - Parameters:
  ///   - headings: Those of the file; empty ones are spoken for.
  ///   - table: The table they are of.
  ///   - name: The column that has been found for the name; nil for none.
  init?(_ headings: [String], in table: TableName, name: Int?) {
    guard [.contacts, .team, .clients].contains(table) else { return nil }
    let keys = headings.map { HeaderKey.fold($0) }
    for pair in NamePair.headings {
      guard let first = keys.firstIndex(of: pair.first), let last = keys.firstIndex(of: pair.last),
        name == nil || name == first
      else { continue }
      self.first = first
      self.last = last
      return
    }
    return nil
  }
}
