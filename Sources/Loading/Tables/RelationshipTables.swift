import Portfolio

extension TableDeclaration where Record == Interaction {
  /// Dated touches.
  static let interactions = TableDeclaration(
    .interactions, "A dated touch between our people and theirs"
  ) { make in
    [
      make.column("date", .day, \.date, "2026-10-14", "The day"),
      make.column(
        "channel", .text, \.channel, BilingualText("visita", "visit"),
        "Visit, call, e-mail, video, message: as the company names it"),
      make.word(
        "direction", ValueWords.direction, \.direction,
        "Who spoke; without it a meeting, visit or call with people of both sides is two-way, and any other touch unknown"
      ),
      make.list(
        "ours", \.ours, "Ana Prado", "Our people",
        of: .references(.team)),
      make.list(
        "theirs", \.theirs, "Carla Nunes; P-002", "Their people",
        of: .references(.contacts)
      ).whenErased { $0.hasErasedTheirs = true },
      make.column(
        "topic", .text, \.topic, BilingualText("Renovação", "Renewal"),
        "What it was about, in a few words"),
      make.column(
        "summary", .text, \.summary, BilingualText("Querem dois anos", "They want two years"),
        "What was said, in Markdown"),
      make.column(
        "promise", .text, \.promise, BilingualText("Enviar proposta", "Send a proposal"),
        "What was promised"),
      make.column("promise-due", .day, \.promiseDue, "2026-10-20", "The day the promise is due"),
      make.column(
        "promise-done", .day, \.promiseDone, "2026-10-19", "The day the promise was kept"),
      make.column("minutes", .integer(0...10_080), \.minutes, "45", "How long it took"),
    ]
  }.with {
    $0.orders = [("date", "promise-due"), ("date", "promise-done")]
    $0.past = ["date", "promise-done"]
  }
}

extension TableDeclaration where Record == AdvocacyAct {
  /// Acts in our favour.
  static let advocacy = TableDeclaration(
    .advocacy, "Something a client was asked to say for us, or said"
  ) { make in
    [
      make.column("contact", .reference(.contacts), \.contact, "Carla Nunes", "Who says it"),
      make.word("kind", ValueWords.advocacyKind, \.kind, "What kind of act it is"),
      make.column("asked", .day, \.asked, "2026-03-01", "The day it was asked for"),
      make.column("given", .day, \.given, "2026-03-15", "The day it was given"),
      make.column("approved", .day, \.approved, "2026-03-20", "The day its use was approved"),
      make.column("expires", .day, \.expires, "2028-03-20", "The last day of the approval"),
      make.column(
        "given-back", .text, \.givenBack, BilingualText("carta de agradecimento", "thank-you note"),
        "What we gave back"),
    ]
  }.with {
    $0.orders = [("asked", "given"), ("given", "approved"), ("approved", "expires")]
    $0.past = ["asked", "given", "approved"]
  }
}

/// A referral whose referred client is not known to be one yet.
struct ReferralDraft: Sendable {
  let id: String
  let client: Int
  var referred: String?
  var date: Day?

  init(id: String, client: Int) {
    self.id = id
    self.client = client
  }
}

extension TableDeclaration where Record == ReferralDraft {
  /// Who brought whom.
  static let referrals = TableDeclaration(.referrals, "One client brought another") { make in
    [
      make.column(
        "referred", .reference(.clients), \.referred, "C-002",
        "The client who came: id, CPF or CNPJ, or name", isNeeded: true),
      make.column("date", .day, \.date, "2026-02-17", "The day"),
    ]
  }.with {
    $0.past = ["date"]
    $0.located = ["referred"]
    $0.clientMeaning = "The client who referred: id, CPF or CNPJ, or name"
  }
}
