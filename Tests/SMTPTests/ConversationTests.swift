import SMTP
import Testing

@Suite("A conversation with a server") struct ConversationTests {
  private typealias Script = ScriptedServer.Script

  static let content = "Subject: x\r\n\r\n.a line with a dot\r\nend\r\n"

  /// Hands a message to a server that speaks as told.
  private func send(
    _ script: ScriptedServer.Script, mayBegin: Bool = true
  ) throws -> (outcome: SMTPOutcome, heard: String, asked: Int) {
    let server = try ScriptedServer(script)
    let client = try SMTPClient(
      SMTPServer(host: "127.0.0.1", port: server.port, security: .insecure, patience: 5), nil)
    var asked = 0
    let outcome = client.send(
      Array(Self.content.utf8), from: "a@sol.example", to: "b@sol.example",
      beforeContent: {
        asked += 1
        return mayBegin
      }, settled: { (outcome) throws(Never) in outcome })
    return (outcome, server.everything(), asked)
  }

  @Test("a message that was taken was sent whole, with its dots, to one recipient")
  func sent() throws {
    let (outcome, heard, asked) = try send(Script(end: "250-2.0.0 first\r\n250 2.0.0 taken as 7"))
    #expect(outcome == .sent(SMTPReply(code: 250, text: "2.0.0 taken as 7")))
    #expect(asked == 1)
    #expect(heard.contains("MAIL FROM:<a@sol.example>"))
    #expect(heard.contains("RCPT TO:<b@sol.example>\r\n"))
    #expect(
      heard.contains("\r\nSubject: x\r\n\r\n..a line with a dot\r\nend\r\n.\r\n"), "\(heard)")
  }

  private static let cases: [(ScriptedServer.Script, SMTPOutcome, Int)] = [
    (Script(greeting: "421 closing"), .unreachable("421 closing"), 0),
    (Script(greeting: "554 go away"), .unreachable("554 go away"), 0),
    (Script(sender: "451 later"), .deferred(SMTPReply(code: 451, text: "later")), 0),
    (Script(sender: "552 too big"), .failed(SMTPReply(code: 552, text: "too big")), 0),
    (Script(recipient: "450 greylisted"), .deferred(SMTPReply(code: 450, text: "greylisted")), 0),
    (Script(recipient: "550 nobody"), .failed(SMTPReply(code: 550, text: "nobody")), 0),
    (Script(data: "451 not now"), .deferred(SMTPReply(code: 451, text: "not now")), 0),
    (Script(data: "554 no"), .failed(SMTPReply(code: 554, text: "no")), 0),
    (Script(end: "452 full"), .deferred(SMTPReply(code: 452, text: "full")), 1),
    (Script(end: "554 refused"), .failed(SMTPReply(code: 554, text: "refused")), 1),
    (Script(end: nil), .unknown, 1),
    (Script(end: "250-never"), .unknown, 1),
  ]

  @Test("what became of it is what the server said of it", arguments: cases)
  func outcomes(script: ScriptedServer.Script, expected: SMTPOutcome, asked: Int) throws {
    let result = try send(script)
    #expect(result.outcome == expected)
    #expect(result.asked == asked)
  }

  @Test("no content leaves where it may not begin")
  func refused() throws {
    let (outcome, heard, asked) = try send(Script(), mayBegin: false)
    #expect(outcome == .deferred(nil))
    #expect(asked == 1)
    #expect(heard.contains("DATA\r\n") && !heard.contains("Subject") && !heard.contains("\n.\r"))
  }

  @Test("a server that cannot encrypt is told nothing")
  func clear() throws {
    let server = try ScriptedServer(Script())
    let client = try SMTPClient(
      SMTPServer(host: "127.0.0.1", port: server.port, patience: 5),
      SMTPCredentials(user: "ana", password: "segredo"))
    let outcome = client.send(
      Array(Self.content.utf8), from: "a@sol.example", to: "b@sol.example",
      beforeContent: { true }, settled: { (outcome) throws(Never) in outcome })
    guard case .unreachable = outcome else {
      Issue.record("\(outcome)")
      return
    }
    let heard = server.everything()
    #expect(!heard.contains("MAIL") && !heard.contains("AUTH"))
  }
}
