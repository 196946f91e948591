import Diagnostics
import Portfolio

/// Something about a row, at a column of its file; thrown where the row is rejected for it.
struct RowIssue: Error {
  /// Position in the file; -1 where the whole row is meant.
  let column: Int
  let code: DiagnosticCode
  var facts: [String: String]
  var suggestion: String?
  var other: RecordPlace?

  init(
    _ column: Int, _ code: DiagnosticCode, _ facts: [String: String] = [:],
    suggestion: String? = nil, other: RecordPlace? = nil
  ) {
    self.column = column
    self.code = code
    self.facts = facts
    self.suggestion = suggestion
    self.other = other
  }
}

/// What days of a row must keep to, with the positions of their columns among those declared.
struct RowChecks: Sendable {
  let orders: [(earlier: Int, later: Int)]
  let past: [Int]
  let rateDays: [Int]

  init(
    fields: [String], orders: [(earlier: String, later: String)], past: [String],
    rateDays: [String]
  ) {
    func position(_ field: String) -> Int? { fields.firstIndex(of: field) }
    self.orders = orders.compactMap { order in
      guard let earlier = position(order.earlier), let later = position(order.later) else {
        return nil
      }
      return (earlier, later)
    }
    self.past = past.compactMap(position)
    self.rateDays = rateDays.compactMap(position)
  }
}
