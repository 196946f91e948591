import Foundation
import Mail
import Testing

@Suite("A message") struct MailMessageTests {
  static func message(
    subject: String = "Ol\u{E1}", name: String? = "Carteira Aroeira", to: [MailAddress]? = nil,
    text: String = "um\ndois\n", html: String = "<p>um</p>\n", attachments: [MailAttachment] = []
  ) throws -> MailMessage {
    MailMessage(
      from: try MailAddress("carteira@aroeira.example", name: name),
      to: try to ?? [MailAddress("marina.tavares@aroeira.example", name: "Marina Tavares")],
      subject: subject, date: try MailDate(year: 2026, month: 11, day: 16, hour: 12, minute: 0),
      messageID: "account.0011@aroeira.example", language: "pt-BR", text: Array(text.utf8),
      html: Array(html.utf8), attachments: attachments)
  }

  static func written(_ message: MailMessage) throws -> String {
    String(decoding: try message.bytes(), as: UTF8.self)
  }

  @Test("is what a reviewer approved")
  func whole() throws {
    let text = try Self.written(Self.message())
    #expect(
      text == """
        Date: Mon, 16 Nov 2026 12:00:00 +0000\r
        From: Carteira Aroeira <carteira@aroeira.example>\r
        To: Marina Tavares <marina.tavares@aroeira.example>\r
        Subject: =?UTF-8?Q?Ol=C3=A1?=\r
        Message-ID: <account.0011@aroeira.example>\r
        Auto-Submitted: auto-generated\r
        MIME-Version: 1.0\r
        Content-Language: pt-BR\r
        Content-Type: multipart/alternative; boundary="=_alternative_95d6f009a9df883e"\r
        \r
        --=_alternative_95d6f009a9df883e\r
        Content-Type: text/plain; charset=UTF-8\r
        Content-Transfer-Encoding: quoted-printable\r
        \r
        um\r
        dois\r
        \r
        --=_alternative_95d6f009a9df883e\r
        Content-Type: text/html; charset=UTF-8\r
        Content-Transfer-Encoding: quoted-printable\r
        \r
        <p>um</p>\r
        \r
        --=_alternative_95d6f009a9df883e--\r

        """)
  }

  @Test("is ASCII in lines of at most 78 characters, each with its end, whatever it says")
  func lines() throws {
    let long = String(repeating: "ação\u{A0}🦫 ", count: 80)
    let file = try MailAttachment(
      name: String(repeating: "reunião-", count: 20) + ".ics", type: "text/calendar",
      parameters: [.init("charset", "UTF-8"), .init("method", "PUBLISH")],
      bytes: Array(long.utf8))
    let message = try Self.message(
      subject: long, name: String(long.prefix(200)),
      to: (0..<40).map { try MailAddress("pessoa\($0)@exemplo.com.br", name: "Pessoa nº \($0)") },
      text: long, html: "<p>\(long)</p>", attachments: [file])
    let bytes = try message.bytes()
    #expect(bytes.allSatisfy { $0 < 0x80 && $0 != 0 })
    let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    #expect(lines.last == "")
    for line in lines {
      #expect(line.utf8.count <= 78, "\(line)")
      #expect(!line.contains("\r") && !line.contains("\n"))
    }
    #expect(try message.bytes() == bytes)
  }

  @Test(
    "refuses what would begin another header",
    arguments: ["a\r\nBcc: x@example.com", "a\nb", "a\rb", "a\u{0}b"])
  func injection(text: String) throws {
    #expect(throws: MailError.forbiddenCharacter(field: "Subject")) {
      try Self.message(subject: text).bytes()
    }
    #expect(throws: MailError.forbiddenCharacter(field: "name")) {
      try MailAddress("a@example.com", name: text)
    }
    #expect(throws: MailError.self) { try MailAddress(text + "@example.com") }
    #expect(throws: MailError.forbiddenCharacter(field: "filename")) {
      try MailAttachment(name: text, type: "text/plain", bytes: [])
    }
    #expect(throws: MailError.self) {
      try MailAttachment(name: "a", type: "text/\(text)", bytes: [])
    }
    var message = try Self.message()
    message.messageID = text + "@example.com"
    #expect(throws: MailError.forbiddenCharacter(field: "Message-ID")) { try message.bytes() }
    message = try Self.message()
    message.language = text
    #expect(throws: MailError.forbiddenCharacter(field: "Content-Language")) {
      try message.bytes()
    }
  }

  @Test("keeps a body that holds its own boundary or the dot that ends a message")
  func bodies() throws {
    let text = "--=_alternative_95d6f009a9df883e--\n.\n..\nFrom me\n=3D\ttab \n"
    let written = try Self.written(Self.message(text: text))
    #expect(written.components(separatedBy: "--=_alternative_95d6f009a9df883e").count == 4)
    #expect(
      written.contains("--=3D_alternative_95d6f009a9df883e--\r\n=2E\r\n=2E.\r\n=46rom me\r\n"))
    #expect(written.contains("=3D3D\ttab=20\r\n"))
  }

  @Test("with nobody to go to says so, and one without text or page is none")
  func edges() throws {
    #expect(try Self.written(Self.message(to: [])).contains("To: undisclosed-recipients:;\r\n"))
    #expect(throws: MailError.emptyBody) { try Self.message(text: "").bytes() }
    #expect(throws: MailError.emptyBody) { try Self.message(html: "").bytes() }
  }

  @Test(
    "writes subjects as readers expect them",
    arguments: [
      ("Plain words", "Subject: Plain words\r\n"),
      ("", "Subject: =?UTF-8?Q??=\r\n"),
      ("=?UTF-8?Q?fake?=", "Subject: =?UTF-8?Q?=3D=3FUTF-8=3FQ=3Ffake=3F=3D?=\r\n"),
      (" led by a blank", "Subject: =?UTF-8?Q?_led_by_a_blank?=\r\n"),
      ("two  blanks", "Subject: =?UTF-8?Q?two__blanks?=\r\n"),
      ("tab\there", "Subject: tab here\r\n"),
      ("日本", "Subject: =?UTF-8?B?5pel5pys?=\r\n"),
    ])
  func subjects(subject: String, line: String) throws {
    #expect(try Self.written(Self.message(subject: subject)).contains(line))
  }

  @Test(
    "writes names as readers expect them",
    arguments: [
      ("Ana", "From: Ana <carteira@aroeira.example>"),
      ("Silva, Ana", "From: \"Silva, Ana\" <carteira@aroeira.example>"),
      ("A \"B\" \\ C", "From: \"A \\\"B\\\" \\\\ C\" <carteira@aroeira.example>"),
      ("João", "From: =?UTF-8?Q?Jo=C3=A3o?= <carteira@aroeira.example>"),
      ("a@b.example", "From: \"a@b.example\" <carteira@aroeira.example>"),
      ("   ", "From: carteira@aroeira.example"),
    ])
  func names(name: String, line: String) throws {
    #expect(try Self.written(Self.message(name: name)).contains(line + "\r\n"))
  }

  @Test("names files of any letters")
  func files() throws {
    func line(_ name: String) throws -> String {
      let file = try MailAttachment(name: name, type: "text/plain", bytes: [1])
      return try Self.written(Self.message(attachments: [file]))
    }
    #expect(
      try line("a b.ics").contains("Content-Disposition: attachment; filename=\"a b.ics\"\r\n"))
    #expect(
      try line("reunião.ics").contains(
        "Content-Disposition: attachment; filename*=UTF-8''reuni%C3%A3o.ics\r\n"))
    #expect(
      try line(String(repeating: "é", count: 12)).contains(
        """
        Content-Disposition: attachment;\r
         filename*0*=UTF-8''%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9;\r
         filename*1*=%C3%A9%C3%A9%C3%A9%C3%A9\r

        """))
    for name in ["", ".", "..", "a/b", "a\\b"] {
      #expect(throws: MailError.badFileName(name)) {
        try MailAttachment(name: name, type: "text/plain", bytes: [])
      }
    }
  }
}

