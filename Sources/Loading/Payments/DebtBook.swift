import Diagnostics
import Portfolio

/// One invoice on one due date, while payments are looked for.
struct Debt: Sendable {
  let client: UInt32
  /// Where the invoice's number stands in the book's texts.
  let text: Range<Int>
  let issued: Int32
  /// `DebtRun.unknown` where there is no due date.
  let due: Int32
  /// `DebtRun.unknown` where nothing tells payments, `DebtRun.unpaid` where it is not paid.
  fileprivate(set) var paid: Int32
  /// What was billed, in minor units.
  var amount: Int64
  /// How many lines were summed and rounded.
  fileprivate(set) var lines: Int

  /// The day its own column says it was paid.
  var paidDay: Int32? { paid == DebtRun.unknown || paid == DebtRun.unpaid ? nil : paid }
}

/// Something that went back under the number of an invoice.
struct DebtCredit: Sendable {
  let group: Int
  let day: Int32
  let due: Int32
  /// Above 0.
  let amount: Int64
}

/// Every invoice that data tell the debt of: by client, number and due date.
struct DebtBook: Sendable {
  /// Sorted by client, number, due date (none last) and day.
  var debts: [Debt] = []
  /// The debts of each invoice: of one client and number.
  private(set) var groups: [Range<Int>] = []
  /// Sorted by group, then day.
  private(set) var credits: [DebtCredit] = []
  private(set) var texts: [UInt8] = []
  /// Groups by the bytes of their number, then by client.
  private var byNumber: [UInt32] = []
  /// Debts whose lines say different days of payment: how many, and the first.
  private(set) var contradicted: (count: Int, first: Int?) = (0, nil)

  /// The book of what workers kept.
  ///
  /// - Parameters:
  ///   - workers: Each worker's debts.
  ///   - numbers: For each worker, its client numbers' numbers in the portfolio.
  ///   - isSearched: Whether invoices will be looked up by number.
  init(_ workers: [DebtRuns], numbers: [[UInt32]], isSearched: Bool) {
    var runs: [DebtRun] = []
    runs.reserveCapacity(workers.reduce(0) { $0 + $1.runs.count })
    for (worker, numbers) in zip(workers, numbers) {
      let base = UInt32(truncatingIfNeeded: texts.count)
      texts += worker.texts
      for var run in worker.runs {
        run.client = numbers[Int(run.client)]
        run.textStart += base
        runs.append(run)
      }
    }
    let texts = texts
    runs.sort { DebtBook.precedes($0, $1, texts) }
    group(runs)
    if isSearched { sortByNumber() }
  }

  private static func precedes(_ left: DebtRun, _ right: DebtRun, _ texts: [UInt8]) -> Bool {
    if left.client != right.client { return left.client < right.client }
    let order = compare(left.text, right.text, texts)
    if order != 0 { return order < 0 }
    // No due date comes after all others.
    let dues = (left.due &- 1, right.due &- 1)
    if dues.0 != dues.1 { return dues.0 < dues.1 }
    if left.issued != right.issued { return left.issued < right.issued }
    return left.paid != right.paid ? left.paid < right.paid : left.amount < right.amount
  }

  private static func compare(_ left: Range<Int>, _ right: Range<Int>, _ texts: [UInt8]) -> Int {
    for offset in 0..<min(left.count, right.count) {
      let (a, b) = (texts[left.lowerBound + offset], texts[right.lowerBound + offset])
      if a != b { return a < b ? -1 : 1 }
    }
    return left.count - right.count
  }

  /// Sums the runs of one invoice, due date and day; what went back is kept apart.
  private mutating func group(_ runs: [DebtRun]) {
    var start = 0
    while start < runs.count {
      let first = debts.count
      var end = start
      while end < runs.count, runs[end].client == runs[start].client,
        DebtBook.compare(runs[end].text, runs[start].text, texts) == 0
      {
        take(runs[end], from: first)
        end += 1
      }
      groups.append(first..<debts.count)
      start = end
    }
    credits.sort { ($0.group, $0.day, $0.due, $1.amount) < ($1.group, $1.day, $1.due, $0.amount) }
  }

