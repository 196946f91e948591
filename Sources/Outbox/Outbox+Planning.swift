internal import SQLite

/// How a message that is to be sent stands with the ledger.
public enum OutboxStanding: Sendable, Hashable {
  /// Nobody has heard of it.
  case new
  /// It waits to be sent, now or later.
  case waiting(OutboxEntry)
  /// It is done with: sent, failed, or nobody knows.
  case settled(OutboxEntry)
  /// Another version of the document has reached somebody, or may have.
  case changed(since: OutboxEntry)
}

extension Outbox {
  /// How messages stand, without changing anything.
  ///
  /// - Parameters:
  ///   - messages: The messages.
  ///   - isNewCampaign: Whether a document that changed after it reached somebody is sent anew to everybody.
  /// - Returns: How each stands, in order.
  /// - Throws: Where the ledger cannot be read or written.
  public func standings(
    of messages: [OutboxMessage], isNewCampaign: Bool = false
  ) throws(OutboxError) -> [OutboxStanding] {
    var standings: [OutboxStanding] = []
    for message in messages {
      standings.append(try standing(of: message, isNewCampaign))
    }
    return standings
  }

  private func standing(
    of message: OutboxMessage, _ isNewCampaign: Bool
  ) throws(OutboxError) -> OutboxStanding {
    if let known = try entry(messageID: message.messageID), known.state != .cancelled {
      return known.state.isPending ? .waiting(known) : .settled(known)
    }
    let others = try entries(of: message.document)
    // A version that was planned already was decided on then.
    let isDecided = others.contains { $0.version == message.version && $0.state != .cancelled }
    if !isNewCampaign, !isDecided,
      let other = others.last(where: {
        $0.version != message.version && Outbox.mayHaveArrived($0)
      })
    {
      return .changed(since: other)
    }
    return .new
  }

  private static func mayHaveArrived(_ entry: OutboxEntry) -> Bool {
    entry.state == .sent || entry.state == .unknown || entry.state == .claimed
  }

  /// Takes messages in as planned, all of them or none.
  ///
  /// What waits of older versions of their documents is cancelled: nobody gets an older version after a newer
  /// one. A message of a changed document is left out unless the campaign is new.
  ///
  /// - Parameters:
  ///   - messages: The messages.
  ///   - isNewCampaign: Whether a document that changed after it reached somebody is sent anew to everybody.
  ///   - moment: Now, in seconds since 1970-01-01 UTC.
  /// - Returns: The number of each message that waits now; nil for the others.
  /// - Throws: Where the ledger cannot be read or written.
  public func plan(
    _ messages: [OutboxMessage], isNewCampaign: Bool = false, at moment: Int64
  ) throws(OutboxError) -> [Int64?] {
    let standings = try standings(of: messages, isNewCampaign: isNewCampaign)
    return try change { () throws(SQLiteError) in
      var numbers: [Int64?] = []
      for (message, standing) in zip(messages, standings) {
        switch standing {
        case .settled, .changed: numbers.append(nil)
        case .waiting(let entry): numbers.append(entry.number)
        case .new:
          try cancelOlder(than: message, at: moment)
          numbers.append(try insert(message, at: moment))
        }
      }
      return numbers
    }
  }

  private func cancelOlder(than message: OutboxMessage, at moment: Int64) throws(SQLiteError) {
    let document = message.document
    let older = try database.rows(
      """
      UPDATE messages SET state = 'cancelled', changed = ?, content = NULL
      WHERE kind = ? AND stem = ? AND day = ? AND version <> ? AND state IN ('planned', 'deferred')
      RETURNING number
      """,
      [
        .integer(moment), .text(document.kind), .text(document.stem), .text(document.day),
        .text(message.version),
      ])
    for row in older { try note(row[0], .cancelled, at: moment) }
  }

  private func insert(_ message: OutboxMessage, at moment: Int64) throws(SQLiteError) -> Int64? {
    let row = try database.rows(
      """
      INSERT INTO messages (message, kind, stem, day, version, sender, recipient, contact, external,
        state, changed, content)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'planned', ?, ?)
      ON CONFLICT (message) DO UPDATE SET state = 'planned', changed = excluded.changed, due = 0,
        attempts = 0, begun = 0, code = NULL, reply = NULL, content = excluded.content,
        recipient = excluded.recipient, contact = excluded.contact
        WHERE state = 'cancelled'
      RETURNING number
      """,
      [
        .text(message.messageID), .text(message.document.kind), .text(message.document.stem),
        .text(message.document.day), .text(message.version), .text(message.sender),
        .text(message.recipient), message.contact.map { .text($0) } ?? .null,
        .integer(message.isExternal ? 1 : 0), .integer(moment), .blob(message.content),
      ]
    ).first
    guard case .integer(let number)? = row?.first else { return nil }
    try note(.integer(number), .planned, at: moment)
    return number
  }

  func note(
    _ number: SQLiteValue, _ state: OutboxState, code: Int? = nil, reply: String? = nil,
    at moment: Int64
  ) throws(SQLiteError) {
    try database.run(
      "INSERT INTO events VALUES (?, ?, ?, ?, ?)",
      [
        number, .integer(moment), .text(state.rawValue),
        code.map { .integer(Int64($0)) } ?? .null, reply.map { .text($0) } ?? .null,
      ])
  }
}
