package import Markup
package import Templating

/// A level on a short scale, such as influence 1 to 5: squares with the words for listeners.
package struct LevelView: Sendable {
  /// The squares; nil where the level is unknown.
  package var mark: HTMLFragment?
  /// `influência 4 de 5`, or that it is unknown.
  package var words: String

  package init(mark: HTMLFragment?, words: String) {
    self.mark = mark
    self.words = words
  }

  package static let schema = Schema<LevelView>(
    "level", "A level on a short scale, such as influence",
    [
      .optionalHTML("mark", "Squares, filled up to the level; missing where unknown") { $0.mark },
      .text("words", "The level in words, or that it is unknown") { $0.words },
    ])
}

/// Support from −2 to +2: a scale with a circle for, a square against, hollow for neutral.
package struct SupportView: Sendable {
  /// −2…+2; nil where unknown.
  package var value: Int?
  /// `apoio +1 de −2 a +2`, or that it is unknown.
  package var words: String

  package init(value: Int?, words: String) {
    self.value = value.map { max(-2, min(2, $0)) }
    self.words = words
  }

  package static let schema = Schema<SupportView>(
    "support", "Support from −2 to +2",
    [
      .optionalHTML("mark", "The scale; missing where unknown") { $0.value.map(scale) },
      .text("value", "The number with its sign; empty where unknown") {
        $0.value.map(signed) ?? ""
      },
      .text("words", "The support in words, or that it is unknown") { $0.words },
    ])

  /// A number with its sign: `+1`, `0`, `−2`.
  package static func signed(_ value: Int) -> String {
    value == 0 ? "0" : (value > 0 ? "+" : "−") + String(value.magnitude)
  }

  private static func scale(_ value: Int) -> HTMLFragment {
    let center = 4 + (value + 2) * 8
    var builder = HTMLBuilder(capacity: 256)
    builder.element(
      "svg", [.init("class", "sup"), .init("viewBox", "0 0 40 12"), .init("aria-hidden", "true")]
    ) { svg in
      svg.empty("path", [.init("class", "axis"), .init("d", "M4 6h32M4 4v4M20 3v6M36 4v4")])
      if value < 0 {
        svg.empty(
          "rect",
          [
            .init("class", "onR"), .init("x", center - 4), .init("y", 2), .init("width", 8),
            .init("height", 8),
          ])
      } else {
        svg.empty(
          "circle",
          [
            .init("class", value > 0 ? "onA" : "pt"), .init("cx", center), .init("cy", 6),
            .init("r", 4),
          ])
      }
    }
    return builder.fragment
  }
}

/// Which way a conversation went: two arrows, one or, where nobody knows, a line, and words.
package struct DirectionView: Sendable {
  package var isTwoWay: Bool?
  package var word: String

  package init(isTwoWay: Bool?, word: String) {
    self.isTwoWay = isTwoWay
    self.word = word
  }

  package static let schema = Schema<DirectionView>(
    "direction", "Which way a conversation went",
    [
      .text("mark", "two-way, one-way or same: names the mark") {
        $0.isTwoWay.map { $0 ? "two-way" : "one-way" } ?? "same"
      },
      .text("word", "The word in the reader's language") { $0.word },
    ])
}

/// The slots a client's people should fill, each covered or not.
package struct CoverageView: Sendable {
  /// One part to be played, and by whom it is.
  package struct Slot: Sendable {
    package var heading: String
    package var words: String
    package var isCovered: Bool
    package var evidence: Evidence?

    package init(heading: String, words: String, isCovered: Bool, evidence: Evidence? = nil) {
      self.heading = heading
      self.words = words
      self.isCovered = isCovered
      self.evidence = evidence
    }
  }

  package var slots: [Slot]

  package init(slots: [Slot]) { self.slots = slots }

  package static let schema = Schema<CoverageView>(
    "coverage", "Which parts are played by somebody we reach",
    [
      .integer("covered", "How many are covered") { $0.slots.count { $0.isCovered } },
      .integer("of", "How many there are") { $0.slots.count },
      .list("slots", "The parts", of: slot) { $0.slots },
    ])

  private static let slot = Schema<Slot>(
    "coverage-slot", "A part to be played",
    [
      .text("heading", "The part") { $0.heading },
      .text("words", "Who plays it, and since when we know") { $0.words },
      .flag("is-covered", "Whether somebody we reach plays it") { $0.isCovered },
      .text("mark", "check or inactive: names the mark") { $0.isCovered ? "check" : "inactive" },
      .integer("value", "1 where covered, else 0") { $0.isCovered ? 1 : 0 },
      .optionalRecord("evidence", "What it rests on", Evidence.schema) { $0.evidence },
    ])
}
