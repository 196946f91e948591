import Diagnostics
import Outbox
import SMTP

/// What came of a run of sending.
struct SendTally {
  var sent = 0
  var deferred = 0
  var failed = 0
  var unknown = 0
  /// How many still wait: beyond the limit, or behind a server that does not answer.
  var left = 0
  var findings: [Diagnostic] = []

  /// Whether nothing asks for somebody's attention.
  var isFine: Bool { !findings.contains { $0.code.severity == .error } }
}

/// Hands messages of the ledger to a server, one after the other.
///
/// The order of steps is what makes a message arrive once: it is claimed on the disk, then the server hears
/// of it; it is marked on the disk as begun, then its content leaves; what the server said is on the disk before
/// the next message is looked at.
struct Postman {
  let file: OutboxFile
  let outbox: Outbox
  let client: SMTPClient
  let settings: SMTPSettings
  /// Told of each message what became of it.
  let onResult: (OutboxEntry, OutboxState, SMTPReply?) -> Void

  /// Sends messages.
  ///
  /// - Parameters:
  ///   - numbers: The messages, in order.
  ///   - limit: How many at most.
  /// - Returns: What came of it.
  /// - Throws: When the ledger cannot be written; nothing more is sent then.
  func run(_ numbers: [Int64], limit: Int?) throws(Diagnostic) -> SendTally {
    var tally = SendTally()
    var started: UInt64?
    for (index, number) in numbers.enumerated() {
      guard index < limit ?? .max else {
        tally.left = numbers.count - index
        break
      }
      pace(since: &started)
      guard try send(number, &tally) else {
        tally.left = numbers.count - index
        break
      }
    }
    return tally
  }

  /// Waits until the next message may go.
  private func pace(since started: inout UInt64?) {
    let gap = UInt64(60_000 / settings.rate)
    if let begun = started {
      let gone = (Clock.nanoseconds() - begun) / 1_000_000
      if gone < gap { Clock.rest(milliseconds: UInt32(gap - gone)) }
    }
    started = Clock.nanoseconds()
  }

  /// Sends a message; false where the server cannot be spoken with, and nobody else need try.
  private func send(_ number: Int64, _ tally: inout SendTally) throws(Diagnostic) -> Bool {
    let (outbox, file) = (outbox, file)
    guard let entry = try file.using({ () throws(OutboxError) in try outbox.entry(number) }),
      let content = try file.using({ () throws(OutboxError) in try outbox.content(of: number) }),
      try file.using({ () throws(OutboxError) in try outbox.claim(number, at: Clock.now()) })
    else { return true }
    let outcome = try client.send(
      content, from: entry.sender, to: entry.recipient,
      beforeContent: { (try? outbox.begin(number)) == true }
    ) { (outcome: SMTPOutcome) throws(Diagnostic) -> SMTPOutcome in
      // Before the conversation is closed: what is known now shall not be lost while somebody says good-bye.
      try settle(entry, outcome, &tally)
      return outcome
    }
    guard case .unreachable(let reason) = outcome else { return true }
    tally.findings.append(
      Diagnostic(
        .serverUnreachable,
        facts: ["host": "\(settings.server.host):\(settings.server.port)", "reason": reason]))
    return false
  }

  private func settle(
    _ entry: OutboxEntry, _ outcome: SMTPOutcome, _ tally: inout SendTally
  ) throws(Diagnostic) {
    guard let result = OutboxResult(outcome) else {
      try file.using { () throws(OutboxError) in
        try outbox.release(entry.number, at: Clock.now())
      }
      return
    }
    let state = try file.using { () throws(OutboxError) in
      try outbox.settle(entry.number, result, at: Clock.now())
    }
    let reply = outcome.reply
    let said = reply.map { "\($0.code) \($0.text)" } ?? "–"
    switch state {
    case .sent: tally.sent += 1
    case .deferred: tally.deferred += 1
    case .failed:
      tally.failed += 1
      tally.findings.append(
        Diagnostic(.messageFailed, facts: entry.facts.merging(["reply": said]) { $1 }))
    default:
      tally.unknown += 1
      tally.findings.append(Diagnostic(.messageUnknown, facts: entry.facts))
    }
    onResult(entry, state, reply)
  }
}

extension SMTPOutcome {
  /// What the server said.
  var reply: SMTPReply? {
    switch self {
    case .sent(let reply), .failed(let reply): reply
    case .deferred(let reply): reply
    case .unknown, .unreachable: nil
    }
  }
}

extension OutboxResult {
  /// What the ledger notes; nil where there was no conversation about the message.
  init?(_ outcome: SMTPOutcome) {
    switch outcome {
    case .sent(let reply): self = .sent(code: reply.code, reply: reply.text)
    case .deferred(let reply): self = .deferred(code: reply?.code, reply: reply?.text)
    case .failed(let reply): self = .failed(code: reply.code, reply: reply.text)
    case .unknown: self = .unknown
    case .unreachable: return nil
    }
  }
}
