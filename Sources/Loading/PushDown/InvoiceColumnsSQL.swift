import Portfolio
import PostgreSQL

/// What the columns of invoices mean, as SQL: the same reading that the program gives their rows.
///
/// Nothing but what PostgreSQL, the engines that speak like it and SQLite have in common, save for what is
/// marked: trimming, and types, which SQLite has row by row.
struct InvoiceColumnsSQL: Sendable {
  /// Spaces that do not count at the ends of a text, and the bytes that the program takes for spaces.
  private static let blanks = " \t\u{A0}\u{2009}\u{2007}\u{202F}\u{1E}\u{1F}"
  /// Beyond it a factor is looked at by the program.
  static let largestFactor = "100000000000"
  /// In SQLite, whose whole numbers have 64 bits.
  static let largestQuantityInFile = "100000"

  private(set) var plan: InvoicePlan
  let types: [DatabaseType]
  /// Whether it is SQLite.
  let isFile: Bool
  let lastDay: Day

  init(plan: InvoicePlan, types: [DatabaseType], isFile: Bool, lastDay: Day) {
    (self.plan, self.types, self.isFile, self.lastDay) = (plan, types, isFile, lastDay)
  }

  /// The texts of kinds that were found, by what they mean.
  var kinds: [InvoiceKind: [String]] = [:]
  /// The texts of currencies that were found, by what they mean; none where all amounts are in one.
  var currencies: [(currency: Currency, texts: [String])] = []
  /// Whether one client stands under several texts: then it is not the column itself that rows are grouped by.
  var groupsByText = false
  /// Other texts for clients, each with the one that stands for them all.
  var spellings: [(written: String, main: String)] = []

  /// Asks for what was sold, in a column of quantities; -1 for none.
  mutating func ask(quantity column: Int) { plan.soldQuantity = column }

  // MARK: Parts

  /// A text of SQL.
  static func literal(_ text: String) -> String {
    let parts = text.split(separator: "'", omittingEmptySubsequences: false)
    return "'" + parts.joined(separator: "''") + "'"
  }

  static func list(_ texts: [String]) -> String {
    "(" + texts.map(literal).joined(separator: ", ") + ")"
  }

  /// A column by its name.
  func name(_ column: Int) -> String { DatabaseWish.quoted(plan.headings[column]) }

  /// A column as text without blanks around it.
  func text(_ column: Int) -> String {
    let trim = isFile ? "TRIM" : "BTRIM"
    return
      "\(trim)(CAST(\(name(column)) AS TEXT), \(InvoiceColumnsSQL.literal(InvoiceColumnsSQL.blanks)))"
  }

  /// A column as text; null where there is nothing in it, or no such column.
  func filled(_ column: Int) -> String {
    column < 0 ? "CAST(NULL AS TEXT)" : "NULLIF(\(text(column)), '')"
  }

  /// What rows are grouped by: the client's column itself, so that an engine that distributes rows by it need
  /// not move any. (SQLite compares some columns without regard to case; no expression over them does.)
  var client: String {
    guard isFile || groupsByText else { return name(plan.client) }
    let text = text(plan.client)
    guard !spellings.isEmpty else { return text }
    let cases = spellings.map {
      "WHEN \(InvoiceColumnsSQL.literal($0.written)) THEN \(InvoiceColumnsSQL.literal($0.main))"
    }
    return "CASE \(text) \(cases.joined(separator: " ")) ELSE \(text) END"
  }

  var namesClient: String { "\(filled(plan.client)) IS NOT NULL" }

  var number: String { filled(plan.number) }

  /// 1 where a line names a contract.
  var isContract: String {
    plan.contract < 0 ? "0" : "CASE WHEN \(filled(plan.contract)) IS NULL THEN 0 ELSE 1 END"
  }

  // MARK: Days

  /// The day of a column that holds one.
  func day(_ column: Int) -> String {
    isFile ? "SUBSTR(\(name(column)), 1, 10)" : "CAST(\(name(column)) AS DATE)"
  }

  /// Whether a column holds a day that is read.
  func isDay(_ column: Int) -> String {
    let day = day(column)
    let first = Day(number: InvoiceScan.days.lowerBound).description
    let end = Day(number: InvoiceScan.days.upperBound).description
    guard isFile else { return "\(day) >= DATE '\(first)' AND \(day) < DATE '\(end)'" }
    // Without a modifier, some versions of SQLite hand back 2026-02-30 as it is.
    return "TYPEOF(\(name(column))) = 'text' AND DATE(\(day), '+0 days') = \(day)"
      + " AND \(day) >= '\(first)' AND \(day) < '\(end)'"
  }

  /// Whether a line's day has come by the day of the report.
  func hasCome(_ day: String) -> String {
    "\(day) <= " + (isFile ? "'\(lastDay)'" : "DATE '\(lastDay)'")
  }

  /// A day beside that of the invoice; null where there is none.
  func otherDay(_ column: Int?) -> String {
    guard let column else { return isFile ? "NULL" : "CAST(NULL AS DATE)" }
    return "CASE WHEN \(isDay(column)) THEN \(day(column)) END"
  }

