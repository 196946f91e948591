import Foundation
import TestSupport
import Testing

/// Files and folders that are named wrongly: nothing of the program's own is written over, and the exit code says so.
@Suite("Files and folders on the command line") struct PlaceTests {
  private static func built() throws -> Workshop {
    let shop = try Workshop()
    try #require(try shop.run("build").code == 0)
    try #require(try shop.run("snapshot").code == 0)
    try shop.put("the ledger", at: "output/outbox.sqlite")
    return shop
  }

  private static func refuses(
    _ words: [String], in shop: Workshop, _ code: Int32, _ finding: String
  ) throws {
    let before = shop.tree(".")
    let outcome = try Program.run(words, in: shop.folder.path)
    #expect(outcome.code == code, "\(words): \(outcome.findings)")
    #expect(outcome.findings.contains(finding), "\(words): \(outcome.findings)")
    #expect(shop.tree(".") == before, "\(words)")
  }

  @Test("what the program keeps or publishes is never written over, nor written into")
  func ownOutput() throws {
    let shop = try Self.built()
    for target in [
      "output/audit.jsonl", "output/outbox.sqlite", "output/outbox.sqlite-wal",
      "output/outbox.lock",
      "output/.site.made", "output/.site.lock", "output/site/index.html", "output/site/build.json",
      "output/site/new.csv", "output/site/new/list.csv", "data/../output/site/new.csv",
      "output/archive/list.csv",
    ] {
      try Self.refuses(["export", "invoices", "--to", "csv", "-o", target], in: shop, 2, "E467")
      try Self.refuses(["assess", "--write", target], in: shop, 2, "E467")
    }
    try Self.refuses(
      ["export", "portfolio", "--to", "csv", "-o", "output/site/x"], in: shop, 2, "E467")
    try Self.refuses(
      ["export", "invoices", "--to", "csv", "-o", "output/archive/2026-11-16/x.csv"], in: shop, 2,
      "E444")
    // Another program's file of that name makes no folder ours.
    try shop.put("{ \"scripts\": {} }\n", at: "web/build.json")
    #expect(try shop.run("export", "invoices", "--to", "csv", "-o", "web/list.csv").code == 0)
    #expect(try shop.run("export", "invoices", "--to", "csv", "-o", "output/list.csv").code == 0)
  }

  @Test("snapshots are sealed where nothing is published or read, and nowhere else")
  func archives() throws {
    let shop = try Self.built()
    try #require(try shop.run("build", "-o", "publico").code == 0)
    for place in [
      "output/site", "output/site/archive", "output/briefs", "output/owners", "output/anonymous/x",
      "publico", "output", "data", "data/notes/old", "templates", ".",
    ] {
      try Self.refuses(["snapshot", "--archive", place], in: shop, 2, "E468")
    }
    try Self.refuses(["snapshot", "prune", "--archive", "output/site"], in: shop, 2, "E468")
    try Self.refuses(["snapshot", "trend", "--archive", "output/site"], in: shop, 2, "E468")
    try Self.refuses(
      ["snapshot", "--archive", "output/archive/2026-11-16/data"], in: shop, 2, "E444")
    #expect(try shop.run("snapshot", "--archive", "elsewhere/archive").code == 0)
    #expect(try shop.run("snapshot", "verify", "--archive", "elsewhere/archive").code == 0)
  }

  @Test(
    "an archive that is named and is none is told from one without snapshots",
    arguments: ["nothing", "carteira.yaml"])
  func noArchives(_ place: String) throws {
    let shop = try Self.built()
    for words in [["list"], ["show"], ["verify", "--all"], ["verify"], ["trend"], ["prune"]] {
      try Self.refuses(["snapshot"] + words + ["--archive", place], in: shop, 2, "E469")
    }
  }

  @Test("verifying nothing is no success")
  func nothing() throws {
    let shop = try Workshop()
    for words in [["snapshot", "verify"], ["snapshot", "verify", "--all", "--format", "json"]] {
      try Self.refuses(words, in: shop, 1, "E461")
    }
    try Self.refuses(["audit", "verify"], in: shop, 1, "E460")
    #expect(try shop.run("snapshot", "list").code == 0)
    #expect(try shop.run("build").code == 0)
    #expect(try shop.run("audit", "verify").code == 0)
    try FileManager.default.removeItem(atPath: shop.folder("output/audit.jsonl"))
    try Self.refuses(["audit", "verify"], in: shop, 1, "E460")
    try shop.put("", at: "output/audit.jsonl")
    try Self.refuses(["audit", "verify"], in: shop, 1, "E460")
  }

  @Test("an owner whom nobody knows has no trend")
  func unknownOwner() throws {
    let shop = try Workshop()
    // Invoices of other clients are rejected, and said.
    try shop.put("id;nome;responsável\n1017;Padaria;ana\n", at: "data/clientes.csv")
    try #require(try shop.run("snapshot").code < 2)
    let outcome = try shop.run("snapshot", "trend", "--owner", "anna")
    #expect(outcome.code == 2)
    #expect(outcome.findings.contains("E560"), "\(outcome.findings)")
    #expect(try shop.run("snapshot", "trend", "--owner", "ana").code == 0)
  }

