import Foundation
import TestSupport
import Testing

@Suite("The exit code") struct ExitCodeTests {
  struct Usage: Sendable, CustomTestStringConvertible {
    let words: [String]
    let finding: String
    var testDescription: String { words.joined(separator: " ") }

    init(_ words: String..., says finding: String) {
      self.words = words
      self.finding = finding
    }
  }

  @Test(
    "is 2 for a wrong command line, and nothing is written",
    arguments: [
      Usage("bogus", says: "bogus"),
      Usage("build", "--bogus", says: "--bogus"),
      Usage("build", "extra", says: "extra"),
      Usage("build", "--as-of", "2026-02-30", says: "2026-02-30"),
      Usage("build", "--threads", "0", says: "--threads 0"),
      Usage("build", "--locale", "fr", says: "E406"),
      Usage("build", "--only", "Nobody", says: "E474"),
      Usage("build", "--only", "Padaria São Joã", says: "did you mean ‘Padaria São João’?"),
      Usage("build", "--output", "/", says: "E430"),
      Usage("build", "--output", ".", says: "E432"),
      Usage("build", "--output", "data", says: "E432"),
      Usage("build", "-c", "missing.yaml", says: "E470"),
      Usage("explain", says: "client"),
      Usage("explain", "Nobody", says: "E474"),
      Usage("assess", "--fields", "id,nome", says: "did you mean ‘name’?"),
      Usage("assess", "--format", "xml", says: "xml"),
      Usage("check", "--format", "xml", says: "xml"),
      Usage("duplicates", "--yes", says: "--write"),
      Usage("duplicates", "--write", "--yes", "--format", "json", says: "--format"),
    ])
  func misuse(_ usage: Usage) throws {
    let shop = try Workshop()
    let outcome = try Program.run(usage.words, in: shop.folder.path)
    #expect(outcome.code == 2, "\(outcome.findings)")
    #expect(outcome.findings.contains(usage.finding), "\(outcome.findings)")
    #expect(outcome.output == "")
    #expect(shop.text("output/site/index.html") == nil)
  }

  @Test("is 2 for the home folder and for a folder of somebody else's files")
  func foreignFolders() throws {
    let shop = try Workshop()
    try shop.put("precious", at: "thesis/one.txt")
    let home = ["HOME": shop.folder("home")]
    try shop.put("x", at: "home/x")
    let atHome = try shop.run("build", "-o", "home", environment: home)
    #expect(atHome.code == 2)
    #expect(atHome.findings.contains("E431"))
    let foreign = try shop.run("build", "-o", "thesis")
    #expect(foreign.code == 2)
    #expect(foreign.findings.contains("E433"))
    #expect(shop.tree("thesis").keys.sorted() == ["one.txt"])
  }

  struct Settings: Sendable, CustomTestStringConvertible {
    let file: String
    let text: String
    let finding: String
    var testDescription: String { text }
  }

  @Test(
    "is 2 for wrong settings, with the nearest name",
    arguments: [
      Settings(
        file: "carteira.yaml", text: "curency: BRL\n", finding: "você quis dizer ‘currency’?"),
      Settings(
        file: "carteira.yaml", text: "sources: {notas: {file: data/notas.csv}}\n",
        finding: "você quis dizer ‘invoices’?"),
      Settings(file: "carteira.yaml", text: "currency: R$\n", finding: "E471"),
      Settings(file: "carteira.yaml", text: "a: [\n", finding: "E200"),
      Settings(file: "carteira.yaml", text: "- a\n", finding: "E219"),
      Settings(file: "carteira.yaml", text: "time-zone: ../../etc/passwd\n", finding: "E473"),
      Settings(
        file: "carteira.yaml", text: "time-zone: .\n", finding: "carteira.yaml:1:12: error[E473]"),
      Settings(file: "carteira.yaml", text: "time-zone: \"UTC\\0x\"\n", finding: "E473"),
      Settings(file: "policy.yaml", text: "cadense: {}\n", finding: "você quis dizer ‘cadence’?"),
      Settings(file: "policy.yaml", text: "cadence: {grace-days: -1}\n", finding: "E220"),
      Settings(
        file: "templates/locales/pt-BR/own.yaml", text: "nothing: here\n", finding: "E402"),
    ])
  func settings(_ settings: Settings) throws {
    let shop = try Workshop(configuration: "as-of: 2026-11-16\n")
    try shop.put(settings.text, at: settings.file)
    for command in ["check", "build"] {
      let outcome = try shop.run(command)
      #expect(outcome.code == 2, "\(outcome.findings)")
      #expect(outcome.findings.contains(settings.finding), "\(outcome.findings)")
    }
    #expect(shop.text("output/site/index.html") == nil)
  }

