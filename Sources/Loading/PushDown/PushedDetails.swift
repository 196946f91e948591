import Diagnostics
import Portfolio
import Synchronization

/// What pages show of invoices that stay in their database, asked for once and kept in files without names.
final class PushedDetailStore: Sendable {
  private let files = Mutex<PushedDetails?>(nil)

  /// What was asked for, or is now, with so many of the latest lines.
  func details(
    recentLines: Int, _ make: () throws(DiagnosticsError) -> PushedDetails
  ) throws(DiagnosticsError) -> PushedDetails {
    try files.withLock { files throws(DiagnosticsError) in
      if let files, files.recentLines >= recentLines { return files }
      let made = try make()
      files = made
      return made
    }
  }
}

/// The latest lines of all clients, and what was summed up of the others.
struct PushedDetails: Sendable {
  let recentLines: Int
  /// Lines as they are in the database.
  let recent: SourceFile
  /// Client, product, sum, lines, first day, last day of a sale.
  let products: SourceFile
  /// Client, number, day, sum, how many there are.
  let sales: SourceFile

  /// Asks for them.
  init(
    _ pushed: PushedInvoices, known: KnownClients, recentLines: Int, of request: LoadRequest
  ) throws(DiagnosticsError) {
    self.recentLines = recentLines
    recent = try pushed.file([pushed.queries.recent(recentLines)], of: request).file
    products =
      try pushed.plan.product < 0
      ? PushedDetails.file([], columns: 6, pushed, known, request)
      : PushedDetails.file([pushed.queries.productSums], columns: 6, pushed, known, request)
    sales = try PushedDetails.file([pushed.queries.witnesses], columns: 5, pushed, known, request)
  }

  /// The rows of queries with the client's number in the place of its text.
  private static func file(
    _ queries: [String], columns: Int, _ pushed: PushedInvoices, _ known: KnownClients,
    _ request: LoadRequest
  ) throws(DiagnosticsError) -> SourceFile {
    let name = pushed.session.name
    let content = try pushed.session.reading { reader throws(DiagnosticsError) in
      var spool = RowSpool(name: name)
      var clients = PushedClients(known: known)
      for query in queries {
        try reader.rows(query) { row throws(DiagnosticsError) in
          guard case .client(let client) = clients.find(row.bytes(0)) else { return }
          try spool.add(String(client).utf8, at: 0, isNumber: true)
          for column in 1..<columns {
            try spool.add(row.bytes(column), at: column, isNumber: false)
          }
          try spool.endRow()
        }
      }
      return SourceContent(
        bytes: .file(try spool.finish(), name: name), stamp: pushed.session.stamp,
        rows: RowsOfCells(format: "", headings: (0..<columns).map { "c\($0)" }))
    }
    return try SourceFile(
      name: name, content, of: request,
      as: SourceConfiguration(table: .invoices, files: [name]), readsAll: false)
  }

  /// Calls `body` with the cells of each row of some clients.
  static func rows(
    of clients: Range<Int>, in file: SourceFile, _ body: (Int, [String]) -> Void
  ) throws(DiagnosticsError) {
    try RecordPass(file: file).run { scanner, bytes, _ in
      var client = 0
      for index in scanner.cells[0].range { client = client * 10 + Int(bytes[index] &- 0x30) }
      guard clients.contains(client) else { return }
      let cells = (0..<scanner.count).map { column in
        bytes.extracting(bytes.trimmedRange(in: scanner.cells[column].range)).text
      }
      body(client - clients.lowerBound, cells)
    }
  }
}

/// Brings together what a database summed up of each product of one client.
struct ProductTotals {
  private struct Sum {
    let name: String
    let id: String?
    var amount: Int64 = 0
    var lines = 0
    var first: Day
    var lastSale: Day?
  }

  private var sums: [String: Sum] = [:]

  /// Adds some lines of a product.
  ///
  /// - Parameters:
  ///   - product: What the lines name.
  ///   - amount: Their sum.
  ///   - lines: How many there are.
  ///   - first: The first day of them.
  ///   - lastSale: The last day of a sale among them.
  mutating func add(
    _ product: ProductNames.Name, amount: Int64, lines: Int, first: Day, lastSale: Day?
  ) {
    // Two products may have one name; what is no product of the table is told apart by its text.
    let key = product.id.map { "\u{1F}" + $0 } ?? product.shown
    var sum = sums[key] ?? Sum(name: product.shown, id: product.id, first: first)
    sum.amount += amount
    sum.lines += lines
    sum.first = min(sum.first, first)
    if let lastSale { sum.lastSale = max(sum.lastSale ?? lastSale, lastSale) }
    sums[key] = sum
  }

  /// Products by net amount, greatest first, ties by name.
  var products: [ProductPurchases] {
    sums.sorted {
      if $0.value.amount != $1.value.amount { return $0.value.amount > $1.value.amount }
      return $0.value.name != $1.value.name
        ? $0.value.name.utf8.lexicographicallyPrecedes($1.value.name.utf8)
        : $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }.map { _, sum in
      ProductPurchases(
        product: sum.name, productID: sum.id, amount: sum.amount, lines: sum.lines,
        last: sum.lastSale ?? sum.first)
    }
  }
}

/// Finds a client's first, last and largest sale invoice among those that a database names.
struct SaleWitnesses {
  private struct Invoice {
    let number: String
    let day: Day
    let amount: Int64

    /// Without a number, its day stands for it.
    var key: String { number.isEmpty ? day.description : number }

    func isBefore(_ other: Invoice) -> Bool {
      day != other.day
        ? day < other.day : number.utf8.lexicographicallyPrecedes(other.number.utf8)
    }
  }

  private var invoices: [Invoice] = []
  private var count = 0

  /// Takes an invoice: its number, empty where it has none, the day of its first sale and its sales.
  mutating func add(_ number: String, _ day: Day, _ amount: Int64, count: Int) {
    invoices.append(Invoice(number: number, day: day, amount: amount))
    self.count = count
  }

  var witnesses: InvoiceWitnesses {
    let first = invoices.min { $0.isBefore($1) }
    let last = invoices.max { $0.isBefore($1) }
    let largest = invoices.max { left, right in
      left.amount != right.amount
        ? left.amount < right.amount : right.key.utf8.lexicographicallyPrecedes(left.key.utf8)
    }
    func record(_ invoice: Invoice?) -> RecordKey? {
      invoice.map { RecordKey(table: .invoices, key: $0.key) }
    }
    return InvoiceWitnesses(
      count: count, first: record(first), last: record(last), largest: record(largest))
  }
}
