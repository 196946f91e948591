package import Templating

/// A sentence of a brief with what it rests on.
package struct BriefLine: Sendable, Hashable {
  /// The client it is about; empty in a document about one.
  package var client: String
  /// The money at stake.
  package var amount: String?
  package var words: String
  package var evidence: String?

  package init(
    client: String = "", amount: String? = nil, words: String, evidence: String? = nil
  ) {
    self.client = client
    self.amount = amount
    self.words = words
    self.evidence = evidence
  }

  package static let schema = Schema<BriefLine>(
    "brief-line", "A sentence of a brief with what it rests on",
    [
      .text("client", "Name of the client; empty in a document about one") { $0.client },
      .optionalText("amount", "The money at stake") { $0.amount },
      .text("words", "The sentence") { $0.words },
      .optionalText("evidence", "Rules and records that it rests on") { $0.evidence },
    ])
}

/// Sentences of one kind, with how many more there are.
package struct BriefList: Sendable {
  package var heading: String
  package var lines: [BriefLine]
  package var rest: String?

  package static let schema = Schema<BriefList>(
    "brief-list", "Sentences of one kind",
    [
      .text("heading", "What they are about") { $0.heading },
      .list("lines", "The sentences", of: BriefLine.schema) { $0.lines },
      .optionalText("rest", "How many more there are, and where") { $0.rest },
    ])
}

/// A figure now and before.
package struct BriefFigure: Sendable {
  package var name: String
  package var now: String
  package var before: String

  package static let schema = Schema<BriefFigure>(
    "brief-figure", "A figure now and before",
    [
      .text("name", "What is counted") { $0.name },
      .text("now", "On the day of the document") { $0.now },
      .text("before", "On the day it is compared with") { $0.before },
    ])
}

/// A contract that has to be decided soon.
package struct BriefRenewal: Sendable {
  package var client: String
  package var evidence: String
  package var optOut: String
  package var renewal: String
  package var value: String

  package static let schema = Schema<BriefRenewal>(
    "brief-renewal", "A contract that has to be decided soon",
    [
      .text("client", "Name of the client") { $0.client },
      .text("evidence", "The contract") { $0.evidence },
      .text("opt-out", "The last day on which it can be called off") { $0.optOut },
      .text("renewal", "The day it renews") { $0.renewal },
      .text("value", "What it brings in a year") { $0.value },
    ])
}

/// A goal and where it stands.
package struct BriefGoal: Sendable {
  package var name: String
  package var actual: String
  package var target: String
  package var by: String
  package var status: String
  package var progress: FixedPoint?

  package static let schema = Schema<BriefGoal>(
    "brief-goal", "A goal and where it stands",
    [
      .text("name", "What is measured") { $0.name },
      .text("actual", "The figure on the day") { $0.actual },
      .text("target", "The figure wanted") { $0.target },
      .text("by", "By when") { $0.by },
      .text("status", "How it stands, in a word") { $0.status },
      .optionalPercent("progress", "How much of the way is gone") { $0.progress },
    ])
}

/// Something to do for a client.
package struct BriefAction: Sendable {
  package var client: String
  package var action: String
  package var atStake: String
  package var day: String
  package var effort: String
  package var owner: String

  package static let schema = Schema<BriefAction>(
    "brief-action", "Something to do for a client",
    [
      .text("client", "Name of the client") { $0.client },
      .text("action", "What to do") { $0.action },
      .text("at-stake", "Exposure, urgency and savability as money") { $0.atStake },
      .text("day", "The day it has to do with") { $0.day },
      .text("effort", "Hours that it takes") { $0.effort },
      .text("owner", "Who answers for the client") { $0.owner },
    ])
}

/// What fits into a week, and the line below it.
package struct BriefWeek: Sendable {
  package var heading: String
  package var actions: [BriefAction]
  package var cut: String

  package static let schema = Schema<BriefWeek>(
    "brief-week", "What fits into a week, and the line below it",
    [
      .text("heading", "The hours there are and those asked for") { $0.heading },
      .list("actions", "What fits, in order", of: BriefAction.schema) { $0.actions },
      .text("cut", "What lies below the line") { $0.cut },
    ])
}
