import Foundation
import SQLite
import TestSupport
import Testing

@Suite("Trends of snapshots") struct SnapshotTrendTests {
  private static let index = "p/output/archive/metrics.sqlite"

  private func run(_ shop: Workshop, _ arguments: String...) throws -> Program.Outcome {
    try Program.run(arguments + ["-c", "p", "--locale", "en"], in: shop.folder.path)
  }

  /// The starter portfolio with a snapshot of each of three days.
  private func sealed() throws -> Workshop {
    let shop = try Workshop(invoices: nil, configuration: nil)
    try #require(try Program.run(["init", "p"], in: shop.folder.path).code == 0)
    for day in ["2026-09-30", "2026-10-31", "2026-11-16"] {
      let outcome = try run(shop, "snapshot", "--as-of", day)
      try #require(outcome.code == 0, "\(outcome.findings)")
    }
    return shop
  }

  private func trend(_ shop: Workshop, _ arguments: String...) throws -> [[String: Any]] {
    let outcome = try Program.run(
      ["snapshot", "trend", "--format", "json", "-c", "p"] + arguments, in: shop.folder.path)
    try #require(outcome.code == 0, "\(outcome.findings)")
    return try outcome.output.split(separator: "\n").map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test("say what each snapshot said, of the portfolio, of owners and of clients")
  func figures() throws {
    let shop = try sealed()
    let rows = try trend(shop)
    #expect(rows.map { $0["snapshot"] as? String } == ["2026-09-30", "2026-10-31", "2026-11-16"])
    for row in rows {
      let name = try #require(row["snapshot"] as? String)
      let metrics = try JSONSerialization.jsonObject(
        with: Data(
          contentsOf: URL(
            fileURLWithPath: shop.folder(
              "p/output/archive/\(name)/data/metrics.json"))))
      let portfolio = try #require((metrics as? [String: Any])?["portfolio"] as? [String: Any])
      #expect(row["clients"] as? Int == portfolio["clients"] as? Int)
      #expect(row["active"] as? Int == portfolio["status-active-clients"] as? Int)
      for field in [
        "net-sales-12-months", "monthly-recurring-revenue", "gross-retention-percent", "nps",
      ] {
        #expect(row[field] as? Double == portfolio[field] as? Double, "\(field)")
      }
      let clients = try #require((metrics as? [String: Any])?["clients"] as? [[String: Any]])
      for client in clients.prefix(3) {
        let id = try #require(client["id"] as? String)
        let own = try trend(shop, id).first { $0["snapshot"] as? String == name }
        for field in ["status", "tier"] {
          #expect(own?[field] as? String == client[field] as? String, "\(id) \(field)")
        }
        for field in ["health", "tier-revenue", "nps-answer"] {
          #expect(own?[field] as? Double == client[field] as? Double, "\(id) \(field)")
        }
      }
      let owner = try #require(clients.compactMap { $0["owner-id"] as? String }.first)
      let book = try trend(shop, "--owner", owner).first { $0["snapshot"] as? String == name }
      #expect(
        book?["clients"] as? Int == clients.filter { $0["owner-id"] as? String == owner }.count)
    }
  }

  @Test("name status and tier of a client in words")
  func words() throws {
    let shop = try sealed()
    let metrics = try JSONSerialization.jsonObject(
      with: Data(
        contentsOf: URL(
          fileURLWithPath: shop.folder("p/output/archive/2026-11-16/data/metrics.json"))))
    let clients = try #require((metrics as? [String: Any])?["clients"] as? [[String: Any]])
    let names = [
      "prospect": "Prospect", "active": "Active", "at-risk": "At risk", "inactive": "Inactive",
      "former": "Former client",
    ]
    for client in clients {
      let id = try #require(client["id"] as? String)
      let status = try #require(client["status"] as? String)
      let word = try #require(names[status])
      let outcome = try run(shop, "snapshot", "trend", id)
      #expect(!outcome.output.contains("["), "\(outcome.output)")
      #expect(outcome.output.contains(word), "\(outcome.output)")
    }
  }

  @Test("are on the pages of clients and owners, and on the page of changes")
  func pages() throws {
    let shop = try sealed()
    #expect(try run(shop, "build", "--as-of", "2026-11-20").code == 0)
    let site = shop.tree("p/output/site")
    let changes = String(decoding: try #require(site["changes.html"]), as: UTF8.self)
    #expect(changes.contains("As the snapshots said"))
    let profiles = site.filter { $0.key.hasSuffix("/profile.md") }
    #expect(
      profiles.values.contains {
        String(decoding: $0, as: UTF8.self).contains("What the snapshots said")
      })
    let owners = site.filter { $0.key.hasPrefix("owners/") && $0.key.hasSuffix(".html") }
    #expect(
      owners.values.contains {
        String(decoding: $0, as: UTF8.self).contains("As the snapshots said")
      })
  }

  @Test("come from an index that is made again whatever happens to it")
  func index() throws {
    let shop = try sealed()
    let before = try run(shop, "snapshot", "trend")
    let file = URL(fileURLWithPath: shop.folder(SnapshotTrendTests.index))
    try FileManager.default.removeItem(at: file)
    #expect(try run(shop, "snapshot", "trend") == before)
    try Data("not a database, but longer than the head of one would be".utf8).write(to: file)
    #expect(try run(shop, "snapshot", "trend") == before)
    try SQLiteDatabase(path: file.path, access: .readWrite).run("PRAGMA user_version = 99")
    #expect(try run(shop, "snapshot", "trend") == before)
    // A link leads out of the archive: it goes, and what it named stays as it was.
    let elsewhere = URL(fileURLWithPath: shop.folder("elsewhere"))
    try Data("mine".utf8).write(to: elsewhere)
    try FileManager.default.removeItem(at: file)
    try FileManager.default.createSymbolicLink(at: file, withDestinationURL: elsewhere)
    #expect(try run(shop, "snapshot", "trend") == before)
    #expect(try Data(contentsOf: elsewhere) == Data("mine".utf8))
  }

  @Test("forget a snapshot that is gone, and leave out one that is damaged, saying so")
  func damage() throws {
    let shop = try sealed()
    #expect(try trend(shop).count == 3)
    #expect(
      try run(
        shop, "snapshot", "prune", "--keep-daily", "0", "--keep-weekly", "0", "--keep-monthly", "2"
      ).code == 0)
    #expect(try trend(shop).count == 2)
    try FileManager.default.removeItem(atPath: shop.folder(SnapshotTrendTests.index))
    let metrics = shop.folder("p/output/archive/2026-10-31/data/metrics.json")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: metrics)
    let file = try #require(FileHandle(forWritingAtPath: metrics))
    try file.write(contentsOf: Data(" ".utf8))
    try file.close()
    let outcome = try run(shop, "snapshot", "trend")
    #expect(outcome.code == 0)
    #expect(outcome.findings.contains("W495"))
    #expect(!outcome.output.contains("2026-10-31"))
  }
}