  func begins(_ prefix: [UInt8]) -> String {
    let prefix = String(decoding: prefix, as: UTF8.self)
    return begins(plan.number, prefix)
  }

  func begins(_ column: Int, _ prefix: String) -> String {
    guard column >= 0 else { return prefix.isEmpty ? "1 = 1" : "1 = 0" }
    return "SUBSTR(COALESCE(\(text(column)), ''), 1, \(prefix.unicodeScalars.count)) = "
      + InvoiceColumnsSQL.literal(prefix)
  }

  // MARK: Rows

  /// 1 where a rule leaves the row out.
  var isLeftOut: String {
    let tests = plan.leaveOut.map { rule in
      switch rule.test {
      case .missing: return "\(filled(rule.column)) IS NULL"
      case .isOne(let texts):
        return "COALESCE(\(text(rule.column)), '') IN \(InvoiceColumnsSQL.list(texts))"
      case .beginsWith(let texts):
        return texts.isEmpty
          ? "1 = 0" : "(" + texts.map { begins(rule.column, $0) }.joined(separator: " OR ") + ")"
      case .below(let limit):
        return "ROUND(CAST(\(name(rule.column)) AS NUMERIC), 6) * 100 < \(limit)"
      }
    }
    guard !tests.isEmpty else { return "0" }
    return "CASE WHEN \(tests.joined(separator: " OR ")) THEN 1 ELSE 0 END"
  }

  /// 1 where the row is a line whose day, amount and kind can be read.
  var isLine: String {
    let tests = [isDay(plan.date), isAmount, isKind].compactMap { $0 }
    return "CASE WHEN \(isLeftOut) = 1 THEN 0 WHEN \(tests.joined(separator: " AND "))"
      + " THEN 1 ELSE 0 END"
  }

  /// Columns of SQLite, each with a test that holds where a row has something that SQL would read otherwise
  /// than the program does.
  var doubts: [(column: Int, test: String)] {
    guard isFile else {
      return [plan.due, plan.paid].compactMap { $0?.column }.map {
        ($0, "CASE WHEN \(name($0)) IS NULL OR (\(isDay($0))) THEN 0 ELSE 1 END")
      }
    }
    var doubts: [(Int, String)] = [(plan.date, isNoPlainDay(plan.date, isKept: false))]
    for column in [plan.due, plan.paid].compactMap({ $0?.column }) {
      doubts.append((column, isNoPlainDay(column, isKept: true)))
    }
    if plan.amount >= 0 {
      doubts.append((plan.amount, isNoPlainAmount(plan.amount)))
    } else {
      let quantity = name(plan.quantity)
      doubts.append((plan.unitPrice, isNoPlainAmount(plan.unitPrice)))
      doubts.append(
        (
          plan.quantity,
          "CASE WHEN \(quantity) IS NULL OR (TYPEOF(\(quantity)) = 'integer' AND \(quantity) BETWEEN"
            + " -\(InvoiceColumnsSQL.largestQuantityInFile)"
            + " AND \(InvoiceColumnsSQL.largestQuantityInFile)) THEN 0 ELSE 1 END"
        ))
    }
    for column in textColumns {
      doubts.append(
        (
          column,
          "CASE WHEN TYPEOF(\(name(column))) IN ('text', 'integer', 'null') THEN 0 ELSE 1 END"
        ))
    }
    return doubts
  }

  private func isNoPlainDay(_ column: Int, isKept: Bool) -> String {
    let name = name(column)
    let digits = "[0-9][0-9]"
    let day = "\(digits)\(digits)-\(digits)-\(digits)"
    let plain =
      "\(name) GLOB '\(day)' OR (\(name) GLOB '\(day)[ T]\(digits):\(digits):\(digits)'"
      + " AND TIME(SUBSTR(\(name), 12)) IS NOT NULL)"
    let isRead = isKept ? "(\(plain)) AND \(isDay(column))" : plain
    return "CASE WHEN \(filled(column)) IS NULL THEN 0 WHEN TYPEOF(\(name)) = 'text'"
      + " AND (\(isRead)) THEN 0 ELSE 1 END"
  }

  private func isNoPlainAmount(_ column: Int) -> String {
    let name = name(column)
    let limit = InvoiceColumnsSQL.largestFactor
    return
      "CASE WHEN \(name) IS NULL OR TYPEOF(\(name)) = 'integer' OR (TYPEOF(\(name)) = 'real' AND ("
      + "\(name) NOT BETWEEN -\(limit) AND \(limit)"
      + " OR ROUND(\(name), \(plan.currency.decimals)) = \(name))) THEN 0 ELSE 1 END"
  }

  /// Columns that are read as texts.
  var textColumns: [Int] {
    var columns = [plan.client, plan.number, plan.kind, plan.product, plan.contract]
    columns.append(plan.currencyColumn)
    columns += plan.attributes.map(\.column)
    for rule in plan.leaveOut {
      if case .below = rule.test { continue }
      columns.append(rule.column)
    }
    return Array(Set(columns.filter { $0 >= 0 })).sorted()
  }
}
