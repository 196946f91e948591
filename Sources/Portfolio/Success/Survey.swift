/// What a survey measures.
public enum SurveyKind: String, Sendable, Hashable, CaseIterable {
  /// Net promoter score, 0 to 10.
  case nps
  /// Customer satisfaction, 1 to 5.
  case csat
  /// Customer effort score, 1 to 7.
  case ces

  /// The scores that can be given.
  public var scores: ClosedRange<Int> {
    switch self {
    case .nps: 0...10
    case .csat: 1...5
    case .ces: 1...7
    }
  }
}

/// A survey sent to a contact and, where there is a score, its answer.
public struct Survey: ClientRecord {
  /// The survey's id.
  public let id: String
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// Id of the contact, or the name as written.
  public var contact: String?
  /// What it measures.
  public var kind: SurveyKind?
  /// The day it was sent.
  public var sent: Day?
  /// The day it was answered; nil while it is not.
  public var answered: Day?
  /// The answer, within the scores of the kind.
  public var score: Int?
  /// What was said beside it.
  public var comment: String?
  /// What the comment is about.
  public var themes: [String] = []

  /// A survey of which only id and client are known yet.
  public init(id: String, client: Int) {
    self.id = id
    self.client = client
  }

  /// Surveys sort by the day of the answer, else of sending.
  public var sortDay: Day? { answered ?? sent }
}
