public import Diagnostics
import Synchronization

/// Every text of one locale that a reader may see, by key.
///
/// Keys are dotted paths such as `home.title`. Asking for a key that does not exist never stops a
/// page: the key itself is shown in brackets, and `problems` tells of it as an error.
public struct Catalog: Sendable {
  /// The language and the customs of the texts.
  public let locale: PortfolioLocale
  private let texts: Texts
  private let lapses: Lapses

  private enum Texts: Sendable {
    case known([String: Message])
    case unread(UnreadTexts)
  }

  var messages: [String: Message] {
    switch texts {
    case .known(let messages): messages
    case .unread(let unread): unread.messages
    }
  }

  /// A catalog of messages by key.
  public init(locale: PortfolioLocale, messages: [String: Message]) {
    self.init(locale: locale, messages: messages, lapses: Lapses())
  }

  private init(locale: PortfolioLocale, messages: [String: Message], lapses: Lapses) {
    self.init(locale: locale, texts: .known(messages), lapses: lapses)
  }

  private init(locale: PortfolioLocale, texts: Texts, lapses: Lapses) {
    self.locale = locale
    self.texts = texts
    self.lapses = lapses
  }

  /// A catalog of files that the program carries, read when the first text is asked for: most runs of
  /// most commands say nothing that stands in it.
  ///
  /// - Parameters:
  ///   - locale: The language of the texts.
  ///   - builtIn: The files that hold every text. What is wrong with them is in `problems`, once they
  ///     are read.
  public init(locale: PortfolioLocale, builtIn: @escaping @Sendable () -> [CatalogFile]) {
    let lapses = Lapses()
    self.locale = locale
    self.lapses = lapses
    texts = .unread(
      UnreadTexts {
        var reader = CatalogReader()
        for file in builtIn() { reader.read(file) }
        for finding in reader.findings { lapses.add(finding) }
        return reader.texts.mapValues(\.message)
      })
  }

  /// This catalog with its files read: for those who ask for many texts from many threads.
  public func read() -> Catalog { Catalog(locale: locale, messages: messages, lapses: lapses) }

  /// The same texts, read once for both, with nothing asked of them yet.
  public func anew() -> Catalog { Catalog(locale: locale, texts: texts, lapses: Lapses()) }

  /// Whether another catalog has the same texts of the same language.
  ///
  /// - Complexity: O(texts).
  public func hasSameTexts(as other: Catalog) -> Bool {
    locale == other.locale && messages == other.messages
  }

  /// Every key, in byte order.
  public var keys: [String] { messages.keys.sorted() }

  /// The message of a key as the catalog has it; nil where there is none.
  ///
  /// For those who fold messages in ahead of time, such as compiled templates.
  public func message(_ key: String) -> Message? { messages[key] }

  /// The text of a key with its parameters filled in.
  ///
  /// - Parameters:
  ///   - key: A dotted path, for instance `home.title`.
  ///   - parameters: Values by the names that stand in braces.
  /// - Returns: The text. A missing key gives `[key]`, and is kept in `problems`.
  public func text(_ key: String, _ parameters: [String: String] = [:]) -> String {
    guard let message = messages[key] else { return missing(key) }
    let pattern = message.pattern(for: 2, in: locale)
    return fill(pattern, parameters, key: key)
  }

  /// The text of a key in the plural form of `count`.
  ///
  /// The parameter `count` is filled with the number in the locale's digits and groups.
  ///
  /// - Parameters:
  ///   - key: A dotted path of a message with plural forms.
  ///   - count: How many.
  ///   - parameters: Values by the names that stand in braces, `count` aside.
  /// - Returns: The text. A missing key gives `[key]`, and is kept in `problems`.
  public func count(_ key: String, _ count: Int, _ parameters: [String: String] = [:]) -> String {
    guard let message = messages[key] else { return missing(key) }
    var values = parameters
    if values["count"] == nil { values["count"] = NumberWriter.grouped(count, locale) }
    return fill(message.pattern(for: count, in: locale), values, key: key)
  }

  /// What was asked of this catalog and could not be answered, sorted by key, each once.
  ///
  /// Grows while the catalog is in use: to be read after the last document.
  public var problems: [Diagnostic] { lapses.diagnostics }

  private func missing(_ key: String) -> String {
    // The nearest of thousands of keys is dear: it is looked for once a key, not at each use.
    lapses.add(missing: key) {
      Diagnostic(
        .messageMissing, facts: ["key": key, "locale": locale.tag],
        suggestion: NearMiss.nearest(to: key, among: messages.keys))
    }
    return "[\(key)]"
  }

  private func fill(
    _ pattern: MessagePattern, _ values: [String: String], key: String
  ) -> String {
    for case .parameter(let name) in pattern.parts where values[name] == nil {
      lapses.add(
        Diagnostic(
          .messageParameterMissing,
          facts: ["key": key, "locale": locale.tag, "parameter": name]))
    }
    return pattern.filled(values)
  }
}

/// Messages that are made when they are first asked for: shared by all copies of a catalog.
private final class UnreadTexts: Sendable {
  private final class Box: Sendable {
    let messages: [String: Message]

    init(_ messages: [String: Message]) { self.messages = messages }
  }

  private let box = AtomicLazyReference<Box>()
  private let make: @Sendable () -> [String: Message]

  init(_ make: @escaping @Sendable () -> [String: Message]) { self.make = make }

  /// Two threads that ask at once may both make them; one result is kept.
  var messages: [String: Message] {
    (box.load() ?? box.storeIfNil(Box(make()))).messages
  }
}

/// Where a catalog notes what it could not answer: shared by all copies of it.
private final class Lapses: Sendable {
  private let found = Mutex<Set<Diagnostic>>([])
  private let missing = Mutex<Set<String>>([])

  /// Notes a key that there is not, with what `diagnostic` says of it the first time.
  func add(missing key: String, _ diagnostic: () -> Diagnostic) {
    guard missing.withLock({ $0.insert(key).inserted }) else { return }
    add(diagnostic())
  }

  func add(_ diagnostic: Diagnostic) {
    found.withLock { _ = $0.insert(diagnostic) }
  }

  var diagnostics: [Diagnostic] {
    found.withLock { $0 }.sorted { sortKey($0) < sortKey($1) }
  }

  private func sortKey(_ diagnostic: Diagnostic) -> String {
    (diagnostic.facts["key"] ?? "") + " " + (diagnostic.facts["parameter"] ?? "")
  }
}
