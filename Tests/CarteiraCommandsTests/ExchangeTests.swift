import Foundation
import TestSupport
import Testing

@Suite("export, import and duplicates") struct ExchangeTests {
  private static let clients =
    "id;nome;cnpj;cidade;funcionários;desde;e-mail\n"
    + "001;Padaria \"Sol\";11.222.333/0001-81;Campinas;12;13/02/2020;sol@sol.example\n"
    + "P-7;Padaria Sol Ltda;11222333000181;;;;\n"
    + "002;=Mercado;;Itu;;;\n"

  private func workshop(_ configuration: String = "name: Sol\nlocale: en\nas-of: 2026-11-16\n")
    throws
    -> Workshop
  {
    let shop = try Workshop(
      invoices: "número;cliente;data;produto;quantidade;valor\n"
        + "1;001;25/10/2026;Farinha;1,5;1.234,50\n2;002;26/10/2026;;;2,00\n",
      configuration: configuration)
    try shop.put(Self.clients, at: "data/clientes.csv")
    return shop
  }

  @Test("writes a table as CSV and JSON, text that a spreadsheet would run disarmed")
  func tables() throws {
    let shop = try workshop()
    let csv = try shop.run("export", "clientes", "--to", "csv")
    #expect(csv.code == 0, "\(csv.findings)")
    #expect(csv.outputLines.first == "id,name,document,city,employees,email,since")
    #expect(csv.output.contains("001,\"Padaria \"\"Sol\"\"\",11222333000181,Campinas,12,"))
    #expect(!csv.output.contains(",=Mercado"))
    let json = try shop.run("export", "invoices", "--to", "json")
    #expect(json.output.contains("\"client\":\"001\",\"number\":\"1\",\"date\":\"2026-10-25\""))
    #expect(json.output.contains("\"amount\":1234.50"))
    #expect(json.output.contains("\"product\":null"))
  }

  @Test("writes computed tables, everything, and the calendar")
  func computed() throws {
    let shop = try workshop()
    let actions = try shop.run("export", "actions", "--to", "csv")
    #expect(actions.output.hasPrefix("id,client,"))
    let all = try shop.run("export", "assessment", "--to", "json")
    #expect(all.code == 0, "\(all.findings)")
    let object = try JSONSerialization.jsonObject(with: Data(all.output.utf8)) as? [String: Any]
    #expect((object?["clients"] as? [Any])?.count == 3)
    #expect((object?["portfolio"] as? [Any])?.isEmpty == false)
    let calendar = try shop.run("export", "calendar", "--to", "ics")
    #expect(calendar.output.hasPrefix("BEGIN:VCALENDAR\r\n"))
  }

