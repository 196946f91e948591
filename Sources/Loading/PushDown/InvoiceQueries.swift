/// The queries that sum invoices up in their database, client by client.
struct InvoiceQueries: Sendable {
  /// What stands after FROM.
  let source: String
  var columns: InvoiceColumnsSQL

  private var plan: InvoicePlan { columns.plan }

  /// The lines that can be read, each as `c` client, `i` invoice, `d` day, `v` minor units, and more.
  private func lines(
    _ more: [(sql: String, name: String)] = [], where tests: [String] = []
  ) -> String {
    var parts = [
      "\(columns.client) AS c", "\(columns.number) AS i", "\(columns.day(plan.date)) AS d",
      "\(columns.amount) AS v",
    ]
    parts += more.map { "\($0.sql) AS \($0.name)" }
    let all = ["\(columns.isLine) = 1"] + tests
    return "(SELECT \(parts.joined(separator: ", ")) FROM \(source)"
      + " WHERE \(all.joined(separator: " AND "))) AS carteira_lines"
  }

  /// The first rows as they are.
  var sample: String { "SELECT * FROM \(source) LIMIT 200" }

  /// How often each text stands in a column; more than `limit` are cut off.
  func texts(_ column: Int, limit: Int) -> String {
    "SELECT \(columns.text(column)) AS x FROM \(source)"
      + " WHERE \(columns.filled(column)) IS NOT NULL GROUP BY \(columns.text(column))"
      + " LIMIT \(limit)"
  }

  /// How many rows of a test's column hold what would be read otherwise.
  func doubts(_ tests: [String]) -> String {
    let sums = tests.map { "SUM(\($0))" }
    return "SELECT \((["COUNT(*)"] + sums).joined(separator: ", ")) FROM \(source)"
  }

  /// One row: rows in all, left out, lines; lines of nobody, their sum, and that without signs.
  var census: String {
    let nobody = "\(columns.isLine) = 1 AND NOT (\(columns.namesClient))"
    let amount = "CASE WHEN \(nobody) THEN \(columns.amount) ELSE 0 END"
    return "SELECT COUNT(*), SUM(\(columns.isLeftOut)), SUM(\(columns.isLine)),"
      + " SUM(CASE WHEN \(nobody) THEN 1 ELSE 0 END), SUM(\(amount)), SUM(ABS(\(amount)))"
      + " FROM \(source)"
  }

  /// The rows that are no lines, as they are.
  var misfits: String {
    "SELECT * FROM \(source) WHERE \(columns.isLine) = 0 AND \(columns.isLeftOut) = 0"
  }

  /// The lines of some clients, by the texts that name them, as they are.
  func rows(ofClients texts: [String]) -> String {
    "SELECT * FROM \(source) WHERE \(columns.isLine) = 1 AND \(columns.text(plan.client))"
      + " IN \(InvoiceColumnsSQL.list(texts))"
  }

  /// What the ledger keeps: for each client and day its lines, sales, returns, invoices of both, and what
  /// contracts brought.
  ///
  /// An invoice counts once, on the day of its first sale.
  var days: String {
    func sum(_ test: String, of value: String = "v") -> String {
      "SUM(CASE WHEN \(test) THEN \(value) ELSE 0 END)"
    }
    let invoices =
      "(SELECT c, d, i, COUNT(*) AS n, \(sum("v > 0")) AS s, \(sum("v < 0")) AS r,"
      + " \(sum("v > 0 AND k = 1")) AS ks, \(sum("v > 0 AND k = 0")) AS os FROM "
      + lines([(columns.isContract, "k")], where: [columns.namesClient])
      + " GROUP BY c, d, i) AS carteira_invoices"
    // Lines without a number are one invoice a day.
    func first(_ test: String) -> String {
      "CASE WHEN i IS NULL THEN CASE WHEN \(test) THEN d END"
        + " ELSE MIN(CASE WHEN \(test) THEN d END) OVER (PARTITION BY c, i) END"
    }
    let dated =
      "(SELECT c, d, n, s, r, ks, os, \(first("s > 0")) AS fs, \(first("s <> 0 OR r <> 0")) AS f"
      + " FROM \(invoices)) AS carteira_dated"
    return "SELECT c, d, SUM(n), SUM(s), SUM(r), \(sum("s > 0 AND fs = d", of: "1")),"
      + " \(sum("s = 0 AND r < 0 AND fs IS NULL AND f = d", of: "1")), SUM(ks),"
      + " \(sum("ks > 0 AND os = 0 AND fs = d", of: "1"))"
      + " FROM \(dated) GROUP BY c, d ORDER BY c, d"
  }