@Suite("An address") struct MailAddressTests {
  @Test(
    "is one that every server understands",
    arguments: [
      "a@b.co", "ana.b+c@sub.exemplo.com.br", "o'neil@x-y.example", "a_b%c@1and1.de",
      String(repeating: "a", count: 64) + "@example.com",
    ])
  func good(address: String) throws {
    #expect(try MailAddress(address).address == address)
  }

  @Test(
    "is refused otherwise",
    arguments: [
      "", "a", "@b.co", "a@", "a@b", "a@@b.co", "a b@c.de", ".a@b.co", "a.@b.co", "a..b@c.de",
      "a@-b.co", "a@b-.co", "a@b..co", "a@.b.co", "a@b.co.", "a@1.2.3.4", "a@[1.2.3.4]",
      "\"a b\"@c.de", "ana@exemplo,com.br", "joão@exemplo.com.br", "a@exempló.com.br",
      "Ana <a@b.co>", "a@b.co, c@d.ef", "a@b_c.de",
      String(repeating: "a", count: 65) + "@example.com",
      "a@" + String(repeating: "b", count: 64) + ".com",
    ])
  func bad(address: String) {
    #expect(throws: MailError.badAddress(address)) { try MailAddress(address) }
  }

  @Test("has a host in small letters")
  func domain() throws {
    #expect(try MailAddress("Ana@Exemplo.COM.br").domain == "exemplo.com.br")
  }
}

@Suite("A moment") struct MailDateTests {
  @Test(
    "is written with its day of the week",
    arguments: [
      ("2026-11-16T09:00:00-03:00", "Mon, 16 Nov 2026 09:00:00 -0300"),
      ("2024-02-29T23:59:59Z", "Thu, 29 Feb 2024 23:59:59 +0000"),
      ("2000-01-01T00:00+0530", "Sat, 1 Jan 2000 00:00:00 +0530"),
    ])
  func moments(iso: String, text: String) throws {
    #expect(try MailDate(iso: iso).text == text)
  }

  @Test(
    "is refused where the calendar has none",
    arguments: [
      "", "2026-11-16", "2026-11-16T09:00", "2026-11-16 09:00Z", "2026-02-29T09:00Z",
      "2026-13-01T09:00Z", "2026-11-16T24:00Z", "2026-11-16T09:60Z", "2026-11-16T09:00:00-24:00",
      "2026-11-16T09:00-3:00", "2026-11-16T09:00Zz", "2026-11-16T09:0", "2026-1",
    ])
  func none(iso: String) {
    #expect(throws: MailError.badDate) { try MailDate(iso: iso) }
  }
}
