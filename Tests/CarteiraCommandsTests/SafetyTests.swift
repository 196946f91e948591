import Foundation
import TestSupport
import Testing

/// Input that nobody means well.
@Suite("Hostile input") struct SafetyTests {
  static func quoted(_ cells: String...) -> String {
    cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ";") + "\n"
  }

  @Test("as ids stays inside the site's folder, and as names stays text")
  func identifiers() throws {
    let ids = [
      "../../etc/passwd", "..", "/etc/passwd", "<script>alert(1)</script>", "a\\b", "x\r\ny",
      "index.html", String(repeating: "i", count: 10_000), "\u{202E}evil", "\u{1B}[31m", "=1+1",
    ]
    let rows = ids.enumerated().map { number, id in
      SafetyTests.quoted(
        id, "<img src=x onerror=alert(1)>", "\(number)", "25/10/2026", "{{name}}", "1,00")
    }
    let shop = try Workshop(invoices: Workshop.heading + rows.joined())
    let built = try shop.run("build")
    #expect(built.code == 0, "\(built.findings)")
    #expect(
      Set(shop.tree(".").keys.map { $0.split(separator: "/")[0] }) == [
        "carteira.yaml", "data", "output",
      ])
    #expect(
      Set(shop.tree("output").keys.map { $0.split(separator: "/")[0] }) == [
        ".site.lock", ".site.made", ".site.origins", ".site.past", "audit.jsonl", "site",
      ])
    for (name, bytes) in shop.tree("output/site") where name.hasSuffix(".html") {
      let page = String(decoding: bytes, as: UTF8.self)
      #expect(!page.contains("<script>alert"), "\(name)")
      #expect(!page.contains("<img src=x"), "\(name)")
    }
    for id in ids {
      let explained = try shop.run("explain", id)
      #expect(explained.code == 0)
      #expect(!explained.output.contains("\u{1B}"))
      #expect(!explained.output.contains("\u{202E}"))
      #expect(explained.outputLines.allSatisfy { $0.count < 700 })
    }
    let table = try shop.run("assess", "--format", "csv", "--fields", "id")
    #expect(table.output.contains("'=1+1"))
  }

  @Test("in cells leaves messages short and free of control characters")
  func messages() throws {
    let long = String(repeating: "9", count: 100_000)
    let shop = try Workshop(
      invoices: Workshop.heading + Workshop.rows + "1018;x;2;\(long);F;1,00\n"
        + "1018;x;3;25/10/2026;F;\(long)\n" + "1018;x;4;\u{1B}[2J25;F;1,00\n"
        + SafetyTests.quoted("1018", "x", "5", "25\rerror[E999]: false", "F", "1,00"))
    let built = try shop.run("build")
    #expect(built.code == 1)
    #expect(built.findingLines.count == 4)
    #expect(built.findingLines.allSatisfy { $0.count < 500 })
    #expect(!built.findings.contains { $0 == "\u{1B}" || $0 == "\r" })
    #expect(shop.text("output/site/quality.html").map { $0.utf8.count < 200_000 } == true)
  }

  @Test("in amounts never overflows a sum")
  func amounts() throws {
    let amounts = [
      "92233720368547758,07", "-92233720368547758,08", "90000000000000000,00",
      "999999999999999999999,00", "100000000000,00", "100000000000,01",
    ]
    let rows = amounts.enumerated().map { "1018;x;\($0);25/10/2026;F;\($1)\n" }
    let shop = try Workshop(invoices: Workshop.heading + Workshop.rows + rows.joined())
    let built = try shop.run("build")
    #expect(built.code == 1)
    #expect(built.findings.contains("E126"))
    let table = try shop.run("assess", "--format", "csv", "--fields", "id,sales")
    #expect(table.output.contains("1018,100000000250.00"), "\(table.output)")
  }

  struct File: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let path: String
    let text: @Sendable () -> String
  }

  @Test(
    "of any shape ends with a message and code 0, 1 or 2",
    arguments: [
      File(testDescription: "deep YAML", path: "carteira.yaml") {
        "a: " + String(repeating: "[", count: 100_000)
      },
      File(testDescription: "aliases", path: "carteira.yaml") {
        "a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\n"
          + (0..<40).map { "k\($0): [*c,*c]\n" }.joined()
      },
      File(testDescription: "long key", path: "carteira.yaml") {
        String(repeating: "k", count: 900) + ": 1\n"
      },
      File(testDescription: "deep template", path: "templates/profile.html") {
        String(repeating: "{{#contacts}}", count: 20_000)
      },
      File(testDescription: "template in itself", path: "templates/profile.html") {
        "{{> profile}}"
      },
      File(testDescription: "wide table", path: "data/notas.csv") {
        (0..<20_000).map { "c\($0)" }.joined(separator: ";") + "\n"
      },
      File(testDescription: "open quote", path: "data/notas.csv") {
        Workshop.heading + "1;\"x;2;25/10/2026;F;1,00\n"
      },
      File(testDescription: "deep quote in a note", path: "data/notes/1017.md") {
        String(repeating: "> ", count: 50_000) + "x"
      },
    ])
  func shapes(_ file: File) throws {
    let shop = try Workshop()
    try shop.put(file.text(), at: file.path)
    let outcome = try shop.run("build")
    #expect((0...2).contains(outcome.code))
    #expect(outcome.findingLines.allSatisfy { $0.count < 1500 })
  }

  @Test("as links and special files is refused, not waited for")
  func links() throws {
    for target in ["/dev/zero", "/nowhere", "notas.csv"] {
      let shop = try Workshop(invoices: nil)
      try shop.put("", at: "data/x")
      try FileManager.default.createSymbolicLink(
        atPath: shop.folder("data/notas.csv"), withDestinationPath: target)
      #expect(try shop.run("check").code == 1)
    }
  }
}
