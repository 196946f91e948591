import Foundation
import TestSupport
import Testing

@testable import CarteiraCommands

/// A name that is encoded or broken over lines is still a name.
@Suite("Forgetting a person in messages and texts") struct ForgettingMessagesTests {
  static let keys = [
    "CARTEIRA_ALIAS_KEY": "a key for tests of aliases",
    "CARTEIRA_PRIVACY_KEY": "a key for the register",
  ]

  /// A portfolio with somebody whose name no message holds as it is.
  static func shop() throws -> Workshop {
    let shop = try BriefCommandTests.workshop()
    try shop.put(
      """
      id;client;name;email;lawful basis;purpose;lawful basis date
      P-901;1017;Nélson Conceição;nelson@padaria.example;consent;relationship;2025-01-01
      P-902;1017;Rosa Lima;rosa@padaria.example;consent;relationship;2025-01-01

      """, at: "data/contacts.csv")
    return shop
  }

  /// Everything that a message says: as it stands, quoted-printable undone, and each block of Base64 undone.
  static func said(_ message: Data) -> String {
    let bytes = Array(message)
    var quoted: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let rest = bytes[index...].prefix(3)
      if rest.elementsEqual([0x3D, 0x0D, 0x0A]) {
        index += 3
      } else if rest.first == 0x3D, rest.count == 3,
        let byte = UInt8(String(decoding: rest.dropFirst(), as: UTF8.self), radix: 16)
      {
        quoted.append(byte)
        index += 3
      } else {
        quoted.append(bytes[index] == 0x5F ? 0x20 : bytes[index])
        index += 1
      }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let blocks = text.components(separatedBy: "\r\n\r\n").compactMap { block -> String? in
      let lines = block.components(separatedBy: "\r\n").prefix { !$0.hasPrefix("--") }
      return Data(base64Encoded: lines.joined()).map { String(decoding: $0, as: UTF8.self) }
    }
    return ([text, String(decoding: quoted, as: UTF8.self)] + blocks).joined(separator: "\n")
  }

  /// The files that say one of some texts, also encoded or broken over lines.
  static func traces(_ texts: [String], in tree: [String: Data]) -> [String] {
    tree.compactMap { path, bytes -> String? in
      var text = path.hasSuffix(".eml") ? said(bytes) : String(decoding: bytes, as: UTF8.self)
      if [".eml", ".txt", ".md"].contains(where: { path.hasSuffix($0) }) {
        text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      return texts.contains { text.contains($0) } ? path : nil
    }.sorted()
  }

  @Test(
    "messages that name the person go, with invitations and all, and what lies beside them stays",
    arguments: [
      ["--external"], ["1017", "--meeting", "2026-11-30", "--with", "Nélson Conceição"],
    ])
  func messages(words: [String]) throws {
    let shop = try Self.shop()
    let secrets = ["Nélson Conceição", "nelson@padaria.example", "P-901"]
    let made = try Program.run(["brief"] + words, in: shop.folder.path, environment: Self.keys)
    #expect(made.code == 0, "\(made.findings)")
    let message = try #require(
      shop.tree("output/briefs").first { $0.key.hasSuffix(".eml") && $0.key.contains("1017") })
    #expect(!String(decoding: message.value, as: UTF8.self).contains("Nélson"))
    #expect(Self.said(message.value).contains("Nélson Conceição"))
    #expect(try shop.run("snapshot", "--tar", environment: Self.keys).code == 0)
    #expect(Self.traces(secrets, in: shop.tree("output/archive")).contains { $0.hasSuffix(".eml") })
    let done = try shop.run("privacy", "forget", "P-901", "--yes", environment: Self.keys)
    #expect(done.code == 0, "\(done.findings)")
    #expect(done.output.contains("  output/briefs/\(message.key)\n"), "\(done.output)")
    let archive = shop.tree("output/archive")
    #expect(Self.traces(secrets, in: archive) == [])
    #expect(!archive.keys.contains { $0.hasSuffix("/briefs/\(message.key)") })
    #expect(archive.keys.contains { $0.contains("/data/briefs/") && $0.hasSuffix(".md") })
    #expect(Self.traces(secrets, in: shop.tree("output/briefs")) == [])
    #expect(try shop.run("snapshot", "verify", "--all", environment: Self.keys).code == 0)
  }

  private func eraser() -> PersonEraser {
    var person = KnownPerson()
    person.contacts = ["P-901"]
    person.names = ["Nélson  Conceição"]
    return PersonEraser(person, aliasKey: "", alias: { $0 })
  }

  @Test(
    "a name loses itself where words are broken",
    arguments: [
      ("briefs/a.txt", "Com Nélson\n   Conceição.\n", "Com •••.\n"),
      (
        "briefs/a.txt", "Data   Quem\n02/12  Ana e Nélson\n       Conceição\n",
        "Data   Quem\n02/12  Ana e •••\n"
      ),
      ("briefs/a.txt", "Quem       Data\nNélson     02/12\nConceição\n", ""),
      ("inputs/data/notes/C-1.md", "Falar com Nélson\nConceição", "Falar com •••"),
      ("site/clients/c-1/index.html", "<p>Nélson\nConceição</p>", "<p>•••</p>"),
      ("site/downloads/a.csv", "Nélson\nConceição\n", "Nélson\nConceição\n"),
    ])
  func broken(path: String, text: String, left: String) {
    let found = eraser().erased(path, Array(text.utf8))
    // A text that cannot lose the name goes whole.
    #expect(String(decoding: found?.bytes ?? [], as: UTF8.self) == left)
  }
}
