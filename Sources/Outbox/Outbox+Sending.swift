internal import SQLite

extension Outbox {
  /// Takes a message that waits for one attempt.
  ///
  /// - Parameters:
  ///   - number: The message.
  ///   - moment: Now.
  /// - Returns: Whether it was there to be taken.
  /// - Throws: Where the ledger cannot be read or written.
  public func claim(_ number: Int64, at moment: Int64) throws(OutboxError) -> Bool {
    try move(
      number, to: .claimed, "begun = 0, attempts = attempts + 1",
      from: [.planned, .deferred], at: moment)
  }

  /// Marks a claimed message as one whose content is about to leave: from here on nobody may send it again
  /// unless an answer says that it was not taken.
  ///
  /// - Parameter number: The message.
  /// - Returns: Whether it is claimed, and now marked.
  /// - Throws: Where the ledger cannot be read or written.
  public func begin(_ number: Int64) throws(OutboxError) -> Bool {
    try change { () throws(SQLiteError) in
      try database.run(
        "UPDATE messages SET begun = 1 WHERE number = ? AND state = 'claimed'", [.integer(number)])
      return database.changedRows == 1
    }
  }

  /// Notes what became of a claimed message.
  ///
  /// A message that was not taken now waits for the next attempt, and has failed after the last.
  ///
  /// - Parameters:
  ///   - number: The message.
  ///   - result: What became of it.
  ///   - moment: Now.
  /// - Returns: How it stands now.
  /// - Throws: Where the ledger cannot be read or written.
  public func settle(
    _ number: Int64, _ result: OutboxResult, at moment: Int64
  ) throws(OutboxError) -> OutboxState {
    switch result {
    case .sent(let code, let reply):
      _ = try move(
        number, to: .sent, "content = NULL", from: [.claimed], code: code, reply: reply, at: moment)
      return .sent
    case .failed(let code, let reply):
      _ = try move(number, to: .failed, "", from: [.claimed], code: code, reply: reply, at: moment)
      return .failed
    case .unknown:
      _ = try move(number, to: .unknown, "", from: [.claimed], at: moment)
      return .unknown
    case .deferred(let code, let reply):
      let attempts = try entry(number)?.attempts ?? OutboxSchedule.delays.count + 1
      let delay = OutboxSchedule.delay(afterAttempts: attempts)
      let state: OutboxState = delay == nil ? .failed : .deferred
      _ = try move(
        number, to: state, "due = \(moment + (delay ?? 0))", from: [.claimed], code: code,
        reply: reply, at: moment)
      return state
    }
  }

  /// Gives a claimed message back as it was: there was no conversation about it.
  public func release(_ number: Int64, at moment: Int64) throws(OutboxError) {
    guard let entry = try entry(number) else { return }
    _ = try move(
      number, to: entry.attempts > 1 ? .deferred : .planned, "attempts = attempts - 1",
      from: [.claimed], at: moment)
  }

  /// Looks after what a process left behind that died while sending.
  ///
  /// What had not begun waits again, what had is unknown. Only who alone may send may call this.
  ///
  /// - Parameter moment: Now.
  /// - Returns: What is unknown since.
  /// - Throws: Where the ledger cannot be read or written.
  public func recover(at moment: Int64) throws(OutboxError) -> [Int64] {
    let left = try rows(
      "SELECT number, begun FROM messages WHERE state = 'claimed' ORDER BY number")
    var unknown: [Int64] = []
    for row in left {
      guard case .integer(let number) = row[0] else { continue }
      if row[1] == 0 {
        try release(number, at: moment)
      } else {
        _ = try move(number, to: .unknown, "", from: [.claimed], at: moment)
        unknown.append(number)
      }
    }
    return unknown
  }

  /// Lets a message that failed, or of which nothing is known, be sent again from the beginning.
  ///
  /// - Parameters:
  ///   - number: The message.
  ///   - states: In which states; never `sent`.
  ///   - moment: Now.
  /// - Returns: Whether it waits now; not where its content is gone.
  /// - Throws: Where the ledger cannot be read or written.
  public func reopen(
    _ number: Int64, from states: Set<OutboxState>, at moment: Int64
  ) throws(OutboxError) -> Bool {
    guard try content(of: number) != nil else { return false }
    return try move(
      number, to: .planned, "due = 0, attempts = 0, begun = 0",
      from: states.intersection([.failed, .unknown, .deferred]), at: moment)
  }

  /// Takes back a message that waits.
  ///
  /// - Parameters:
  ///   - number: The message.
  ///   - reason: Why.
  ///   - moment: Now.
  /// - Returns: Whether it waited, and does not any more.
  /// - Throws: Where the ledger cannot be read or written.
  @discardableResult
  public func cancel(
    _ number: Int64, because reason: String, at moment: Int64
  ) throws(OutboxError) -> Bool {
    try move(
      number, to: .cancelled, "content = NULL", from: [.planned, .deferred], reply: reason,
      at: moment)
  }

  /// One step of a message; whether it was in a state from which it may be taken.
  private func move(
    _ number: Int64, to state: OutboxState, _ more: String, from states: Set<OutboxState>,
    code: Int? = nil, reply: String? = nil, at moment: Int64
  ) throws(OutboxError) -> Bool {
    let allowed = states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
    return try change { () throws(SQLiteError) in
      try database.run(
        """
        UPDATE messages SET state = ?, changed = ?, code = ?, reply = ?\(more.isEmpty ? "" : ", ")\(more)
        WHERE number = ? AND state IN (\(allowed))
        """,
        [
          .text(state.rawValue), .integer(moment), code.map { .integer(Int64($0)) } ?? .null,
          reply.map { .text($0) } ?? .null, .integer(number),
        ])
      guard database.changedRows == 1 else { return false }
      try note(.integer(number), state, code: code, reply: reply, at: moment)
      return true
    }
  }

  // MARK: Forgetting

  /// Takes a person out of the ledger: what was sent stays, to nobody in particular.
  ///
  /// Everything that waits is taken back with its content, whoever it goes to: it was written before the
  /// person was forgotten, and may speak of the person.
  ///
  /// - Parameters:
  ///   - isPerson: Whether an address, or the id of a contact, is the person's.
  ///   - alias: What stands for an address.
  ///   - renamed: The name of a document without the person's.
  ///   - moment: Now.
  /// - Returns: How many messages went to the person.
  /// - Throws: Where the ledger cannot be read or written.
  public func erase(
    _ isPerson: (String) -> Bool, alias: (String) -> String, renamed: (String) -> String,
    at moment: Int64
  ) throws(OutboxError) -> Int {
    let all = try entries()
    return try change { () throws(SQLiteError) in
      var count = 0
      for entry in all {
        let number = SQLiteValue.integer(entry.number)
        if entry.state.isPending {
          try database.run(
            "UPDATE messages SET state = 'cancelled', changed = ? WHERE number = ?",
            [.integer(moment), number])
          try note(number, .cancelled, at: moment)
        }
        try database.run(
          "UPDATE messages SET content = NULL, stem = ? WHERE number = ?",
          [.text(renamed(entry.document.stem)), number])
        guard isPerson(entry.recipient) || entry.contact.map(isPerson) == true else { continue }
        count += 1
        try database.run(
          "UPDATE messages SET recipient = ?, contact = NULL, reply = NULL WHERE number = ?",
          [.text(alias(entry.recipient)), number])
        try database.run("UPDATE events SET reply = NULL WHERE message = ?", [number])
      }
      return count
    }
  }
}
