package import Markup
package import Templating

/// A status as pages show it: a mark and a word.
package struct StatusView: Sendable, Hashable {
  /// The status as in the data, which is also the name of its mark: `at-risk`.
  package var mark: String
  /// The word in the reader's language.
  package var word: String

  package init(mark: String, word: String) {
    self.mark = mark
    self.word = word
  }

  package static let schema = Schema<StatusView>(
    "status", "A status: word first, then shape, then colour",
    [
      .text("mark", "prospect, active, at-risk, inactive or former: names the mark") { $0.mark },
      .text("word", "The word in the reader's language") { $0.word },
    ])
}

/// A tier: rising steps and a word, in ink, because tiers are an order.
package struct TierView: Sendable {
  /// The steps, as many as there are tiers.
  package var mark: HTMLFragment
  package var word: String

  package init(mark: HTMLFragment, word: String) {
    self.mark = mark
    self.word = word
  }

  package static let schema = Schema<TierView>(
    "tier", "A tier: rising steps and a word",
    [
      .html("mark", "Steps, as many as there are tiers") { $0.mark },
      .text("word", "The tier's name") { $0.word },
    ])
}

/// How closely a client is attended: a word and nothing else.
package struct TouchView: Sendable {
  package var word: String

  package init(word: String) { self.word = word }

  package static let schema = Schema<TouchView>(
    "touch", "How closely a client is attended",
    [.text("word", "The word in the reader's language") { $0.word }])
}

/// A health score in a line: number, band, change.
package struct HealthView: Sendable {
  package var score: Int
  /// The band's name.
  package var band: String
  /// `good`, `caution` or `alert`.
  package var tone: String
  package var change: ChangeView?

  package init(score: Int, band: String, tone: String, change: ChangeView? = nil) {
    self.score = score
    self.band = band
    self.tone = tone
    self.change = change
  }

  package static let schema = Schema<HealthView>(
    "health", "A health score in a line",
    [
      .integer("score", "0 to 100") { $0.score },
      .text("band", "The band's name") { $0.band },
      .text("tone", "good, caution or alert: the class of its colour") { $0.tone },
      .optionalRecord("change", "Since when it was what", ChangeView.schema) { $0.change },
    ])
}

/// A difference to the time before, as a sentence with a direction.
package struct ChangeView: Sendable {
  /// `good`, `bad` or empty: whether it is good for us, whatever its sign.
  package var tone: String
  /// `up`, `down` or `same`: the arrow.
  package var mark: String
  /// The sentence.
  package var words: String

  package init(tone: String, mark: String, words: String) {
    self.tone = tone
    self.mark = mark
    self.words = words
  }

  package static let schema = Schema<ChangeView>(
    "change", "A difference to the time before",
    [
      .text("tone", "good, bad or empty: whether it is good for us") { $0.tone },
      .text("mark", "up, down or same: names the arrow") { $0.mark },
      .text("words", "The difference with its period") { $0.words },
    ])
}

/// Something done, planned or late: filled, hollow, triangle.
package struct ProgressView: Sendable {
  /// How far a thing is.
  package enum State: String, Sendable, CaseIterable {
    case done, planned, late
  }

  package var state: State
  package var word: String

  package init(_ state: State, word: String) {
    self.state = state
    self.word = word
  }

  package static let schema = Schema<ProgressView>(
    "progress", "Something done, planned or late",
    [
      .text("mark", "done, planned or late: names the mark") { $0.state.rawValue },
      .text("tone", "alert where it is late, else empty") { $0.state == .late ? "alert" : "" },
      .text("word", "The word in the reader's language") { $0.word },
    ])
}
