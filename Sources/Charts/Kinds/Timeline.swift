/// What happened and what is planned, in lanes over time, with the line of today.
///
/// Days are whole numbers counted from any one day.
public struct Timeline: Chart {
  /// When an item is.
  public enum When: Sendable, Equatable {
    /// On a day.
    case day(Int)
    /// From a day to a day, both among it.
    case span(Int, Int)

    var first: Int {
      switch self {
      case .day(let day): day
      case .span(let from, let to): min(from, to)
      }
    }

    var last: Int {
      switch self {
      case .day(let day): day
      case .span(let from, let to): max(from, to)
      }
    }
  }

  /// How an item stands.
  public enum State: Sendable, Hashable, CaseIterable {
    /// Done: filled.
    case done
    /// To come: hollow.
    case planned
    /// Its day has passed: a triangle.
    case late
    /// A day that decides, drawn through all lanes.
    case deadline
  }

  /// The form of a mark that is not late.
  public enum Form: Sendable, Equatable {
    /// A milestone.
    case diamond
    /// A conversation.
    case circle
    /// A purchase or a date of a contract.
    case bar
  }

  /// One item of a lane.
  public struct Item: Sendable, Equatable {
    /// When it is.
    public var when: When
    /// Beside the mark.
    public var label: String
    /// When it is, as written in the table.
    public var whenLabel: String
    /// How it stands.
    public var state: State
    /// The form of its mark.
    public var form: Form
    /// What it is, in the table: said there of marks without a label too, and without the day.
    public var text: String

    /// One item of a lane; what it is, is its label unless said otherwise.
    public init(
      when: When, label: String, whenLabel: String, state: State, form: Form = .diamond,
      text: String? = nil
    ) {
      self.when = when
      self.label = label
      self.whenLabel = whenLabel
      self.state = state
      self.form = form
      self.text = text ?? label
    }
  }

  /// A lane.
  public struct Lane: Sendable, Equatable {
    /// At the left.
    public var name: String
    /// Its items, in any order.
    public var items: [Item]

    /// A lane.
    public init(name: String, items: [Item]) {
      self.name = name
      self.items = items
    }
  }

  /// A time with a name behind all lanes, such as a recess.
  public struct Band: Sendable, Equatable {
    /// The first day.
    public var from: Int
    /// The last day.
    public var to: Int
    /// At its foot.
    public var label: String

    /// A time with a name.
    public init(from: Int, to: Int, label: String) {
      self.from = from
      self.to = to
      self.label = label
    }
  }

  /// The words of the table and the legend.
  public struct Words: Sendable, Equatable {
    /// When an item is.
    public var when: String
    /// The lanes.
    public var lane: String
    /// The items.
    public var item: String
    /// How an item stands.
    public var state: String
    /// The word for each state.
    public var states: [State: String]

    /// The words of the table and the legend.
    public init(when: String, lane: String, item: String, state: String, states: [State: String]) {
      self.when = when
      self.lane = lane
      self.item = item
      self.state = state
      self.states = states
    }
  }

  /// Unique on the page.
  public var id: String
  /// What the chart says.
  public var title: String
  /// The unit of its numbers.
  public var unit: String
  /// The words of the table and the legend.
  public var words: Words
  /// The first day shown.
  public var start: Int
  /// The last day shown.
  public var end: Int
  /// Named days at the head, such as the first of each month.
  public var ticks: [DayMark]
  /// The day of the page; nil for none.
  public var today: DayMark?
  /// The lanes from the top.
  public var lanes: [Lane]
  /// Named times behind the lanes.
  public var bands: [Band]
  /// Width in pixels; the whole page, and a landscape sheet of A4, by default.
  public var width: Int

  /// Lanes over time; items beyond the days shown stand in the table alone.
  public init(
    id: String, title: String, unit: String = "", words: Words, start: Int, end: Int,
    ticks: [DayMark], today: DayMark?, lanes: [Lane], bands: [Band] = [], width: Int = 1232
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.words = words
    self.start = start
    self.end = max(start + 1, end)
    self.ticks = ticks
    self.today = today
    self.lanes = lanes
    self.bands = bands
    self.width = width
  }

  /// Marks that are not labelled where they stand.
  public var legend: [LegendItem] {
    State.allCases.compactMap { state in
      guard lanes.contains(where: { $0.items.contains { $0.state == state } }),
        let word = words.states[state]
      else { return nil }
      return switch state {
      case .done: LegendItem(.diamond("on"), word)
      case .planned: LegendItem(.diamond("hol"), word)
      case .late: LegendItem(.triangle("onR"), word)
      case .deadline: LegendItem(.line("lim"), word)
      }
    }
  }

  /// The same facts as text.
  public var table: ChartTable {
    let rows = lanes.flatMap { lane in
      Timeline.ordered(lane.items).map { item in
        [item.whenLabel, lane.name, item.text, words.states[item.state] ?? ""]
      }
    }
    return ChartTable(
      caption: title,
      heads: [
        .init(words.when, isNumber: false), .init(words.lane, isNumber: false),
        .init(words.item, isNumber: false), .init(words.state, isNumber: false),
      ],
      rows: rows)
  }

  /// Items by their first day, equal ones as given.
  static func ordered(_ items: [Item]) -> [Item] {
    items.enumerated()
      .sorted { ($0.element.when.first, $0.offset) < ($1.element.when.first, $1.offset) }
      .map(\.element)
  }
}
