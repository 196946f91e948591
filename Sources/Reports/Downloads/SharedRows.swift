import Analysis
import Portfolio
import Synchronization

/// The rows of a table, worked out once for all files that show them, and forgotten after the last.
final class SharedRows: Sendable {
  private struct State {
    var rows: [[AssessmentValue]]?
    var uses = 0
  }

  private let state = Mutex(State())
  private let readers: Int
  private let make: @Sendable (Study) -> [[AssessmentValue]]

  init(readers: Int, _ make: @escaping @Sendable (Study) -> [[AssessmentValue]]) {
    self.readers = readers
    self.make = make
  }

  /// The rows; ids that speak of persons are replaced by their aliases.
  func rows(_ context: SiteContext) -> [[AssessmentValue]] {
    state.withLock { state in
      let rows = state.rows ?? context.aliased(make(context.study))
      state.uses += 1
      let isLast = state.uses % readers == 0
      state.rows = isLast ? nil : rows
      return rows
    }
  }
}

extension SiteContext {
  /// Rows in which ids of clients that speak of persons stand as pages show them.
  fileprivate func aliased(_ rows: [[AssessmentValue]]) -> [[AssessmentValue]] {
    var aliases: [String: String] = [:]
    for (position, client) in portfolio.clients.enumerated() where Slug.isPersonal(client.id) {
      aliases[client.id] = slugs[position]
    }
    guard !aliases.isEmpty else { return rows }
    return rows.map { row in
      // Other cells of the row may name the client too, such as the id of an action.
      let named = row.compactMap { value -> (id: String, alias: String)? in
        guard case .text(let text) = value else { return nil }
        return aliases[text].map { (text, $0) }
      }
      guard !named.isEmpty else { return row }
      return row.map { value in
        guard case .text(var text) = value else { return value }
        for (id, alias) in named { text = text.replacing(id, with: alias) }
        return .text(text)
      }
    }
  }
}
