import Parallel
import Portfolio

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
    var part = 0
    while part < InvoiceRuns.partCount {
      let batch = part..<min(part + max(1, threads), InvoiceRuns.partCount)
      let blocks = batch.map { part in workers.indices.map { workers[$0].takePart(part) } }
      let made = Parallel.map(blocks.count, threads: threads) { columnsOfPart(blocks[$0]) }
      for part in made { columns.append(part) }
      part = batch.upperBound
    }
    return (columns.ledger(), columns.magnitude)
  }

  /// The columns of a part: its runs grouped by client, each client's days in order.
  private func columnsOfPart(_ workers: [[[InvoiceRun]]]) -> Columns {
    var runs = groupedByClient(workers)
    var columns = Columns(lines: [])
    columns.reserve(runs.count)
    var start = 0
    while start < runs.count {
      let client = runs[start].client
      var end = start + 1
      while end < runs.count, runs[end].client == client { end += 1 }
      sort(&runs, start..<end)
      let lines = runs[start..<end].reduce(UInt32(0)) { $0 &+ $1.lines }
      columns.clients.append((client, UInt32(columns.dayNumbers.count), lines))
      ClientFold(runs: runs, range: start..<end, hasContracts: hasContracts)
        .append(to: &columns)
      start = end
    }
    return columns
  }

  /// All runs of a part by the portfolio's client numbers: a counting sort.
  private func groupedByClient(_ workers: [[[InvoiceRun]]]) -> [InvoiceRun] {
    var ends = [UInt32](repeating: 0, count: clientCount + 1)
    var total = 0
    for (worker, blocks) in workers.enumerated() {
      for block in blocks {
        total += block.count
        for run in block { ends[Int(numbers[worker][Int(run.client)]) + 1] += 1 }
      }
    }
    for client in 0..<clientCount { ends[client + 1] += ends[client] }
    var sorted = [InvoiceRun](
      repeating: InvoiceRun(client: 0, heading: 0, invoice: 0), count: total)
    for (worker, blocks) in workers.enumerated() {
      for block in blocks {
        for run in block {
          let client = numbers[worker][Int(run.client)]
          let at = Int(ends[Int(client)])
          ends[Int(client)] += 1
          sorted[at] = run
          sorted[at].client = client
        }
      }
    }
    return sorted
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