  @Test(
    "a portfolio exported and loaded is the same", arguments: ["csv", "json", "xlsx", "sqlite"])
  func roundTrip(_ form: String) throws {
    let shop = try workshop()
    let made = try shop.run("export", "portfolio", "--to", form, "-o", "out")
    #expect(made.code == 0, "\(made.findings)")
    for table in ["clients", "invoices"] {
      let before = try shop.run("export", table, "--to", "json")
      let after = try shop.run("export", table, "--to", "json", "-c", "out")
      #expect(after.code == 0, "\(after.findings)")
      #expect(before.output == after.output)
    }
    #expect(
      try shop.run("assess").output == shop.run("assess", "-c", "out").output)
    let again = try shop.run("export", "portfolio", "--to", form, "-o", "out")
    #expect(again.code == 2)
    #expect(again.findings.contains("E582"))
  }

  @Test("refuses what is no table, and what needs a file without one")
  func refusals() throws {
    let shop = try workshop()
    let unknown = try shop.run("export", "client", "--to", "csv")
    #expect(unknown.code == 2)
    #expect(unknown.findings.contains("E580"))
    #expect(try shop.run("export", "clients", "--to", "xlsx").code == 2)
    #expect(try shop.run("export", "clients", "--to", "ics").code == 2)
    let absent = try shop.run("export", "surveys", "--to", "csv")
    #expect(absent.code == 1)
    #expect(absent.findings.contains("E581"))
  }

  @Test("import proposes, writes after a yes, and adds to the sources a table has")
  func imports() throws {
    let shop = try workshop(
      "name: Sol\nlocale: en\nas-of: 2026-11-16\nsources:\n  # ours\n  clients:\n"
        + "    file: data/clientes.csv\n  invoices: { file: data/notas.csv }\n")
    try shop.put(
      "Código;Nome Fantasia;Cidade;Cor\nX1;Bar do Zé;Itu;azul\nTotal;;;\n", at: "in/novos.csv")
    let before = shop.text("carteira.yaml")
    let dry = try shop.run("import", "in/novos.csv", "--dry-run")
    #expect(dry.code == 0, "\(dry.findings)")
    #expect(dry.output.contains("Not loaded: Cor."))
    let silent = try shop.run("import", "in/novos.csv")
    #expect(silent.code == 0)
    #expect(shop.text("carteira.yaml") == before)
    let made = try shop.run("import", "in/novos.csv", "--as", "clientes", "--yes")
    #expect(made.code == 0, "\(made.findings)")
    #expect(
      shop.text("carteira.yaml")?.hasSuffix(
        """
        sources:
          # ours
          clients:
            - file: data/clientes.csv
            - file: "in/novos.csv"
              only-columns: true
              columns:
                id: "Código"
                name: "Nome Fantasia"
                city: "Cidade"
              leave-out: [{ column: "Código", is: ["Total"] }]
          invoices: { file: data/notas.csv }

        """) == true, "\(shop.text("carteira.yaml") ?? "")")
    let list = try shop.run("export", "clients", "--to", "csv")
    #expect(list.output.contains("X1,Bar do Zé"))
    let twice = try shop.run("import", "in/novos.csv", "--yes")
    #expect(twice.code == 2)
    #expect(twice.findings.contains("E588"))
    #expect(shop.text("carteira.yaml")?.components(separatedBy: "in/novos.csv").count == 2)
  }

  @Test("a file that is read already is not imported again, and one that is named twice is said")
  func doubleFiles() throws {
    let shop = try workshop()
    let known = try shop.run("import", "./data/notas.csv", "--as", "invoices", "--yes")
    #expect(known.code == 2, "\(known.findings)")
    #expect(known.findings.contains("E588"))
    #expect(shop.text("carteira.yaml")?.contains("sources:") == false)
    try shop.put("id;nome\nX;Xis\n", at: "data/clientes.txt")
    let unread = try shop.run("check")
    #expect(unread.findings.contains("W675"), "\(unread.findings)")
    #expect(unread.findings.contains("data/clientes.txt"))
    try shop.put(
      "name: Sol\nlocale: en\nas-of: 2026-11-16\nsources:\n  clients: { file: data/clientes.csv }\n"
        + "  invoices:\n    - { file: data/notas.csv }\n    - { file: \"data/n*.csv\" }\n",
      at: "carteira.yaml")
    let double = try shop.run("check")
    #expect(double.findings.contains("W670"), "\(double.findings)")
  }

  @Test(
    "what the portfolio is read from is never written over",
    arguments: [
      "carteira.yaml", "data/notas.csv", "data/../data/clientes.csv", "data/notes/001.md",
    ])
  func keptSources(_ target: String) throws {
    let shop = try workshop()
    try shop.put("Nota.", at: "data/notes/001.md")
    let before = shop.tree(".")
    for words in [
      ["export", "clients", "--to", "csv", "-o", target], ["assess", "--write", target],
    ] {
      let outcome = try Program.run(words, in: shop.folder.path)
      #expect(outcome.code == 2, "\(outcome.findings)")
      #expect(outcome.findings.contains("E587"))
    }
    #expect(shop.tree(".") == before)
    for _ in 1...2 {
      #expect(try shop.run("export", "clients", "--to", "csv", "-o", "data/lista.csv").code == 0)
    }
  }

  @Test("import names the files that were found by their names, and refuses what says nothing")
  func importsFirst() throws {
    let shop = try workshop()
    try shop.put("codigo;preco;produto\nF1;1,00;Farinha\n", at: "in/p.csv")
    let made = try shop.run("import", "in/p.csv", "--as", "products", "--yes")
    #expect(made.code == 0, "\(made.findings)")
    let text = try #require(shop.text("carteira.yaml"))
    #expect(text.contains("  clients: { file: data/clientes.csv }\n"))
    #expect(text.contains("  products:\n    file: \"in/p.csv\"\n"))
    #expect(try shop.run("check").code == 0)
    try shop.put("xyzzy;plugh\n1;2\n", at: "in/q.csv")
    let foreign = try shop.run("import", "in/q.csv")
    #expect(foreign.code == 1)
    #expect(foreign.findings.contains("E586"))
  }

  @Test(
    "import keeps the clients' id where a row is there twice, and takes the one that others name")
  func importsRepeatedIDs() throws {
    let shop = try Workshop(invoices: nil)
    let codes = (1...22).map { "\(1000 + $0)" } + ["1001"]
    let clients = codes.enumerated().map { "\($1);L-\($0);Loja \($0);Itu\n" }
    try shop.put("Código do cliente;Ref;Nome;Cidade\n" + clients.joined(), at: "in/clientes.csv")
    let notes = (1...8).map { "100\($0);\($0);15/04/2026;10,00\n" }
    try shop.put("Cód. Cliente;Nota;Emissão;Valor\n" + notes.joined(), at: "in/notas.csv")
    let made = try shop.run("import", "in/clientes.csv", "in/notas.csv", "--yes")
    #expect(made.code == 0, "\(made.findings)")
    #expect(
      made.output.contains("Código do cliente repeats itself (1001)"), "\(made.output)")
    #expect(shop.text("carteira.yaml")?.contains("id: \"Código do cliente\"") == true)
    let checked = try shop.run("check")
    #expect(checked.findings.contains("E132"), "\(checked.findings)")
    #expect(!checked.findings.contains("E128"), "\(checked.findings)")
    // The same clients, and invoices that name them by what no heading tells to be an id.
    let others = try Workshop(invoices: nil)
    try others.put("Código do cliente;Ref;Nome;Cidade\n" + clients.joined(), at: "in/clientes.csv")
    let named = (1...8).map { "L-\($0);\($0);15/04/2026;10,00\n" }
    try others.put("Cód. Cliente;Nota;Emissão;Valor\n" + named.joined(), at: "in/notas.csv")
    #expect(try others.run("import", "in/clientes.csv", "in/notas.csv", "--yes").code == 0)
    #expect(others.text("carteira.yaml")?.contains("id: \"Ref\"") == true)
  }

  @Test("import never writes unasked what it guesses of few headings")
  func importsNoGuess() throws {
    let shop = try workshop()
    try shop.put(
      "Cliente;Nota;Emissão;Valor;X1;X2;X3;X4;X5\nA;1;15/04/2026;10,00;a;b;c;d;e\n", at: "in/v.csv")
    let before = shop.text("carteira.yaml")
    let guessed = try shop.run("import", "in/v.csv", "--yes")
    #expect(guessed.code == 2, "\(guessed.findings)")
    #expect(guessed.findings.contains("E590"))
    #expect(shop.text("carteira.yaml") == before)
    let named = try shop.run("import", "in/v.csv", "--as", "invoices", "--yes")
    #expect(named.code == 0, "\(named.findings)")
  }

  @Test("duplicates are listed with reasons, and joined only when asked")
  func duplicates() throws {
    let shop = try workshop()
    let list = try shop.run("duplicates")
    #expect(list.code == 0, "\(list.findings)")
    #expect(list.output.contains("the same CPF or CNPJ"))
    #expect(shop.text("aliases.yaml") == nil)
    #expect(
      try shop.run("duplicates", "--format", "json").output
        == "[{\"clients\":[\"001\",\"P-7\"],\"sure\":true,\"reasons\":[\"document\",\"name-city\"]}]\n"
    )
    #expect(try shop.run("duplicates", "--write").code == 0)
    #expect(shop.text("aliases.yaml") == nil)
    let made = try shop.run("duplicates", "--write", "--yes")
    #expect(made.code == 0, "\(made.findings)")
    #expect(shop.text("aliases.yaml")?.hasSuffix("\"001\": [\"P-7\"]\n") == true)
    #expect(try shop.run("duplicates").output == "No two clients look like one.\n")
    #expect(try shop.run("export", "clients", "--to", "csv", "-c", ".").code == 0)
  }

  @Test(
    "what is exported is for the user alone, unless the configuration says otherwise",
    arguments: ["csv", "sqlite"], [true, false])
  func permissions(_ form: String, _ isShared: Bool) throws {
    let shop = try workshop(
      "name: Sol\nlocale: en\nas-of: 2026-11-16\n"
        + (isShared ? "site-permissions: shared\n" : ""))
    #expect(try shop.run("export", "portfolio", "--to", form, "-o", "out").code == 0)
    #expect(try shop.run("export", "clients", "--to", form, "-o", "one").code == 0)
    for path in shop.tree("out").keys.map({ "out/" + $0 }) + ["one"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: shop.folder(path))
      #expect(attributes[.posixPermissions] as? Int == (isShared ? 0o644 : 0o600), "\(path)")
    }
    let drafts = try FileManager.default.contentsOfDirectory(atPath: shop.folder.path)
    #expect(drafts.allSatisfy { !$0.hasSuffix(".draft") })
  }

  @Test("a portfolio that could not be exported is in nobody's way")
  func failedExport() throws {
    let shop = try workshop()
    // A file is where a folder would have to be.
    try shop.put("x", at: "out.txt")
    let failed = try shop.run("export", "portfolio", "--to", "csv", "-o", "out.txt/out")
    #expect(failed.code == 1)
    #expect(try shop.run("export", "clients", "--to", "sqlite", "-o", "out.txt/a").code == 1)
    #expect(try shop.run("export", "portfolio", "--to", "sqlite", "-o", "out").code == 0)
  }

  @Test("a score that its survey does not have is exported as unknown")
  func scores() throws {
    let shop = try workshop()
    try shop.put(
      "id;cliente;tipo;enviada em;respondida em;nota\nS1;001;CSAT;2026-10-01;2026-10-02;0\n"
        + "S2;001;CSAT;2026-10-01;2026-10-02;5\n", at: "data/pesquisas.csv")
    let surveys = try shop.run("export", "surveys", "--to", "json")
    #expect(surveys.findings.contains("W163"))
    #expect(surveys.output.contains("\"score\":null") && surveys.output.contains("\"score\":5"))
    #expect(!surveys.output.contains("\"score\":0"))
  }

  @Test("a portfolio knows of withdrawals that only the register remembers")
  func withdrawals() throws {
    let keys = ["CARTEIRA_PRIVACY_KEY": "a key for the register"]
    let shop = try workshop()
    let heading = "id;cliente;nome;email;base legal;finalidade;revogado em\n"
    let row = "P-1;001;Ana;ana@sol.example;consentimento;pesquisa;"
    try shop.put(heading + row + "2026-11-01\n", at: "data/contatos.csv")
    #expect(try shop.run("build", environment: keys).code == 0)
    try shop.put(heading + row + "\n", at: "data/contatos.csv")
    for form in ["csv", "json", "sqlite"] {
      #expect(
        try shop.run("export", "portfolio", "--to", form, "-o", form, environment: keys).code == 0)
      let asked = try shop.run(
        "privacy", "contacts", "--purpose", "survey", "--format", "json", "-c", form)
      #expect(asked.output.contains("\"why\":\"withdrawn\""), "\(asked.output)\(asked.findings)")
    }
  }
}
