import Foundation
import Loading
import Portfolio
import TestSupport
import Testing

@Suite("init --with") struct InitTableTests {
  @Test("writes headings of every table, which load without findings", arguments: ["pt-BR", "en"])
  func everyTable(_ locale: String) throws {
    let place = try TemporaryFolder()
    let made = try Program.run(
      ["init", "mine", "--with", "all", "--locale", locale], in: place.path)
    #expect(made.code == 0, "\(made.findings)")
    let shown = try Program.run(["check", "-c", "mine", "--strict", "--verbose"], in: place.path)
    #expect(shown.code == 0)
    #expect(shown.findings == "")
    let tables = try CheckedTable.all(in: place("mine"))
    for table in TableCatalog.all {
      let read = try #require(tables[table.table.rawValue])
      #expect(read.isPresent && read.rows == 0, "\(table.table)")
      #expect(read.columns.filter(\.isPresent).map(\.field) == table.columns.map(\.field))
    }
    let text = try String(contentsOfFile: place("mine/carteira.yaml"), encoding: .utf8)
    #expect(!text.contains("as-of: 2026"))
    #expect(text.contains("  notes: {"))
  }

  @Test(
    "writes headings under which a row of examples says everything", arguments: ["pt-BR", "en"])
  func examples(_ locale: String) throws {
    let place = try TemporaryFolder()
    _ = try Program.run(["init", "mine", "--with", "all", "--locale", locale], in: place.path)
    for table in TableCatalog.all {
      for row in ExampleRows.rows(of: table, isEnglish: locale == "en") {
        let file = place(ExampleRows.file(table, in: "mine", locale == "en"))
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try (text + row + "\n").write(toFile: file, atomically: true, encoding: .utf8)
      }
    }
    let shown = try Program.run(
      ["check", "-c", "mine", "--as-of", "2026-11-20", "--format", "json"], in: place.path)
    #expect(shown.findings == "")
    let tables = try CheckedTable.all(in: place("mine"))
    for table in TableCatalog.all {
      let read = try #require(tables[table.table.rawValue])
      #expect(read.rows > 0 && read.rejected == 0, "\(table.table)")
      for column in read.columns {
        #expect(column.known != 0, "\(table.table).\(column.field)")
      }
    }
  }

  @Test("adds to a portfolio what it lacks, and touches nothing else")
  func adding() throws {
    let shop = try Workshop(
      configuration: """
        name: Sol            # ours
        locale: en
        sources:
            invoices: { file: data/notas.csv }   # the ERP
            # contacts come later

        as-of: 2026-11-16
        """)
    try shop.put("mine", at: "data/contracts.csv")
    let made = try shop.run("init", ".", "--with", "contratos,interactions", "invoices")
    #expect(made.code == 0, "\(made.findings)")
    #expect(
      shop.text("carteira.yaml") == """
        name: Sol            # ours
        locale: en
        sources:
            invoices: { file: data/notas.csv }   # the ERP
            contracts: { file: data/contracts.csv }
            interactions: { file: data/interactions.csv }
            # contacts come later

        as-of: 2026-11-16
        """)
    #expect(shop.text("data/contracts.csv") == "mine")
    #expect(shop.text("data/interactions.csv")?.hasPrefix("\u{FEFF}id,client,date,") == true)
    #expect(made.output.contains("contracts is there and stays as it is: data/contracts.csv"))
    #expect(made.output.contains("invoices is there and stays as it is: data/notas.csv"))
    let again = try shop.run("init", ".", "--with", "interactions")
    #expect(again.code == 0)
    #expect(again.output.contains("No new table"))
  }

  @Test("leaves a configuration that finds files by their names as it is")
  func conventional() throws {
    let shop = try Workshop()
    let before = shop.text("carteira.yaml")
    let made = try shop.run("init", ".", "--with", "produtos", "--locale", "pt-BR")
    #expect(made.code == 0)
    #expect(shop.text("carteira.yaml") == before)
    #expect(shop.text("data/produtos.csv")?.contains(";Família;") == true)
    #expect(try shop.run("check").output.contains("data/produtos.csv"))
  }

  @Test("says what to add where only a person can edit the configuration")
  func byHand() throws {
    let text = "locale: en\nsources: { invoices: { file: data/notas.csv } }\n"
    let shop = try Workshop(configuration: text)
    let made = try shop.run("init", ".", "--with", "tickets")
    #expect(made.code == 0)
    #expect(shop.text("carteira.yaml") == text)
    #expect(made.output.contains("Add under sources: in "))
    #expect(made.output.contains("  tickets: { file: data/tickets.csv }"))
    #expect(shop.text("data/tickets.csv") != nil)
  }

  @Test(
    "asks for the name that was meant, in either language",
    arguments: [("contrato", "contratos"), ("opportunites", "opportunities"), ("Interaçõs", "")])
  func unknown(_ name: String, _ meant: String) throws {
    let place = try TemporaryFolder()
    let made = try Program.run(["init", "mine", "--with", name, "--locale", "en"], in: place.path)
    #expect(made.code == 2)
    #expect(made.findings.contains("E478"))
    #expect(made.findings.contains(meant.isEmpty ? "interacoes" : meant))
    #expect(!FileManager.default.fileExists(atPath: place("mine")))
  }

  @Test("begins with clients, and with the usual tables too where they are to be empty")
  func beginning() throws {
    let place = try TemporaryFolder()
    _ = try Program.run(["init", "a", "--with", "uso"], in: place.path)
    let names = try FileManager.default.contentsOfDirectory(atPath: place("a/data"))
    #expect(names.sorted() == ["clientes.csv", "uso.csv"])
    _ = try Program.run(["init", "b", "--empty", "--with", "uso"], in: place.path)
    let more = try FileManager.default.contentsOfDirectory(atPath: place("b/data"))
    #expect(Set(more).isSuperset(of: ["clientes.csv", "contatos.csv", "notas.csv", "uso.csv"]))
    #expect(try Program.run(["check", "-c", "b", "--strict"], in: place.path).findings == "")
  }
}

