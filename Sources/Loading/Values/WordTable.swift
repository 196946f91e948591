import Diagnostics

/// Words of data and what they mean, in Portuguese and in English.
///
/// Case, accents and punctuation do not count.
public struct WordTable<Value: Sendable & Equatable>: Sendable {
  /// Each value with its words: the first in Portuguese, the second in English, then all others.
  public let entries: [(value: Value, words: [String])]
  private let values: [String: Value]

  init(_ entries: [(value: Value, words: [String])]) {
    self.entries = entries
    values = Dictionary(
      entries.flatMap { entry in entry.words.map { (HeaderKey.fold($0), entry.value) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// What a word means; nil when it is not known.
  public func value(of word: String) -> Value? { values[HeaderKey.fold(word)] }

  /// The word that was probably meant by one that is not known.
  public func suggestion(for word: String) -> String? {
    WordDistance.nearest(to: word, among: entries.flatMap(\.words))
  }

  /// The first word of each value, for messages that say what is expected.
  public var expected: [String] { entries.compactMap(\.words.first) }
}

/// Near misses of words with accents.
enum WordDistance {
  /// The candidate nearest to a text when accents do not count, as declared.
  static func nearest(to text: String, among candidates: [String]) -> String? {
    var originals: [String: String] = [:]
    for candidate in candidates {
      let folded = HeaderKey.fold(candidate)
      if originals[folded] == nil { originals[folded] = candidate }
    }
    return NearMiss.nearest(to: HeaderKey.fold(text), among: originals.keys.sorted())
      .flatMap { originals[$0] }
  }
}
