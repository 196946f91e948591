/// What all clients owe and owed, as columns: about forty bytes an invoice.
///
/// Empty where the data has neither due dates nor payments: then nothing is known about how clients
/// pay.
public struct Receivables: Sendable {
  private let columns: Columns
  /// The first day on which anything was paid in the whole data; nil where nothing tells payments.
  public let firstPayment: Day?

  /// Receivables, however they came.
  ///
  /// - Parameter receivables: Those of all clients; of one that says payments are not known, none are.
  public init(_ receivables: [Receivable] = []) {
    var builder = ReceivablesBuilder(
      clientCount: (receivables.map(\.client).max() ?? -1) + 1,
      firstPayment: receivables.compactMap(\.paymentsKnownFrom).min())
    for receivable in receivables.sorted(by: Receivables.precedes) {
      builder.append(
        client: receivable.client, number: Array(receivable.number.utf8),
        issued: receivable.issued, due: receivable.due, amount: receivable.amount,
        paid: receivable.paid, knowsPayments: receivable.paymentsKnownFrom != nil,
        settlements: receivable.settlements)
    }
    self = builder.receivables()
  }

  fileprivate init(_ builder: ReceivablesBuilder) {
    columns = Columns(builder)
    firstPayment = builder.firstPayment
  }

  private static func precedes(_ left: Receivable, _ right: Receivable) -> Bool {
    if left.client != right.client { return left.client < right.client }
    if left.issued != right.issued { return left.issued < right.issued }
    if left.number != right.number {
      return left.number.utf8.lexicographicallyPrecedes(right.number.utf8)
    }
    return (left.due?.number ?? .min) < (right.due?.number ?? .min)
  }

  /// The same receivables with the clients in another order.
  ///
  /// - Parameter order: For each place, the client that goes there; every client once.
  /// - Returns: The receivables under the new numbers.
  package func inOrder(_ order: [Int]) -> Receivables {
    guard !isEmpty else { return self }
    var builder = ReceivablesBuilder(clientCount: order.count, firstPayment: firstPayment)
    for (place, client) in order.enumerated() {
      for receivable in of(client) {
        builder.append(
          client: place, number: Array(receivable.number.utf8), issued: receivable.issued,
          due: receivable.due, amount: receivable.amount, paid: receivable.paid,
          knowsPayments: receivable.paymentsKnownFrom != nil, settlements: receivable.settlements)
      }
    }
    return builder.receivables()
  }

  /// How many there are in all.
  public var count: Int { columns.issued.count }

  /// Whether nothing is known about what clients owe.
  public var isEmpty: Bool { columns.issued.isEmpty }

  /// The receivables of a client, ascending by the day of the invoice, then number, then due date.
  public func of(_ client: Int) -> ReceivableSlice {
    guard client >= 0, client + 1 < columns.starts.count else {
      return ReceivableSlice(columns, client: client, range: 0..<0)
    }
    return ReceivableSlice(
      columns, client: client,
      range: Int(columns.starts[client])..<Int(columns.starts[client + 1]))
  }

