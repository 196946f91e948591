import Reports

/// Files to make, in parts that threads take one after the other.
struct RenderWork: Sendable {
  /// How many things there are files of.
  let count: Int
  /// How many of them a thread takes at once.
  let perPart: Int
  /// The message that shows how far it is.
  let shown: String
  /// How many things came before these, and how many there are in all.
  let before: Int
  let all: Int
  /// The files of a thing.
  let jobs: @Sendable (Int) -> [PageJob]
  /// Whether free memory goes back after every few parts: what several pages need is worked out in turn,
  /// and what is free from one is in pieces for the next.
  var returnsMemory = false
  static let partsPerReturn = 16

  init(
    count: Int, perPart: Int, shown: String, before: Int = 0, all: Int? = nil,
    jobs: @escaping @Sendable (Int) -> [PageJob]
  ) {
    self.count = count
    self.perPart = perPart
    self.shown = shown
    self.before = before
    self.all = all ?? count
    self.jobs = jobs
  }

  var parts: Int { (count + perPart - 1) / perPart }

  func part(_ number: Int) -> Range<Int> {
    number * perPart..<min(count, (number + 1) * perPart)
  }
}
