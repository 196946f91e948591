/// Who reports to whom, as cards, with lines of influence and of conflict between them.
///
/// Wide trees keep their width: people below one another hang under their superior or wrap into rows,
/// whichever makes the drawing lower. Trees deeper than ``deepest`` go on beside the others, with the
/// name of whom they report to above them.
public struct OrganisationTree: Chart {
  /// What a card is on the map.
  public enum Standing: Sendable, Hashable, CaseIterable {
    /// A person.
    case plain
    /// A champion: double border, star.
    case champion
    /// A blocker: thick edge, octagon.
    case blocker
    /// A post that nobody holds, or whose holder left: dotted.
    case vacant
    /// Several people in one card.
    case pile
  }

  /// A person, a post, or several people.
  public struct Card: Sendable, Equatable {
    /// In semibold at the top.
    public var name: String
    /// Below the name.
    public var title: String
    /// The part in decisions, below the title.
    public var role: String
    /// Instead of part, influence and support: the lines of a vacancy or of several people.
    public var lines: [String]
    /// What it is.
    public var standing: Standing
    /// 1 to 5; nil where it is not known.
    public var influence: Int?
    /// −2 to +2; nil where it is not known.
    public var support: Int?
    /// Support as written.
    public var supportLabel: String
    /// At the bottom: who covers the person, and the last conversation.
    public var foot: String
    /// Whether the foot asks for action.
    public var isFootAlert: Bool
    /// Whether the card is what the drawing is about.
    public var isMarked: Bool
    /// Whether the person does not belong to the house.
    public var isOutside: Bool
    /// Position of the card above; nil for a root.
    public var parent: Int?
    /// Whether the line to it is confirmed rather than inferred.
    public var isConfirmed: Bool
    /// Above a root: whom it reports to outside the drawing.
    public var above: String
    /// The cells of its row in the table, after the name.
    public var cells: [String]

    /// A card; what it does not have stays empty.
    public init(
      name: String, title: String = "", role: String = "", lines: [String] = [],
      standing: Standing = .plain, influence: Int? = nil, support: Int? = nil,
      supportLabel: String = "", foot: String = "", isFootAlert: Bool = false,
      isMarked: Bool = false, isOutside: Bool = false, parent: Int? = nil,
      isConfirmed: Bool = true, above: String = "", cells: [String] = []
    ) {
      self.name = name
      self.title = title
      self.role = role
      self.lines = lines
      self.standing = standing
      self.influence = influence.map { min(5, max(1, $0)) }
      self.support = support.map { min(2, max(-2, $0)) }
      self.supportLabel = supportLabel
      self.foot = foot
      self.isFootAlert = isFootAlert
      self.isMarked = isMarked
      self.isOutside = isOutside
      self.parent = parent
      self.isConfirmed = isConfirmed
      self.above = above
      self.cells = cells
    }
  }

  /// A line between two cards besides reporting.
  public struct Line: Sendable, Equatable {
    /// What it is.
    public enum Kind: Sendable, Hashable, CaseIterable {
      /// Thick, with an arrow.
      case influence
      /// A zigzag, without direction.
      case conflict
    }

    /// What it is.
    public var kind: Kind
    /// Position of the card it goes from.
    public var from: Int
    /// Position of the card it goes to.
    public var to: Int

    /// A line between two cards.
    public init(_ kind: Kind, from: Int, to: Int) {
      self.kind = kind
      self.from = from
      self.to = to
    }
  }

  /// The words of the lines, the legend and the table.
  public struct Words: Sendable, Equatable {
    /// On a line of influence.
    public var influence: String
    /// On a line of conflict.
    public var conflict: String
    /// Beside a line that is not confirmed.
    public var inferred: String
    /// In the legend: a confirmed line.
    public var confirmedLine: String
    /// In the legend: a line that is not confirmed.
    public var inferredLine: String
    /// In the legend: the squares.
    public var squares: String
    /// In the legend: the scale of support.
    public var scale: String
    /// Below people who do not belong to the house.
    public var outside: String
    /// The heads of the table.
    public var heads: [ChartTable.Head]

    /// The words of the lines, the legend and the table.
    public init(
      influence: String, conflict: String, inferred: String, confirmedLine: String,
      inferredLine: String, squares: String, scale: String, outside: String,
      heads: [ChartTable.Head]
    ) {
      self.influence = influence
      self.conflict = conflict
      self.inferred = inferred
      self.confirmedLine = confirmedLine
      self.inferredLine = inferredLine
      self.squares = squares
      self.scale = scale
      self.outside = outside
      self.heads = heads
    }
  }

  /// Levels below a root before a branch goes on as a tree of its own.
  public static let deepest = 12
  /// Trees of more cards keep them narrow: there is no room to spare, and trying takes its time.
  static let mostWide = 60
  /// The least width that holds any tree.
  public static let leastWidth = 320

  /// Unique on the page.
  public var id: String
  /// What the chart says.
  public var title: String
  /// The words.
  public var words: Words
  /// The cards; one that names itself, or a cycle, as its superior stands at the top.
  public var cards: [Card]
  /// The lines; those to cards that do not exist are left out.
  public var lines: [Line]
  /// The most width it may take, in pixels.
  public var width: Int

  /// Cards and the lines between them.
  public init(
    id: String, title: String, words: Words, cards: [Card], lines: [Line] = [], width: Int = 1232
  ) {
    self.id = id
    self.title = title
    self.words = words
    self.cards = cards
    self.lines = lines.filter {
      $0.from != $0.to && cards.indices.contains($0.from) && cards.indices.contains($0.to)
    }
    self.width = max(OrganisationTree.leastWidth, width)
  }

  /// Cards have units of their own.
  public var unit: String { "" }

  /// What the lines and marks mean.
  public var legend: [LegendItem] {
    let hasInferred = cards.contains { $0.parent != nil && !$0.isConfirmed }
    return [
      cards.contains { $0.parent != nil && $0.isConfirmed }
        ? LegendItem(.line("tree"), words.confirmedLine) : nil,
      hasInferred ? LegendItem(.line("tree inf"), words.inferredLine) : nil,
      lines.contains { $0.kind == .influence }
        ? LegendItem(.arrow("flow"), words.influence) : nil,
      lines.contains { $0.kind == .conflict }
        ? LegendItem(.zigzag("clash"), words.conflict) : nil,
      cards.contains { $0.influence != nil } ? LegendItem(.squares, words.squares) : nil,
      cards.contains { $0.support != nil } ? LegendItem(.support, words.scale) : nil,
    ].compactMap { $0 }
  }

  /// The same facts as text.
  public var table: ChartTable {
    ChartTable(caption: title, heads: words.heads, rows: cards.map { [$0.name] + $0.cells })
  }
}
