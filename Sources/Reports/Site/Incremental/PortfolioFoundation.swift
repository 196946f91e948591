import Analysis
import Files
import Parallel
public import Portfolio

/// All that judgements, and pages about several clients, follow from besides the settings and the day, as
/// numbers: where ``whole`` is the same as in an earlier run of the same program, so are they.
///
/// What only a client's own pages show is not in it: a corrected telephone number changes one profile.
public struct PortfolioFoundation: Sendable {
  /// What stands for the records of each client, by position in `Portfolio.clients`.
  let clients: [UInt64]
  /// What stands for all of them and for what belongs to no client.
  public let whole: UInt64

  /// The foundation of a portfolio; nil where values cannot be hashed alike in two runs.
  ///
  /// - Parameters:
  ///   - portfolio: The portfolio.
  ///   - quality: What is known about its data.
  ///   - threads: The most threads at work at once.
  public init?(_ portfolio: Portfolio, _ quality: DataQuality, threads: Int) {
    guard var whole = SteadyHash() else { return nil }
    let start = whole
    let chunk = 256
    let count = portfolio.clients.count
    clients = Parallel.map((count + chunk - 1) / chunk, threads: threads) { part in
      (part * chunk..<min(count, (part + 1) * chunk)).map { client in
        var hash = start
        hash.add { portfolio.hashRecords(of: client, into: &$0) }
        return hash.finish()
      }
    }.flatMap { $0 }
    whole.add(each: clients)
    PortfolioFoundation.add(portfolio, to: &whole)
    PortfolioFoundation.add(quality, to: &whole)
    self.whole = whole.finish()
  }

  /// What belongs to no client.
  private static func add(_ portfolio: Portfolio, to hash: inout SteadyHash) {
    let records = portfolio.records
    hash.add(portfolio.currency)
    hash.add(portfolio.homeCountry)
    hash.add(each: portfolio.presentTables.map(\.rawValue).sorted())
    hash.add(each: portfolio.team)
    hash.add(each: portfolio.notes.map(\.client))
    hash.add(portfolio.receivables.firstPayment)
    hash.add(portfolio.ledger.entryCount)
    hash.add(each: portfolio.productLedger?.products ?? [])
    hash.add(portfolio.productLedger == nil)
    hash.add(each: records.products)
    hash.add(each: records.snoozes)
    hash.add(each: records.history.entries)
    hash.add(records.rates)
    hash.add(each: records.holidays)
    hash.add(each: records.customFields)
  }

  /// Of the data itself what other pages than its own tell.
  private static func add(_ quality: DataQuality, to hash: inout SteadyHash) {
    hash.add(each: quality.completeness)
    hash.add(quality.files.reduce(0) { $0 + $1.rejected })
    hash.add(each: quality.files.filter { $0.table == .contacts }.map(\.file))
  }
}
