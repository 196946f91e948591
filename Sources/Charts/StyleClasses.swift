/// The classes that drawings use: what a style sheet has to give a colour or a size.
///
/// Words, lines and areas name what they mean; the style sheet says how that looks on the screen, in
/// the dark and on paper.
package enum StyleClasses {
  /// The drawings themselves, and what holds them.
  package static let frames = [
    "chart", "spark", "bar", "range", "sq", "key",
  ]

  /// Words: small, middle, end; key, alert, accent, on a dark cell; with the paper around them.
  package static let words = ["sm", "mid", "end", "k", "al", "ac", "ht", "halo"]

  /// Lines: axis, hairline, dotted link, series, goal, limit, today, the time before, connection, the
  /// break of a cut axis, a single value, the limit in a table cell; what is inferred, influence, conflict.
  package static let lines = [
    "axis", "hair", "link", "line", "goal", "lim", "today", "was", "tree", "cut", "dash", "tick",
    "inf", "flow", "clash",
  ]

  /// Areas and marks: bars (plain, chosen, needing action), partial, planned, unknown, under a curve,
  /// band, lateness, expected, late span; marks in ink, in the colours of action and of choice, hollow,
  /// and those that are not filled; cards: plain, the second border, open posts, those in question.
  package static let areas = [
    "b", "bx", "ba", "hol", "fut", "unk", "area", "band", "al-band", "exp", "late", "on", "onR",
    "onA", "pt", "off", "a", "x", "bg", "card", "card2", "vac", "need",
  ]

  /// The five shades of a heat map, from light to dark.
  package static let shades = ["h1", "h2", "h3", "h4", "h5"]

  /// All of them.
  package static let all = Set(frames + words + lines + areas + shades)
}
