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
    #expect(try shop.run("outbox", "show", "9").findings.contains("E653"))
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

  @Test("speaks Portuguese, too")
  func portuguese() throws {
    let shop = try BriefCommandTests.workshop(Self.server)
    let outcome = try shop.run("brief", "--send", "--locale", "pt-BR")
    #expect(outcome.output.contains("a enviar"), "\(outcome.output)")
    #expect(outcome.findings.contains("não aceita mensagens"), "\(outcome.findings)")
    #expect(try shop.run("outbox", "--locale", "pt-BR").output.contains("planejada"))
  }
}
