/// What was read from one file, and what was guessed about it.
public struct FileSummary: Sendable, Hashable {
  /// The file as the user knows it.
  public let file: String
  /// The table it feeds.
  public let table: TableName
  /// Data rows seen, without heading and blank ones.
  public let rows: Int
  /// Rows rejected whole.
  public let rejected: Int
  /// Rows left out because the configuration says so, or since they sum up others.
  public let leftOut: Int
  /// The guesses and settings used to read it, in a fixed order, for instance `encoding` → `windows-1252`.
  public let reading: [Guess]
  /// Column headings that were understood, in file order, with the field each became.
  public let columns: [ColumnUse]
  /// In how many accepted rows each field that the file feeds has a value that was understood.
  ///
  /// Empty where nobody counted, as with invoice lines.
  public let known: [String: Int]

  /// A summary of a file that was read.
  public init(
    file: String, table: TableName, rows: Int, rejected: Int, leftOut: Int, reading: [Guess],
    columns: [ColumnUse], known: [String: Int] = [:]
  ) {
    self.file = file
    self.table = table
    self.rows = rows
    self.rejected = rejected
    self.leftOut = leftOut
    self.reading = reading
    self.columns = columns
    self.known = known
  }

  /// Something found out about a file, such as its delimiter.
  public struct Guess: Sendable, Hashable {
    /// What was found out: `encoding`, `delimiter`, `line-ends`, `header-row`, `decimal`, `dates`.
    public let name: String
    /// The value found.
    public let value: String
    /// Whether the configuration said so, rather than the content.
    public let isConfigured: Bool

    /// A guess or a setting.
    public init(name: String, value: String, isConfigured: Bool) {
      self.name = name
      self.value = value
      self.isConfigured = isConfigured
    }
  }

  /// A column heading and what became of it.
  public struct ColumnUse: Sendable, Hashable {
    /// The heading as written.
    public let heading: String
    /// The field it feeds; nil when nobody mapped it and it was not read.
    public let field: String?

    /// The use of a column.
    public init(heading: String, field: String?) {
      self.heading = heading
      self.field = field
    }
  }
}

/// What is known about the data itself: files, guesses, rejected rows, gaps.
public struct DataQuality: Sendable, Hashable {
  /// The files read, in the order of the configuration, then by name.
  public let files: [FileSummary]
  /// The fields of the client record, in the order of the table.
  public let completeness: [FieldCompleteness]
  /// Every table, in the order of the documentation; those that the data lack are told apart.
  public let tables: [TableCompleteness]
  /// What shares of revenue are shares of.
  public let weight: RevenueWeight
  /// Invoice lines that name no client: how many, and their sum in minor units.
  public let unattributedLines: Int
  /// Sum of those lines in minor units.
  public let unattributedAmount: Int64

  /// What is known about the data.
  public init(
    files: [FileSummary], completeness: [FieldCompleteness], tables: [TableCompleteness] = [],
    weight: RevenueWeight = .sales, unattributedLines: Int = 0, unattributedAmount: Int64 = 0
  ) {
    self.files = files
    self.completeness = completeness
    self.tables = tables
    self.weight = weight
    self.unattributedLines = unattributedLines
    self.unattributedAmount = unattributedAmount
  }
}
