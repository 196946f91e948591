import Foundation
import TestSupport
import Testing

@Suite("Snapshots") struct SnapshotTests {
  private static let archive = "output/archive"

  /// The starter portfolio, which has most tables, on a day.
  private func shop(on day: String = "2026-11-16") throws -> Workshop {
    let place = try Workshop(invoices: nil, configuration: nil)
    let made = try Program.run(["init", "p"], in: place.folder.path)
    try #require(made.code == 0, "\(made.findings)")
    return place
  }

  private func run(_ shop: Workshop, _ arguments: String...) throws -> Program.Outcome {
    try Program.run(arguments + ["-c", "p", "--locale", "en"], in: shop.folder.path)
  }

  private func names(_ shop: Workshop) -> [String] {
    let files = FileManager.default
    return ((try? files.contentsOfDirectory(atPath: shop.folder("p/output/archive"))) ?? [])
      .filter { !$0.hasPrefix(".") && !$0.hasSuffix(".sqlite") }.sorted()
  }

  private func bag(_ shop: Workshop, _ name: String) -> [String: Data] {
    shop.tree("p/output/archive/" + name)
  }

  @Test("seal site, records, rules and numbers, and twice the same bytes")
  func seal() throws {
    let (shop, other) = (try shop(), try shop())
    for place in [shop, other] {
      let outcome = try run(place, "snapshot", "--as-of", "2026-11-16")
      #expect(outcome.code == 0, "\(outcome.findings)")
    }
    let files = bag(shop, "2026-11-16")
    #expect(files == bag(other, "2026-11-16"))
    for path in [
      "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt",
      "data/metrics.json", "data/persons.json", "data/snapshot.json", "data/site/index.html",
      "data/inputs/carteira.yaml", "data/inputs/policy.yaml", "data/inputs/data/clients.csv",
    ] {
      #expect(files[path] != nil, "\(path)")
    }
    #expect(files["data/site/build.json"] == nil)
    let verified = try run(shop, "snapshot", "verify", "--all")
    #expect(verified.code == 0, "\(verified.output)")
    #expect(verified.output.contains("as it was sealed"))
  }

