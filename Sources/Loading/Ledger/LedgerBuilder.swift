import Parallel
import Portfolio
import Synchronization

/// Makes the ledger of the workers' runs, part by part.
struct LedgerBuilder {
  /// How many clients the portfolio has.
  let clientCount: Int
  /// For each worker, its client numbers' numbers in the portfolio.
  let numbers: [[UInt32]]
  let threads: Int
  /// Whether any run names a contract.
  var hasContracts = false

  /// The ledger of all runs; takes the runs out of the workers as it goes.
  ///
  /// - Parameters:
  ///   - workers: Each worker's runs.
  ///   - emptyLines: Lines of each client of the portfolio that no run counts.
  /// - Returns: The ledger, and the sum of all its amounts without their signs.
  func build(
    taking workers: inout [InvoiceRuns], emptyLines: [UInt32]
  ) -> (ledger: Ledger, magnitude: Magnitude) {
    var columns = Columns(lines: emptyLines)
    columns.reserve(workers.reduce(0) { $0 + $1.count })
    let benches = (0..<max(1, threads)).map { _ in Bench() }
    var part = 0
    while part < InvoiceRuns.partCount {
      let batch = part..<min(part + benches.count, InvoiceRuns.partCount)
      let blocks = batch.map { part in workers.indices.map { workers[$0].takePart(part) } }
      _ = Parallel.map(blocks.count, threads: threads) { place in
        benches[place].part.withLock { make(&$0, of: blocks[place]) }
      }
      for place in blocks.indices {
        benches[place].part.withLock { columns.append($0.columns) }
      }
      part = batch.upperBound
    }
    return (columns.ledger(), columns.magnitude)
  }

  /// What a part is made on: memory that the next part takes over, since fresh memory costs the kernel
  /// as much time as filling it costs us.
  private final class Bench: Sendable {
    let part = Mutex(Part())
  }

  private struct Part {
    /// The runs by client; those behind `count` are of an earlier part.
    var runs: [InvoiceRun] = []
    var count = 0
    /// For each client, where its next run goes.
    var ends: [UInt32] = []
    var columns = Columns(lines: [])
  }

  /// The columns of a part: its runs grouped by client, each client's days in order.
  private func make(_ part: inout Part, of workers: [[[InvoiceRun]]]) {
    part.columns.removeAll()
    groupByClient(workers, into: &part)
    part.columns.reserve(part.count)
    var start = 0
    while start < part.count {
      let client = part.runs[start].client
      var end = start + 1
      while end < part.count, part.runs[end].client == client { end += 1 }
      sort(&part.runs, start..<end)
      let lines = part.runs[start..<end].reduce(UInt32(0)) { $0 &+ $1.lines }
      part.columns.clients.append((client, UInt32(part.columns.dayNumbers.count), lines))
      ClientFold(runs: part.runs, range: start..<end, hasContracts: hasContracts)
        .append(to: &part.columns)
      start = end
    }
  }

  /// All runs of a part by the portfolio's client numbers: a counting sort.
  private func groupByClient(_ workers: [[[InvoiceRun]]], into part: inout Part) {
    if part.ends.isEmpty {
      part.ends = [UInt32](repeating: 0, count: clientCount + 1)
    } else {
      for client in part.ends.indices { part.ends[client] = 0 }
    }
    part.count = workers.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } }
    if part.runs.count < part.count {
      part.runs = [InvoiceRun](
        repeating: InvoiceRun(client: 0, heading: 0, invoice: 0), count: part.count)
    }
    LedgerBuilder.sort(workers, numbers, into: &part.runs, places: &part.ends)
  }

  /// Puts the runs of all workers into the order of the portfolio's client numbers.
  ///
  /// `places` comes with a zero for each client and one more, and goes with the end of each one's runs.
  private static func sort(
    _ workers: [[[InvoiceRun]]], _ numbers: [[UInt32]], into runs: inout [InvoiceRun],
    places: inout [UInt32]
  ) {
    var sorted = runs.mutableSpan
    var ends = places.mutableSpan
    for (worker, blocks) in workers.enumerated() {
      let ofWorker = numbers[worker]
      for block in blocks {
        for run in block { ends[Int(ofWorker[Int(run.client)]) + 1] += 1 }
      }
    }
    for client in 1..<ends.count { ends[client] += ends[client - 1] }
    for (worker, blocks) in workers.enumerated() {
      let ofWorker = numbers[worker]
      for block in blocks {
        for run in block {
          let client = ofWorker[Int(run.client)]
          let at = Int(ends[Int(client)])
          ends[Int(client)] += 1
          sorted[at] = run
          sorted[at].client = client
        }
      }
    }
  }

  /// Sorts a client's runs by day, then invoice: by insertion where they are few.
  private func sort(_ runs: inout [InvoiceRun], _ range: Range<Int>) {
    guard range.count <= 48 else {
      runs[range].sort(by: precedes)
      return
    }
    for index in range.dropFirst() {
      let run = runs[index]
      var at = index
      while at > range.lowerBound, precedes(run, runs[at - 1]) {
        runs[at] = runs[at - 1]
        at -= 1
      }
      runs[at] = run
    }
  }

  @inline(__always)
  private func precedes(_ left: InvoiceRun, _ right: InvoiceRun) -> Bool {
    left.day != right.day ? left.day < right.day : left.invoice < right.invoice
  }
}
