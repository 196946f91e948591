import Synchronization

/// A value that the first to ask for it works out; others wait for it.
public final class Once<Value: Sendable>: Sendable {
  private let state: Mutex<Value?>

  /// A value that is known already, or not yet.
  public init(_ value: Value? = nil) {
    state = Mutex(value)
  }

  /// The value; `make` is called at most once.
  public func callAsFunction(_ make: () -> Value) -> Value {
    state.withLock { state in
      if let known = state { return known }
      let made = make()
      state = made
      return made
    }
  }

  /// The value where it was worked out; nil where nobody has asked yet.
  public var known: Value? { state.withLock { $0 } }

  /// Lets go of the value: whoever asks next works it out again.
  public func forget() {
    state.withLock { $0 = nil }
  }
}
