import Portfolio

extension TableDeclaration where Record == Product {
  /// What the company sells.
  static let products = TableDeclaration(.products, "Something the company sells") { make in
    [
      make.column(
        "name", .text, \.name, BilingualText("Plano Fibra", "Fibre plan"), "The name on pages"),
      make.column(
        "family", .text, \.family, BilingualText("Conectividade", "Connectivity"),
        "The family it belongs to"),
      make.amount("price", \.price, "499.90", "The list price").notBelow(.zero),
      make.list(
        "eligible-segments", \.eligibleSegments, BilingualText("Saúde; Varejo", "Health; Retail"),
        "Sectors, sizes or segments it is meant for; empty for everybody"),
      make.currency,
    ]
  }.with { $0.hasClient = false }
}

extension TableDeclaration where Record == Contract {
  /// Versions of recurring agreements.
  static let contracts = TableDeclaration(
    .contracts, "One version of a recurring agreement; versions share the id"
  ) { make in
    [
      make.column(
        "valid-from", .day, \.validFrom, "2026-01-01", "The first day this version holds"),
      make.column(
        "product", .reference(.products), \.product, BilingualText("Plano Fibra", "Fibre plan"),
        "What is agreed on: id or name of a product"),
      make.column("start", .day, \.start, "2025-01-01", "The first day of service"),
      make.column("renewal", .day, \.renewal, "2027-01-01", "The day it renews or runs out"),
      make.column(
        "notice-days", .integer(0...3650), \.noticeDays, "60",
        "Days before renewal by which it must be called off; empty is unknown, not zero"),
      make.flag("auto-renew", \.renewsByItself, "yes", "Whether it renews by itself"),
      make.amount("monthly-value", \.monthlyValue, "4200.00", "What it brings a month")
        .notBelow(.zero),
      make.word(
        "status", ValueWords.contractStatus, \.status, "The state, for what dates cannot say"),
      make.column("cancelled", .day, \.cancelled, "2026-05-15", "The day notice was given"),
      make.column("end", .day, \.end, "2026-06-30", "The last day of service, where it is known"),
      make.column(
        "end-reason", .text, \.endReason, BilingualText("preço", "price"), "Why it ended or will"),
      make.currency,
    ]
  }.with {
    $0.identity = .version(field: "valid-from")
    $0.orders = [("start", "renewal"), ("start", "end"), ("valid-from", "end")]
    $0.past = ["cancelled"]
    $0.rateDays = ["valid-from", "start"]
    $0.located = ["client"]
  }
}

extension TableDeclaration where Record == Opportunity {
  /// Business that may come, and what became of it.
  static let opportunities = TableDeclaration(
    .opportunities, "Business that may come, and what became of it"
  ) { make in
    [
      make.word("kind", ValueWords.opportunityKind, \.kind, "What kind of business it is"),
      make.column(
        "title", .text, \.title, BilingualText("Segunda unidade", "Second site"),
        "What it is about, in a few words"),
      make.column(
        "product", .reference(.products), \.product, BilingualText("Plano Fibra", "Fibre plan"),
        "Id or name of a product"),
      make.column(
        "stage", .text, \.stage, BilingualText("Proposta", "Proposal"),
        "The stage as the company names it"),
      make.column("stage-since", .day, \.stageSince, "2026-09-01", "In that stage since"),
      make.amount("value", \.value, "24000.00", "What it would bring, in a year where it recurs"),
      make.column(
        "probability", .percent, \.probability, "60%", "How probable it is said to be"),
      make.column("expected", .day, \.expected, "2026-12-15", "The day it should close"),
      make.column("closed", .day, \.closed, "2026-11-10", "The day it closed"),
      make.word(
        "result", ValueWords.opportunityResult, \.result, "How it ended; empty while it is open",
        none: [
          "aberta", "aberto", "open", "em andamento", "em aberto", "in progress", "pendente",
          "pending", "ativa", "ativo", "em negociacao", "pausada",
        ]),
      make.column(
        "lost-reason", .text, \.lostReason, BilingualText("sem orçamento", "no budget"),
        "Why it was lost"),
      make.list(
        "consent-needed", \.consentNeeded, "P-001; P-002", "Contacts whose consent is needed",
        of: .references(.contacts)),
      make.column(
        "owner", .reference(.team), \.owner, "Ana Prado", "Who of us works on it"),
      make.currency,
    ]
  }.with {
    $0.orders = [("stage-since", "closed")]
    $0.past = ["stage-since", "closed"]
    $0.rateDays = ["expected", "closed", "stage-since"]
  }
}
