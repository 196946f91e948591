package import Markup
package import Portfolio
package import Templating

/// What to do next: a person, a verb and a date, and why.
package struct Answer: Sendable {
  package var isUrgent: Bool
  package var step: String
  package var why: String
  /// Where the reasons stand.
  package var href: String?
  package var link: String

  package init(
    isUrgent: Bool, step: String, why: String, href: String? = nil, link: String = ""
  ) {
    self.isUrgent = isUrgent
    self.step = step
    self.why = why
    self.href = href
    self.link = link
  }

  package static let schema = Schema<Answer>(
    "answer", "What to do next, and why",
    [
      .flag("is-urgent", "Whether it asks for action now") { $0.isUrgent },
      .text("do", "The next step, or the answer in one sentence") { $0.step },
      .text("why", "What it rests on, with money and day") { $0.why },
      .optionalText("href", "Where the reasons stand") { $0.href },
      .text("link", "What the link says") { $0.link },
    ])
}

/// The head that all pages of a client share.
package struct ClientHead: Sendable {
  package var title: String
  package var status: StatusView
  package var statusDetail: String?
  package var tier: TierView?
  package var touch: TouchView?
  /// Document, place, segment: what identifies the client.
  package var details: [String]
  package var answer: Answer?
  /// The answer of pages that have no next step.
  package var lead: HTMLFragment?
  package var facts: FactList

  package init(
    title: String, status: StatusView, statusDetail: String? = nil, tier: TierView? = nil,
    touch: TouchView? = nil, details: [String] = [], answer: Answer? = nil,
    lead: HTMLFragment? = nil, facts: [Fact]
  ) {
    self.title = title
    self.status = status
    self.statusDetail = statusDetail
    self.tier = tier
    self.touch = touch
    self.details = details
    self.answer = answer
    self.lead = lead
    self.facts = FactList(isLarge: true, facts: facts)
  }

  package static let schema = Schema<ClientHead>(
    "client-head", "The head that all pages of a client share",
    [
      .text("title", "Name of the client, or of the page and the client") { $0.title },
      .record("status", "Status", StatusView.schema) { $0.status },
      .optionalText("status-detail", "What is worth saying beside the status") {
        $0.statusDetail
      },
      .optionalRecord("tier", "Tier", TierView.schema) { $0.tier },
      .optionalRecord("touch", "How closely the client is attended", TouchView.schema) {
        $0.touch
      },
      .texts("details", "What identifies the client: segment, document, place") { $0.details },
      .optionalRecord("answer", "What to do next", Answer.schema) { $0.answer },
      .optionalHTML("lead", "The answer of pages that have no next step") { $0.lead },
      .record("fact-list", "What everybody asks first", FactList.schema) { $0.facts },
    ])
}

/// A conversation with a client's people.
package struct ConversationView: Sendable {
  package var day: Day
  /// Visit, telephone, e-mail.
  package var channel: String
  /// Who spoke with whom.
  package var people: String
  package var direction: DirectionView
  package var topic: String?
  /// What was said, in Markdown.
  package var summary: String?
  package var promise: String?
  /// `aberta`, `cumprida em 20/10`.
  package var promiseState: String
  package var evidence: Evidence?

  package init(
    day: Day, channel: String, people: String, direction: DirectionView, topic: String? = nil,
    summary: String? = nil, promise: String? = nil, promiseState: String = "",
    evidence: Evidence? = nil
  ) {
    self.day = day
    self.channel = channel
    self.people = people
    self.direction = direction
    self.topic = topic
    self.summary = summary
    self.promise = promise
    self.promiseState = promiseState
    self.evidence = evidence
  }

  package static let schema = Schema<ConversationView>(
    "conversation", "A conversation with a client's people",
    [
      .day("day", "When") { $0.day.number },
      .text("channel", "Visit, telephone, e-mail") { $0.channel },
      .text("people", "Who spoke with whom") { $0.people },
      .record("direction", "Which way it went", DirectionView.schema) { $0.direction },
      .optionalText("topic", "What it was about") { $0.topic },
      .optionalText("summary", "What was said, in Markdown") { $0.summary },
      .optionalText("promise", "What was promised, and until when") { $0.promise },
      .text("promise-state", "What became of the promise") { $0.promiseState },
      .optionalRecord("evidence", "What it rests on", Evidence.schema) { $0.evidence },
    ])
}
