/// The days on which a client bought a product, ascending.
public struct ProductSeries: Sendable, RandomAccessCollection {
  /// Position in ``ProductLedger/products``.
  public let product: Int
  private let columns: ProductLedger.Columns
  /// The first day's position in the ledger.
  public let startIndex: Int
  /// One past the last day's position in the ledger.
  public let endIndex: Int

  init(_ columns: ProductLedger.Columns, series: Int) {
    self.init(
      columns, series: series,
      entries: Int(columns.starts[series])..<Int(columns.starts[series + 1]))
  }

  /// Some of the days of a series.
  init(_ columns: ProductLedger.Columns, series: Int, entries: Range<Int>) {
    self.columns = columns
    product = Int(columns.products[series])
    startIndex = entries.lowerBound
    endIndex = entries.upperBound
  }

  /// The purchases of one day.
  public subscript(position: Int) -> ProductDay { columns.day(position) }

  /// The days one after the other.
  public func makeIterator() -> Iterator { Iterator(columns, startIndex..<endIndex) }

  /// Goes from day to day: what only few days have is looked for once, and not for each of them.
  public struct Iterator: IteratorProtocol {
    private let columns: ProductLedger.Columns
    private var position: Int
    private let end: Int
    /// The next return and the next sale under contract, by their places.
    private var returned: Int
    private var contracted: Int

    fileprivate init(_ columns: ProductLedger.Columns, _ entries: Range<Int>) {
      self.columns = columns
      position = entries.lowerBound
      end = entries.upperBound
      returned = ProductLedger.Columns.place(columns.returns, from: entries.lowerBound)
      contracted = ProductLedger.Columns.place(columns.contractSales, from: entries.lowerBound)
    }

    /// The next day; nil after the last.
    public mutating func next() -> ProductDay? {
      guard position < end else { return nil }
      defer { position += 1 }
      return columns.day(
        position, returned: Iterator.take(columns.returns, position, &returned),
        contractSales: Iterator.take(columns.contractSales, position, &contracted))
    }

    /// The amount of an entry, past which its place moves; 0 where it has none.
    private static func take(
      _ amounts: [ProductLedger.Columns.Rare], _ entry: Int, _ place: inout Int
    ) -> Int64 {
      guard place < amounts.count, amounts[place].entry == entry else { return 0 }
      place += 1
      return amounts[place - 1].amount
    }
  }
}
