import Portfolio

/// A day to judge, and the last day whose records are known.
///
/// Both are the same in an assessment. A forecast judges a later day by what is known today.
struct Moment: Sendable, Hashable {
  /// The day to judge.
  let day: Day
  /// Records dated later do not exist.
  let known: Day

  /// A day judged by what was known on it.
  init(_ day: Day) {
    (self.day, known) = (day, day)
  }

  /// A later day judged by what is known now.
  init(_ day: Day, known: Day) {
    (self.day, self.known) = (day, known)
  }

  /// A date that is known; nil when it lies later.
  func known(_ date: Day?) -> Day? { date.flatMap { $0 <= known ? $0 : nil } }
}
