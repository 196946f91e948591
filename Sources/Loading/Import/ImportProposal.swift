public import Portfolio

/// What a person said of a column.
public struct ImportChoice: Sendable, Hashable {
  /// The heading; case, accents and marks do not matter.
  public let heading: String
  /// The field that it feeds; nil for none.
  public let field: String?

  /// A choice.
  public init(heading: String, field: String?) {
    self.heading = heading
    self.field = field
  }
}

/// What a foreign file probably is, and how it would be read: nothing of it is loaded yet.
public struct ImportProposal: Sendable {
  /// How sure a mapping is.
  public enum Confidence: Int, Sendable, Hashable, Comparable {
    /// The heading is not known; its values look like it.
    case low
    /// The heading is known for more than one thing, or some values do not fit.
    case medium
    /// The heading is known and the values fit.
    case high

    /// The less sure first.
    public static func < (left: Confidence, right: Confidence) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// A column of the file.
  public struct Column: Sendable {
    /// Its heading.
    public let heading: String
    /// The field that it would feed; nil for one that would not be loaded.
    public let field: String?
    /// How sure that is.
    public let confidence: Confidence
    /// What its values look like, by the name of a column type.
    public let type: String
    /// Some of its values, each once.
    public let samples: [String]

    /// The same column as somebody said it is.
    func feeding(_ field: String?) -> Column {
      Column(heading: heading, field: field, confidence: .high, type: type, samples: samples)
    }
  }

  /// The file as the configuration would name it.
  public let file: String
  /// The table.
  public let table: TableName
  /// The program that wrote it, where its headings tell.
  public let system: String?
  /// Of its headings, the share that the table knows, in percent.
  public let recognised: Int
  /// Its columns, from the left.
  public let columns: [Column]
  /// What was found out about the file.
  public let reading: [FileSummary.Guess]
  /// Rows below the headings that are records.
  public let rows: Int
  /// Rows of sums, and the column and texts that tell them.
  public let totals: (count: Int, heading: String, texts: [String])
  /// Rows that are left out since they have no amount: further items of the order above them.
  public let furtherLines: Int
  /// Fields without which no row can be taken and that no column feeds.
  public let missing: [String]
  /// What is assumed since nothing in the file tells: `date-order`.
  public let assumed: [String]
  /// Fields that take their value from a column that feeds another: an id from a tax number or a name.
  public let borrowed: [(field: String, heading: String)]
  /// Ids that several of the first rows have, and whether their column feeds the id all the same; nil where
  /// none do.
  public let repeatedIDs: (heading: String, texts: [String], isTaken: Bool)?
  /// What the first rows name clients by.
  public let clientTexts: Set<String>
  /// What a configuration would say of the file, line by line.
  public let lines: [String]
  /// The sheets of a workbook that people see beside the one that was taken, where nobody named it.
  public internal(set) var otherSheets: [String] = []

  /// The names of the table's fields.
  public var fields: [String] { TableCatalog.table(table)?.columns.map(\.field) ?? [] }

  /// Whether rows can be loaded by it.
  public var isUsable: Bool { missing.isEmpty }

  /// The headings that nothing would be loaded of; a store is read with the client's code.
  public var unused: [String] {
    let headings = columns.map(\.heading)
    let stores = columns.indices.filter { columns[$0].field == "client" }
      .compactMap { StoreColumn.position(beside: $0, in: headings) }
    return columns.indices.filter {
      columns[$0].field == nil && !headings[$0].isEmpty && !stores.contains($0)
    }.map { headings[$0] }
  }
}