  private mutating func take(_ run: DebtRun, from first: Int) {
    guard run.amount >= 0 else {
      credits.append(
        DebtCredit(group: groups.count, day: run.issued, due: run.due, amount: -run.amount))
      return
    }
    let last = debts.count - 1
    guard last >= first, debts[last].due == run.due, debts[last].issued == run.issued else {
      debts.append(
        Debt(
          client: run.client, text: run.text, issued: run.issued, due: run.due, paid: run.paid,
          amount: run.amount, lines: Int(run.lines)))
      return
    }
    debts[last].amount += run.amount
    debts[last].lines += Int(run.lines)
    merge(run.paid, into: last)
  }

  /// Runs come in the order of their days of payment: the latest one counts.
  private mutating func merge(_ paid: Int32, into debt: Int) {
    guard paid != debts[debt].paid, paid != DebtRun.unknown else { return }
    if paid == DebtRun.unpaid {
      if debts[debt].paid == DebtRun.unknown { debts[debt].paid = paid }
      return
    }
    if debts[debt].paidDay != nil {
      contradicted.count += 1
      contradicted.first = contradicted.first ?? debt
    }
    debts[debt].paid = paid
  }

  /// The number of an invoice as written.
  func number(of text: Range<Int>) -> String { String(decoding: texts[text], as: UTF8.self) }

  /// Debts due before their invoice: how many, and the first.
  var dueBeforeInvoice: (count: Int, first: Int?) {
    var found: (count: Int, first: Int?) = (0, nil)
    for (index, debt) in debts.enumerated()
    where debt.due != DebtRun.unknown && debt.due < debt.issued {
      found = (found.count + 1, found.first ?? index)
    }
    return found
  }
}

extension DebtBook {
  /// What a number names.
  enum Finding: Equatable {
    case group(Int)
    case unknown
    /// Several clients have an invoice of this number.
    case several
  }

  /// The invoice of a number, of a client where one is given.
  func find(_ number: String, of client: Int?) -> Finding {
    let bytes = Array(number.utf8)
    var place = byNumber.indices.firstPosition {
      !self.number(ofGroup: $0).lexicographicallyPrecedes(bytes)
    }
    var found: [Int] = []
    while place < byNumber.count, self.number(ofGroup: place).elementsEqual(bytes) {
      let group = Int(byNumber[place])
      if client.map({ $0 == self.client(of: group) }) ?? true { found.append(group) }
      place += 1
    }
    guard let only = found.first else { return .unknown }
    return found.count == 1 ? .group(only) : .several
  }

  /// The number that was probably meant; nil among so many that looking would take long.
  func suggestion(for number: String, of client: Int?) -> String? {
    var candidates: [String] = []
    for group in groups.indices where client.map({ $0 == self.client(of: group) }) ?? true {
      guard candidates.count < 5_000 else { return nil }
      if let text = text(of: group) { candidates.append(self.number(of: text)) }
    }
    return LikelyText.nearest(to: number, among: candidates)
  }

  /// The client of an invoice; nil where all of it are returns.
  func client(of group: Int) -> Int? {
    groups[group].isEmpty ? nil : Int(debts[groups[group].lowerBound].client)
  }

  func text(of group: Int) -> Range<Int>? {
    groups[group].isEmpty ? nil : debts[groups[group].lowerBound].text
  }

  private func number(ofGroup position: Int) -> ArraySlice<UInt8> {
    text(of: Int(byNumber[position])).map { texts[$0] } ?? []
  }

  private mutating func sortByNumber() {
    let (debts, groups, texts) = (debts, groups, texts)
    byNumber = groups.indices.filter { !groups[$0].isEmpty }.map { UInt32($0) }
    byNumber.sort { left, right in
      let first = debts[groups[Int(left)].lowerBound]
      let second = debts[groups[Int(right)].lowerBound]
      let order = DebtBook.compare(first.text, second.text, texts)
      return order != 0 ? order < 0 : first.client < second.client
    }
  }
}
