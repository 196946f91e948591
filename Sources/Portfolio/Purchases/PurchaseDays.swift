/// The purchase days of one client, ascending by day.
public struct PurchaseDays: Sendable, RandomAccessCollection {
  private let ledger: Ledger
  /// The first entry's position in the ledger.
  public let startIndex: Int
  /// One past the last entry's position in the ledger.
  public let endIndex: Int

  init(ledger: Ledger, startIndex: Int, endIndex: Int) {
    self.ledger = ledger
    self.startIndex = startIndex
    self.endIndex = endIndex
  }

  /// The purchases of one day.
  ///
  /// - Complexity: O(log r) in the number of days with returns or contracts.
  public subscript(position: Int) -> PurchaseDay { ledger.entry(position) }

  /// The days one after the other.
  public func makeIterator() -> Iterator { Iterator(ledger, startIndex..<endIndex) }

  /// Goes from day to day: what only few days have is looked for once, and not for each of them.
  public struct Iterator: IteratorProtocol {
    private let ledger: Ledger
    private var position: Int
    private let end: Int
    /// The next return and the next sale under contract, by their places.
    private var returned: Int
    private var contracted: Int

    fileprivate init(_ ledger: Ledger, _ entries: Range<Int>) {
      self.ledger = ledger
      position = entries.lowerBound
      end = entries.upperBound
      returned = entries.isEmpty ? 0 : ledger.firstReturn(from: position)
      contracted = entries.isEmpty ? 0 : ledger.firstContract(from: position)
    }

    /// The next day; nil after the last.
    public mutating func next() -> PurchaseDay? {
      guard position < end else { return nil }
      let day = ledger.entry(position, returned: returned, contracted: contracted)
      if returned < ledger.returns.count, ledger.returns[returned].entry == position {
        returned += 1
      }
      if contracted < ledger.contracts.count, ledger.contracts[contracted].entry == position {
        contracted += 1
      }
      position += 1
      return day
    }
  }
}
