/// Who spoke in a touch.
public enum TouchDirection: String, Sendable, Hashable, CaseIterable {
  /// They to us, without an answer.
  case inbound
  /// We to them, without an answer.
  case outbound
  /// Both.
  case twoWay = "two-way"
}

/// A dated touch between our people and theirs.
public struct Interaction: ClientRecord {
  /// The interaction's id.
  public let id: String
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// The day.
  public var date: Day?
  /// Visit, call, e-mail, video, message: as the company names it.
  public var channel: String?
  /// Who spoke, where the data says so.
  public var direction: TouchDirection?
  /// Whether both sides speak in the channel by its nature, as in a meeting.
  public var isChannelTwoWay = false
  /// Ids of our people, or their names as written.
  public var ours: [String] = []
  /// Ids of their people, or their names as written.
  public var theirs: [String] = []
  /// Whether the row named people of theirs who were all erased since: that they spoke stays known.
  public var hasErasedTheirs = false
  /// What it was about, in a few words.
  public var topic: String?
  /// What was said, in Markdown.
  public var summary: String?
  /// What was promised.
  public var promise: String?
  /// The day the promise is due.
  public var promiseDue: Day?
  /// The day the promise was kept.
  public var promiseDone: Day?
  /// How long it took.
  public var minutes: Int?

  /// An interaction of which only id and client are known yet.
  public init(id: String, client: Int) {
    self.id = id
    self.client = client
  }

  /// Whether the touch is taken as two-way although the data does not say who spoke: in a channel that is
  /// two-way by its nature, with people of both sides named.
  public var isTakenAsTwoWay: Bool {
    direction == nil && isChannelTwoWay && !ours.isEmpty && (!theirs.isEmpty || hasErasedTheirs)
  }

  /// Whether both sides spoke; nil where nobody knows.
  public var isTwoWay: Bool? {
    if let direction { return direction == .twoWay }
    return isTakenAsTwoWay ? true : nil
  }

  /// Interactions sort by their day.
  public var sortDay: Day? { date }
}
