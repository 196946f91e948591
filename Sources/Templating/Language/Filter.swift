public import Markup

/// A text of the catalog.
public enum Message: Sendable, Hashable {
  /// One text.
  case text(String)
  /// Forms by number: which one fits is up to the filter that writes it.
  case plural(one: String, other: String)
}

/// What a filter is given behind its colon: `{{clients | count: home.clients}}`.
public enum FilterArgument: Sendable, Hashable {
  /// Words in quotes.
  case text(String)
  /// A text of the catalog, found when the template was compiled.
  case message(Message)
}

/// What a filter takes: the types of values that templates know.
public enum FilterInput: String, Sendable, Hashable, CaseIterable {
  case text, html, integer, flag, money, day, percent, decimal, count, texts

  /// Whether what is formatted is a number, in which nothing from data can hide.
  var isNumber: Bool {
    switch self {
    case .integer, .money, .day, .percent, .decimal, .count: true
    case .text, .html, .flag, .texts: false
    }
  }
}

/// Formats a value by name inside a tag: `{{amount | money}}`.
public struct Filter: Sendable {
  /// What a filter wants behind its colon.
  public enum ArgumentKind: String, Sendable, Hashable {
    /// Nothing.
    case none
    /// Words in quotes.
    case text
    /// Words in quotes, or nothing.
    case optionalText = "optional text"
    /// A key of the catalog.
    case message
    /// A key of the catalog, or nothing.
    case optionalMessage = "optional message"
  }

  /// What a filter writes.
  public enum Output: String, Sendable, Hashable {
    /// Text, escaped for the place it lands in.
    case text
    /// Markup that is safe already: only in the text of an HTML template, in three braces.
    case html
    /// Markdown that is safe already: only in a Markdown template, in three braces.
    case markdown
  }

  /// Writes a value; a value of a type that the filter does not take never comes.
  public typealias Write =
    @Sendable (_ value: TemplateValue, _ argument: FilterArgument?, _ output: inout OutputBuffer)
    -> Void

  /// The name inside tags.
  public let name: String
  /// The types it takes.
  public let accepts: [FilterInput]
  /// What it wants behind its colon.
  public let argument: ArgumentKind
  /// What it writes.
  public let output: Output
  /// What it does, in one line of English.
  public let meaning: String
  let write: Write

  /// A filter; `default` and `within` are names of the language itself.
  public init(
    _ name: String, accepts: [FilterInput], argument: ArgumentKind = .none,
    output: Output = .text, _ meaning: String, write: @escaping Write
  ) {
    self.name = name
    self.accepts = accepts
    self.argument = argument
    self.output = output
    self.meaning = meaning
    self.write = write
  }
}