  /// What is known of all receivables, one column for each fact; shared by all that look at it.
  fileprivate final class Columns: Sendable {
    /// The receivables of client `c` are `starts[c]..<starts[c + 1]`; empty where there are none.
    let starts: [UInt32]
    let issued: [Int32]
    /// `.min` where there is no due date.
    let due: [Int32]
    /// `.min` where nothing tells payments, `.max` where it is not paid.
    let paid: [Int32]
    let amounts: [Int64]
    /// The number of receivable `r` is `texts[numberStarts[r]..<numberStarts[r + 1]]`.
    let numberStarts: [UInt32]
    let texts: [UInt8]
    /// The settlements of receivable `r` are at `settlementStarts[r]..<settlementStarts[r + 1]`; empty
    /// where there are none at all.
    let settlementStarts: [UInt32]
    let settlements: [Settlement]
    let firstPayment: Day?

    init(_ builder: ReceivablesBuilder) {
      starts = builder.starts
      issued = builder.issued
      due = builder.due
      paid = builder.paid
      amounts = builder.amounts
      numberStarts = builder.numberStarts
      texts = builder.texts
      settlementStarts = builder.settlements.isEmpty ? [] : builder.settlementStarts
      settlements = builder.settlements
      firstPayment = builder.firstPayment
    }

    func receivable(_ index: Int, of client: Int) -> Receivable {
      let number = texts[Int(numberStarts[index])..<Int(numberStarts[index + 1])]
      let settled =
        settlementStarts.isEmpty
        ? [] : settlements[Int(settlementStarts[index])..<Int(settlementStarts[index + 1])]
      let isPaid = paid[index] != .min && paid[index] != .max
      return Receivable(
        client: client, number: String(decoding: number, as: UTF8.self),
        issued: Day(number: issued[index]),
        due: due[index] == .min ? nil : Day(number: due[index]), amount: amounts[index],
        paid: isPaid ? Day(number: paid[index]) : nil, settlements: Array(settled),
        paymentsKnownFrom: paid[index] == .min ? nil : firstPayment)
    }
  }
}

/// The receivables of one client, counted from 0.
public struct ReceivableSlice: Sendable, RandomAccessCollection {
  private let columns: Receivables.Columns
  private let client: Int
  /// The first one's position in the columns.
  private let first: Int
  /// 0.
  public var startIndex: Int { 0 }
  /// How many there are.
  public let endIndex: Int

  fileprivate init(_ columns: Receivables.Columns, client: Int, range: Range<Int>) {
    self.columns = columns
    self.client = client
    first = range.lowerBound
    endIndex = range.count
  }

  /// The receivable at a position.
  public subscript(position: Int) -> Receivable {
    columns.receivable(first + position, of: client)
  }

  /// Those of invoices up to a day, without a look at the later ones.
  ///
  /// - Complexity: O(log n).
  package func issued(through day: Day) -> ReceivableSlice {
    let end = (first..<first + endIndex).firstPosition { columns.issued[$0] > day.number }
    return ReceivableSlice(columns, client: client, range: first..<end)
  }
}

/// Receivables while they are put together: client by client, in the order of the columns.
package struct ReceivablesBuilder: Sendable {
  private let clientCount: Int
  fileprivate let firstPayment: Day?
  fileprivate private(set) var starts: [UInt32] = []
  fileprivate private(set) var issued: [Int32] = []
  fileprivate private(set) var due: [Int32] = []
  fileprivate private(set) var paid: [Int32] = []
  fileprivate private(set) var amounts: [Int64] = []
  fileprivate private(set) var numberStarts: [UInt32] = []
  fileprivate private(set) var texts: [UInt8] = []
  fileprivate private(set) var settlementStarts: [UInt32] = []
  fileprivate private(set) var settlements: [Settlement] = []

  /// None yet.
  package init(clientCount: Int, firstPayment: Day?) {
    self.clientCount = clientCount
    self.firstPayment = firstPayment
  }

  /// Adds one behind the others: clients ascending, and within a client by day, number and due date.
  package mutating func append(
    client: Int, number: some Collection<UInt8>, issued: Day, due: Day?, amount: Int64, paid: Day?,
    knowsPayments: Bool, settlements: some Sequence<Settlement>
  ) {
    while starts.count <= client { starts.append(UInt32(self.issued.count)) }
    self.issued.append(issued.number)
    self.due.append(due?.number ?? .min)
    self.paid.append(paid?.number ?? (knowsPayments ? .max : .min))
    amounts.append(amount)
    numberStarts.append(UInt32(texts.count))
    texts.append(contentsOf: number)
    settlementStarts.append(UInt32(self.settlements.count))
    self.settlements.append(contentsOf: settlements)
  }

  /// All of them.
  package consuming func receivables() -> Receivables {
    while starts.count <= clientCount { starts.append(UInt32(issued.count)) }
    numberStarts.append(UInt32(texts.count))
    settlementStarts.append(UInt32(settlements.count))
    return Receivables(self)
  }
}
