import Portfolio

extension TableDeclaration where Record == Objective {
  /// What clients want.
  static let objectives = TableDeclaration(
    .objectives, "What a client wants, and how it is measured"
  ) { make in
    [
      make.column(
        "title", .text, \.title, BilingualText("Reduzir quedas", "Fewer outages"),
        "What the client wants"),
      make.word("state", ValueWords.objectiveState, \.state, "How far it has come"),
      make.column(
        "state-by", .reference(.contacts), \.stateBy, "Carla Nunes",
        "Who said so; only a named person of the client verifies"),
      make.column("state-on", .day, \.stateOn, "2026-10-05", "The day that was said"),
      make.column(
        "owner-ours", .reference(.team), \.ownerOurs, "Ana Prado", "Who of ours answers for it"),
      make.column(
        "owner-theirs", .reference(.contacts), \.ownerTheirs, "Carla Nunes",
        "Who of theirs answers for it"),
      make.column(
        "kpi", .text, \.kpi, BilingualText("Horas paradas", "Hours down"), "What is measured"),
      make.column(
        "unit", .text, \.unit, BilingualText("h/mês", "h/month"), "The unit of the measure"),
      make.column("baseline", .decimal, \.baseline, "12.5", "The value at the beginning"),
      make.column(
        "baseline-source", .text, \.baselineSource, BilingualText("Relatório de TI", "IT report"),
        "Where that value comes from"),
      make.column("baseline-date", .day, \.baselineDate, "2026-01-31", "The day of that value"),
      make.column("target", .decimal, \.target, "4", "The value wanted"),
      make.column("actual", .decimal, \.actual, "6.2", "The latest value"),
      make.column("actual-date", .day, \.actualDate, "2026-10-31", "The day of the latest value"),
      make.column("due", .day, \.due, "2026-12-31", "The day the target is due"),
      make.amount(
        "value-delivered", \.valueDelivered, "90000.00", "What reaching it brings the client"),
      make.amount("cost", \.cost, "30000.00", "What it costs the client").notBelow(.zero),
      make.currency,
    ]
  }.with {
    $0.orders = [("baseline-date", "actual-date"), ("baseline-date", "due")]
    $0.past = ["state-on", "baseline-date", "actual-date"]
    $0.rateDays = ["due"]
  }
}

extension TableDeclaration where Record == Milestone {
  /// Steps toward objectives.
  static let milestones = TableDeclaration(.milestones, "A dated step toward an objective") {
    make in
    [
      make.column(
        "objective", .reference(.objectives), \.objective, "OBJ-01", "The objective: id or title"),
      make.column(
        "title", .text, \.title, BilingualText("Treinar a equipe", "Train the team"), "The step"),
      make.column(
        "kind", .text, \.kind, BilingualText("treinamento", "training"),
        "Kick-off, training, review: as the company names it"),
      make.column("due", .day, \.due, "2026-03-15", "The day it is due"),
      make.column("done", .day, \.done, "2026-03-20", "The day it was done"),
    ]
  }.with { $0.past = ["done"] }
}

extension TableDeclaration where Record == StageChange {
  /// Stages of the clients' life with us.
  static let stages = TableDeclaration(
    .stages, "A client entered a stage of its life with us"
  ) { make in
    [
      make.column(
        "stage", .text, \.stage, BilingualText("Implantação", "Onboarding"),
        "The stage as the company names it", isNeeded: true),
      make.column("from", .day, \.from, "2026-02-16", "The first day in it"),
    ]
  }.with { $0.past = ["from"] }
}

