import Foundation
import Glibc
import TestSupport
import Testing

/// What somebody put into the folders that the program keeps for itself.
@Suite("Hostile files of our own") struct HostileOutputTests {
  private static let keys = ForgettingMessagesTests.keys

  private func pipe(_ shop: Workshop, _ path: String) throws {
    try shop.put("", at: path)
    try FileManager.default.removeItem(atPath: shop.folder(path))
    let made = unsafe mkfifo(shop.folder(path), 0o600)
    try #require(made == 0)
  }

  private func link(_ shop: Workshop, _ path: String, to target: String) throws {
    try shop.put("", at: path)
    try FileManager.default.removeItem(atPath: shop.folder(path))
    try FileManager.default.createSymbolicLink(
      atPath: shop.folder(path), withDestinationPath: target)
  }

  @Test("beside the site cost a build at most its time", arguments: ["pipe", "/dev/zero", "past"])
  func notes(kind: String) throws {
    let shop = try Workshop()
    #expect(try shop.run("build").code == 0)
    for name in [".site.past", ".site.made", ".site.origins"] {
      if kind == "pipe" {
        try pipe(shop, "output/" + name)
      } else {
        try link(shop, "output/" + name, to: kind)
      }
    }
    let again = try shop.run("build")
    #expect(again.code == 0, "\(again.findings)")
    #expect(
      FileManager.default.contents(atPath: shop.folder("output/.site.past"))?.isEmpty == false)
  }

  @Test("with counts that no sum holds are as none")
  func counts() throws {
    let shop = try Workshop()
    #expect(try shop.run("build").code == 0)
    let origins = try #require(shop.text("output/.site.origins"))
    let forged = origins.replacing(#/[0-9]+ clients//#, with: "9223372036854775807 clients/")
    try #require(forged != origins)
    try shop.put(forged, at: "output/.site.origins")
    try shop.put("Called today.\n", at: "data/notes/1017.md")
    let again = try shop.run("build")
    #expect(again.code == 0, "\(again.findings)")
  }

  @Test("with sizes that no file has are refused where some pages are made, too")
  func sizes() throws {
    let shop = try Workshop()
    #expect(try shop.run("build").code == 0)
    let manifest = try #require(shop.text("output/site/build.json"))
    try shop.put(
      manifest.replacing(#/"bytes": [0-9]+/#, with: "\"bytes\": 9223372036854775807"),
      at: "output/site/build.json")
    let some = try shop.run("build", "--only", "1017")
    #expect(some.code == 1)
    #expect(some.findings.contains("E434"), "\(some.findings)")
  }

  @Test("as locks and pages are refused with what to do", arguments: ["pipe", "/dev/null"])
  func locks(kind: String) throws {
    let shop = try Workshop()
    #expect(try shop.run("build").code == 0)
    if kind == "pipe" {
      try pipe(shop, "output/.site.lock")
    } else {
      try link(shop, "output/.site.lock", to: kind)
    }
    let again = try shop.run("build", "--again")
    #expect(again.code == 1)
    #expect(again.findings.contains("E732"), "\(again.findings)")
    try FileManager.default.removeItem(atPath: shop.folder("output/.site.lock"))
    try link(shop, "output/site/index.html", to: "/dev/zero")
    let some = try shop.run("build", "--only", "1017")
    #expect(some.code == 1)
    #expect(some.findings.contains("E440"), "\(some.findings)")
  }

  @Test("as the log are refused, whether it is written or read")
  func log() throws {
    let shop = try Workshop()
    try pipe(shop, "output/audit.jsonl")
    let built = try shop.run("build")
    #expect(built.code == 1)
    #expect(built.findings.contains("E423"), "\(built.findings)")
    #expect(try shop.run("audit", "verify").code != 0)
  }

  @Test(
    "as the ledger of messages are refused", arguments: ["outbox.sqlite", "outbox.sqlite-journal"])
  func ledger(name: String) throws {
    let shop = try Workshop()
    if name != "outbox.sqlite" { try shop.put("x", at: "output/outbox.sqlite") }
    try pipe(shop, "output/" + name)
    let listed = try shop.run("outbox", "list")
    #expect(listed.code == 1)
    #expect(listed.findings.contains("E646"), "\(listed.findings)")
  }

  @Test(
    "as the register are not taken for none",
    arguments: ["pipe", "/nowhere", "/dev/zero"])
  func register(kind: String) throws {
    let shop = try Workshop()
    if kind == "pipe" {
      try pipe(shop, "privacy/persons.txt")
    } else {
      try link(shop, "privacy/persons.txt", to: kind)
    }
    let built = try shop.run("build", environment: Self.keys)
    #expect(built.code == 2)
    #expect(built.findings.contains("E423"), "\(built.findings)")
    #expect(shop.text("output/site/index.html") == nil)
  }

  @Test("as aliases are not taken for none")
  func aliases() throws {
    let shop = try Workshop()
    try pipe(shop, "aliases.yaml")
    let built = try shop.run("build")
    #expect(built.code != 0)
    #expect(built.findings.contains("E423"), "\(built.findings)")
  }

  @Test("beside briefs do not keep a snapshot waiting")
  func briefs() throws {
    let shop = try Workshop()
    try shop.put("x", at: "output/briefs/x.txt")
    try pipe(shop, "output/briefs/build.json")
    let sealed = try shop.run("snapshot")
    #expect(sealed.code == 0, "\(sealed.findings)")
  }

  @Test("as tables are not waited for")
  func tables() throws {
    let shop = try Workshop(invoices: nil)
    try pipe(shop, "data/notas.csv")
    try shop.put(
      "name: Sol\nlocale: en\nas-of: 2026-11-16\nsources:\n  invoices: data/notas.csv\n",
      at: "carteira.yaml")
    #expect(try (1...2).contains(shop.run("check").code))
  }
}
