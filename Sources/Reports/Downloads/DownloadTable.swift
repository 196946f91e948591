import Analysis
import Diagnostics
import Localization
import Parallel
import Portfolio

/// A table that the site offers as files.
struct DownloadTable: Sendable {
  /// A column of it.
  struct Column: Sendable {
    /// Its stable name, in kebab case.
    let name: String
    /// What kind of value it has.
    let type: AssessmentType
  }

  /// Hands over the rows in order, each with a value for each column.
  typealias Rows =
    @Sendable (SiteContext, _ take: ([AssessmentValue]) throws(Diagnostic) -> Void)
    throws(Diagnostic) -> Void

  /// Its stable name, in kebab case: that of its files.
  let name: String
  /// What its rows are, in English; nil where the catalog alone says it.
  let meaning: String?
  let columns: [Column]
  /// Whether it comes as a spreadsheet too.
  var hasSpreadsheet = false
  let rows: Rows

  /// The tables of a portfolio: the list of clients, everything computed, and the other results.
  static func all() -> [DownloadTable] {
    [clients, results, portfolio, months]
      + AssessmentTable.all.filter(\.isOffered).map(DownloadTable.init)
  }
}

extension DownloadTable {
  /// A table of results; ids that speak of persons stand as pages show them.
  init(_ table: AssessmentTable) {
    self.init(
      name: table.name, meaning: table.meaning,
      columns: table.columns.map { Column(name: $0.name, type: $0.type) }
    ) { context, take throws(Diagnostic) in
      let aliases = context.personalAliases
      try table.forEachBlock(of: context.study) { rows throws(Diagnostic) in
        for row in rows { try take(aliases.isEmpty ? row : SiteContext.aliased(row, aliases)) }
      }
    }
  }

  /// How many rows it has: as was found when its files were written, else by making them.
  func count(_ context: SiteContext) -> Int {
    if let known = context.studies.rowCounts.count(of: name) { return known }
    var count = 0
    try? rows(context) { _ in count += 1 }
    return count
  }

  /// A kind of file.
  enum Form: String, Sendable, CaseIterable {
    case csv
    case json
    case xlsx

  }

  var forms: [Form] { hasSpreadsheet ? Form.allCases : [.csv, .json] }

  /// Where a file of it lies in the site.
  func path(_ form: Form) -> String { "downloads/\(name).\(form.rawValue)" }
}

extension DownloadTable {
  /// What the table is called.
  func title(_ words: Words) -> String {
    words.known("downloads.tables.\(name)") ?? words.known("page.\(name)") ?? name
  }

  /// What its rows are; nil where nobody has said so in the language.
  func note(_ words: Words) -> String? {
    words.known("downloads.notes.\(name)")
      ?? (words.catalog.locale == .english ? meaning : nil)
  }
}

extension DownloadTable.Column {
  /// What stands at the column's head in a file for people; its stable name where nobody has said.
  func heading(in table: String, _ words: Words) -> String {
    words.known("downloads.\(table).\(name)") ?? words.known("downloads.columns.\(name)") ?? name
  }

  /// A word of a fixed list as people read it; as it is where nobody has said.
  func word(_ text: String, _ words: Words) -> String {
    words.known("downloads.words.\(text)") ?? words.known("\(name).\(text)") ?? text
  }
}

extension Words {
  /// The text of a key of the section `reports`; nil where the catalog has none.
  func known(_ key: String) -> String? {
    guard catalog.message("reports." + key) != nil else { return nil }
    return text(key)
  }
}

extension SiteContext {
  /// A row in which ids of clients that speak of persons stand as pages show them.
  fileprivate static func aliased(
    _ row: [AssessmentValue], _ aliases: [String: String]
  ) -> [AssessmentValue] {
    // Other cells of the row may name the client too, such as the id of an action.
    let named = row.compactMap { value -> (id: String, alias: String)? in
      guard case .text(let text) = value else { return nil }
      return aliases[text].map { (text, $0) }
    }
    guard !named.isEmpty else { return row }
    return row.map { value in
      guard case .text(var text) = value else { return value }
      for (id, alias) in named { text = text.replacing(id, with: alias) }
      return .text(text)
    }
  }

  /// The addresses of the clients whose ids speak of persons, by id; those of clients who are gone too.
  fileprivate var personalAliases: [String: String] {
    studies.aliases {
      var aliases: [String: String] = [:]
      for (position, client) in portfolio.clients.enumerated() where Slug.isPersonal(client.id) {
        aliases[client.id] = slugs[position]
      }
      for client in input.baseline.study?.portfolio.clients ?? []
      where Slug.isPersonal(client.id) && aliases[client.id] == nil {
        aliases[client.id] = shownID(ofGone: client.id)
      }
      return aliases
    }
  }
}
