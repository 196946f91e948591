import Dispatch
import Synchronization

/// Parallel work that stays inside one function: values go in, results come out in input order.
public enum Parallel {
  /// The results of `body` for 0 ..< `count`, in that order, worked out by up to `threads` threads.
  ///
  /// Which thread does which index varies from run to run; the results must not depend on it.
  ///
  /// - Parameters:
  ///   - count: How many results.
  ///   - threads: The most threads at work at once; 1 runs everything in place.
  ///   - body: Works out the result of an index.
  /// - Returns: One result for each index.
  /// - Throws: The error of the lowest index that failed.
  public static func map<Result: Sendable, Failure: Error>(
    _ count: Int, threads: Int, _ body: @Sendable (Int) throws(Failure) -> Result
  ) throws(Failure) -> [Result] {
    guard threads > 1, count > 1 else {
      var results: [Result] = []
      results.reserveCapacity(count)
      for index in 0..<count { results.append(try body(index)) }
      return results
    }
    let next = Atomic<Int>(0)
    let outcomes = Mutex<[Swift.Result<Result, Failure>?]>(Array(repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let outcome: Swift.Result<Result, Failure>
        do throws(Failure) {
          outcome = .success(try body(index))
        } catch {
          outcome = .failure(error)
        }
        outcomes.withLock { $0[index] = outcome }
      }
    }
    var results: [Result] = []
    results.reserveCapacity(count)
    for outcome in outcomes.withLock({ $0 }) {
      if let outcome { results.append(try outcome.get()) }
    }
    return results
  }
}
