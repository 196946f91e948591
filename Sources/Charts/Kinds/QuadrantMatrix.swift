/// People by their influence and their support: five by five places, and lanes for what is not known.
public struct QuadrantMatrix: Chart {
  /// What a person is on the map.
  public enum Standing: Sendable, Hashable, CaseIterable {
    /// Somebody of ours covers them.
    case covered
    /// Nobody of ours covers them: hollow.
    case uncovered
    /// A champion.
    case champion
    /// A blocker.
    case blocker
  }

  /// One person.
  public struct Mark: Sendable, Equatable {
    /// In the table.
    public var name: String
    /// Beside the mark.
    public var short: String
    /// Support, −2 to +2; nil where it is not known.
    public var across: Int?
    /// Influence, 1 to 5; nil where it is not known.
    public var up: Int?
    /// What the person is on the map.
    public var standing: Standing
    /// Support as written in the table.
    public var acrossLabel: String
    /// Influence as written in the table.
    public var upLabel: String

    /// One person; places beyond the ends stand at the ends.
    public init(
      name: String, short: String? = nil, across: Int?, up: Int?, standing: Standing,
      acrossLabel: String, upLabel: String
    ) {
      self.name = name
      self.short = short ?? name
      self.across = across.map { min(2, max(-2, $0)) }
      self.up = up.map { min(5, max(1, $0)) }
      self.standing = standing
      self.acrossLabel = acrossLabel
      self.upLabel = upLabel
    }
  }

  /// The words of the axes, the legend and the table.
  public struct Words: Sendable, Equatable {
    /// What the marks are.
    public var name: String
    /// The axis from left to right.
    public var across: String
    /// The axis upwards.
    public var up: String
    /// The head of the column that says what a person is.
    public var standing: String
    /// The word for each standing.
    public var standings: [Standing: String]
    /// The word for what is not known.
    public var unknown: String
    /// What the upper right corner means.
    public var corner: String

    /// The words of the axes, the legend and the table.
    public init(
      name: String, across: String, up: String, standing: String,
      standings: [Standing: String], unknown: String, corner: String = ""
    ) {
      self.name = name
      self.across = across
      self.up = up
      self.standing = standing
      self.standings = standings
      self.unknown = unknown
      self.corner = corner
    }
  }

  /// Unique on the page.
  public var id: String
  /// What the chart says.
  public var title: String
  /// The unit of its numbers.
  public var unit: String
  /// The words of the axes, the legend and the table.
  public var words: Words
  /// The people, in the order in which they stand where several share a place.
  public var marks: [Mark]
  /// Width in pixels.
  public var width: Int

  /// People by their influence and their support.
  public init(
    id: String, title: String, unit: String = "", words: Words, marks: [Mark], width: Int = 700
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.words = words
    self.marks = marks
    self.width = width
  }

  /// Marks that are not labelled where they stand.
  public var legend: [LegendItem] {
    Standing.allCases.compactMap { standing in
      guard marks.contains(where: { $0.standing == standing }),
        let word = words.standings[standing]
      else { return nil }
      return LegendItem(standing.legendMark, word)
    }
  }

  /// The same facts as text.
  public var table: ChartTable {
    ChartTable(
      caption: title,
      heads: [
        .init(words.name, isNumber: false), .init(words.up, unit: "1–5"),
        .init(words.across, unit: "−2…+2"), .init(words.standing, isNumber: false),
      ],
      rows: marks.map { [$0.name, $0.upLabel, $0.acrossLabel, words.standings[$0.standing] ?? ""] })
  }
}

extension QuadrantMatrix.Standing {
  var glyph: Canvas.Glyph {
    switch self {
    case .covered, .uncovered: .circle
    case .champion: .star
    case .blocker: .octagon
    }
  }

  var className: String {
    switch self {
    case .covered, .champion: "on"
    case .uncovered: "pt"
    case .blocker: "onR"
    }
  }

  var legendMark: LegendItem.Mark {
    switch self {
    case .covered, .uncovered: .circle(className)
    case .champion: .star(className)
    case .blocker: .octagon(className)
    }
  }
}