  @Test("hold inputs that are a portfolio of their own, with the same numbers")
  func inputs() throws {
    let shop = try shop()
    let fields = ["assess", "--as-of", "2026-11-16"]
    let before = try Program.run(fields + ["-c", "p"], in: shop.folder.path)
    _ = try run(shop, "snapshot", "--as-of", "2026-11-16")
    let after = try Program.run(
      fields + ["-c", "p/output/archive/2026-11-16/data/inputs"], in: shop.folder.path)
    #expect(after.code == 0, "\(after.findings)")
    #expect(after.findings.split(separator: "\n").filter { $0.contains("error") }.isEmpty)
    #expect(before.output == after.output)
    let metrics = try #require(bag(shop, "2026-11-16")["data/metrics.json"])
    let object = try #require(
      try JSONSerialization.jsonObject(with: metrics) as? [String: Any])
    #expect(object["carteira-metrics"] as? Int == 1)
    #expect((object["clients"] as? [Any])?.isEmpty == false)
  }

  @Test("are never built into; their inputs are, once copied out")
  func rebuilding() throws {
    let shop = try shop()
    _ = try run(shop, "snapshot", "--as-of", "2026-11-16")
    let inputs = "p/output/archive/2026-11-16/data/inputs"
    let before = bag(shop, "2026-11-16")
    let elsewhere = shop.folder("elsewhere")
    for arguments in [["build"], ["build", "-o", elsewhere], ["snapshot"]] {
      let outcome = try Program.run(
        arguments + ["-c", inputs, "--locale", "en"], in: shop.folder.path)
      #expect(outcome.code == 2, "\(arguments): \(outcome.findings)")
      #expect(outcome.findings.contains("E444"), "\(arguments): \(outcome.findings)")
    }
    let into = try run(shop, "build", "-o", "p/output/archive/2026-11-16/data/site")
    #expect(into.code == 2)
    #expect(into.findings.contains("E444"))
    #expect(bag(shop, "2026-11-16") == before)
    #expect(try run(shop, "snapshot", "verify").code == 0)
    for (path, bytes) in shop.tree(inputs) { try shop.put(bytes, at: "then/" + path) }
    let built = try Program.run(
      ["build", "-c", "then", "--as-of", "2026-11-16"], in: shop.folder.path)
    #expect(built.code == 0, "\(built.findings)")
    #expect(shop.text("then/output/site/index.html") != nil)
  }

  @Test("of the sample hold every table of it, with the same numbers")
  func sample() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let shop = try Workshop(invoices: nil, configuration: nil)
    let files = FileManager.default
    try files.createDirectory(
      atPath: shop.folder("p"), withIntermediateDirectories: true)
    for name in ["carteira.yaml", "policy.yaml", "data"] {
      try files.copyItem(
        at: root.appendingPathComponent(name), to: URL(fileURLWithPath: shop.folder("p/" + name)))
    }
    let sealed = try run(shop, "snapshot")
    #expect(sealed.code == 0, "\(sealed.findings)")
    let inputs = "p/output/archive/2026-11-16/data/inputs"
    for table in [nil, "changes", "actions", "goals", "renewals", "segments"] {
      let arguments = ["assess"] + (table.map { ["--table", $0] } ?? [])
      let before = try Program.run(arguments + ["-c", "p"], in: shop.folder.path)
      let after = try Program.run(arguments + ["-c", inputs], in: shop.folder.path)
      #expect(after.code == 0, "\(after.findings)")
      #expect(before.output == after.output, "\(table ?? "all")")
    }
  }

  @Test("of a day that say the same are one; others get a number")
  func again() throws {
    let shop = try shop()
    _ = try run(shop, "snapshot", "--as-of", "2026-11-16")
    let same = try run(shop, "snapshot", "--as-of", "2026-11-16")
    #expect(same.code == 0)
    #expect(same.output.contains("Nothing is new"))
    #expect(names(shop) == ["2026-11-16"])
    let before = bag(shop, "2026-11-16")
    try shop.put("status: { inactive-days: 200 }\n", at: "p/policy.yaml")
    _ = try run(shop, "snapshot", "--as-of", "2026-11-16")
    #expect(names(shop) == ["2026-11-16", "2026-11-16-2"])
    #expect(bag(shop, "2026-11-16") == before)
    #expect(try run(shop, "snapshot", "verify", "--all").code == 0)
  }

  @Test("share unchanged files with the one before and never with the site")
  func links() throws {
    let shop = try shop()
    _ = try run(shop, "snapshot", "--as-of", "2026-10-31")
    _ = try run(shop, "snapshot", "--as-of", "2026-11-16")
    func file(_ path: String) throws -> Int {
      let attributes = try FileManager.default.attributesOfItem(atPath: shop.folder(path))
      return try #require(attributes[.systemFileNumber] as? Int)
    }
    let there = try file("p/output/archive/2026-10-31/data/site/robots.txt")
    #expect(try file("p/output/archive/2026-11-16/data/site/robots.txt") == there)
    #expect(try file("p/output/site/robots.txt") != there)
  }

  @Test("lie under the name of their day, with the manifest of their tag files")
  func ownNames() throws {
    let shop = try shop()
    _ = try run(shop, "snapshot", "--as-of", "2026-11-16")
    let (files, archive) = (FileManager.default, shop.folder("p/output/archive/"))
    try files.moveItem(atPath: archive + "2026-11-16", toPath: archive + "2026-11-16-2")
    #expect(try run(shop, "snapshot", "verify").code == 0)
    try files.moveItem(atPath: archive + "2026-11-16-2", toPath: archive + "2026-11-18")
    try files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: archive + "2026-11-18")
    try files.removeItem(atPath: archive + "2026-11-18/tagmanifest-sha256.txt")
    let outcome = try run(shop, "snapshot", "verify")
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("bag-info.txt: says 2026-11-16"))
    #expect(outcome.output.contains("tagmanifest-sha256.txt: missing"))
  }

  @Test("are found damaged, file by file")
  func damage() throws {
    let shop = try shop()
    _ = try run(shop, "snapshot", "--as-of", "2026-11-16")
    let root = shop.folder("p/output/archive/2026-11-16")
    for path in ["", "/data", "/data/site", "/data/site/index.html", "/data/site/method.html"] {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o700], ofItemAtPath: root + path)
    }
    try Data("x".utf8).write(to: URL(fileURLWithPath: root + "/data/site/index.html"))
    try FileManager.default.removeItem(atPath: root + "/data/site/method.html")
    try Data("x".utf8).write(to: URL(fileURLWithPath: root + "/data/site/mine.html"))
    let outcome = try run(shop, "snapshot", "verify")
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("data/site/index.html: changed"))
    #expect(outcome.output.contains("data/site/method.html: listed and not there"))
    #expect(outcome.output.contains("data/site/mine.html: there and in no manifest"))
    let refused = try run(shop, "snapshot", "export")
    #expect(refused.code == 1)
    #expect(refused.findings.contains("E502"))
    // A baseline that is damaged in its inputs is not compared with.
    let clients = root + "/data/inputs/data/clients.csv"
    for path in ["/data/inputs", "/data/inputs/data", "/data/inputs/data/clients.csv"] {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o700], ofItemAtPath: root + path)
    }
    try Data("id\n".utf8).write(to: URL(fileURLWithPath: clients))
    let built = try run(shop, "build", "--as-of", "2026-11-20")
    #expect(built.findings.contains("W492"))
    #expect(
      shop.text("p/output/site/changes.html")?.contains("is not as it was sealed") == true)
  }

  @Test("tell what changed between two of them, and why")
  func diff() throws {
    let shop = try shop()
    _ = try run(shop, "snapshot", "--as-of", "2026-09-30")
    try shop.put("status: { inactive-days: 60 }\n", at: "p/policy.yaml")
    _ = try run(shop, "snapshot", "--as-of", "2026-11-16")
    let text = try run(shop, "snapshot", "diff", "2026-09-30", "2026-11-16")
    #expect(text.code == 0, "\(text.findings)")
    #expect(text.output.contains("FIGURES"))
    let json = try run(
      shop, "snapshot", "diff", "2026-09-30", "2026-11-16", "--format", "json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let figures = try #require(object["figures"] as? [[String: Any]])
    #expect(!figures.isEmpty)
    for figure in figures {
      func value(_ key: String) -> Int { figure[key] as? Int ?? .min / 8 }
      #expect(value("before") + value("rules") + value("time") + value("data") == value("after"))
    }
    let page = try #require(shop.text("p/output/site/changes.html"))
    #expect(page.contains("snapshot 2026-09-30"))
    #expect(page.contains("Why the figures moved"))
  }

  @Test("of a past day are what was sealed then, when nothing came late")
  func past() throws {
    let shop = try shop()
    _ = try run(shop, "snapshot", "--as-of", "2026-10-31")
    _ = try run(shop, "snapshot", "--as-of", "2026-11-16")
    let again = try run(shop, "snapshot", "--as-of", "2026-10-31")
    #expect(again.output.contains("Nothing is new"), "\(again.output)")
    let page = try #require(
      bag(shop, "2026-11-16")["data/site/changes.html"].map { String(decoding: $0, as: UTF8.self) })
    #expect(page.contains("nothing came late"))
  }

  @Test("are packed reproducibly and verified where they are unpacked")
  func export() throws {
    let shop = try shop()
    _ = try run(shop, "snapshot", "--as-of", "2026-11-16", "--tar")
    let packed = try #require(shop.tree("p/output/archive")["2026-11-16.tar.gz"])
    let outcome = try run(shop, "snapshot", "export", "--output", "again.tar.gz")
    #expect(outcome.code == 0, "\(outcome.findings)")
    #expect(shop.tree(".")["again.tar.gz"] == packed)
    #expect(
      try run(shop, "snapshot", "export", "--output", "again.tar.gz").findings.contains("E506"))
    let tar = Process()
    tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    tar.arguments = ["tar", "xzf", "again.tar.gz"]
    tar.currentDirectoryURL = URL(fileURLWithPath: shop.folder.path)
    try tar.run()
    tar.waitUntilExit()
    #expect(tar.terminationStatus == 0)
    let verified = try run(shop, "snapshot", "verify", "./2026-11-16")
    #expect(verified.code == 0, "\(verified.output)")
  }

  @Test("are thinned out, listed and shown")
  func prune() throws {
    let shop = try Workshop()
    for day in ["2026-09-30", "2026-10-15", "2026-10-31", "2026-11-16"] {
      #expect(try shop.run("snapshot", "--as-of", day).code == 0)
    }
    let dry = try shop.run(
      "snapshot", "prune", "--keep-daily", "0", "--keep-weekly", "0", "--keep-monthly", "3",
      "--dry-run")
    #expect(dry.output.contains("Would remove 2026-10-15"))
    #expect(try shop.run("snapshot", "list").outputLines.count == 5)
    _ = try shop.run(
      "snapshot", "prune", "--keep-daily", "0", "--keep-weekly", "0", "--keep-monthly", "3")
    let listed = try shop.run("snapshot", "list")
    #expect(listed.outputLines.count == 4)
    #expect(!listed.output.contains("2026-10-15"))
    #expect(try shop.run("snapshot", "verify", "--all").code == 0)
    let shown = try shop.run("snapshot", "show", "2026-09-30")
    #expect(shown.output.contains("Payload-Oxum"))
    #expect(try shop.run("snapshot", "show", "2026-10-15").code == 2)
  }

  @Test("say why there is nothing to compare with")
  func first() throws {
    let shop = try shop()
    _ = try run(shop, "snapshot", "--as-of", "2026-11-16")
    let page = try #require(shop.text("p/output/site/changes.html"))
    #expect(page.contains("No snapshot was sealed before this day"))
    #expect(!page.contains("id=\"attribution\""))
    _ = try run(shop, "build", "--as-of", "2026-11-16")
    #expect(shop.text("p/output/site/changes.html") == page)
  }

  @Test(
    "refuse what cannot be meant",
    arguments: [
      ["snapshot", "prune", "--keep-daily", "-1"],
      ["snapshot", "prune", "--keep-daily", "0", "--keep-weekly", "0", "--keep-monthly", "0"],
      ["snapshot", "verify", "--all", "2026-01-01"],
      ["snapshot", "diff", "2026-01-01"], ["snapshot", "export", "2026-01-01"],
    ])
  func misuse(_ arguments: [String]) throws {
    let shop = try Workshop()
    let outcome = try Program.run(arguments, in: shop.folder.path)
    #expect(outcome.code == 2, "\(outcome.findings)")
  }
}
