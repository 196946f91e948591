import Analysis
import Diagnostics
import Loading
import Portfolio

/// Where the records that an explanation cites stand: for `explain`, never for pages.
struct RecordPlaces: Sendable {
  private let definitions: RecordDefinitions
  private let invoices: [String: SourceLocation]

  /// - Parameters:
  ///   - definitions: Where the records of tables were read.
  ///   - lines: The invoice lines of the client, oldest first.
  init(_ definitions: RecordDefinitions, lines: [LocatedLine]) {
    self.definitions = definitions
    var invoices: [String: SourceLocation] = [:]
    for located in lines {
      if let invoice = located.line.invoice, invoices[invoice] == nil {
        invoices[invoice] = located.location
      }
    }
    self.invoices = invoices
  }

  /// The first row of a record; nil where it has none.
  subscript(key: RecordKey) -> SourceLocation? {
    (key.table == .invoices ? invoices[key.key] : nil) ?? definitions[key]
  }

  /// The place as messages write it: `data/notas.csv:1203`.
  func text(_ key: RecordKey) -> String? {
    self[key].map { $0.file + ($0.line.map { ":\($0)" } ?? "") }
  }

  /// Every record that the explanation of a client names.
  func cited(_ explanation: Explanation, _ study: Study, _ tables: ClientTables) -> Set<RecordKey> {
    let client = explanation.client
    var keys: [RecordKey] = [
      RecordKey(table: .clients, key: study.portfolio.clients[client.client].id)
    ]
    keys += client.signalEvidence.flatMap(\.keys)
    keys += explanation.contradictions.flatMap(\.keys)
    keys += explanation.counterfactuals.flatMap { $0.ways.flatMap { $0.steps.flatMap(\.keys) } }
    keys += explanation.revenue.renewals.flatMap(\.keys)
    keys += HealthKind.allCases.flatMap(client.evidence)
    keys += client.contracts?.contracts.map(\.key) ?? []
    keys += client.droppedProducts.flatMap(\.keys)
    keys += [explanation.ending?.key].compactMap { $0 }
    keys += study.changes.filter { $0.id == study.portfolio.clients[client.client].id }
      .flatMap(\.keys)
    return Set(keys + tables.parts.flatMap(cited))
  }

  /// The records in the columns of a table that name them as `table:key`.
  private func cited(_ part: ClientTables.Part) -> [RecordKey] {
    let columns = part.table.columns.indices.filter {
      ["record", "records"].contains(part.table.columns[$0].name)
    }
    return part.rows.flatMap { row in
      columns.flatMap { column -> [RecordKey] in
        guard case .text(let text) = row[column] else { return [] }
        return RecordPlaces.keys(text)
      }
    }
  }

  /// The keys of a cell: a table's name and a colon begin each, whatever blanks a key has.
  private static func keys(_ text: String) -> [RecordKey] {
    var found: [(table: TableName, key: String)] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, let table = TableName(rawValue: String(parts[0])) {
        found.append((table, String(parts[1])))
      } else if !found.isEmpty {
        found[found.count - 1].key += " " + word
      }
    }
    return found.map { RecordKey(table: $0.table, key: $0.key) }
  }
}
