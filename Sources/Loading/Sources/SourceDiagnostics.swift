public import Diagnostics

extension DiagnosticCode {
  /// A file that two entries of one table name; facts: `found`, `table`.
  static let fileReadTwice = DiagnosticCode(.warning, 670)
  /// Columns under one heading of which one is read; facts: `heading`, `read`, `other`.
  static let doubleHeading = DiagnosticCode(.warning, 671)
  /// A number that must be more than nothing, without which the row is none; facts: `found`, `column`.
  static let neededAboveZero = DiagnosticCode(.error, 672)
  /// A row that sums up others; facts: `found`.
  static let totalRow = DiagnosticCode(.warning, 673)
  /// Spellings that are read as one value; facts: `field`, `found`, `kept`.
  static let joinedSpellings = DiagnosticCode(.note, 674)
  /// A name that several clients have; facts: `found`, `column`, `ids`.
  static let ambiguousClient = DiagnosticCode(.error, 676)

  /// A package of more files than anybody packs; facts: `limit`.
  static let packageOfManyParts = DiagnosticCode(.error, 725)
  /// A file whose rows name nobody, by ids that another column of the clients has; facts: `rows`, `all`,
  /// `codes`, `column`, `found`, `id`, `other`.
  static let idsOfOtherColumn = DiagnosticCode(.error, 726)
  /// A file whose rows name nobody; facts: `rows`, `all`, `codes`, `column`, `found`, `id`.
  static let idsOfNobody = DiagnosticCode(.error, 727)
  /// A file in `data/` that looks like a table and that nothing reads; facts: `file`.
  static let untoldFile = DiagnosticCode(.warning, 728)
  /// A file most of whose rows name clients of others, while the rest names ours; facts: `rows`, `all`,
  /// `codes`, `column`, `found`.
  static let rowsOfOtherClients = DiagnosticCode(.warning, 729)

  /// Amounts that are the same on every line of an invoice; facts: `column`, `other`, `number`.
  static let amountOfWholeInvoice = DiagnosticCode(.warning, 682)
  /// An amount of a contract that is not a month's; facts: `column`, `found`, `period`.
  static let amountOfOtherPeriod = DiagnosticCode(.warning, 683)
  /// A column of currencies that nothing is read from; facts: `column`, `found`, `currency`.
  static let unreadCurrency = DiagnosticCode(.warning, 684)
  /// Scores of which nothing says what they measure; facts: `column`.
  static let surveysWithoutKind = DiagnosticCode(.warning, 685)
}

extension LoadingDiagnostics {
  /// Findings about what of the files is read, and what is not.
  public static let sourceCodes: [DiagnosticCode] = [
    .fileReadTwice, .doubleHeading, .neededAboveZero, .totalRow, .joinedSpellings, .unreadFile,
    .ambiguousClient,
  ]

  /// Findings about files as a whole: which there are, and whose clients they name.
  public static let placementCodes: [DiagnosticCode] = [
    .packageOfManyParts, .idsOfOtherColumn, .idsOfNobody, .untoldFile,
    .rowsOfOtherClients,
  ]

  /// Findings about columns whose values say that their headings may mean something else.
  public static let meaningCodes: [DiagnosticCode] = [
    .amountOfWholeInvoice, .amountOfOtherPeriod, .unreadCurrency, .surveysWithoutKind,
  ]
}
