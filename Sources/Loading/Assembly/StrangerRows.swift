import Diagnostics
import Portfolio

/// The rows of one file that name a client nobody knows, where hardly a row names another: then it is not
/// the rows that are wrong, but what the ids of the clients are.
struct StrangerRows {
  /// Fewer rows, or fewer different ids, may all be of people who are missing.
  private static let fewest = (rows: 5, codes: 3)

  /// How many clients the other rows of a file must name to show that the ids are the right ones: a tenth of
  /// them, and three where there are so many.
  static func clientsNeeded(of count: Int) -> Int {
    max(1, min(3, count), (count + 9) / 10)
  }

  let file: String
  /// How many rows name nobody, and how many there are.
  let count: Int
  let all: Int
  /// What they name instead, each once.
  let codes: Set<String>
  /// The heading that it stands under, and the first of it.
  let column: String
  let example: String

  /// What the rejected rows of a file say together; nil where they are to be looked at one by one.
  ///
  /// - Parameters:
  ///   - rejected: The rejected rows of the file, in the parts that it was read in.
  ///   - summaries: What was found out about it, in the same parts.
  init?(_ rejected: [RejectedRows], of summaries: [FileSummary]) {
    let rows = rejected.flatMap(\.rows)
    let strangers = rows.map(\.diagnostic).filter { $0.code == .unknownClient }
    guard let first = strangers.first, let column = first.facts["column"],
      strangers.count * 10 >= rows.count * 9
    else { return nil }
    let unlisted = rejected.reduce(0) { $0 + $1.unlisted }
    file = rejected.first?.file ?? ""
    count = strangers.count + unlisted
    all = summaries.reduce(0) { $0 + $1.rows - $1.leftOut }
    codes = Set(strangers.compactMap { $0.facts["found"] })
    self.column = column
    example = first.facts["found"] ?? ""
    guard count >= StrangerRows.fewest.rows, codes.count >= StrangerRows.fewest.codes,
      count * 10 >= all * 9
    else { return nil }
  }

  /// What is said of the file instead of its rows.
  ///
  /// - Parameters:
  ///   - id: The heading that the ids of the clients come from.
  ///   - other: The heading of the clients' column that has these ids; nil where there is none.
  /// - Returns: The finding, of the file as a whole.
  func finding(id: String, other: String?) -> Diagnostic {
    var facts = [
      "rows": String(count), "all": String(all), "codes": String(codes.count), "column": column,
      "found": example, "id": id,
    ]
    if let other { facts["other"] = other }
    return Diagnostic(
      other == nil ? .idsOfNobody : .idsOfOtherColumn, at: SourceLocation(file: file), facts: facts)
  }

  /// What is said of a file that is about others, too, such as the whole company's invoices beside the clients
  /// of one of its people.
  var warning: Diagnostic {
    Diagnostic(
      .rowsOfOtherClients, at: SourceLocation(file: file),
      facts: [
        "rows": String(count), "all": String(all), "codes": String(codes.count), "column": column,
        "found": example,
      ])
  }
}

extension PortfolioAssembly {
  /// Says of each file once that it names nobody, where hardly a row of it names a client; or that most of it
  /// is about others, where its other rows name our clients.
  ///
  /// - Parameters:
  ///   - log: What was found about a table; findings of such rows are only counted, at the end.
  ///   - summaries: Its files.
  ///   - rejected: Their rejected rows.
  mutating func settleStrangers(
    _ log: inout DiagnosticLog, _ summaries: [FileSummary], _ rejected: [RejectedRows]
  ) {
    guard hasClientTable, log.counts[.unknownClient, default: 0] > 0 else { return }
    var seen: Set<String> = []
    for part in rejected where seen.insert("\(part.table) \(part.file)").inserted {
      let strangers = StrangerRows(
        rejected.filter { $0.table == part.table && $0.file == part.file },
        of: summaries.filter { $0.table == part.table && $0.file == part.file })
      guard let strangers else { continue }
      let removed = log.remove(strangers.count, of: .unknownClient) {
        $0.location?.file == strangers.file
      }
      guard !namesOurs(strangers, of: part.table) else {
        log.add(strangers.warning)
        continue
      }
      strangerRows += removed
      log.add(
        strangers.finding(id: clientIDHeading, other: clientColumn(having: strangers.codes)))
    }
  }

