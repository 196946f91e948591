/// Whether invoices that are in a database are summed up there.
public enum PushDownWish: String, Sendable, Hashable, CaseIterable {
  /// Where the database holds them so that the sums are the same to the cent; else line by line, and a note
  /// says why.
  case auto
  /// Line by line.
  case off
  /// Else nothing is loaded.
  case required
}

/// Why invoices are not summed up where they are.
struct PushDownObstacle: Sendable {
  enum Reason: String, Sendable {
    /// Only one source can say which invoices are the same.
    case severalSources = "several-sources"
    case noDatabase = "no-database"
    case encoding
    case repeatedHeading = "repeated-heading"
    /// A column of a type that the program reads and a database cannot be asked to read the same way.
    case columnType = "column-type"
    /// SQLite keeps anything anywhere: some rows hold something else.
    case values
    case currencies
    case kinds
    case spellings
    /// A row that the database was told to leave aside is one that the program takes.
    case disagreement
  }

  let reason: Reason
  /// The column or the source concerned.
  let found: String
}
