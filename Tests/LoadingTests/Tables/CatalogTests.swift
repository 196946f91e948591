import Diagnostics
import Portfolio
import Testing

@testable import Loading

/// Files made of the catalog: a heading and the example of every column.
struct ExampleFiles {
  enum Language: CaseIterable {
    case portuguese
    case english
  }

  let language: Language

  func text(_ text: BilingualText) -> String {
    language == .portuguese ? text.portuguese : text.english
  }

  /// A table of one row; changed cells by field.
  func file(_ table: TableName, _ rows: [[String: String]] = [[:]]) throws -> String {
    let columns = try #require(TableCatalog.table(table)).columns
    let heading = columns.map { text($0.heading) }.joined(separator: ";")
    return
      ([heading]
      + rows.map { row in
        columns.map { quoted(row[$0.field] ?? text($0.example)) }.joined(separator: ";")
      }).joined(separator: "\n") + "\n"
  }

  private func quoted(_ cell: String) -> String {
    cell.contains(";") ? "\"\(cell)\"" : cell
  }

  /// A whole portfolio of examples, with the few rows beside them that they name.
  func folder() throws -> TestFolder {
    var texts: [String: String] = [:]
    for description in TableCatalog.all {
      texts["data/\(text(description.fileName)).csv"] = try file(description.table)
    }
    func path(_ table: TableName) throws -> String {
      "data/\(text(try #require(TableCatalog.table(table)).fileName)).csv"
    }
    func empty(_ table: TableName, _ cells: [String: String]) throws -> [String: String] {
      var row: [String: String] = [:]
      for column in try #require(TableCatalog.table(table)).columns { row[column.field] = "" }
      return row.merging(cells) { $1 }
    }
    texts[try path(.clients)] = try file(
      .clients,
      [[:], try empty(.clients, ["id": "C-002"]), try empty(.clients, ["id": "C-010"])])
    texts[try path(.team)] = try file(
      .team, [[:], try empty(.team, ["id": "E-02", "name": "Bruno Lima"])])
    texts[try path(.contacts)] = try file(
      .contacts, [[:], try empty(.contacts, ["id": "P-002", "client": "C-001"])])
    texts[try path(.rates)] = try file(
      .rates, [[:], ["day": language == .portuguese ? "31/01/2020" : "2020-01-31"]])
    return TestFolder(texts)
  }
}

@Suite("Tables as the catalog shows them")
struct CatalogTests {
  @Test("are all there but notes, with id and client first")
  func tables() {
    #expect(Set(TableCatalog.all.map(\.table)) == Set(TableName.allCases).subtracting([.notes]))
    for description in TableCatalog.all
    where ![.invoices, .payments].contains(description.table) {
      let fields = description.columns.map(\.field)
      #expect(Set(fields).count == fields.count)
      if let client = fields.firstIndex(of: "client") { #expect(client <= 1) }
      if let id = fields.firstIndex(of: "id") { #expect(id == 0) }
    }
  }

  @Test("have for every column aliases, a meaning, an example, and words where a list is closed")
  func columns() {
    for column in TableCatalog.all.flatMap(\.columns) {
      let name = "\(column.table).\(column.field)"
      #expect(!column.aliases.isEmpty, "\(name)")
      #expect(!column.meaning.isEmpty, "\(name)")
      #expect(!column.example.portuguese.isEmpty && !column.example.english.isEmpty, "\(name)")
      let isClosed = [.word, .words, .flag].contains(column.type)
      #expect(column.words.isEmpty != isClosed, "\(name)")
      for word in column.words {
        #expect(!word.word.portuguese.isEmpty && !word.word.english.isEmpty, "\(name)")
      }
    }
  }

  @Test("know every field that has aliases, and no other")
  func aliases() {
    for description in TableCatalog.all {
      #expect(
        description.columns.map(\.field).sorted()
          == HeaderAliases.fields(in: description.table).sorted(), "\(description.table)")
    }
  }

  @Test(
    "are understood under the headings they give, in both languages",
    arguments: ExampleFiles.Language.allCases)
  func headings(_ language: ExampleFiles.Language) {
    let files = ExampleFiles(language: language)
    for description in TableCatalog.all {
      let headings = description.columns.map { files.text($0.heading) }
      #expect(
        HeaderAliases.match(headings, in: description.table).map(\.field)
          == description.columns.map(\.field), "\(description.table)")
    }
  }

