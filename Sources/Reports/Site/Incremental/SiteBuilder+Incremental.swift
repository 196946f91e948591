import Analysis
public import Diagnostics
import Files
import Parallel
import Portfolio

extension SiteBuilder {
  /// What the pages of each client follow from, as one number: with the same settings, templates and day, and
  /// the same program, the same number means the same files.
  ///
  /// - Parameters:
  ///   - purchases: What stands for the lines of each client's invoices, by position in `Portfolio.clients`.
  ///   - threads: The most threads at work at once.
  /// - Returns: By position in `Portfolio.clients`; nil where values cannot be hashed alike in two runs.
  public func foundations(purchases: [UInt64], threads: Int) -> [UInt64]? {
    guard var common = SteadyHash() else { return nil }
    CommonFoundation(context: context).add(to: &common)
    let chunk = 1024
    let count = context.portfolio.clients.count
    let (context, start) = (context, common)
    return Parallel.map((count + chunk - 1) / chunk, threads: threads) { part in
      (part * chunk..<min(count, (part + 1) * chunk)).map { number in
        guard let client = context.assessment.client(number) else { return UInt64(0) }
        return ClientFoundation(context: context, client: client).value(
          after: start, purchases: number < purchases.count ? purchases[number] : 0)
      }
    }.flatMap { $0 }
  }

  /// A number for the names that no document for another client may hold; nil like ``foundations``.
  public var namesFoundation: UInt64? {
    guard var hash = SteadyHash() else { return nil }
    LeakScan.forEachName(in: context.portfolio) { field, text, client in
      hash.add(field)
      hash.add(text)
      hash.add(client)
    }
    return hash.finish()
  }

  /// Whether a file of a client that an earlier build made may stay, where names have changed since: a document
  /// for the client may hold none of the new ones.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - client: Position of the client in `Portfolio.clients`.
  ///   - read: Reads it.
  /// - Returns: Whether it may; false has it made again, and refused where it must be.
  /// - Throws: What `read` throws.
  public func mayStay(
    _ path: String, ofClient client: Int, _ read: () throws(Diagnostic) -> [UInt8]
  ) throws(Diagnostic) -> Bool {
    guard path.hasSuffix("/" + ReviewMaking.file) || path.hasSuffix("/" + ReviewMaking.source)
    else { return true }
    let words = context.assessment.client(client).map(wordsOfDocuments) ?? context.words
    return leak(in: try read(), for: client, words: words) == nil
  }
}
