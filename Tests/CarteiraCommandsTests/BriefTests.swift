import Foundation
import TestSupport
import Testing

@Suite("carteira brief") struct BriefCommandTests {
  static let configuration = """
    name: Sol
    locale: en
    as-of: 2026-11-16
    mail:
      from: Sol <briefs@sol.example>
      internal-domains: [sol.example]
      directors: [ana]

    """

  static func workshop(_ configuration: String = configuration) throws -> Workshop {
    let shop = try Workshop(invoices: nil, configuration: configuration)
    try shop.put(
      """
      id;name;owner
      1017;Padaria São João;ana
      1018;Bar do Zé;bia

      """, at: "data/clients.csv")
    try shop.put(Workshop.heading + Workshop.rows, at: "data/notas.csv")
    try shop.put(
      """
      id;name;email
      ana;Ana Prado;ana@sol.example
      bia;Bia Reis;bia@sole.example
      leo;Léo Luz;

      """, at: "data/team.csv")
    try shop.put(
      """
      id;client;name;email;lawful basis;purpose;lawful basis date;do not contact
      p1;1017;João Lima;joao@padaria.example;consent;relationship;2025-01-01;
      p2;1017;Rosa Lima;rosa@padaria.example;consent;relationship;2025-01-01;yes
      p3;1018;Zé Melo;ze@bar.example;;;;

      """, at: "data/contacts.csv")
    try shop.put(
      """
      id;client;product;start;renewal;notice days;monthly value
      k1;1017;Farinha;2025-01-01;2027-01-31;30;1000
      k2;1018;Café;2025-01-01;2027-01-31;30;500

      """, at: "data/contracts.csv")
    return shop
  }