/// A table as `check --format json` tells of it.
struct CheckedTable {
  struct Column {
    let field: String
    let isPresent: Bool
    let known: Int?
  }

  let isPresent: Bool
  let rows: Int
  let rejected: Int
  let columns: [Column]

  /// Every table by name.
  static func all(in folder: String) throws -> [String: CheckedTable] {
    let output = try Program.run(
      ["check", "--format", "json", "--as-of", "2026-11-20"], in: folder
    ).output
    let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    var tables: [String: CheckedTable] = [:]
    for table in object?["tables"] as? [[String: Any]] ?? [] {
      let columns = (table["columns"] as? [[String: Any]] ?? []).map { column in
        Column(
          field: column["field"] as? String ?? "", isPresent: column["present"] as? Bool ?? false,
          known: column["known"] as? Int)
      }
      tables[table["table"] as? String ?? ""] = CheckedTable(
        isPresent: table["present"] as? Bool ?? false, rows: table["rows"] as? Int ?? -1,
        rejected: table["rejected"] as? Int ?? -1, columns: columns)
    }
    return tables
  }
}

/// Rows made of the catalog's examples.
enum ExampleRows {
  static func file(_ table: TableDescription, in folder: String, _ isEnglish: Bool) -> String {
    let name = isEnglish ? table.fileName.english : table.fileName.portuguese
    return "\(folder)/data/\(name).csv"
  }

  /// The row of examples, and rows of what they refer to.
  static func rows(of table: TableDescription, isEnglish: Bool) -> [String] {
    func row(_ values: [String: String], fillsIn: Bool) -> String {
      table.columns.map { column in
        let example = isEnglish ? column.example.english : column.example.portuguese
        return quoted(values[column.field] ?? (fillsIn ? example : ""))
      }.joined(separator: isEnglish ? "," : ";")
    }
    let whole = row([:], fillsIn: true)
    let others: [[String: String]] =
      switch table.table {
      case .clients: [["id": "C-002", "name": "B"], ["id": "C-010", "name": "C"]]
      case .contacts: [["id": "P-002", "client": "C-001", "name": "Davi"]]
      case .team: [["id": "T-9", "name": "Bruno Lima"]]
      // For amounts that are older than the rate of the example.
      case .rates:
        [
          [
            "currency": "USD", "day": isEnglish ? "2020-01-31" : "31/01/2020",
            "rate": isEnglish ? "4.28" : "4,28",
          ]
        ]
      default: []
      }
    return [whole] + others.map { row($0, fillsIn: false) }
  }

  private static func quoted(_ text: String) -> String {
    text.contains { ",;\"\n".contains($0) }
      ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
