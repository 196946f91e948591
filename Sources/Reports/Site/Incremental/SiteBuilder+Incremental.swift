public import Analysis
public import Diagnostics
import Files
import Parallel
import Portfolio
public import Privacy

extension SiteBuilder {
  /// What the pages of each client follow from, as one number: with the same settings, templates and day, and
  /// the same program, the same number means the same files.
  ///
  /// - Parameters:
  ///   - portfolio: What stands for the records.
  ///   - purchases: What stands for the lines of each client's invoices, by position in `Portfolio.clients`.
  ///   - threads: The most threads at work at once.
  /// - Returns: By position in `Portfolio.clients`; nil where values cannot be hashed alike in two runs.
  public func foundations(
    of portfolio: PortfolioFoundation, purchases: [UInt64], threads: Int
  ) -> [UInt64]? {
    guard var common = SteadyHash() else { return nil }
    CommonFoundation(context: context).add(to: &common)
    let chunk = 1024
    let count = context.portfolio.clients.count
    let (context, start) = (context, common)
    return Parallel.map((count + chunk - 1) / chunk, threads: threads) { part in
      (part * chunk..<min(count, (part + 1) * chunk)).map { number in
        guard let client = context.assessment.client(number) else { return UInt64(0) }
        return ClientFoundation(
          context: context, client: client, records: portfolio.clients
        ).value(
          after: start, purchases: number < purchases.count ? purchases[number] : 0)
      }
    }.flatMap { $0 }
  }

  /// A number for the names that no document for another client may hold, of each client.
  ///
  /// - Returns: By position in `Portfolio.clients`; nil like ``foundations(of:purchases:threads:)``.
  public var names: [UInt64]? {
    guard let start = SteadyHash() else { return nil }
    var numbers = [UInt64](repeating: 0, count: context.portfolio.clients.count)
    LeakScan.forEachName(in: context.portfolio) { field, text, client in
      var hash = start
      hash.add(field)
      hash.add(text)
      numbers[client] &+= hash.finish()
    }
    return numbers
  }

  /// What finds the names of some clients and of their people; nil where they have none.
  ///
  /// - Parameter clients: Positions in `Portfolio.clients`.
  /// - Returns: The finder.
  public func finder(ofNames clients: Set<Int>) -> TextFinder? {
    var texts: [TextFinder.Text] = []
    LeakScan.forEachName(in: context.portfolio) { field, text, client in
      if clients.contains(client) { texts.append(TextFinder.Text(text, field: field)) }
    }
    return texts.isEmpty ? nil : TextFinder(texts)
  }

  /// Whether a file of a client that an earlier build made may stay, where names have come since: a document
  /// for the client may hold none of those that are not its own.
  ///
  /// It was looked through when it was made, so that only new names can be wrong in it.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - client: Position of the client in `Portfolio.clients`.
  ///   - names: What finds the new names.
  ///   - read: Reads it.
  /// - Returns: Whether it may; false has it made again, and refused where it must be.
  /// - Throws: What `read` throws.
  public func mayStay(
    _ path: String, ofClient client: Int, without names: TextFinder,
    _ read: () throws(Diagnostic) -> [UInt8]
  ) throws(Diagnostic) -> Bool {
    guard path.hasSuffix("/" + ReviewMaking.file) || path.hasSuffix("/" + ReviewMaking.source)
    else { return true }
    let bytes = try read()
    guard names.first(in: bytes) != nil else { return true }
    let words = context.assessment.client(client).map(wordsOfDocuments) ?? context.words
    return leak(in: bytes, for: client, words: words) == nil
  }

  /// What was worked out of all clients together, for the next build of the same portfolio.
  public var sharedResults: SharedResults { SharedResults(context.study) }

  /// The study that the pages are made from.
  public var study: Study { context.study }
}
