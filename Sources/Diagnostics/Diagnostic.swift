/// A place in a file: what a reader opens.
public struct SourceLocation: Sendable, Hashable {
  /// The file as the user knows it, relative to the portfolio folder where it lies inside.
  public let file: String
  /// Line from 1; nil when the whole file is meant.
  public let line: Int?
  /// Column from 1 in characters of the line; nil when the whole line is meant.
  public let column: Int?

  /// A place in a file.
  public init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// How bad a finding is.
public enum Severity: Int, Sendable, Hashable, Comparable, CaseIterable {
  case note
  case warning
  case error

  /// Milder comes first.
  public static func < (lhs: Severity, rhs: Severity) -> Bool { lhs.rawValue < rhs.rawValue }

  /// The word in diagnostics, the same in every language: `note`, `warning`, `error`.
  public var word: String {
    switch self {
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }
}

/// The stable name of a kind of finding, such as `E112`.
///
/// Modules declare theirs as static members of an extension beside the check. The letter says the
/// severity (`N`, `W`, `E`); the catalog holds the sentence under `diagnostics.<id>`.
public struct DiagnosticCode: Sendable, Hashable {
  /// The letter and three digits.
  public let id: String
  /// How bad it is.
  public let severity: Severity

  /// A code of a severity and a number of three digits, unique over all severities.
  public init(_ severity: Severity, _ number: Int) {
    self.severity = severity
    let letter =
      switch severity {
      case .note: "N"
      case .warning: "W"
      case .error: "E"
      }
    self.id = letter + String(number)
  }
}

/// One finding: facts that become a sentence at the very end, in the reader's language.
public struct Diagnostic: Sendable, Hashable {
  /// What kind of finding it is.
  public let code: DiagnosticCode
  /// Where; nil when no file is concerned.
  public let location: SourceLocation?
  /// The facts the sentence names, by parameter, such as `found` and `expected`.
  public let facts: [String: String]
  /// The line itself with the range of the offending text in it, for a caret; nil where it says nothing.
  public let excerpt: Excerpt?
  /// The value that was probably meant; shown as a question.
  public let suggestion: String?
  /// The place that the finding contradicts, for instance the first definition.
  public let other: SourceLocation?
  /// What the finding was met in: the chain of partials, the record being rendered.
  public let context: [String]

  /// A finding with its facts.
  public init(
    _ code: DiagnosticCode, at location: SourceLocation? = nil, facts: [String: String] = [:],
    excerpt: Excerpt? = nil, suggestion: String? = nil, other: SourceLocation? = nil,
    context: [String] = []
  ) {
    self.code = code
    self.location = location
    self.facts = facts
    self.excerpt = excerpt
    self.suggestion = suggestion
    self.other = other
    self.context = context
  }

  /// A line of the source and the part of it that is meant.
  public struct Excerpt: Sendable, Hashable {
    /// The line without its end.
    public let line: String
    /// First character of the part, from 1.
    public let column: Int
    /// Length of the part in characters, at least 1.
    public let length: Int

    /// An excerpt of a line.
    public init(line: String, column: Int, length: Int) {
      self.line = line
      self.column = column
      self.length = max(1, length)
    }
  }
}

extension Diagnostic: Error {}

/// Several findings thrown together, when going on would only add noise.
public struct DiagnosticsError: Error, Sendable {
  /// The findings, in the order found; at least one.
  public let diagnostics: [Diagnostic]

  /// An error of findings.
  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}
