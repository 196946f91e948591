import Files
import Foundation
import TestSupport
import Testing

/// What nobody thinks of any more: rests of runs that were killed, and people of whom no record is left.
@Suite("Forgetting a person in what is left over") struct ForgettingRestsTests {
  private static let keys = ForgettingMessagesTests.keys

  private func forget(_ shop: Workshop, _ words: String...) throws -> Program.Outcome {
    try Program.run(
      ["privacy", "forget"] + words, in: shop.folder.path, environment: Self.keys)
  }

  @Test("what runs that were killed left half made goes, and what a run holds is named")
  func remnants() throws {
    let shop = try ForgettingMessagesTests.shop()
    let rests = [
      ".ext.work/new/account.html", ".out.2147483647.draft/data/contacts.csv",
      "empty/.carteira.2147483647.draft/data/contacts.csv", ".list.sqlite.2147483647.draft",
    ].map { "output/" + $0 }
    for rest in rests { try shop.put("Nélson Conceição\n", at: rest) }
    for lock in [".ext.lock", ".held.lock"] { try shop.put("", at: "output/" + lock) }
    let dry = try forget(shop, "P-901")
    #expect(dry.code == 0, "\(dry.findings)")
    for path in [".ext.work", ".out.2147483647.draft", "empty/.carteira.2147483647.draft"] {
      #expect(dry.output.contains("  output/\(path)\n"), "\(dry.output)")
    }
    #expect(!dry.output.contains("did not write"), "\(dry.output)")
    for rest in rests { #expect(shop.text(rest) != nil, "\(rest)") }
    // A run that is under way.
    let held = "output/.held.work/new/account.html"
    try shop.put("Nélson Conceição\n", at: held)
    let place = try Folder(at: shop.folder("output"))
    var lock = try FileLock.take(".held.lock", in: place)
    let done = try forget(shop, "P-901", "--yes")
    #expect(done.code == 1)
    #expect(done.output.contains("still making"), "\(done.output)")
    #expect(done.output.contains("  output/.held.work\n"), "\(done.output)")
    for rest in rests { #expect(shop.text(rest) == nil, "\(rest)") }
    #expect(shop.text(held) != nil)
    withExtendedLifetime(lock) {}
    lock = nil
    let again = try forget(shop, "P-901", "--yes")
    #expect(again.code == 0, "\(again.findings)")
    #expect(shop.text(held) == nil)
  }

  /// A portfolio with a client who is a person, and a colleague who stays.
  private func shop(with row: String) throws -> Workshop {
    let shop = try BriefCommandTests.workshop()
    try shop.put(
      "id;name;document;kind;owner\n1017;Padaria São João;;company;ana\n"
        + "1018;Bar do Zé;;company;bia\n" + row,
      at: "data/clients.csv")
    return shop
  }

  @Test("an id of which no record is left goes from pages, briefs and snapshots")
  func idAlone() throws {
    let shop = try shop(with: "CL-33;Helena Quaresma;529.982.247-25;person;ana\n")
    try shop.put(
      Workshop.heading + Workshop.rows + "CL-33;Helena Quaresma;88400;26/10/2026;Café;50,00\n",
      at: "data/notas.csv")
    #expect(try shop.run("build", "--owner", "Ana Prado", environment: Self.keys).code < 2)
    #expect(try shop.run("build", environment: Self.keys).code < 2)
    #expect(try shop.run("brief", "CL-33", environment: Self.keys).code == 0)
    let briefs = shop.tree("output/briefs")
    let owners = shop.tree("output/owners")
    #expect(briefs.keys.contains { $0.contains("cl-33") })
    #expect(try forget(shop, "CL-33", "--yes").code == 0)
    // Brought back from a copy, and sealed by a program that takes along whatever there is.
    try FileManager.default.removeItem(atPath: shop.folder("output/audit.jsonl"))
    for (path, bytes) in briefs { try shop.put(bytes, at: "output/briefs/" + path) }
    for (path, bytes) in owners { try shop.put(bytes, at: "output/owners/" + path) }
    let left = try self.shop(with: "")
    for path in ["data/clients.csv", "data/notas.csv"] {
      try shop.put(left.text(path) ?? "", at: path)
    }
    #expect(try shop.run("snapshot", environment: Self.keys).code < 2)
    let register = shop.text("privacy/persons.txt")
    let secrets = ["CL-33", "cl-33", "Quaresma"]
    func traces(_ path: String) -> [String] {
      shop.tree(path).keys.filter { $0.contains("cl-33") }
        + ForgettingMessagesTests.traces(secrets, in: shop.tree(path))
    }
    #expect(!traces("output/archive").isEmpty)
    let dry = try forget(shop, "CL-33")
    #expect(dry.output.contains("No source and no snapshot has a record"), "\(dry.output)")
    #expect(dry.output.contains("1 snapshot speaks"), "\(dry.output)")
    #expect(dry.output.contains("  output/briefs/account-cl-33"), "\(dry.output)")
    let done = try forget(shop, "CL-33", "--yes")
    #expect(done.code == 0, "\(done.findings)")
    #expect(done.output.contains("out of 1 snapshot"), "\(done.output)")
    #expect(traces("output") == [])
    // The register has had the person since the first time.
    #expect(shop.text("privacy/persons.txt") == register)
    #expect(try shop.run("snapshot", "verify", "--all", environment: Self.keys).code == 0)
    #expect(try forget(shop, "CL-34", "--yes").findings.contains("E565"))
  }

  @Test("so does the id of a contact")
  func contactAlone() throws {
    let shop = try ForgettingMessagesTests.shop()
    #expect(try forget(shop, "P-901", "--yes").code == 0)
    try shop.put(
      "id;client;name;email\nP-902;1017;Rosa Lima;rosa@padaria.example\n",
      at: "data/contacts.csv")
    try shop.put("See P-901.\n", at: "output/mine.txt")
    let done = try forget(shop, "P-901", "--yes")
    #expect(done.code == 0, "\(done.findings)")
    #expect(done.output.contains("  output/mine.txt\n"), "\(done.output)")
  }
}
