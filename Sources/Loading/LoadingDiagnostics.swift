public import Diagnostics

extension DiagnosticCode {
  // Sources and files
  static let badDelimiter = DiagnosticCode(.error, 100)
  static let badColumnMapping = DiagnosticCode(.error, 101)
  static let leaveOutWithoutTest = DiagnosticCode(.error, 102)
  static let noFiles = DiagnosticCode(.error, 103)
  static let noSources = DiagnosticCode(.error, 104)
  static let unknownEncoding = DiagnosticCode(.error, 105)
  static let emptyFile = DiagnosticCode(.error, 106)
  static let zeroByte = DiagnosticCode(.error, 107)
  static let recordTooLong = DiagnosticCode(.error, 108)
  static let openQuote = DiagnosticCode(.error, 109)
  static let badJSON = DiagnosticCode(.error, 110)
  static let constantNotPossible = DiagnosticCode(.error, 111)

  // Packed files, workbooks and databases
  static let badPackage = DiagnosticCode(.error, 134)
  static let packageTooLarge = DiagnosticCode(.error, 135)
  static let closedWorkbook = DiagnosticCode(.error, 136)
  static let badWorkbook = DiagnosticCode(.error, 137)
  static let unknownSheet = DiagnosticCode(.error, 138)
  static let databaseRefused = DiagnosticCode(.error, 139)
  static let emptyPackage = DiagnosticCode(.error, 140)
  static let badQuery = DiagnosticCode(.error, 196)
  static let unknownDatabaseTable = DiagnosticCode(.error, 197)
  static let pushDownImpossible = DiagnosticCode(.error, 620)
  static let linesRead = DiagnosticCode(.note, 621)
  static let badAlias = DiagnosticCode(.error, 198)
  static let mergedClients = DiagnosticCode(.note, 183)
  static let aliasesWithoutTable = DiagnosticCode(.warning, 199)
  static let emptyClientTable = DiagnosticCode(.warning, 680)
  static let contractOutlivesClient = DiagnosticCode(.warning, 681)
  static let unreadFile = DiagnosticCode(.warning, 675)
  static let cellErrors = DiagnosticCode(.warning, 169)
  static let uncomputedFormulas = DiagnosticCode(.warning, 179)

  // Columns
  static let noHeading = DiagnosticCode(.error, 112)
  static let unknownField = DiagnosticCode(.error, 113)
  static let missingColumn = DiagnosticCode(.error, 114)
  static let neededColumn = DiagnosticCode(.error, 115)
  static let ambiguousNumber = DiagnosticCode(.error, 116)
  static let contradictoryNumbers = DiagnosticCode(.error, 117)
  static let ambiguousDate = DiagnosticCode(.error, 118)
  static let contradictoryDates = DiagnosticCode(.error, 119)

  // Rows
  static let tooFewCells = DiagnosticCode(.error, 120)
  static let tooManyCells = DiagnosticCode(.error, 121)
  static let textAfterQuote = DiagnosticCode(.error, 122)
  static let badDay = DiagnosticCode(.error, 123)
  static let impossibleDay = DiagnosticCode(.error, 124)
  static let badAmount = DiagnosticCode(.error, 125)
  static let amountTooLarge = DiagnosticCode(.error, 126)
  static let badKind = DiagnosticCode(.error, 127)
  static let unknownClient = DiagnosticCode(.error, 128)
  static let missingDay = DiagnosticCode(.error, 129)
  static let missingAmount = DiagnosticCode(.error, 130)
  static let missingID = DiagnosticCode(.error, 131)
  static let doubleID = DiagnosticCode(.error, 132)
  static let missingClient = DiagnosticCode(.error, 133)

  // Worth knowing
  static let truncatedCharacter = DiagnosticCode(.warning, 141)
  static let doubleEncoded = DiagnosticCode(.warning, 142)
  static let invalidBytes = DiagnosticCode(.warning, 143)
  static let unreadableValue = DiagnosticCode(.warning, 144)
  static let unknownWord = DiagnosticCode(.warning, 145)
  static let badDocument = DiagnosticCode(.warning, 146)
  static let badPhone = DiagnosticCode(.warning, 147)
  static let unknownState = DiagnosticCode(.warning, 148)
  static let badPostalCode = DiagnosticCode(.warning, 149)
  static let postalCodeElsewhere = DiagnosticCode(.warning, 150)
  static let unknownReference = DiagnosticCode(.warning, 151)
  static let futureLines = DiagnosticCode(.warning, 152)
  static let unattributedLines = DiagnosticCode(.warning, 153)
  static let contradictedAttribute = DiagnosticCode(.warning, 154)
  static let noteWithoutClient = DiagnosticCode(.warning, 155)
  static let sharedDocument = DiagnosticCode(.warning, 156)
  static let futureDay = DiagnosticCode(.warning, 157)
  static let daysOutOfOrder = DiagnosticCode(.warning, 158)
  static let foreignDocument = DiagnosticCode(.note, 159)
  static let restoredZeros = DiagnosticCode(.warning, 160)
  static let parentCycle = DiagnosticCode(.warning, 161)
  static let shortRow = DiagnosticCode(.note, 162)

  // Tables in YAML
  static let badYAMLTable = DiagnosticCode(.error, 190)
  static let badYAMLValue = DiagnosticCode(.error, 191)
  static let contradictoryYAMLKey = DiagnosticCode(.error, 192)
  static let tableNotInFile = DiagnosticCode(.error, 193)
  static let unknownTableInFile = DiagnosticCode(.error, 194)
}

/// The findings of this module.
public enum LoadingDiagnostics {
  /// Findings about invoices that their database sums up.
  public static let pushDownCodes: [DiagnosticCode] = [.pushDownImpossible, .linesRead]

  /// Findings about clients of whom their own table says nothing, or something else than others.
  public static let clientCodes: [DiagnosticCode] = [.emptyClientTable, .contractOutlivesClient]

  /// Every code, in numeric order within its severity.
  public static let codes: [DiagnosticCode] =
    [
      .badDelimiter, .badColumnMapping, .leaveOutWithoutTest, .noFiles, .noSources,
      .unknownEncoding, .emptyFile, .zeroByte, .recordTooLong, .openQuote, .badJSON,
      .constantNotPossible, .noHeading, .unknownField, .missingColumn, .neededColumn,
      .ambiguousNumber, .contradictoryNumbers, .ambiguousDate, .contradictoryDates, .tooFewCells,
      .tooManyCells, .textAfterQuote, .badDay, .impossibleDay, .badAmount, .amountTooLarge,
      .badKind,
      .unknownClient, .missingDay, .missingAmount, .missingID, .doubleID,
      .missingClient,
      .truncatedCharacter, .doubleEncoded, .invalidBytes, .unreadableValue, .unknownWord,
      .badDocument, .badPhone, .unknownState, .badPostalCode, .postalCodeElsewhere,
      .unknownReference, .futureLines, .unattributedLines, .contradictedAttribute,
      .noteWithoutClient, .sharedDocument, .futureDay, .daysOutOfOrder, .foreignDocument,
      .restoredZeros, .parentCycle, .shortRow,
      .badPackage, .packageTooLarge, .closedWorkbook, .badWorkbook, .unknownSheet,
      .databaseRefused, .emptyPackage, .badQuery, .unknownDatabaseTable, .badAlias,
      .mergedClients, .aliasesWithoutTable, .cellErrors, .uncomputedFormulas,
      .badYAMLTable, .badYAMLValue, .contradictoryYAMLKey, .tableNotInFile, .unknownTableInFile,
    ] + DiagnosticCode.settlementCodes + tableCodes + limitCodes
}
