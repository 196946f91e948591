import Analysis
import Portfolio

/// How much of the revenue of the 12 months before came again in the 12 months up to the day.
///
/// Over the clients with revenue then; clients who came since do not enter. Gross retention counts at
/// most what a client brought then, so it is never above the whole; net retention counts growth too.
struct Retention {
  /// Clients with revenue in the 12 months before.
  private(set) var clients = 0
  /// What they brought then, in minor units.
  private(set) var base: Int64 = 0
  /// Of it, what they brought again.
  private(set) var kept: Int64 = 0
  /// What they bring now.
  private(set) var now: Int64 = 0

  init(_ clients: some Sequence<ClientAssessment>) {
    for client in clients { add(client) }
  }

  mutating func add(_ client: ClientAssessment) {
    let (before, current) = (client.previous.net, max(0, client.current.net))
    guard before > 0 else { return }
    clients += 1
    base = base.addingReportingOverflow(before).partialValue
    kept = kept.addingReportingOverflow(min(before, current)).partialValue
    now = now.addingReportingOverflow(current).partialValue
  }

  /// Gross revenue retention.
  var gross: Share { Share(kept, of: base) }

  /// Net revenue retention.
  var net: Share { Share(now, of: base) }

  /// The gross retention aimed at, in hundredths of a percent.
  static let grossGoal: Int64 = 9500
  /// The net retention aimed at: those who stay make up for those who go.
  static let netGoal: Int64 = 10_000
}
