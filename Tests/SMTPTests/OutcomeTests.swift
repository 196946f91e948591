import SMTP
import Testing

@Suite("What became of a message") struct OutcomeTests {
  private static func reply(_ code: Int) -> SMTPReply { SMTPReply(code: code, text: "said") }

  private static let cases: [(Bool, Bool, Int?, SMTPOutcome)] = [
    // Before anybody was named, nothing was said about the message.
    (false, false, nil, .unreachable("why")),
    (false, false, 220, .unreachable("why")),
    (false, false, 421, .unreachable("421 said")),
    (false, false, 535, .unreachable("535 said")),
    // Named, and no content: nothing can have been delivered.
    (true, false, nil, .deferred(nil)),
    (true, false, 250, .deferred(nil)),
    (true, false, 354, .deferred(nil)),
    (true, false, 421, .deferred(reply(421))),
    (true, false, 451, .deferred(reply(451))),
    (true, false, 550, .failed(reply(550))),
    (true, false, 552, .failed(reply(552))),
    // Content was handed over: only an answer tells.
    (true, true, 250, .sent(reply(250))),
    (true, true, 252, .sent(reply(252))),
    (true, true, 451, .deferred(reply(451))),
    (true, true, 554, .failed(reply(554))),
    (true, true, nil, .unknown),
    (true, true, 354, .unknown),
    (true, true, 999, .unknown),
  ]

  @Test("follows from what was said and how far it came", arguments: cases)
  func outcome(isNamed: Bool, isBegun: Bool, code: Int?, expected: SMTPOutcome) {
    #expect(
      SMTPOutcome.of(
        isNamed: isNamed, isBegun: isBegun, reply: code.map(Self.reply), reason: "why") == expected)
  }

  @Test("credentials never show themselves")
  func secrets() {
    let credentials = SMTPCredentials(user: "ana", password: "segredo-de-ana")
    for text in [
      "\(credentials)", String(reflecting: credentials), String(describing: [credentials]),
    ] {
      #expect(!text.contains("segredo") && !text.contains("ana"))
    }
  }

  @Test(
    "hosts are names or numbers, and nothing that means more in an address",
    arguments: [
      ("smtp.empresa.com.br", true), ("localhost", true), ("127.0.0.1", true), ("", false),
      ("a/b", false), ("user@host", false), ("host:25", false), ("-x.example", false),
      ("a..b", false), ("a b", false), ("ção.example", false),
    ])
  func hosts(text: String, isHost: Bool) {
    #expect(SMTPServer.isHost(text) == isHost)
  }
}
