extension TableReading {
  /// The facts with the columns that they name, and the words of a closed list, in each language.
  ///
  /// - Parameter facts: Those of a finding about a row.
  /// - Returns: The same, and what readers are to be told in their own words.
  func spoken(_ facts: [String: String]) -> [String: String] {
    var spoken = facts
    for name in ["field", "otherField", "missing"] {
      guard let field = facts[name],
        let column = declaration.columns.first(where: { $0.field == field })?.column
      else { continue }
      spoken.merge(column.heading.facts(name)) { given, _ in given }
      if name == "field" {
        spoken.merge(ColumnWord.expected(column.words).facts("known")) { given, _ in given }
      }
    }
    return spoken
  }
}
