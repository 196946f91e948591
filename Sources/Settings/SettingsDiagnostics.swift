public import Diagnostics

/// The findings this module can make.
public enum SettingsDiagnostics {
  /// Every code, in order of number.
  public static let codes: [DiagnosticCode] = [
    .settingsSyntax, .settingsTab, .settingsDuplicateKey, .settingsTooLarge,
    .settingsTooManyAliases, .settingsTooManyValues, .settingsTooDeep, .settingsKeyKind,
    .settingsUnknownKey, .settingsMissingKey, .settingsNotText, .settingsNotInteger,
    .settingsNotDecimal, .settingsNotBoolean, .settingsNotChoice, .settingsNotDay,
    .settingsNotList, .settingsNotMapping, .settingsOutOfRange, .passwordInAddress,
  ]
}

extension DiagnosticCode {
  /// Not YAML; facts: `problem`, in the words of the YAML library.
  public static let settingsSyntax = DiagnosticCode(.error, 200)
  /// A tab in the indentation.
  public static let settingsTab = DiagnosticCode(.error, 201)
  /// A key twice in one mapping; facts: `key`.
  public static let settingsDuplicateKey = DiagnosticCode(.error, 202)
  /// Too many bytes; facts: `limit`.
  public static let settingsTooLarge = DiagnosticCode(.error, 203)
  /// Too many aliases; facts: `limit`.
  public static let settingsTooManyAliases = DiagnosticCode(.error, 204)
  /// Too many values, aliases expanded; facts: `limit`.
  public static let settingsTooManyValues = DiagnosticCode(.error, 205)
  /// Too many levels; facts: `limit`.
  public static let settingsTooDeep = DiagnosticCode(.error, 206)
  /// A key that is a list or a mapping.
  public static let settingsKeyKind = DiagnosticCode(.error, 207)
  /// The address of a server with a password in it; facts: `key`.
  public static let passwordInAddress = DiagnosticCode(.error, 221)
  /// A key that nothing reads; facts: `key`, `known`.
  public static let settingsUnknownKey = DiagnosticCode(.error, 210)
  /// A key that must be there; facts: `key`.
  public static let settingsMissingKey = DiagnosticCode(.error, 211)
  /// Text expected; facts: `key`, `found`.
  public static let settingsNotText = DiagnosticCode(.error, 212)
  /// A whole number expected; facts: `key`, `found`.
  public static let settingsNotInteger = DiagnosticCode(.error, 213)
  /// A decimal number expected; facts: `key`, `found`, `decimals`.
  public static let settingsNotDecimal = DiagnosticCode(.error, 214)
  /// `true` or `false` expected; facts: `key`, `found`.
  public static let settingsNotBoolean = DiagnosticCode(.error, 215)
  /// One of a few words expected; facts: `key`, `found`, `choices`.
  public static let settingsNotChoice = DiagnosticCode(.error, 216)
  /// A day of the calendar as `YYYY-MM-DD` expected; facts: `key`, `found`.
  public static let settingsNotDay = DiagnosticCode(.error, 217)
  /// A list expected; facts: `key`, `found`.
  public static let settingsNotList = DiagnosticCode(.error, 218)
  /// Keys and values expected; facts: `key`, `found`.
  public static let settingsNotMapping = DiagnosticCode(.error, 219)
  /// A number outside its bounds; facts: `key`, `found`, `minimum`, `maximum`.
  public static let settingsOutOfRange = DiagnosticCode(.error, 220)
}