  @Test("writes messages and files, the same bytes every time")
  func writes() throws {
    let shop = try Self.workshop()
    let outcome = try shop.run("brief", "--quiet")
    #expect(outcome.code == 0, "\(outcome.findings)")
    var first = shop.tree("output/briefs")
    #expect(
      first.keys.sorted()
        == [
          "account-1017.eml", "account-1017.html", "account-1017.mail.html", "account-1017.md",
          "account-1017.txt", "account-1018.eml", "account-1018.html", "account-1018.mail.html",
          "account-1018.md", "account-1018.txt", "build.json", "index.html",
        ])
    _ = try shop.run("brief", "--quiet", "--threads", "1")
    var second = shop.tree("output/briefs")
    first["build.json"] = nil
    second["build.json"] = nil
    #expect(first == second)
    let message = try #require(shop.text("output/briefs/account-1017.eml"))
    #expect(message.contains("\r\nFrom: Sol <briefs@sol.example>\r\n"))
    #expect(message.contains("\r\nTo: Ana Prado <ana@sol.example>\r\n"))
    #expect(message.hasPrefix("Date: Mon, 16 Nov 2026 12:00:00 +0000\r\n"))
  }

  @Test("sends nothing internal outside the company, and says whose address that is")
  func outside() throws {
    let shop = try Self.workshop()
    let outcome = try shop.run("brief", "1018")
    #expect(outcome.code == 0)
    #expect(outcome.findings.contains("W543"))
    #expect(outcome.findings.contains("did you mean ‘sol.example’?"), "\(outcome.findings)")
    let message = try #require(shop.text("output/briefs/account-1018.eml"))
    #expect(message.contains("\r\nTo: undisclosed-recipients:;\r\n"))
    #expect(!message.contains("bia@"))
    #expect(
      shop.text("output/briefs/index.html")?.contains(
        "Bia Reis has an e-mail of sole.example, outside the internal domains.") == true)
  }

  @Test("writes to clients only where somebody may be written to")
  func external() throws {
    let shop = try Self.workshop()
    let outcome = try shop.run("brief", "--external")
    #expect(outcome.code == 0, "\(outcome.findings)")
    let message = try #require(shop.text("output/briefs/engagement-1017.eml"))
    #expect(message.contains("joao@padaria.example"))
    #expect(shop.text("output/briefs/engagement-1018.eml") == nil)
    #expect(outcome.output.contains("No lawful basis of Zé Melo is on record."))
    let index = try #require(shop.text("output/briefs/index.html"))
    #expect(index.contains("No lawful basis of Zé Melo is on record."))
    #expect(index.contains("j•••@padaria.example") && !index.contains("joao@padaria.example"))
    // Asked for by name, and nothing could be made.
    let refused = try shop.run("brief", "1017", "--external", "--with", "Rosa Lima")
    #expect(refused.code == 1)
    #expect(refused.output.contains("Rosa Lima asked not to be contacted."))
    #expect(shop.text("output/briefs/engagement-1017.eml") == nil)
  }

  @Test(
    "a basis serves what it names: never a report where it names marketing, or nothing",
    arguments: [
      ("consent", "marketing"), ("consent", ""), ("legitimate interest", "newsletter"),
      ("credit protection", ""),
    ])
  func purposes(basis: String, purpose: String) throws {
    let shop = try Self.workshop()
    try shop.put(
      """
      id;client;name;email;lawful basis;purpose;lawful basis date
      p1;1017;João Lima;joao@padaria.example;\(basis);\(purpose);2025-01-01

      """, at: "data/contacts.csv")
    let outcome = try shop.run("brief", "1017", "--external")
    #expect(outcome.code == 1)
    #expect(
      outcome.output.contains("The lawful basis of João Lima is for something else."),
      "\(outcome.output)")
    #expect(shop.text("output/briefs/engagement-1017.eml") == nil)
  }

  @Test("a report that says what is not for its client is not made")
  func leak() throws {
    let shop = try Self.workshop()
    #expect(try shop.run("templates", "eject", "briefs/engagement.md").code == 0)
    let template = try #require(shop.text("templates/briefs/engagement.md"))
    try shop.put(template + "\nBar do Zé\n", at: "templates/briefs/engagement.md")
    let outcome = try shop.run("brief", "--external")
    #expect(outcome.code == 1)
    #expect(outcome.findings.contains("E398"), "\(outcome.findings)")
    #expect(outcome.findings.contains("engagement-1017.md"), "\(outcome.findings)")
    #expect(shop.text("output/briefs/engagement-1017.eml") == nil)
  }

  @Test("writes the documents without messages where nobody is named who writes")
  func noSender() throws {
    let shop = try Self.workshop("name: Sol\nlocale: en\nas-of: 2026-11-16\n")
    let outcome = try shop.run("brief")
    #expect(outcome.code == 0)
    #expect(outcome.findings.contains("W545"))
    let names = shop.tree("output/briefs").keys
    #expect(!names.contains { $0.hasSuffix(".eml") } && names.contains("account-1017.txt"))
  }

  @Test("prepares a meeting, with an invitation and the moment it is told")
  func meeting() throws {
    let shop = try Self.workshop()
    let outcome = try shop.run(
      "brief", "1017", "--meeting", "2026-11-30", "--with", "João Lima", "--date",
      "2026-11-15T08:30-03:00")
    #expect(outcome.code == 0, "\(outcome.findings)")
    let message = try #require(shop.text("output/briefs/meeting-1017-2026-11-30.eml"))
    #expect(message.hasPrefix("Date: Sun, 15 Nov 2026 08:30:00 -0300\r\n"))
    #expect(message.contains("Content-Type: text/calendar; charset=UTF-8; method=PUBLISH\r\n"))
    #expect(shop.text("output/briefs/meeting-1017-2026-11-30.ics")?.contains("João Lima") == true)
  }

  @Test("leaves with 1 where there is no document of the kind", arguments: ["handoff", "review"])
  func noneOfKind(_ kind: String) throws {
    let shop = try Self.workshop()
    let outcome = try shop.run("brief", "1018", "--document", kind)
    #expect(outcome.code == 1, "\(outcome.output)")
    #expect(outcome.output.contains("0 documents"), "\(outcome.output)")
  }

  @Test("makes no digest where nothing is new since the last snapshot, and says so")
  func nothingNew() throws {
    let shop = try Self.workshop()
    #expect(try shop.run("snapshot", "--quiet", "--as-of", "2026-11-15").code == 0)
    let outcome = try shop.run("brief", "--digest", "owner", "--digest", "director")
    #expect(outcome.code == 0, "\(outcome.findings)")
    #expect(
      outcome.output.contains("Nothing new since Nov 15, 2026: it was not made."),
      "\(outcome.output)")
    #expect(shop.text("output/briefs/owner-ana.eml") == nil)
    // The digest of directors goes back to the month before.
    #expect(shop.text("output/briefs/index.html") != nil)
  }

  @Test(
    "is refused on a wrong command line",
    arguments: [
      (["--owner", "Ana Prada"], "did you mean ‘Ana Prado’?"),
      (["1017", "--meeting", "2026-11-30", "--with", "João Limo"], "did you mean ‘João Lima’?"),
      (["Padaria Sao Jao"], "E474"),
      (["--meeting", "2026-11-30"], "--meeting"),
      (["1017", "--meeting", "30/11"], "--meeting '30/11'"),
      (["1017", "--with", "João Lima"], "--with"),
      (["1017", "--date", "yesterday"], "--date 'yesterday'"),
      (["1017", "--digest", "owner"], "--digest"),
      (["1017", "--owner", "Ana Prado"], "--owner"),
      (["--owner", "ana", "--digest", "director"], "--digest director"),
      (["--external", "--document", "review"], "--external"),
      (["--digest", "weekly"], "weekly"),
      (["--document", "marketing"], "marketing"),
      (["--limit", "3"], "--send"),
      (["--new-campaign"], "--send"),
      (["--send", "--limit", "0"], "--limit 0"),
      (["--output", "data"], "E432"),
    ])
  func misuse(words: [String], finding: String) throws {
    let shop = try Self.workshop()
    let outcome = try Program.run(["brief"] + words, in: shop.folder.path)
    #expect(outcome.code == 2, "\(outcome.findings)")
    #expect(outcome.findings.contains(finding), "\(outcome.findings)")
    #expect(shop.text("output/briefs/index.html") == nil)
  }

  @Test(
    "is configured under mail, where every slip is named",
    arguments: [
      ("mail: { form: a@b.co }", "did you mean ‘from’?"),
      ("mail: { from: ana@sol }", "E540"),
      ("mail: { from: \"ana@sol,example\" }", "did you mean ‘ana@sol.example’?"),
      ("mail: { from: { name: Ana } }", "E211"),
      ("mail: { from: { name: \"A\\r\\nBcc: x@y.zz\", address: a@b.co } }", "E550"),
      ("mail: { internal-domains: [\"@sol.example\"] }", "did you mean ‘sol.example’?"),
      ("mail: { directors: [[a]] }", "E212"),
      ("mail: { smtp: { port: 25 } }", "E211"),
      ("mail: { smtp: { host: \"mail.sol.example:25\" } }", "E641"),
      ("mail: { smtp: { host: a.example, password: x } }", "password"),
      ("mail: { smtp: { host: a.example, security: ssl } }", "starttls, tls, insecure"),
    ])
  func configuration(line: String, finding: String) throws {
    let shop = try Self.workshop("name: Sol\nlocale: en\nas-of: 2026-11-16\n\(line)\n")
    let outcome = try shop.run("check", "--locale", "en")
    #expect(outcome.code == 2, "\(outcome.findings)")
    #expect(outcome.findings.contains(finding), "\(outcome.findings)")
  }

  @Test("names directors whom nobody knows")
  func directors() throws {
    let shop = try Self.workshop(
      "name: Sol\nlocale: en\nas-of: 2026-11-16\nmail: { directors: [Ana Parado] }\n")
    let outcome = try shop.run("check")
    #expect(outcome.code == 1)
    #expect(outcome.findings.contains("did you mean ‘Ana Prado’?"), "\(outcome.findings)")
  }
}
