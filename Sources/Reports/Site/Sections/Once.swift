import Synchronization

/// A value that several pages need, worked out when the first one asks.
final class Once<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)

  /// The value; `make` is called at most once.
  func callAsFunction(_ make: () -> Value) -> Value {
    value.withLock { value in
      if let value { return value }
      let made = make()
      value = made
      return made
    }
  }
}
