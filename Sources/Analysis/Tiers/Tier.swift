/// How much a client matters by revenue, from the least.
public enum Tier: String, Sendable, Hashable, CaseIterable, Comparable {
  case bronze
  case silver
  case gold
  case platinum
  case diamond

  /// Lower tiers come first.
  public static func < (left: Tier, right: Tier) -> Bool { left.rank < right.rank }

  /// The tier above; nil for the highest.
  public var next: Tier? { Tier.allCases.first { $0 > self } }

  /// The tier that a word of the data names, in English or Portuguese; nil for other words.
  public init?(word: String) {
    let folded = PlainText.fold(word)
    let words: [String: Tier] = [
      "bronze": .bronze, "silver": .silver, "prata": .silver, "gold": .gold, "ouro": .gold,
      "platinum": .platinum, "platina": .platinum, "diamond": .diamond, "diamante": .diamond,
    ]
    guard let tier = words[folded] else { return nil }
    self = tier
  }

  /// The place in the order of declaration.
  var rank: Int {
    switch self {
    case .bronze: 0
    case .silver: 1
    case .gold: 2
    case .platinum: 3
    case .diamond: 4
    }
  }
}

/// How much of our people's time a client gets, from the least.
public enum Touch: String, Sendable, Hashable, CaseIterable, Comparable {
  case tech
  case low
  case mid
  case high

  /// Less touch comes first.
  public static func < (left: Touch, right: Touch) -> Bool { left.rank < right.rank }

  /// The next step up; the highest stays.
  public var raised: Touch { Touch.allCases.first { $0 > self } ?? self }

  /// The touch that a word of the data names, in English or Portuguese; nil for other words.
  public init?(word: String) {
    let folded = PlainText.fold(word)
    let words: [String: Touch] = [
      "tech": .tech, "tech touch": .tech, "digital": .tech, "tecnologico": .tech, "low": .low,
      "low touch": .low, "baixo": .low, "mid": .mid, "mid touch": .mid, "medium": .mid,
      "medio": .mid, "high": .high, "high touch": .high, "alto": .high,
    ]
    guard let touch = words[folded] else { return nil }
    self = touch
  }

  /// The place in the order of declaration.
  var rank: Int {
    switch self {
    case .tech: 0
    case .low: 1
    case .mid: 2
    case .high: 3
    }
  }
}

/// Which revenue decided a tier; the two are never added together.
public enum RevenueBasis: String, Sendable, Hashable, CaseIterable {
  /// Contract values in force.
  case recurring
  /// Invoices between equal windows.
  case transactional
}
