package import Diagnostics

extension DiagnosticCode {
  static let noConfiguration = DiagnosticCode(.error, 470)
  static let badCurrency = DiagnosticCode(.error, 471)
  /// A site with clients gives way to one without; facts: `path`, `count`.
  static let siteBecomesEmpty = DiagnosticCode(.warning, 472)
  static let unknownTimeZone = DiagnosticCode(.error, 473)
  static let unknownClientNamed = DiagnosticCode(.error, 474)
  static let initWouldOverwrite = DiagnosticCode(.error, 475)
  static let unknownAssessmentField = DiagnosticCode(.error, 476)
  /// `assess --table` with a name that is none.
  static let unknownAssessmentTable = DiagnosticCode(.error, 479)
  static let unknownTemplateFile = DiagnosticCode(.warning, 477)
  static let unknownTable = DiagnosticCode(.error, 478)
  /// Somebody else listens at the port; facts: `port`.
  static let portTaken = DiagnosticCode(.error, 482)
  /// The system does not let us listen; facts: `port`, `reason`.
  static let cannotListen = DiagnosticCode(.error, 483)
  /// A file that differs stands where a template would be copied; facts: `path`.
  static let templateStands = DiagnosticCode(.error, 484)
  /// No file and no folder of the theme; facts: `found`.
  static let unknownTemplateNamed = DiagnosticCode(.error, 498)
  /// A colour that is neither #rgb nor #rrggbb; facts: `key`, `found`.
  static let badColor = DiagnosticCode(.error, 485)
  /// Two colours that cannot be told apart; facts: `key`, `found`, `ground`, `paper`, `contrast`,
  /// `expected`.
  static let colorsTooClose = DiagnosticCode(.warning, 486)
  /// No name of a font, or too many; facts: `key`, `found`.
  static let badFont = DiagnosticCode(.error, 487)
  /// No logo at the path; facts: `found`.
  static let logoMissing = DiagnosticCode(.error, 488)
  /// A logo that no page can show; facts: `found`.
  static let logoIsNoPicture = DiagnosticCode(.error, 489)
  /// A logo that would slow every page; facts: `found`, `limit`.
  static let logoTooLarge = DiagnosticCode(.error, 490)
  /// A snapshot that this program cannot read; facts: `name`, `reason`.
  static let snapshotUnreadable = DiagnosticCode(.error, 491)
  /// The snapshot that changes would be told against is damaged; facts: `name`, `reason`.
  static let baselineDamaged = DiagnosticCode(.warning, 492)
  /// The snapshot that changes would be told against cannot be read; facts: `name`, `reason`.
  static let baselineUnreadable = DiagnosticCode(.warning, 493)
  /// A path that no snapshot can hold; facts: `path`.
  static let pathUnsafe = DiagnosticCode(.error, 494)
  /// A snapshot that the trends leave out; facts: `name`, `reason`.
  static let snapshotNotIndexed = DiagnosticCode(.warning, 495)
  /// No table of what the snapshots said; facts: `reason`.
  static let indexUnusable = DiagnosticCode(.warning, 496)
  /// Some pages of a site whose others are of another day or language; facts: `path`, `found`, `expected`.
  static let siteOfAnotherRun = DiagnosticCode(.error, 497)
  /// A word on the command line that several clients match; facts: `found`, `ids`.
  static let severalClientsNamed = DiagnosticCode(.error, 499)
  /// A template of the user's own in another encoding.
  static let templateNotUTF8 = DiagnosticCode(.error, 480)
  /// `audit verify` where there is no log; facts: `path`.
  static let noAuditLog = DiagnosticCode(.error, 460)
  /// `snapshot verify` where there is no snapshot; facts: `path`.
  static let nothingToVerify = DiagnosticCode(.error, 461)
  /// `import --sheet` of what has no sheets; facts: `path`, `sheet`.
  static let sheetOfNoWorkbook = DiagnosticCode(.error, 462)
  /// A result would be written into what the program keeps or publishes; facts: `path`.
  static let targetIsOwn = DiagnosticCode(.error, 467)
  /// `--archive` where something is published or read; facts: `path`, `found`.
  static let archiveHasOtherUse = DiagnosticCode(.error, 468)
  /// `--archive` with what is no folder; facts: `path`.
  static let noArchive = DiagnosticCode(.error, 469)
}

/// The findings of this module.
package enum CommandsDiagnostics {
  /// Every code, in numeric order.
  package static let codes: [DiagnosticCode] = [
    .noConfiguration, .badCurrency, .siteBecomesEmpty, .unknownTimeZone, .unknownClientNamed,
    .initWouldOverwrite, .unknownAssessmentField, .unknownAssessmentTable, .unknownTemplateFile,
    .unknownTable, .portTaken, .cannotListen, .templateStands,
    .badColor, .colorsTooClose, .badFont, .logoMissing, .logoIsNoPicture, .logoTooLarge,
    .unknownTemplateNamed, .snapshotUnreadable, .baselineDamaged, .baselineUnreadable, .pathUnsafe,
    .snapshotNotIndexed, .indexUnusable, .siteOfAnotherRun, .severalClientsNamed, .templateNotUTF8,
  ]

  /// Those about files and folders that are named on the command line.
  package static let placeCodes: [DiagnosticCode] = [
    .noAuditLog, .nothingToVerify, .sheetOfNoWorkbook, .targetIsOwn, .archiveHasOtherUse,
    .noArchive,
  ]
}