  /// Whether the rows of a file that name clients name enough of ours, so that its ids are those of our table.
  ///
  /// Reads the file again, as far as it must: this happens only where nine tenths of it name nobody.
  private func namesOurs(_ strangers: StrangerRows, of table: TableName) -> Bool {
    let needed = StrangerRows.clientsNeeded(of: clients.count)
    let references = context.clients
    for source in request.sources(of: table) {
      guard let names = try? request.files(of: source), names.contains(strangers.file),
        let file = try? SourceFile(
          name: strangers.file, of: request, as: source, readsAll: true),
        let column = file.layout.headings.firstIndex(of: strangers.column)
      else { continue }
      var texts = Interner()
      var named: Set<Int> = []
      _ = try? RecordPass(file: file).run { scanner, bytes, _ in
        let cell = scanner.trimmedCell(column, in: bytes)
        guard named.count < needed, !cell.isEmpty else { return }
        let met = texts.count
        _ = texts.intern(bytes, in: cell, hash: ByteHash.hash(of: bytes, in: cell))
        guard texts.count > met else { return }
        let text = bytes.extracting(cell).text
        if let client = references.position(of: text) {
          named.insert(client)
        } else {
          named.formUnion(references.known.several(text))
        }
      } until: {
        named.count >= needed
      }
      if named.count >= needed { return true }
    }
    return false
  }

  private var clientIDHeading: String {
    for summary in summaries where summary.table == .clients {
      let headings = summary.columns.filter { $0.field == "id" }.map(\.heading)
      guard let first = headings.first else { continue }
      return StoreColumn.isJoined(summary.columns) ? StoreColumn.list(headings) : first
    }
    return "id"
  }

  /// The headings of a file of clients that the ids are made of.
  private func idHeadings(of file: String) -> Set<String> {
    let uses = summaries.filter { $0.table == .clients && $0.file == file }.flatMap(\.columns)
    return Set(uses.filter { $0.field == "id" }.map(\.heading))
  }

  /// The heading of the clients' source under which most of some texts stand; nil where under none half do.
  ///
  /// Reads the source again: this happens only where nothing fits together.
  private func clientColumn(having texts: Set<String>) -> String? {
    var best: (heading: String, count: Int)?
    for source in request.sources(of: .clients) {
      for name in (try? request.files(of: source)) ?? [] {
        guard
          let file = try? SourceFile(name: name, of: request, as: source, readsAll: true)
        else { continue }
        let headings = file.layout.headings
        // A part of the id is not the id: with the other part it says who is meant.
        let used = idHeadings(of: file.name)
        var found = [Set<String>](repeating: [], count: headings.count)
        _ = try? RecordPass(file: file).run { scanner, bytes, _ in
          for column in 0..<min(headings.count, scanner.count) {
            let text = String(
              decoding: scanner.bytes(of: scanner.cells[column], in: bytes), as: UTF8.self
            ).trimmingBlanks
            if texts.contains(text) { found[column].insert(text) }
          }
        }
        for (heading, matches) in zip(headings, found)
        where !heading.isEmpty && !used.contains(heading) && matches.count > (best?.count ?? 0) {
          best = (heading, matches.count)
        }
      }
    }
    guard let best, best.count * 2 >= texts.count else { return nil }
    return best.heading
  }
}

extension LoadedPortfolio {
  /// Whether hardly a row of some file names a client, so that what would be shown is not the clients'.
  public var namesStrangers: Bool {
    let codes: [DiagnosticCode] = [.idsOfOtherColumn, .idsOfNobody]
    return codes.contains { log.counts[$0, default: 0] > 0 }
  }
}
