import Portfolio
import Synchronization

/// The details of the clients of the batch at hand.
final class DetailStore: Sendable {
  private let state = Mutex<(range: Range<Int>, details: [PurchaseDetail])>((0..<0, []))

  func replace(_ range: Range<Int>, _ details: [PurchaseDetail]) {
    state.withLock { $0 = (range, details) }
  }

  /// Whether the details of a client are at hand.
  func holds(_ client: Int) -> Bool { state.withLock { $0.range.contains(client) } }

  func detail(of client: Int) -> PurchaseDetail? {
    state.withLock { state in
      state.range.contains(client) && !state.details.isEmpty
        ? state.details[client - state.range.lowerBound] : nil
    }
  }
}
