import Diagnostics
import Files
import Glibc
import Markup
import Parallel
import Publishing
import Synchronization
import Templating

/// Renders the fixture's clients in batches, so that memory does not follow their number.
final class Benchmark: Sendable {
  private let library: TemplateLibrary
  private let fixture: Mutex<FixtureReader>
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
    fixture = Mutex(try FixtureReader(data))
    self.threads = threads
  }

  /// Writes the site and returns how many pages it has.
  func run(into folder: String) throws -> Int {
    let writer = try SiteWriter(SiteTarget(path: folder))
    var pages = 0
    var rows: [UInt8] = []
    var batch = try fixture.withLock { try $0.nextClients() }
    while !batch.isEmpty {
      pages += batch.count
      let (lines, next) = try render(batch, into: writer)
      rows += lines
      batch = next
    }
    var home: [UInt8] = []
    try library.render(
      "home.html", Documents.home.value(of: HTMLFragment(trusted: rows)), into: &home)
    try writer.add("index.html", home)
    _ = try writer.publish(BuildStamp(program: "pages-benchmark", builtAt: ""))
    return pages + 1
  }

  /// Renders and adds the pages of some clients while the next ones are read.
  ///
  /// - Returns: Their lines of the list, and the clients that come next.
  private func render(
    _ batch: [ClientRecord], into writer: SiteWriter
  ) throws -> (lines: [UInt8], next: [ClientRecord]) {
    let library = library
    let share = 8
    let next = Mutex<[ClientRecord]>([])
    let lines = try Parallel.map(1 + (batch.count + share - 1) / share, threads: threads) { part in
      guard part > 0 else {
        let clients = try fixture.withLock { try $0.nextClients() }
        next.withLock { $0 = clients }
        return [UInt8]()
      }
      var lines: [UInt8] = []
      var page: [UInt8] = []
      for client in batch[(part - 1) * share..<min(batch.count, part * share)] {
        page.removeAll(keepingCapacity: true)
        try library.render("page.html", Documents.page.value(of: client), into: &page)
        try writer.add("clients/\(client.slug)/index.html", page)
        try library.render("row.html", Documents.row.value(of: client), into: &lines)
      }
      return lines
    }
    return (lines.flatMap { $0 }, next.withLock { $0 })
  }
}

let arguments = CommandLine.arguments
guard arguments.count >= 4 else {
  print("usage: PagesBenchmark DATA TEMPLATES OUT [THREADS]")
  exit(2)
}
let benchmark = try Benchmark(
  data: arguments[1], templates: arguments[2],
  threads: arguments.count > 4 ? Int(arguments[4]) ?? 1 : 1)
print(try benchmark.run(into: arguments[3]), "pages")
