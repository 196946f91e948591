public import Portfolio

/// What speaks for asking a client to speak for us.
public enum AdvocacyGround: Sendable, Hashable {
  /// Somebody would recommend us.
  case promoter(SurveyAnswer)
  /// Somebody passes the champion test.
  case champion(String)
  /// An objective that a named person of the client verified.
  case achieved(RecordKey)

  /// Its stable word.
  public var word: String {
    switch self {
    case .promoter: "promoter"
    case .champion: "champion"
    case .achieved: "objective-achieved"
    }
  }
}

/// Why a client is not to be asked today.
public struct AdvocacyObstacle: Sendable, Hashable {
  /// The reasons, in the order of pages.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Neither a promoter, nor a champion, nor an objective achieved.
    case noGround = "no-ground"
    /// The client is at risk or inactive: first things first.
    case notWell = "not-well"
    /// A low answer, lately.
    case unhappy
    /// Nobody there who may be contacted.
    case nobody
    /// An earlier ask waits for its answer.
    case openAsk = "open-ask"
    /// Asked as often as the policy bears.
    case askedOften = "asked-often"
    /// The last ask is too near.
    case tooSoon = "too-soon"
    /// A commercial ask is too near.
    case commercialAsk = "commercial-ask"
  }

  /// What it is.
  public let kind: Kind
  /// The first day on which it does not stand in the way any more, if nothing happens; nil where that
  /// depends on more than time.
  public let until: Day?
  /// The record it was seen in.
  public let key: RecordKey?
}

/// What became of an act of advocacy.
public enum AdvocacyState: String, Sendable, Hashable, CaseIterable {
  /// Asked, and waiting.
  case open
  /// Given, and its use not approved.
  case given
  /// May be used.
  case usable
  /// The approval has run out, by its date, with the contract or with the person.
  case expired
}

/// An act of advocacy on the day.
public struct AdvocacyStanding: Sendable, Hashable {
  /// Why an approval has run out.
  public enum Expiry: String, Sendable, Hashable, CaseIterable {
    case date
    case contract
    case person
  }

  /// The record in the data.
  public let key: RecordKey
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// Who acts: id of the contact, or the name as written.
  public let person: String?
  /// What it is.
  public let kind: AdvocacyKind?
  /// The day it was asked for.
  public let asked: Day?
  /// The day it was given.
  public let given: Day?
  /// The last day of the approval.
  public let expires: Day?
  /// What became of it.
  public let state: AdvocacyState
  /// Why the approval has run out; nil while it holds.
  public let expiry: Expiry?
}

/// Whether a client may be asked today to speak for us.
public struct AdvocacyCandidate: Sendable, Hashable {
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// Whom to ask: id of the contact; nil where nobody fits.
  public let person: String?
  /// What speaks for it.
  public let grounds: [AdvocacyGround]
  /// What stands in the way.
  public let obstacles: [AdvocacyObstacle]
  /// Asks in the last twelve months.
  public let asks: Int
  /// Reference calls among those given in the last twelve months.
  public let calls: Int
  /// Whether the client bears another reference call this year.
  public let bearsCall: Bool
  /// The last ask.
  public let lastAsk: Day?
  /// Revenue of a year in minor units, for the order; nil where it is not known.
  public let revenue: Int64?

  /// Whether nothing stands in the way.
  public var mayBeAsked: Bool { obstacles.isEmpty }

  /// The first day on which the client may be asked, if nothing happens; nil where that depends on
  /// more than time.
  public var freeOn: Day? {
    let days = obstacles.map(\.until)
    return days.contains { $0 == nil } ? nil : days.compactMap { $0 }.max()
  }
}

/// Who speaks for us, and who may be asked to.
public struct AdvocacyRegister: Sendable {
  /// The acts, latest first.
  public let acts: [AdvocacyStanding]
  /// Clients with a ground or an act: those who may be asked first, then by revenue.
  public let candidates: [AdvocacyCandidate]

  /// The register of a portfolio on a day.
  public init(_ study: Study) {
    let reading = AdvocacyReading(study)
    acts = study.assessment.clients.flatMap(reading.acts).sorted { left, right in
      let days = (
        (left.given ?? left.asked)?.number ?? .min, (right.given ?? right.asked)?.number ?? .min
      )
      return days.0 != days.1 ? days.0 > days.1 : left.key < right.key
    }
    candidates = study.assessment.clients.compactMap(reading.candidate).sorted { left, right in
      if left.mayBeAsked != right.mayBeAsked { return left.mayBeAsked }
      let revenues = (left.revenue ?? -1, right.revenue ?? -1)
      return revenues.0 != revenues.1
        ? revenues.0 > revenues.1 : left.client < right.client
    }
  }
}

extension Study {
  /// How a client's acts for our name stand, in the order of the data.
  ///
  /// - Parameter client: The client on the day.
  /// - Returns: Those that are known on the day.
  public func advocacy(of client: ClientAssessment) -> [AdvocacyStanding] {
    AdvocacyReading(self).acts(client)
  }
}