extension TableDeclaration where Record == Handoff {
  /// What was handed over from one of ours to another.
  static let handoffs = TableDeclaration(
    .handoffs, "What was sold, promised and handed over from one of ours to another"
  ) { make in
    [
      make.column("date", .day, \.date, "2025-01-20", "The day"),
      make.column("from", .reference(.team), \.from, "Bruno Lima", "Who hands over"),
      make.column("to", .reference(.team), \.to, "Ana Prado", "Who takes over"),
      make.column(
        "sold", .text, \.sold, BilingualText("Fibra em duas unidades", "Fibre at two sites"),
        "What was sold, in Markdown"),
      make.column(
        "promised", .text, \.promised, BilingualText("Ativação em 15 dias", "Live in 15 days"),
        "What was promised beyond that, in Markdown"),
      make.column(
        "objectives", .text, \.objectives, BilingualText("Menos quedas", "Fewer outages"),
        "What the client wants to reach, in Markdown"),
      make.column(
        "risks", .text, \.risks, BilingualText("TI sobrecarregada", "IT is overloaded"),
        "What can go wrong, in Markdown"),
    ]
  }.with { $0.past = ["date"] }
}

extension TableDeclaration where Record == Survey {
  /// Surveys and their answers.
  static let surveys = TableDeclaration(
    .surveys, "A survey sent to a contact and, where there is a score, its answer"
  ) { make in
    [
      make.column(
        "contact", .reference(.contacts), \.contact, "Carla Nunes", "Who was asked"),
      make.word("kind", ValueWords.surveyKind, \.kind, "What it measures"),
      make.column(
        "sent", .day, \.sent, "2026-09-15",
        "The day it was sent; without it the response rate is unknown"),
      make.column(
        "answered", .day, \.answered, "2026-09-18", "The day it was answered; empty while it is not"
      ),
      make.column(
        "score", .integer(0...10), \.score, "9",
        "The answer: NPS 0 to 10, CSAT 1 to 5, CES 1 to 7"),
      make.column(
        "comment", .text, \.comment, BilingualText("Atendimento rápido", "Fast support"),
        "What was said beside it"),
      make.list(
        "themes", \.themes, BilingualText("suporte; preço", "support; price"),
        "What the comment is about"),
    ]
  }.with {
    $0.orders = [("sent", "answered")]
    $0.past = ["sent", "answered"]
    $0.inspect = { $0.scoreIssues() }
  }
}

extension Survey {
  /// A score that its kind of survey does not have stays unknown.
  fileprivate mutating func scoreIssues() -> [RecordIssue] {
    guard let kind, let score, !kind.scores.contains(score) else { return [] }
    self.score = nil
    return [
      RecordIssue(
        "score", .outOfRange,
        [
          "found": String(score), "minimum": String(kind.scores.lowerBound),
          "maximum": String(kind.scores.upperBound),
        ])
    ]
  }
}

extension TableDeclaration where Record == UsageRecord {
  /// Use of products.
  static let usage = TableDeclaration(
    .usage, "How much of a product a client used in a period"
  ) { make in
    [
      make.column(
        "product", .reference(.products), \.product, BilingualText("Plano Fibra", "Fibre plan"),
        "Id or name of a product"),
      make.column("period", .month, \.period, "2026-05", "The month, or the first day"),
      make.column(
        "metric", .text, \.metric, BilingualText("usuários ativos", "active users"),
        "What was measured"),
      make.column("value", .decimal, \.value, "42", "The value"),
    ]
  }.with { $0.past = ["period"] }
}

extension TableDeclaration where Record == Ticket {
  /// Calls for help.
  static let tickets = TableDeclaration(.tickets, "A call for help") { make in
    [
      make.column("opened", .day, \.opened, "2026-10-22", "The day it was opened"),
      make.column(
        "closed", .day, \.closed, "2026-10-23", "The day it was closed; empty while it is open"),
      make.column(
        "status", .text, to: \.isClosed, BilingualText("fechado", "closed"),
        "Where it stands; closed or solved, it is not open, though nobody says since when"
      ) { cell in
        guard case .text(let text) = cell else { return (nil, nil) }
        return (ValueWords.endsTicket(text), nil)
      },
      make.word("severity", ValueWords.severity, \.severity, "How grave it is"),
      make.column("hours", .decimal, \.hours, "3.5", "Hours of work"),
      make.column(
        "theme", .text, \.theme, BilingualText("lentidão", "slowness"), "What it is about"),
    ]
  }.with {
    $0.orders = [("opened", "closed")]
    $0.past = ["opened", "closed"]
  }
}
