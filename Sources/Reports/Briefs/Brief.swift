public import Files
public import Localization
public import Portfolio

/// What kind of document is sent.
public enum BriefKind: String, Sendable, Hashable, CaseIterable {
  /// What to know of a client before speaking with it.
  case account
  /// What was sold and promised, for who takes a client over.
  case handoff
  /// What became of an owner's clients.
  case owner = "owner-digest"
  /// What became of all clients.
  case director = "director-digest"
  /// What the client uses and what was delivered to it.
  case engagement
  /// What was reached with the client, to be gone through with it.
  case review

  /// Who may read it.
  public var audience: Audience {
    self == .engagement || self == .review ? .external : .internal
  }

  /// What a document for somebody outside is for, the nearest first.
  ///
  /// None is for marketing, and none is sent on a basis that names marketing alone.
  public var purposes: [ContactPurpose] {
    switch self {
    case .engagement: [.contract, .relationship]
    case .review: [.relationship, .contract]
    case .account, .handoff, .owner, .director: []
    }
  }

  /// The template of its Markdown.
  var template: String {
    switch self {
    case .account: "briefs/account.md"
    case .owner: "briefs/owner.md"
    case .director: "briefs/director.md"
    case .engagement: "briefs/engagement.md"
    case .handoff: "handoff.md"
    case .review: "review.md"
    }
  }
}

/// A conversation that a brief prepares.
public struct BriefMeeting: Sendable, Hashable {
  /// The day.
  public let day: Day
  /// With whom: id of a contact, or the name as written.
  public let person: String?

  /// A conversation.
  public init(on day: Day, with person: String? = nil) {
    self.day = day
    self.person = person
  }
}

/// A document that is asked for.
public enum BriefRequest: Sendable, Hashable {
  /// About one client, by position in `Portfolio.clients`; for a conversation, or for one person.
  case client(BriefKind, client: Int, meeting: BriefMeeting? = nil, person: String? = nil)
  /// What became of an owner's clients; the owner's id.
  case owner(String)
  /// What became of all clients.
  case director
}

/// To whom a document goes.
public struct BriefRecipient: Sendable, Hashable {
  /// The id of the team member or the contact; nil for somebody who is in neither table.
  public let id: String?
  /// The name.
  public let name: String
  /// The address as the data has it.
  public let address: String?
}

/// A document that is sent, in all its forms.
public struct Brief: Sendable {
  /// What kind it is.
  public let kind: BriefKind
  /// The start of its files' names, such as `account-000101`.
  public let stem: String
  /// The language of its texts.
  public let locale: PortfolioLocale
  /// The subject of the message, and the title of the file.
  public let subject: String
  /// To whom it goes; nobody where nobody is named.
  public let recipients: [BriefRecipient]
  /// Whom it speaks of.
  public let subjects: OutputSubjects
  /// Its Markdown.
  public let markdown: [UInt8]
  /// The same as plain words.
  public let text: [UInt8]
  /// The same as the page of a message.
  public let message: [UInt8]
  /// The same as a file of its own, for the screen and for paper.
  public let sheet: [UInt8]
  /// The conversation that it prepares as a calendar file; nil for none.
  public let invitation: [UInt8]?
}

/// A document that was asked for and not made.
public struct RefusedBrief: Sendable, Hashable {
  /// What kind it is.
  public let kind: BriefKind
  /// Of what or whom.
  public let title: String
  /// Why it was not made, as a sentence.
  public let why: String
  /// Whether nothing is wrong: there is just nothing to tell.
  public let isQuiet: Bool
}

/// What came of a request.
public enum BriefOutcome: Sendable {
  /// The document.
  case made(Brief)
  /// Why there is none.
  case refused(RefusedBrief)
}
