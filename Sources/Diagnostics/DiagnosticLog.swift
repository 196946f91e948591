/// Findings collected on the way: every one is counted, the first of each kind are kept.
///
/// A file with a million bad rows must not become a million messages.
public struct DiagnosticLog: Sendable {
  /// How many findings of one code are kept as examples.
  public let limit: Int
  /// The kept findings, in the order added.
  public private(set) var diagnostics: [Diagnostic] = []
  /// How many findings there were of each code, kept or not.
  public private(set) var counts: [DiagnosticCode: Int] = [:]

  /// An empty log that keeps up to `limit` findings of each code.
  public init(limit: Int = 20) {
    self.limit = limit
  }

  /// Counts a finding, and keeps it while there is room.
  public mutating func add(_ diagnostic: Diagnostic) {
    let count = counts[diagnostic.code, default: 0]
    counts[diagnostic.code] = count + 1
    if count < limit { diagnostics.append(diagnostic) }
  }

  /// Counts `count` findings of a code without keeping any.
  public mutating func add(uncounted count: Int, of code: DiagnosticCode) {
    guard count > 0 else { return }
    counts[code, default: 0] += count
  }

  /// Adds everything another log holds, in its order.
  public mutating func merge(_ other: DiagnosticLog) {
    var kept: [DiagnosticCode: Int] = [:]
    for diagnostic in other.diagnostics {
      kept[diagnostic.code, default: 0] += 1
      add(diagnostic)
    }
    for (code, count) in other.counts {
      add(uncounted: count - kept[code, default: 0], of: code)
    }
  }

  /// Takes findings of a code out again: those kept that a test holds for, and so many of the number.
  ///
  /// - Parameters:
  ///   - count: How many there were, kept or not.
  ///   - code: Their code.
  ///   - isMeant: Whether a kept one is of them.
  /// - Returns: By how much the number went down: never below nothing.
  public mutating func remove(
    _ count: Int, of code: DiagnosticCode, where isMeant: (Diagnostic) -> Bool
  ) -> Int {
    let before = counts[code, default: 0]
    diagnostics.removeAll { $0.code == code && isMeant($0) }
    let left = max(diagnostics.count { $0.code == code }, before - max(0, count))
    counts[code] = left > 0 ? left : nil
    return before - left
  }

  /// How many findings there were of a severity.
  public func count(of severity: Severity) -> Int {
    counts.reduce(0) { $1.key.severity == severity ? $0 + $1.value : $0 }
  }

  /// Whether any finding is an error.
  public var hasErrors: Bool { counts.keys.contains { $0.severity == .error } }
}
