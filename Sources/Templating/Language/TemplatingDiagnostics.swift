public import Diagnostics

extension DiagnosticCode {
  // The form of a template.
  static let unclosedTag = DiagnosticCode(.error, 300)
  static let unclosedSection = DiagnosticCode(.error, 301)
  static let unopenedSection = DiagnosticCode(.error, 302)
  static let wrongClosing = DiagnosticCode(.error, 303)
  static let badDelimiters = DiagnosticCode(.error, 304)
  static let badTag = DiagnosticCode(.error, 305)
  static let nestedTooDeep = DiagnosticCode(.error, 306)

  // Names and types.
  static let unknownVariable = DiagnosticCode(.error, 310)
  static let unknownPartial = DiagnosticCode(.error, 311)
  static let mayBeMissing = DiagnosticCode(.error, 312)
  static let needsFilter = DiagnosticCode(.error, 313)
  static let unescapedText = DiagnosticCode(.error, 314)
  static let markupNeedsBraces = DiagnosticCode(.error, 315)
  static let unknownFilter = DiagnosticCode(.error, 316)
  static let filterType = DiagnosticCode(.error, 317)
  static let filterArgument = DiagnosticCode(.error, 318)
  static let unknownMessage = DiagnosticCode(.error, 319)
  static let messageNeedsValue = DiagnosticCode(.error, 320)
  static let needsSection = DiagnosticCode(.error, 321)
  static let unknownBlock = DiagnosticCode(.error, 322)

  // Places.
  static let unsafePlace = DiagnosticCode(.error, 323)
  static let placeChanges = DiagnosticCode(.error, 324)
  static let sharedCell = DiagnosticCode(.error, 325)
  static let otherEnding = DiagnosticCode(.error, 326)

  // The library as a whole.
  static let partialsTooDeep = DiagnosticCode(.error, 327)
  static let missingTemplate = DiagnosticCode(.error, 328)
  static let internalRecord = DiagnosticCode(.error, 329)
  static let duplicateTemplate = DiagnosticCode(.error, 330)
  static let programTooLarge = DiagnosticCode(.error, 331)
  static let noDynamicTemplate = DiagnosticCode(.error, 332)
  static let tooManyFilters = DiagnosticCode(.error, 333)

  // Rendering.
  static let renderTooDeep = DiagnosticCode(.error, 340)
  static let pageTooLarge = DiagnosticCode(.error, 341)
  static let otherSchema = DiagnosticCode(.error, 342)
  static let unknownDynamicName = DiagnosticCode(.error, 343)
  static let notARenderedTemplate = DiagnosticCode(.error, 344)
}

/// What the template engine can find.
public enum TemplatingDiagnostics {
  /// Every code of the module, by number.
  public static let codes: [DiagnosticCode] = [
    .unclosedTag, .unclosedSection, .unopenedSection, .wrongClosing, .badDelimiters, .badTag,
    .nestedTooDeep, .unknownVariable, .unknownPartial, .mayBeMissing, .needsFilter,
    .unescapedText, .markupNeedsBraces, .unknownFilter, .filterType, .filterArgument,
    .unknownMessage, .messageNeedsValue, .needsSection, .unknownBlock, .unsafePlace,
    .placeChanges, .sharedCell, .otherEnding, .partialsTooDeep, .missingTemplate,
    .internalRecord, .duplicateTemplate, .programTooLarge, .noDynamicTemplate, .tooManyFilters,
    .renderTooDeep, .pageTooLarge, .otherSchema, .unknownDynamicName, .notARenderedTemplate,
  ]
}
