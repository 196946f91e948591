import ArgumentParser
import Diagnostics
import Files
import Localization
import Outbox
import SMTP

/// Sends messages of one run, and says what it does.
struct SendingJob {
  let session: Session
  private let file: OutboxFile
  private var workplace: Workplace { session.workplace }
  private var catalog: Catalog { session.workplace.catalog }

  init(_ session: Session) {
    self.session = session
    file = OutboxFile(folder: session.workplace.folder)
  }

  // MARK: Without sending

  /// Says what would be sent.
  func preview(_ messages: [OutboxMessage]) throws {
    guard !messages.isEmpty else { return }
    let plan: SendPlan = try session.stopping { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in
        guard let outbox = try file.existing() else {
          return SendPlan(
            messages: messages, standings: messages.map { _ in .new }, now: Clock.now())
        }
        return try survey(messages, outbox, isNewCampaign: false)
      }
    }
    say(plan)
    session.reporter.say(catalog.text("commands.send.dry"))
  }

  // MARK: Sending

  /// Sends the messages of documents that were just made.
  ///
  /// - Parameters:
  ///   - messages: The messages.
  ///   - options: How many, and what of those that were tried before.
  /// - Returns: What came of it; the findings are not written yet.
  /// - Throws: An exit code, where nothing could be sent.
  func send(_ messages: [OutboxMessage], _ options: SendOptions) throws -> SendTally {
    try sending(options.limits.limit) { outbox, findings throws(Diagnostic) in
      try workplace.checkErasures()
      let plan = try survey(messages, outbox, isNewCampaign: options.newCampaign)
      say(plan)
      findings += plan.refusals
      return try file.using { () throws(OutboxError) in
        let planned = try outbox.plan(
          messages, isNewCampaign: options.newCampaign, at: plan.now)
        var numbers: [Int64] = []
        for (number, standing) in zip(planned, plan.standings) {
          if let number, try outbox.entry(number)?.due ?? 0 <= plan.now { numbers.append(number) }
          if options.limits.resendUnknown, case .settled(let entry) = standing,
            try outbox.reopen(entry.number, from: [.unknown], at: plan.now)
          {
            numbers.append(entry.number)
          }
        }
        return numbers
      }
    }
  }

  /// Sends messages of earlier runs that wait.
  ///
  /// - Parameters:
  ///   - named: Their numbers; whatever is due where none are given.
  ///   - limits: How many, and whether those that may have been delivered, too.
  ///   - check: Who may still be written to.
  /// - Returns: What came of it; the findings are not written yet.
  /// - Throws: An exit code, where nothing could be sent.
  func retry(
    _ named: [Int64], _ limits: SendLimits, _ check: RecipientCheck
  ) throws -> SendTally {
    try sending(limits.limit) { outbox, findings throws(Diagnostic) in
      let now = Clock.now()
      var waiting: [OutboxEntry] = []
      for entry in try file.using({ () throws(OutboxError) in try outbox.entries() }) {
        guard named.isEmpty || named.contains(entry.number) else { continue }
        var states: Set<OutboxState> = named.isEmpty ? [] : [.failed, .deferred]
        if limits.resendUnknown { states.insert(.unknown) }
        let isOpen = try file.using { () throws(OutboxError) in
          try outbox.reopen(entry.number, from: states, at: now)
        }
        if isOpen || (entry.state.isPending && entry.due <= now) { waiting.append(entry) }
      }
      for number in named where !waiting.contains(where: { $0.number == number }) {
        findings.append(Diagnostic(.unknownMessage, facts: ["found": String(number)]))
      }
      var numbers: [Int64] = []
      for entry in waiting {
        guard let reason = check.refusal(entry) else {
          numbers.append(entry.number)
          continue
        }
        _ = try file.using { () throws(OutboxError) in
          try outbox.cancel(entry.number, because: reason, at: now)
        }
        findings.append(
          Diagnostic(.messageCancelled, facts: entry.facts.merging(["reason": reason]) { $1 }))
      }
      return numbers
    }
  }

  /// What sending begins with.
  private struct Start {
    let lock: FileLock
    let outbox: Outbox
    let numbers: [Int64]
    let findings: [Diagnostic]
  }

  /// Everything around sending: settings, the right to send, what a dead process left, the log.
  private func sending(
    _ limit: Int?,
    _ choose: (Outbox, inout [Diagnostic]) throws(Diagnostic) -> [Int64]
  ) throws -> SendTally {
    let settings = try smtp()
    let client = try session.stopping(as: { _ in Outcome.misuse }) { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in try makeClient(settings) }
    }
    let start = try session.stopping { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) -> Start in
        let lock = try file.lock()
        let outbox = try file.open()
        var findings = try recovered(outbox)
        let numbers = try choose(outbox, &findings)
        return Start(lock: lock, outbox: outbox, numbers: numbers, findings: findings)
      }
    }
    let numbers = start.numbers
    // A log that grows each time that nothing is done would hide what was.
    guard !numbers.isEmpty else { return SendTally(findings: start.findings) }
    try session.audit("send-begin", [("waiting", .integer(numbers.count))])
    let postman = Postman(
      file: file, outbox: start.outbox, client: client, settings: settings, onResult: say)
    var tally = try session.stopping { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in try postman.run(numbers, limit: limit) }
    }
    withExtendedLifetime(start.lock) {}
    tally.findings = start.findings + tally.findings
    try session.audit("send", tally.facts)
    say(tally)
    return tally
  }

  private func smtp() throws -> SMTPSettings {
    let mail = workplace.configuration.mail
    if mail.from != nil, let settings = mail.smtp { return settings }
    session.progress.clear()
    session.reporter.write(
      DiagnosticLog(
        DiagnosticsError([
          Diagnostic(
            .noMailServer, facts: ["key": mail.from == nil ? "mail: from" : "mail: smtp"])
        ])))
    throw Outcome.misuse
  }

  private func makeClient(_ settings: SMTPSettings) throws(Diagnostic) -> SMTPClient {
    let credentials = try MailSecrets.read(settings, workplace)
    var server = settings.server
    server.certificates = server.certificates.map { workplace.path($0) }
    do throws(SMTPClient.Missing) { return try SMTPClient(server, credentials) } catch {
      throw Diagnostic(.curlMissing)
    }
  }

  /// What a process that died over it may have delivered.
  private func recovered(_ outbox: Outbox) throws(Diagnostic) -> [Diagnostic] {
    try file.using { () throws(OutboxError) in
      var findings: [Diagnostic] = []
      for number in try outbox.recover(at: Clock.now()) {
        if let entry = try outbox.entry(number) {
          findings.append(Diagnostic(.messageUnknown, facts: entry.facts))
        }
      }
      return findings
    }
  }

  private func survey(
    _ messages: [OutboxMessage], _ outbox: Outbox, isNewCampaign: Bool
  ) throws(Diagnostic) -> SendPlan {
    let standings = try file.using { () throws(OutboxError) in
      try outbox.standings(of: messages, isNewCampaign: isNewCampaign)
    }
    return SendPlan(messages: messages, standings: standings, now: Clock.now())
  }

  // MARK: Saying

  private func say(_ plan: SendPlan) {
    session.progress.clear()
    for line in plan.lines(catalog) { session.reporter.say(line) }
  }

  private func say(_ entry: OutboxEntry, _ state: OutboxState, _ reply: SMTPReply?) {
    session.reporter.say(
      catalog.text(
        "commands.send.result",
        entry.facts.merging([
          "state": catalog.text("commands.outbox.state.\(state.rawValue)"),
          "reply": reply.map { "\($0.code) \($0.text)" } ?? "–",
        ]) { $1 }))
  }

  private func say(_ tally: SendTally) {
    session.reporter.say(
      catalog.text(
        "commands.send.tally",
        [
          "sent": String(tally.sent), "deferred": String(tally.deferred),
          "failed": String(tally.failed), "unknown": String(tally.unknown),
          "left": String(tally.left),
        ]))
  }
}

extension SendTally {
  /// For the audit log: counts, and nobody's name.
  var facts: [(String, JSONValue)] {
    [
      ("sent", .integer(sent)), ("deferred", .integer(deferred)), ("failed", .integer(failed)),
      ("unknown", .integer(unknown)), ("left", .integer(left)),
    ]
  }
}
