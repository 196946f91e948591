import Diagnostics
import Files
import Glibc
import Markup
import Parallel
import Publishing
import Templating

/// Renders the fixture's clients in batches, so that memory does not follow their number.
struct Benchmark {
  private let library: TemplateLibrary
  private var clients: RecordReader
  private var positions: RecordReader
  private var pending: [String]?
  private let threads: Int

  init(data: String, templates: String, threads: Int) throws {
    let sources = try ["page.html", "row.html", "home.html"].map { name in
      TemplateSource(name: name, text: try FileSystem.disk.readText("\(templates)/\(name)"))
    }
    library = try TemplateLibrary(
      sources: sources,
      documents: [
        "page.html": Documents.page.record, "row.html": Documents.row.record,
        "home.html": Documents.home.record,
      ],
      filters: Documents.filters)
    clients = try RecordReader("\(data)/clients.csv", columns: 15)
    positions = try RecordReader("\(data)/positions.csv", columns: 6)
    pending = try positions.next()
    self.threads = threads
  }

  /// Writes the site and returns how many pages it has.
  mutating func run(into folder: String) throws -> Int {
    let writer = try SiteWriter(SiteTarget(path: folder))
    var pages = 0
    var rows: [UInt8] = []
    while true {
      let batch = try nextClients(512)
      guard !batch.isEmpty else { break }
      pages += batch.count
      rows += try render(batch, into: writer)
    }
    var home: [UInt8] = []
    try library.render(
      "home.html", Documents.home.value(of: HTMLFragment(trusted: rows)), into: &home)
    try writer.add("index.html", home)
    _ = try writer.publish(BuildStamp(program: "pages-benchmark", builtAt: ""))
    return pages + 1
  }

  /// Renders and adds the pages of some clients; returns their lines of the list.
  private func render(_ batch: [ClientRecord], into writer: SiteWriter) throws -> [UInt8] {
    let library = library
    let share = 64
    let lines = try Parallel.map((batch.count + share - 1) / share, threads: threads) { part in
      var lines: [UInt8] = []
      var page: [UInt8] = []
      for client in batch[(part * share)..<min(batch.count, (part + 1) * share)] {
        page.removeAll(keepingCapacity: true)
        try library.render("page.html", Documents.page.value(of: client), into: &page)
        try writer.add("clients/\(client.slug)/index.html", page)
        try library.render("row.html", Documents.row.value(of: client), into: &lines)
      }
      return lines
    }
    return lines.flatMap { $0 }
  }

  private mutating func nextClients(_ count: Int) throws -> [ClientRecord] {
    var batch: [ClientRecord] = []
    while batch.count < count, let fields = try clients.next(), fields.count == 15 {
      batch.append(ClientRecord(fields: fields, positions: try nextPositions(of: fields[0])))
    }
    return batch
  }

  /// The rows of a client; both files are in the order of clients.
  private mutating func nextPositions(of client: String) throws -> [ClientRecord.Position] {
    var found: [ClientRecord.Position] = []
    while let row = pending, row[0] == client {
      found.append(
        ClientRecord.Position(
          product: row[1], quantity: Int(row[2]) ?? 0, priceCents: cents(row[3]),
          status: row[4], due: row[5]))
      pending = try positions.next()
    }
    return found
  }

  /// A price of at most two decimals behind a point as cents.
  private func cents(_ text: String) -> Int64 {
    var value: Int64 = 0
    var decimals = -1
    for byte in text.utf8 {
      if byte == UInt8(ascii: ".") {
        decimals = 0
      } else {
        value = value * 10 + Int64(byte - UInt8(ascii: "0"))
        if decimals >= 0 { decimals += 1 }
      }
    }
    return decimals == 1 ? value * 10 : decimals == 2 ? value : value * 100
  }
}

let arguments = CommandLine.arguments
guard arguments.count >= 4 else {
  print("usage: PagesBenchmark DATA TEMPLATES OUT [THREADS]")
  exit(2)
}
var benchmark = try Benchmark(
  data: arguments[1], templates: arguments[2],
  threads: arguments.count > 4 ? Int(arguments[4]) ?? 1 : 1)
print(try benchmark.run(into: arguments[3]), "pages")
