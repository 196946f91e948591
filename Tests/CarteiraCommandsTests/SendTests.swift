import Foundation
import TestSupport
import Testing

/// What sending does before it speaks with a server; bench/checks/send_check.py speaks with one.
@Suite("carteira brief --send") struct SendCommandTests {
  private static let server = """
    name: Sol
    locale: en
    as-of: 2026-11-16
    mail:
      from: Sol <briefs@sol.example>
      internal-domains: [sol.example]
      smtp: { host: localhost, port: 1, timeout-seconds: 2 }

    """
  private static let secrets = [
    "CARTEIRA_SMTP_USER": "ana", "CARTEIRA_SMTP_PASSWORD": "a-secret-word",
  ]

  @Test("says what would be sent, and keeps no ledger of it")
  func dry() throws {
    let shop = try BriefCommandTests.workshop(Self.server)
    let outcome = try shop.run("brief")
    #expect(outcome.code == 0, "\(outcome.findings)")
    #expect(outcome.output.contains("account-1017  ana@sol.example  to send"), "\(outcome.output)")
    #expect(!outcome.output.contains("bia@sole.example  to send"))
    #expect(outcome.output.contains("Nothing was sent; --send does it."))
    #expect(shop.text("output/outbox.sqlite") == nil)
    let outside = try shop.run("brief", "--external")
    #expect(outside.output.contains("engagement-1017  j•••@padaria.example  to send"))
  }

  @Test("keeps what waits where no server answers, and says nothing of the password")
  func unreachable() throws {
    let shop = try BriefCommandTests.workshop(Self.server)
    for _ in 0..<2 {
      let outcome = try shop.run("brief", "--send", environment: Self.secrets)
      #expect(outcome.code == 1)
      #expect(outcome.findings.contains("E649") && outcome.findings.contains("localhost:1"))
      #expect(!(outcome.output + outcome.findings).contains("a-secret-word"))
    }
    let list = try shop.run("outbox", "--format", "json")
    let messages = try #require(
      try JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [[String: Any]])
    #expect(messages.count == 1)
    #expect(messages[0]["state"] as? String == "planned")
    #expect(messages[0]["attempts"] as? Int == 0)
    let attributes = try FileManager.default.attributesOfItem(
      atPath: shop.folder("output/outbox.sqlite"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try shop.run("outbox", "show", "1").output.contains("account-1017 (2026-11-16)"))
    #expect(try shop.run("outbox", "show", "9").findings.contains("E655"))
    #expect(try shop.run("outbox", "retry", "9", environment: Self.secrets).code == 1)
    #expect(try shop.run("audit", "verify").code == 0)
    #expect(shop.text("output/audit.jsonl")?.contains("sol.example") == false)
  }

  private static let misuses: [(String, [String: String], String)] = [
    (BriefCommandTests.configuration, secrets, "E640"),
    (server, ["CARTEIRA_SMTP_USER": "ana"], "E644"),
    (server.replacing("port: 1", with: "port: 1, security: insecure"), secrets, "E645"),
    (server.replacing("port: 1", with: "port: 1, credentials-file: smtp"), [:], "E643"),
  ]