  @Test("is 1 for rows that cannot be read; the site is published without them")
  func rejectedRows() throws {
    let row = "1019;Mercado;88301;31/02/2026;Café;12.000,5O\n"
    let shop = try Workshop(invoices: Workshop.heading + Workshop.rows + row)
    let built = try shop.run("build")
    #expect(built.code == 1)
    #expect(
      built.findings
        == "data/notas.csv:5:20: error[E123]: '31/02/2026' in 'Emissão' is not a date\n")
    #expect(built.output.contains("2 clients"))
    #expect(
      shop.text("output/rejected/invoices.csv")
        == "\u{FEFF}file;line;code;reason;Código do cliente;Razão Social;Número da nota;Emissão;Produto;"
        + "Valor total\r\ndata/notas.csv;5;E123;'31/02/2026' in 'Emissão' is not a date;1019;Mercado;88301;"
        + "31/02/2026;Café;\"12.000,5O\"\r\n")
    try shop.put(Workshop.heading + Workshop.rows, at: "data/notas.csv")
    #expect(try shop.run("build").code == 0)
    #expect(shop.text("output/rejected/invoices.csv") == nil)
  }

  @Test(
    "is 2 for a source that the configuration names wrongly",
    arguments: [
      ("{file: data/nota.csv}", "did you mean ‘data/notas.csv’?"),
      ("{file: data/notas.csv, columns: {amout: Valor total}}", "E113"),
      ("{file: data/notas.csv, columns: {amount: Vlr}}", "E114"),
    ])
  func namedWrongly(_ source: String, _ finding: String) throws {
    let shop = try Workshop(configuration: "sources: {invoices: \(source)}\nlocale: en\n")
    for command in ["check", "build"] {
      let outcome = try shop.run(command)
      #expect(outcome.code == 2, "\(outcome.findings)")
      #expect(outcome.findings.contains(finding), "\(outcome.findings)")
    }
  }

  @Test("is 2 for a folder that cannot be made, and says nothing of removing files")
  func impossibleFolders() throws {
    let shop = try Workshop()
    for (folder, finding) in [("data/notas.csv", "E423"), ("/proc/x", "E421")] {
      let outcome = try shop.run("init", folder)
      #expect(outcome.code == 2)
      #expect(outcome.findings.contains(finding), "\(outcome.findings)")
    }
    let built = try shop.run("build", "--output", "carteira.yaml")
    #expect(built.code == 2)
    #expect(built.findings.contains("E423"), "\(built.findings)")
  }

  @Test("is 1 for a source that cannot be read at all")
  func sources() throws {
    for text in ["", "\0", "a;b\n1;2\n", Workshop.heading + "1;\0;2;25/10/2026;x;1,00\n"] {
      let shop = try Workshop(invoices: text)
      #expect(try shop.run("build").code == 1)
      #expect(shop.text("output/site/index.html") == nil)
    }
  }

  @Test("is 1 for a template that does not fit, and the old site stays byte for byte")
  func badTemplate() throws {
    let shop = try Workshop()
    #expect(try shop.run("build").code == 0)
    let before = shop.tree("output/site")
    #expect(before.count > 5)
    for text in ["{{nmae}}", "{{#name}}", "{{> partials/nothing}}", "{{{{"] {
      try shop.put(text, at: "templates/profile.html")
      for command in ["check", "build"] {
        let outcome = try shop.run(command)
        #expect(outcome.code == 1, "\(outcome.findings)")
        #expect(outcome.findings.contains("templates/profile.html:1:"))
      }
      #expect(shop.tree("output/site") == before)
    }
  }

  @Test("is 1 under --strict where a site with clients would give way to an empty one")
  func headingsAlone() throws {
    let shop = try Workshop()
    #expect(try shop.run("build").code == 0)
    let before = shop.tree("output/site")
    try shop.put(Workshop.heading, at: "data/notas.csv")
    let strict = try shop.run("build", "--strict")
    #expect(strict.code == 1)
    #expect(strict.findings.contains("warning[W472]"), "\(strict.findings)")
    #expect(shop.tree("output/site") == before)
    let checked = try shop.run("check")
    #expect(!checked.output.contains("decimals"), "\(checked.output)")
    #expect(try shop.run("build").findings.contains("W472"))
    #expect(!(try shop.run("build", "--again").findings.contains("W472")))
  }

  @Test("is 1 where hardly a row of a file names a client, and then nothing is published")
  func strangers() throws {
    let shop = try Workshop(
      configuration: "name: Sol\nlocale: en\nas-of: 2026-11-16\nsources:\n"
        + "  clients: { file: data/clientes.csv, columns: { id: CNPJ } }\n"
        + "  invoices: { file: data/notas.csv }\n")
    let rows = (1...6).map { "10\($0);Loja;\($0);25/10/2026;Farinha;10,00\n" }
    try shop.put(Workshop.heading + rows.joined(), at: "data/notas.csv")
    let clients = (1...6).map { "10\($0);Loja \($0);X\($0)\n" }
    try shop.put("Código;Nome;CNPJ\n" + clients.joined(), at: "data/clientes.csv")
    let held = try shop.run("build")
    #expect(held.code == 1)
    #expect(held.findings.contains("error[E726]"), "\(held.findings)")
    #expect(held.findings.contains("'Código' of the clients has them"), "\(held.findings)")
    #expect(held.findings.contains("6 more of E128"), "\(held.findings)")
    #expect(held.output.contains("Nothing was published"), "\(held.output)")
    for command in ["snapshot", "brief"] {
      let stopped = try shop.run(command)
      #expect(stopped.code == 1)
      #expect(stopped.output.contains("Nothing was published"), "\(stopped.output)")
    }
    #expect(shop.tree("output/archive").isEmpty)
    #expect(shop.tree("output/briefs").isEmpty)
    #expect(shop.text("output/site/index.html") == nil)
    try shop.put(
      "name: Sol\nlocale: en\nas-of: 2026-11-16\n", at: "carteira.yaml")
    #expect(try shop.run("build").code == 0)
    #expect(shop.text("output/site/index.html") != nil)
  }

  @Test("stays 0 where a table lies unread in data, which every build says")
  func unread() throws {
    let shop = try Workshop()
    #expect(try shop.run("build").code == 0)
    try shop.put("Código;Nome\n1;Um\n", at: "data/Lista nova.csv")
    for command in ["build", "build", "check"] {
      let outcome = try shop.run(command)
      #expect(outcome.code == 0)
      #expect(outcome.findings.contains("W728"), "\(outcome.findings)")
      #expect(
        outcome.findings.contains("carteira import \"data/Lista nova.csv\""), "\(outcome.findings)")
    }
  }

  @Test("is 1 for warnings under --strict only, and then nothing is published")
  func strict() throws {
    let shop = try Workshop(
      invoices: Workshop.heading + Workshop.rows + ";;88302;27/10/2026;Café;10,00\n")
    let strict = try shop.run("build", "--strict")
    #expect(strict.code == 1)
    #expect(strict.findings.contains("warning[W153]"))
    #expect(shop.text("output/site/index.html") == nil)
    #expect(try shop.run("check", "--strict").code == 1)
    for word in ["build", "check"] {
      let quiet = try shop.run(word, "--strict", "--quiet")
      #expect(quiet.code == 1 && quiet.findings.contains("warning[W153]"), "\(quiet.findings)")
    }
    #expect(try shop.run("check").code == 0)
    #expect(try shop.run("build").code == 0)
    let quiet = try shop.run("build", "--quiet")
    #expect(quiet.code == 0)
    #expect(quiet.output + quiet.findings == "")
  }

  @Test(
    "is 1 where the result cannot be written, and the reason is said",
    arguments: ["assess", "check", "--help"])
  func fullDisk(_ word: String) throws {
    let shop = try Workshop()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = [word]
    process.currentDirectoryURL = URL(fileURLWithPath: shop.folder.path)
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
    let side = Pipe()
    process.standardError = side
    try process.run()
    let findings = String(
      decoding: side.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    #expect(findings.contains("standard output"), "\(findings)")
  }
}
