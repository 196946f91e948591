import Portfolio

extension TableDeclaration where Record == ClientAttributes {
  /// The table of clients.
  static let clients = TableDeclaration(
    .clients, "A company or person who buys, bought, or may buy"
  ) { make in
    identityColumns(make) + placeColumns(make) + relationColumns(make) + overrideColumns(make)
  }.with {
    $0.hasClient = false
    $0.needsID = true
    $0.orders = [("since", "ended")]
    $0.past = ["since", "birth-date"]
    $0.located = ["parent-client"]
    $0.inspect = { $0.overrideIssues() }
  }

  private static func identityColumns(
    _ make: ColumnMaker<ClientAttributes>
  ) -> [ColumnDeclaration<ClientAttributes>] {
    [
      make.column("name", .text, \.name, "Padaria Modelo", "The name used every day"),
      make.column("legal-name", .text, \.legalName, "Padaria Modelo Ltda", "The registered name"),
      make.word("kind", ValueWords.clientKind, \.kind, "Company (PJ) or person (PF)"),
      make.word("business-model", ValueWords.businessModel, \.businessModel, "Whom it serves"),
      make.column(
        "country", .text, \.country, BilingualText("Brasil", "Brazil"),
        "The country; empty is the portfolio's own"),
      make.column(
        "document", .document, \.document, "11.222.333/0001-81",
        "CPF or CNPJ, in any spelling; the CNPJ may hold letters"),
    ]
  }

  private static func placeColumns(
    _ make: ColumnMaker<ClientAttributes>
  ) -> [ColumnDeclaration<ClientAttributes>] {
    [
      make.column("state", .state, \.state, "SP", "The state: two letters or the name"),
      make.column("city", .text, \.city, "Campinas", "The city"),
      make.column(
        "neighborhood", .text, \.neighborhood, "Cambuí", "The neighbourhood (bairro)"),
      make.column("postal-code", .postalCode, \.postalCode, "13025-000", "The postal code (CEP)"),
      make.column("address", .text, \.address, "Rua das Flores, 100", "Street and number"),
      make.column(
        "sector", .text, \.sector, BilingualText("Alimentos", "Food"), "The line of business"),
      make.column(
        "size", .text, \.size, BilingualText("Média", "Medium"), "The size as the company names it"),
      make.column(
        "employees", .integer(0...10_000_000), \.employees, "120", "How many people work there"),
      make.amount(
        "annual-revenue", \.annualRevenue, "12000000.00", "The client's own revenue a year"
      ).notBelow(.zero),
      make.column("birth-date", .day, \.birthDate, "1984-03-21", "Birth date of a person"),
      make.column("phone", .phone, \.phone, "(19) 3333-4444", "The telephone"),
      make.column("email", .email, \.email, "contato@padaria.example", "The e-mail address"),
    ]
  }

  private static func relationColumns(
    _ make: ColumnMaker<ClientAttributes>
  ) -> [ColumnDeclaration<ClientAttributes>] {
    [
      make.column(
        "owner", .reference(.team), \.owner, "Ana Prado", "Who of ours answers for the client"),
      make.column(
        "executive", .reference(.team), \.executive, "Bruno Lima", "Who sold to the client"),
      make.column("since", .day, \.since, "2024-03-10", "Client since"),
      make.column("ended", .day, \.ended, "2026-06-30", "The day the relation ended"),
      make.column(
        "end-reason", .text, \.endReason, BilingualText("preço", "price"), "Why it ended"),
      make.column(
        "entry-channel", .text, \.entryChannel, BilingualText("indicação", "referral"),
        "How the client came"),
      make.list(
        "relationship-channels", \.relationshipChannels,
        BilingualText("e-mail; visita", "e-mail; visit"), "How the two keep in touch"),
      make.list(
        "needs", \.needs, BilingualText("reduzir custos", "lower costs"), "What it needs"),
      make.list("competitors", \.competitors, "Concorrente SA", "Who competes for it"),
      make.list(
        "strengths", \.strengths, BilingualText("entrega no prazo", "delivers on time"),
        "What the relation does well"),
      make.list(
        "weaknesses", \.weaknesses, BilingualText("suporte lento", "slow support"),
        "Where the relation is weak"),
      make.amount(
        "cost-of-service", \.costOfService, "3600.00",
        "What serving the client costs a year beyond the hours spent on it"
      ).notBelow(.zero),
      make.column(
        "parent-client", .reference(.clients), \.parent, "C-010",
        "The client this one belongs to: id, CNPJ or name"),
      make.list("tags", \.tags, BilingualText("vip; piloto", "vip; pilot"), "Free labels"),
      make.column(
        "crm-link", .text, \.crmLink, "https://crm.example/c/1", "The client's page in the CRM"),
      make.currency,
    ]
  }

  private static func overrideColumns(
    _ make: ColumnMaker<ClientAttributes>
  ) -> [ColumnDeclaration<ClientAttributes>] {
    let reason = BilingualText("cliente estratégico", "strategic client")
    return [
      make.column(
        "tier-override", .text, \.tierChoice.value, BilingualText("ouro", "gold"),
        "A tier set by hand; holds only with reason and until"),
      make.column("tier-reason", .text, \.tierChoice.reason, reason, "Why that tier was set"),
      make.column("tier-until", .day, \.tierChoice.until, "2026-12-31", "The last day it holds"),
      make.column(
        "touch-override", .text, \.touchChoice.value, BilingualText("alto", "high"),
        "A touch set by hand; holds only with reason and until"),
      make.column("touch-reason", .text, \.touchChoice.reason, reason, "Why that touch was set"),
      make.column("touch-until", .day, \.touchChoice.until, "2026-12-31", "The last day it holds"),
    ]
  }
}

extension ClientAttributes {
  /// The tier set by hand, made when something of it is said.
  fileprivate var tierChoice: ManualOverride {
    get { tierOverride ?? ManualOverride() }
    set { tierOverride = newValue }
  }

  /// The touch set by hand, likewise.
  fileprivate var touchChoice: ManualOverride {
    get { touchOverride ?? ManualOverride() }
    set { touchOverride = newValue }
  }

  /// What an override lacks to hold.
  fileprivate func overrideIssues() -> [RecordIssue] {
    var issues: [RecordIssue] = []
    for (field, override) in [("tier", tierOverride), ("touch", touchOverride)] {
      guard let override else { continue }
      let missing =
        override.value == nil
        ? "override" : override.reason == nil ? "reason" : override.until == nil ? "until" : nil
      guard let missing else { continue }
      issues.append(
        RecordIssue(
          missing == "override" ? "\(field)-reason" : "\(field)-override", .incompleteOverride,
          ["field": "\(field)-override", "missing": "\(field)-\(missing)"]))
    }
    return issues
  }
}