  @Test("a name that cannot be meant leaves with 2, before anything is read")
  func misnamed() throws {
    let shop = try Workshop()
    try #require(try shop.run("assess", "--write", "output/a").code == 0)
    for (words, finding) in [
      (["import", "data", "--yes"], "E423"), (["import", "nothing.csv"], "E420"),
      (["import", "--sheet", "X", "data/notas.csv"], "E462"),
      (["build", "--assessment", "nothing"], "E420"),
      (["build", "--shard", "1/2", "--assessment", "nothing"], "E420"),
      (["build", "--shard", "1/2", "--assessment", "data/notas.csv"], "E600"),
      (["build", "--assessment", "output"], "E423"), (["assess", "--write", "output"], "E423"),
      (["export", "invoices", "--to", "csv", "-o", "output"], "E423"),
    ] {
      try Self.refuses(words, in: shop, 2, finding)
    }
  }

  @Test("files of others in the site are counted, and ten of them named")
  func foreignFiles() throws {
    let shop = try Workshop()
    try #require(try shop.run("build").code == 0)
    for number in 10..<23 { try shop.put("x", at: "output/site/foreign-\(number).txt") }
    let said = try shop.run("build", "--again").output
    #expect(said.contains("foreign-19.txt, and 3 more"), "\(said)")
    #expect(!said.contains("foreign-20.txt"))
  }

  @Test(
    "import leaves the rights of the configuration as they are", arguments: [0o640, 0o660, 0o644])
  func rights(_ rights: Int) throws {
    let shop = try Workshop(
      configuration: "name: Sol\nlocale: en\nas-of: 2026-11-16\nsources:\n"
        + "  invoices: { file: data/notas.csv }\n")
    try shop.put("codigo;preco;produto\nF1;1,00;Farinha\n", at: "in/p.csv")
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: rights], ofItemAtPath: shop.folder("carteira.yaml"))
    for words in [
      ["import", "in/p.csv", "--as", "products", "--yes"], ["init", ".", "--with", "team"],
    ] {
      let made = try Program.run(words, in: shop.folder.path)
      #expect(made.code == 0, "\(made.findings)")
      let now = try files.attributesOfItem(atPath: shop.folder("carteira.yaml"))
      #expect(now[.posixPermissions] as? Int == rights)
    }
  }

  @Test("prune clears away what an interrupted run left, also where no snapshot goes")
  func leftovers() throws {
    let shop = try Self.built()
    try shop.put("half", at: "output/archive/.sealing/data/x")
    #expect(try shop.run("snapshot", "prune", "--dry-run").code == 0)
    #expect(shop.text("output/archive/.sealing/data/x") != nil)
    #expect(try shop.run("snapshot", "prune").code == 0)
    #expect(
      !FileManager.default.fileExists(atPath: shop.folder("output/archive/.sealing")))
    #expect(try shop.run("snapshot", "verify").code == 0)
  }

  @Test("a portfolio is exported whole or not at all, whatever a killed run left")
  func drafts() throws {
    let shop = try Workshop()
    // No process has this number.
    try shop.put("half", at: ".out.2147483647.draft/data/clients.csv")
    try shop.put("half", at: "empty/.carteira.draft/data/clients.csv")
    for place in ["out", "empty"] {
      let made = try shop.run("export", "portfolio", "--to", "csv", "-o", place)
      #expect(made.code == 0, "\(made.findings)")
      let files = FileManager.default
      let names = try files.contentsOfDirectory(atPath: shop.folder(place)).sorted()
      #expect(names == ["carteira.yaml", "data"])
      #expect(try shop.run("check", "-c", place).code == 0)
      let again = try shop.run("export", "portfolio", "--to", "csv", "-o", place)
      #expect(again.code == 2 && again.findings.contains("E582"))
    }
    let here = try FileManager.default.contentsOfDirectory(atPath: shop.folder.path)
    #expect(here.allSatisfy { !$0.hasSuffix(".draft") })
  }

  @Test("show prints one object, and outbox errors are objects, too")
  func json() throws {
    let shop = try Workshop()
    try #require(try shop.run("snapshot").code == 0)
    let shown = try shop.run("snapshot", "show", "--format", "json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [String: Any])
    #expect(object["name"] as? String == "2026-11-16")
    let labels = object["labels"] as? [[String: String]]
    #expect(labels?.contains { $0["label"] == "Payload-Oxum" } == true)
    #expect((object["parts"] as? [String])?.isEmpty == false)
    let missing = try shop.run("outbox", "show", "99", "--format", "json")
    #expect(missing.code == 1)
    let finding = try JSONSerialization.jsonObject(with: Data(missing.findings.utf8))
    #expect((finding as? [String: Any])?["code"] as? String == "E655")
  }
}
