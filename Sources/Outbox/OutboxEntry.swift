/// How far a message has come.
///
/// ```
/// planned ─► claimed ─► sent
///    ▲          ├─────► deferred ─► claimed …
///    │          ├─────► failed
///    └──────────┴─────► unknown
/// ```
public enum OutboxState: String, Sendable, Hashable, CaseIterable {
  /// To be sent.
  case planned
  /// Being sent, or left behind by a process that died over it.
  case claimed
  /// Taken by the server.
  case sent
  /// Not taken yet; to be tried again.
  case deferred
  /// Refused for good, or too often.
  case failed
  /// Handed over without an answer: it may have been delivered, and is never sent again unasked.
  case unknown
  /// Not to be sent any more: another version took its place, or its recipient may not be written to.
  case cancelled

  /// Whether it is still to be sent.
  public var isPending: Bool { self == .planned || self == .deferred }
}

/// A document that is sent: the same kind and name of the same day is the same document.
public struct OutboxDocument: Sendable, Hashable {
  /// Its kind.
  public let kind: String
  /// Its name.
  public let stem: String
  /// The day it tells of, as `YYYY-MM-DD`.
  public let day: String

  /// A document.
  public init(kind: String, stem: String, day: String) {
    self.kind = kind
    self.stem = stem
    self.day = day
  }
}

/// A message to one recipient.
public struct OutboxMessage: Sendable, Hashable {
  /// The document it brings.
  public var document: OutboxDocument
  /// What tells one version of the document from another, the same for all its recipients.
  public var version: String
  /// What tells it from every other message.
  public var messageID: String
  /// The address that is told what could not be delivered.
  public var sender: String
  /// The address it goes to.
  public var recipient: String
  /// The id of the contact it goes to; nil where it goes to one of ours.
  public var contact: String?
  /// Whether it leaves the company.
  public var isExternal: Bool
  /// The message as it is sent.
  public var content: [UInt8]

  /// A message to one recipient.
  public init(
    document: OutboxDocument, version: String, messageID: String, sender: String,
    recipient: String, contact: String?, isExternal: Bool, content: [UInt8]
  ) {
    self.document = document
    self.version = version
    self.messageID = messageID
    self.sender = sender
    self.recipient = recipient
    self.contact = contact
    self.isExternal = isExternal
    self.content = content
  }
}

/// A message as the ledger has it; its content is kept until it was sent.
public struct OutboxEntry: Sendable, Hashable {
  /// The number it is called by.
  public let number: Int64
  /// The document it brings.
  public let document: OutboxDocument
  /// What tells one version of the document from another.
  public let version: String
  /// What tells it from every other message.
  public let messageID: String
  /// The address that is told what could not be delivered.
  public let sender: String
  /// The address it goes to, or what stands for one that was erased.
  public let recipient: String
  /// The id of the contact it goes to; nil where it goes to one of ours.
  public let contact: String?
  /// Whether it leaves the company.
  public let isExternal: Bool
  /// How far it has come.
  public let state: OutboxState
  /// How often it was tried.
  public let attempts: Int
  /// When its state last changed, in seconds since 1970-01-01 UTC.
  public let changed: Int64
  /// When it is to be tried again, in the same seconds; 0 where at once.
  public let due: Int64
  /// The code of the server's last reply; nil where there was none.
  public let code: Int?
  /// The server's last reply, or why it is not sent.
  public let reply: String?
}

/// A thing that happened to a message.
public struct OutboxEvent: Sendable, Hashable {
  /// When, in seconds since 1970-01-01 UTC.
  public let moment: Int64
  /// What it became.
  public let state: OutboxState
  /// The code of the server's reply.
  public let code: Int?
  /// The server's reply, or why.
  public let reply: String?
}

/// What became of an attempt.
public enum OutboxResult: Sendable, Hashable {
  /// The server took it.
  case sent(code: Int, reply: String)
  /// The server did not take it now.
  case deferred(code: Int?, reply: String?)
  /// The server will not take it.
  case failed(code: Int, reply: String)
  /// No answer after the content.
  case unknown
}

/// When a message that was not taken is tried again.
public enum OutboxSchedule {
  /// After 1, 5, 15 and 60 minutes, then after a day; five times at most.
  public static let delays: [Int64] = [60, 300, 900, 3_600, 86_400]

  /// How many seconds to wait after a number of attempts; nil where it is not tried again.
  public static func delay(afterAttempts attempts: Int) -> Int64? {
    delays.indices.contains(attempts - 1) ? delays[attempts - 1] : nil
  }
}

/// What stands in the way of using the ledger.
public enum OutboxError: Error, Sendable, Hashable {
  /// What SQLite refused, in its words.
  case refused(String)
  /// The ledger is of another version of the program.
  case otherVersion(Int64)
}