  @Test(
    "load their own examples without a finding, every value into its field",
    arguments: ExampleFiles.Language.allCases)
  func examples(_ language: ExampleFiles.Language) throws {
    let loaded = try ExampleFiles(language: language).folder().load()
    #expect(loaded.log.diagnostics.map { "\($0.code.id) \($0.facts) \($0.location as Any)" } == [])
    let records = loaded.portfolio.records
    let client = try loaded.client("C-001")
    expectFilled(client, but: ["custom"])
    expectFilled(try #require(client.tierOverride))
    expectFilled(try #require(client.touchOverride))
    let contact = try #require(loaded.portfolio.contacts.first { $0.id == "P-001" })
    expectFilled(contact, but: ["custom"])
    expectFilled(contact.map)
    expectFilled(contact.lawfulBasis)
    expectFilled(try #require(records.bases.first))
    expectFilled(try #require(contact.otherBases.first))
    expectFilled(try #require(records.relations.first))
    expectFilled(try #require(loaded.portfolio.team.first))
    expectFilled(try #require(records.products.first), but: ["custom"])
    expectFilled(try #require(records.contracts.first), but: ["custom"])
    expectFilled(try #require(records.interactions.first))
    expectFilled(try #require(records.opportunities.first), but: ["custom"])
    expectFilled(try #require(records.objectives.first), but: ["custom"])
    expectFilled(try #require(records.milestones.first))
    expectFilled(try #require(records.stages.first))
    expectFilled(try #require(records.handoffs.first))
    expectFilled(try #require(records.surveys.first))
    expectFilled(try #require(records.usage.first))
    expectFilled(try #require(records.tickets.first))
    expectFilled(try #require(records.advocacy.first))
    expectFilled(try #require(records.referrals.first))
    expectFilled(try #require(records.snoozes.first))
    expectFilled(try #require(records.history.entries.first))
    #expect(records.rates.rates.count == 2)
    for summary in loaded.quality.files where summary.table != .invoices {
      let fields = Set(TableCatalog.table(summary.table)?.columns.map(\.field) ?? [])
      if summary.table != .payments {
        #expect(Set(summary.known.keys) == fields, "\(summary.table)")
        #expect(summary.known.values.allSatisfy { $0 > 0 }, "\(summary.table) \(summary.known)")
      }
    }
  }

  /// Every property that may be unknown is known.
  private func expectFilled(_ record: some Any, but exceptions: Set<String> = []) {
    for child in Mirror(reflecting: record).children {
      guard let label = child.label, !exceptions.contains(label) else { continue }
      let value = Mirror(reflecting: child.value)
      let isEmpty =
        switch value.displayStyle {
        case .optional, .collection, .set, .dictionary: value.children.isEmpty
        default: false
        }
      #expect(!isEmpty, "\(type(of: record)).\(label)")
    }
  }

  @Test("say the same in both languages, texts of the language aside")
  func languages() throws {
    let portuguese = try ExampleFiles(language: .portuguese).folder().load().portfolio.records
    let english = try ExampleFiles(language: .english).folder().load().portfolio.records
    #expect(portuguese.rates == english.rates)
    #expect(portuguese.relations.first?.kind == english.relations.first?.kind)
    let contracts = (portuguese.contracts.first, english.contracts.first)
    #expect(contracts.0?.validFrom == Day(iso: "2026-01-01"))
    #expect(contracts.0?.validFrom == contracts.1?.validFrom)
    #expect(contracts.0?.noticeDays == contracts.1?.noticeDays)
    #expect(contracts.0?.monthlyValue == contracts.1?.monthlyValue)
    #expect(contracts.0?.status == contracts.1?.status)
    #expect(contracts.0?.renewsByItself == true)
    #expect(contracts.1?.renewsByItself == true)
    #expect(portuguese.opportunities.first?.probability == 6000)
    #expect(english.opportunities.first?.probability == 6000)
    #expect(portuguese.objectives.first?.baseline == DecimalNumber(value: 125, scale: 1))
    #expect(english.objectives.first?.baseline == DecimalNumber(value: 125, scale: 1))
    #expect(portuguese.usage.first?.period == Day(iso: "2026-05-01"))
    #expect(english.usage.first?.period == Day(iso: "2026-05-01"))
  }
}
