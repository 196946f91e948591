import Foundation
import TestSupport
import Testing

@Suite("What is printed") struct OutputTests {
  static let bad =
    Workshop.heading + Workshop.rows
    + "1019;Mercado;88301;31/02/2026;Café;1,00\n;;88302;27/10/2026;Café;10,00\n"

  @Test("as JSON is one valid object a line, with the same keys", arguments: ["check", "build"])
  func json(_ command: String) throws {
    let shop = try Workshop(invoices: OutputTests.bad)
    let outcome = try shop.run(command, "--format", "json")
    #expect(outcome.code == 1)
    #expect(outcome.findingLines.count == 2)
    for line in outcome.findingLines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let keys = try #require(object).keys.sorted()
      #expect(
        keys == [
          "code", "column", "context", "excerpt", "facts", "file", "line", "message", "other",
          "severity", "suggestion",
        ])
    }
  }

  @Test("has neither colour nor progress where it is not a screen", arguments: ["", "1"])
  func plain(_ noColour: String) throws {
    let shop = try Workshop(invoices: OutputTests.bad)
    for words in [["check"], ["build"], ["explain", "1017"], ["assess"]] {
      let outcome = try Program.run(
        words, in: shop.folder.path, environment: ["NO_COLOR": noColour])
      #expect(!(outcome.output + outcome.findings).contains("\u{1B}"))
      #expect(!(outcome.output + outcome.findings).contains("\r"))
    }
  }

  @Test("keeps findings apart, one below the other, without blank lines")
  func noBlankLines() throws {
    let shop = try Workshop(invoices: OutputTests.bad)
    #expect(!(try shop.run("check").findings.contains("\n\n")))
  }

  @Test("is in the language asked for, else in the portfolio's")
  func language() throws {
    let shop = try Workshop(invoices: OutputTests.bad)
    #expect(try shop.run("check").findings.contains("is not a date"))
    #expect(try shop.run("check", "--locale", "pt-BR").findings.contains("não é uma data"))
    _ = try shop.run("build", "--locale", "pt-BR")
    #expect(shop.text("output/site/index.html")?.contains("lang=\"pt-BR\"") == true)
    _ = try shop.run("build")
    #expect(shop.text("output/site/index.html")?.contains("lang=\"en\"") == true)
  }

  @Test("leaves no file behind, but for build and init", arguments: ["check", "assess", "explain"])
  func writesNothing(_ command: String) throws {
    let shop = try Workshop(invoices: OutputTests.bad)
    let before = shop.tree(".")
    _ = try Program.run(
      [command] + (command == "explain" ? ["1017"] : []), in: shop.folder.path)
    #expect(shop.tree(".") == before)
  }

  @Test("by assess is valid JSON and a table, with the fields asked for in their order")
  func assess() throws {
    let shop = try Workshop()
    let json = try shop.run("assess")
    #expect(json.code == 0)
    let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect((object?["clients"] as? [Any])?.count == 2)
    #expect((object?["portfolio"] as? [String: Any])?["clients"] as? Int == 2)
    let table = try shop.run("assess", "--format", "csv", "--fields", "name,id")
    #expect(table.output == "name,id\nPadaria São João,1017\nBar do Zé,1018\n")
  }

  @Test("forgets what is dated after the day asked for")
  func pastDay() throws {
    let shop = try Workshop()
    let past = try shop.run("assess", "--as-of", "2026-10-01", "--format", "csv", "--fields", "id")
    #expect(past.code == 0)
    #expect(past.findings.contains("W152"))
    #expect(past.output.hasPrefix("id\n1017\n"))
    let explained = try shop.run("explain", "1017", "--as-of", "2026-10-01")
    #expect(explained.output.contains("88102"))
    #expect(!explained.output.contains("88231"))
  }

  @Test("by explain is the same for id, name and document, and shows every step")
  func explain() throws {
    let place = try TemporaryFolder()
    _ = try Program.run(["init", "mine", "--locale", "en"], in: place.path)
    // Checked by hand against data/invoices.csv of the starter.
    for client in ["C-001", "C-002", "C-003"] {
      let outcome = try Program.run(["explain", "-c", "mine", client], in: place.path)
      #expect(outcome.code == 0)
      Golden.expect(outcome.output, matches: "explain-\(client).txt")
    }
    let shop = try Workshop()
    #expect(
      try shop.run("explain", "1017").output == shop.run("explain", "padaria são joão").output)
  }

  @Test("explain names the clients that a word could mean")
  func severalClients() throws {
    let shop = try Workshop()
    try shop.put("id;nome\n1017;Padaria\n1018;Padaria\n", at: "data/clientes.csv")
    let outcome = try shop.run("explain", "padaria")
    #expect(outcome.code == 2)
    #expect(outcome.findings.contains("E499") && outcome.findings.contains("1017, 1018"))
  }

  @Test("by explain in Portuguese names tables, fields and values in Portuguese")
  func portuguese() throws {
    let shop = try Workshop(configuration: "name: Sol\nlocale: pt-BR\nas-of: 2026-11-16\n")
    try shop.put("id;nome;uf\n1017;Padaria São João;SP\n", at: "data/clientes.csv")
    try shop.put(
      "contrato;cliente;produto;início;renovação\nK1;1017;Farinha;2025-01-01;2027-01-31\n",
      at: "data/contratos.csv")
    let outcome = try shop.run("explain", "1017")
    #expect(outcome.output.contains("  Região: Sudeste\n"), "\(outcome.output)")
    #expect(outcome.output.contains("contratos K1"), "\(outcome.output)")
    #expect(!outcome.output.contains("contracts K1") && !outcome.output.contains("southeast"))
  }

  @Test(
    "--only is refused where the pages that stay are of another day or language",
    arguments: [["--as-of", "2026-11-17"], ["--locale", "pt-BR"]])
  func mixture(_ other: [String]) throws {
    let shop = try Workshop()
    _ = try shop.run("build")
    let before = shop.tree("output/site")
    let refused = try Program.run(["build", "--only", "1017"] + other, in: shop.folder.path)
    #expect(refused.code == 2)
    #expect(refused.findings.contains("E497"), "\(refused.findings)")
    #expect(shop.tree("output/site") == before)
  }

  @Test("--only makes the pages of those clients again and leaves the others")
  func only() throws {
    let shop = try Workshop()
    _ = try shop.run("build")
    let before = shop.tree("output/site")
    try shop.put(
      Workshop.heading + Workshop.rows.replacing("250,00", with: "999,00"), at: "data/notas.csv")
    #expect(try shop.run("build", "--only", "1017").code == 0)
    let after = shop.tree("output/site")
    #expect(before.keys.sorted() == after.keys.sorted())
    #expect(before["clients/1018/index.html"] == after["clients/1018/index.html"])
    #expect(before["clients/1017/index.html"] != after["clients/1017/index.html"])
    #expect(try shop.run("build").code == 0)
    #expect(
      before["clients/1018/index.html"] != shop.tree("output/site")["clients/1018/index.html"])
  }
}