  @Test("asks for what is missing before anything is written to the ledger", arguments: misuses)
  func misuse(configuration: String, environment: [String: String], finding: String) throws {
    let shop = try BriefCommandTests.workshop(configuration)
    try shop.put("ana\na-secret-word\n", at: "smtp")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: shop.folder("smtp"))
    let outcome = try shop.run("brief", "--send", environment: environment)
    #expect(outcome.code == 2, "\(outcome.findings)")
    #expect(outcome.findings.contains(finding), "\(outcome.findings)")
    #expect(shop.text("output/outbox.sqlite") == nil)
  }

  @Test("never makes a new ledger in place of what is none")
  func damaged() throws {
    let shop = try BriefCommandTests.workshop(Self.server)
    let text = "this is no ledger, and whoever made it wants it back as it was"
    try shop.put(text, at: "output/outbox.sqlite")
    let outcome = try shop.run("brief", "--send")
    #expect(outcome.code == 1)
    #expect(outcome.findings.contains("E646"), "\(outcome.findings)")
    #expect(shop.text("output/outbox.sqlite") == text)
    #expect(try shop.run("outbox").findings.contains("E646"))
  }

  /// Two messages that wait, since no server answers.
  private func waiting() throws -> Workshop {
    let shop = try BriefCommandTests.workshop(Self.server)
    try shop.put(
      "id;name;email\nana;Ana Prado;ana@sol.example\nbia;Bia Souza;bia@sol.example\n",
      at: "data/team.csv")
    _ = try shop.run("brief", "--send", environment: Self.secrets)
    return shop
  }

  /// The message with the brief of client 1017, as the ledger has it.
  private func message(_ shop: Workshop) throws -> (number: String, id: String, state: String) {
    let list = try shop.run("outbox", "--all", "--format", "json")
    let messages = try #require(
      try JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [[String: Any]])
    #expect(messages.count == 2)
    let message = try #require(messages.first { $0["document"] as? String == "account-1017" })
    return (
      String(try #require(message["number"] as? Int)), try #require(message["message"] as? String),
      try #require(message["state"] as? String)
    )
  }

  @Test(
    "takes back what waits, by number, Message-ID, document and day, or all",
    arguments: [
      ["NUMBER"], ["MESSAGE"], ["--document", "account-1017"],
      ["--document", "account", "--day", "2026-11-16"], ["--all"],
    ])
  func takenBack(words: [String]) throws {
    let shop = try waiting()
    let (number, id, state) = try message(shop)
    #expect(state == "planned")
    let wanted = words.map { ["NUMBER": number, "MESSAGE": id][$0] ?? $0 }
    let outcome = try Program.run(["outbox", "cancel"] + wanted, in: shop.folder.path)
    #expect(outcome.code == 0, "\(outcome.findings)")
    #expect(outcome.output.contains("\(number)  account-1017, ana@sol.example: taken back"))
    #expect(try message(shop).state == "cancelled")
    #expect(try shop.run("outbox", "show", number).output.contains("taken back by hand"))
    #expect(shop.text("output/audit.jsonl")?.contains("send-cancel") == true)
    // It is not sent by what works off the rest, and not taken back twice.
    _ = try shop.run("outbox", "retry", environment: Self.secrets)
    #expect(try message(shop).state == "cancelled")
    let again = try shop.run("outbox", "cancel", number)
    #expect(again.code == 1 && again.findings.contains("E654"), "\(again.findings)")
    // Made again, it is planned again.
    _ = try shop.run("brief", "--send", environment: Self.secrets)
    #expect(try message(shop).state == "planned")
  }

  @Test("takes back what is there, and says what is not")
  func takenBackInPart() throws {
    let shop = try waiting()
    let outcome = try shop.run(
      "outbox", "cancel", try message(shop).number, "99", "--locale", "pt-BR")
    #expect(outcome.code == 1 && outcome.findings.contains("E653"), "\(outcome.findings)")
    #expect(outcome.output.contains("cancelada"))
    #expect(try message(shop).state == "cancelled")
    let nothing = try shop.run("outbox", "cancel", "--day", "2020-01-01")
    #expect(nothing.code == 0 && nothing.output.contains("Nothing waits."))
    for words in [[], ["1", "--all"], ["--day", "soon"], ["--all", "--document", "owner"]] {
      #expect(try Program.run(["outbox", "cancel"] + words, in: shop.folder.path).code == 2)
    }
  }

  @Test("says that libcurl is missing before anything is planned")
  func noLibrary() throws {
    let shop = try BriefCommandTests.workshop(Self.server)
    // What the loader finds first is no library.
    try shop.put("no library", at: "lib/libcurl.so.4")
    let environment = Self.secrets.merging(["LD_LIBRARY_PATH": shop.folder("lib")]) { $1 }
    let outcome = try shop.run("brief", "--send", environment: environment)
    #expect(outcome.code == 2 && outcome.findings.contains("E642"), "\(outcome.findings)")
    #expect(shop.text("output/outbox.sqlite") == nil)
    let portuguese = try shop.run(
      "brief", "--send", "--locale", "pt-BR", environment: environment)
    #expect(portuguese.findings.contains("falta a libcurl"), "\(portuguese.findings)")
    // Nothing else needs it.
    #expect(try shop.run("brief", environment: environment).code == 0)
  }

  @Test("speaks Portuguese, too")
  func portuguese() throws {
    let shop = try BriefCommandTests.workshop(Self.server)
    let outcome = try shop.run("brief", "--send", "--locale", "pt-BR")
    #expect(outcome.output.contains("a enviar"), "\(outcome.output)")
    #expect(outcome.findings.contains("não aceita mensagens"), "\(outcome.findings)")
    #expect(try shop.run("outbox", "--locale", "pt-BR").output.contains("planejada"))
  }
}