  /// For each client and text of a column the last day of it.
  func attribute(_ column: Int) -> String {
    "SELECT c, a, MAX(d) FROM "
      + lines(
        [(columns.filled(column), "a")],
        where: [
          columns.namesClient, "\(columns.filled(column)) IS NOT NULL",
          columns.hasCome(columns.day(plan.date)),
        ]) + " GROUP BY c, a"
  }

  /// Every invoice with its dates: client, number, day, due, paid, sum, lines; returns apart.
  var debts: String {
    "SELECT c, i, d, e, p, SUM(v), COUNT(*) FROM "
      + lines(
        [
          (columns.otherDay(plan.due?.column), "e"), (columns.otherDay(plan.paid?.column), "p"),
        ], where: [columns.namesClient])
      + " GROUP BY c, i, d, e, p, CASE WHEN v < 0 THEN 1 ELSE 0 END"
  }

  /// What was sold and came back of each product: client, product, invoice, day, contract, sum, thousandths,
  /// and how many lines do not say those.
  var products: String {
    let tests = [
      columns.namesClient, "\(columns.filled(plan.product)) IS NOT NULL",
      columns.hasCome(columns.day(plan.date)),
    ]
    return "SELECT c, a, i, d, k, SUM(v), SUM(q), SUM(CASE WHEN q IS NULL THEN 1 ELSE 0 END) FROM "
      + lines(
        [
          (columns.filled(plan.product), "a"), (columns.isContract, "k"),
          (columns.thousandths, "q"),
        ], where: tests)
      + " WHERE v <> 0 GROUP BY c, a, i, d, k, CASE WHEN v < 0 THEN 1 ELSE 0 END"
  }

  /// The lines of the latest days of each client, as they are: whole days, at least `count` lines.
  func recent(_ count: Int) -> String {
    let names = plan.headings.indices.map(columns.name).joined(separator: ", ")
    let tests = [
      "\(columns.isLine) = 1", columns.namesClient, "\(columns.amount) <> 0",
      columns.hasCome(columns.day(plan.date)),
    ]
    return "SELECT \(names) FROM (SELECT \(names), RANK() OVER (PARTITION BY \(columns.client)"
      + " ORDER BY \(columns.day(plan.date)) DESC) AS carteira_rank FROM \(source)"
      + " WHERE \(tests.joined(separator: " AND "))) AS carteira_ranked"
      + " WHERE carteira_rank <= \(count)"
  }

  /// What each client bought of each product: client, product, sum, lines, first day, last day of a sale.
  var productSums: String {
    "SELECT c, a, SUM(v), COUNT(*), MIN(d), MAX(CASE WHEN v > 0 THEN d END) FROM "
      + lines(
        [(columns.filled(plan.product), "a")],
        where: [
          columns.namesClient, "\(columns.filled(plan.product)) IS NOT NULL",
          columns.hasCome(columns.day(plan.date)),
        ]) + " WHERE v <> 0 GROUP BY c, a"
  }

  /// Of each client's sale invoices those of the first and last day and the largest: client, number, day,
  /// sum, and how many there are in all.
  var witnesses: String {
    let invoices =
      "(SELECT c, i, MIN(d) AS f, SUM(v) AS t FROM "
      + lines(where: [columns.namesClient, columns.hasCome(columns.day(plan.date))])
      + " WHERE v > 0 GROUP BY c, i, CASE WHEN i IS NULL THEN d END) AS carteira_invoices"
    let ranked =
      "(SELECT c, i, f, t, MAX(t) OVER (PARTITION BY c) AS most, MIN(f) OVER (PARTITION BY c) AS low,"
      + " MAX(f) OVER (PARTITION BY c) AS high, COUNT(*) OVER (PARTITION BY c) AS n"
      + " FROM \(invoices)) AS carteira_ranked"
    return "SELECT c, i, f, t, n FROM \(ranked) WHERE t = most OR f = low OR f = high"
  }
}
