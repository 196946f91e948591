import Analysis
import Localization
import Portfolio
import Templating

/// Makes the engagement report of a client from its business review and a few facts of the same kind.
struct EngagementMaking {
  /// In the language of the client.
  let context: SiteContext
  let client: ClientAssessment
  private var words: Words { context.words }
  private var day: Day { context.day }
  private var records: ClientRecords { context.portfolio.records }

  /// Whether there is anything to report to a client.
  static func exists(_ client: ClientAssessment) -> Bool {
    (client.status == .active || client.status == .atRisk)
      && (client.success != nil || client.satisfaction != nil
        || client.contracts?.running.isEmpty == false)
  }

  var report: EngagementReport {
    let review = ReviewMaking(context: context, client: client).review
    return EngagementReport(
      about: words.text(
        "brief.engagement.about",
        ["company": review.company, "day": words.formats.day(day, .long)]),
      client: review.client,
      summary: review.objectives.isEmpty ? words.text("brief.engagement.summary") : review.summary,
      services: services, usage: review.usage, objectives: review.objectives.map(objective),
      surveys: review.surveys, steps: review.steps,
      team: review.team)
  }

  /// A measure that went the wrong way is said, not drawn.
  private func objective(_ objective: ClientReview.Objective) -> EngagementReport.Objective {
    let progress = objective.progress
    let done =
      progress.map { words.formats.percent($0.value, scale: Int($0.scale), places: .fixed(0)) }
      ?? words.text(objective.isWorse ? "brief.engagement.worse" : "review.not-measured")
    return EngagementReport.Objective(
      name: objective.name, measure: objective.measure, done: done, progress: progress,
      state: objective.state)
  }

  /// What the client has under contract, without what it pays.
  private var services: [EngagementReport.Service] {
    (client.contracts?.running ?? []).map { contract in
      EngagementReport.Service(
        name: contract.product.map { records.product(withID: $0)?.displayName ?? $0 }
          ?? contract.id,
        since: contract.start.map { words.formats.day($0, .monthYear) }
          ?? words.text("handoff.undated"))
    }
  }
}
