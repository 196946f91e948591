public import Portfolio

extension ValueWords {
  /// The state of a contract.
  public static let contractStatus = WordTable<ContractStatus>([
    (
      .active,
      [
        "ativo", "active", "ativa", "vigente", "em vigor", "em andamento", "assinado", "signed",
        "in force", "live", "renovado", "renewed",
      ]
    ),
    (
      .draft,
      [
        "rascunho", "draft", "minuta", "em negociação", "pendente", "aguardando assinatura",
        "pending", "proposta", "não assinado",
      ]
    ),
    (
      .cancelled,
      [
        "cancelado", "cancelled", "canceled", "cancelada", "em aviso prévio", "aviso prévio",
        "em cancelamento", "notice given", "denunciado", "pending cancellation",
      ]
    ),
    (
      .ended,
      [
        "encerrado", "ended", "encerrada", "finalizado", "expirado", "vencido", "terminado",
        "inativo", "rescindido", "expired", "terminated", "finished", "closed", "concluído",
      ]
    ),
    (
      .suspended,
      [
        "suspenso", "suspended", "suspensa", "pausado", "paused", "on hold", "bloqueado",
        "congelado",
      ]
    ),
  ])

  /// What kind of business an opportunity is.
  public static let opportunityKind = WordTable<OpportunityKind>([
    (
      .upsell,
      [
        "upsell", "upsell", "upgrade", "ampliação", "expansão", "up-sell", "expansion",
        "aumento de plano", "aditivo",
      ]
    ),
    (
      .crossSell,
      [
        "venda cruzada", "cross-sell", "cross sell", "crosssell", "novo produto",
        "produto adicional", "add-on", "complementar",
      ]
    ),
    (.renewal, ["renovação", "renewal", "renovar", "recontratação", "retention"]),
    (
      .newBusiness,
      [
        "novo negócio", "new business", "nova venda", "venda nova", "novo cliente", "new",
        "new logo", "aquisição", "prospecção", "novo",
      ]
    ),
  ])

  /// How an opportunity ended.
  public static let opportunityResult = WordTable<OpportunityResult>([
    (
      .won,
      [
        "ganha", "won", "ganho", "vendida", "vendido", "fechada", "fechado ganho", "closed won",
        "venda", "aprovada", "conquistada", "sucesso",
      ]
    ),
    (
      .lost,
      [
        "perdida", "lost", "perdido", "fechado perdido", "closed lost", "cancelada",
        "desistência", "recusada", "reprovada",
      ]
    ),
  ])

  /// How far an objective has come.
  public static let objectiveState = WordTable<ObjectiveState>([
    (.proposed, ["proposto", "proposed", "proposta", "sugerido", "rascunho", "draft", "novo"]),
    (
      .accepted,
      [
        "aceito", "accepted", "aceita", "acordado", "aprovado", "agreed", "em andamento",
        "in progress", "combinado",
      ]
    ),
    (
      .delivered,
      ["entregue", "delivered", "concluído", "realizado", "done", "completed", "feito"]
    ),
    (
      .verified,
      [
        "verificado", "verified", "comprovado", "confirmado", "validado", "confirmed",
        "atingido", "achieved",
      ]
    ),
  ])

  /// What a survey measures.
  public static let surveyKind = WordTable<SurveyKind>([
    (.nps, ["NPS", "NPS", "net promoter score", "recomendação", "eNPS", "lealdade"]),
    (.csat, ["CSAT", "CSAT", "satisfação", "customer satisfaction", "satisfaction"]),
    (.ces, ["CES", "CES", "esforço", "customer effort score", "effort", "esforço do cliente"]),
  ])

  /// How grave a ticket is.
  public static let severity = WordTable<TicketSeverity>([
    (
      .critical,
      [
        "crítica", "critical", "crítico", "urgente", "urgent", "P1", "S1", "emergência",
        "bloqueante", "blocker", "gravíssima", "muito alta", "highest",
      ]
    ),
    (.high, ["alta", "high", "alto", "P2", "S2", "grave", "importante", "major"]),
    (
      .medium,
      ["média", "medium", "médio", "P3", "S3", "normal", "moderada", "moderado", "minor"]
    ),
    (.low, ["baixa", "low", "baixo", "P4", "S4", "leve", "trivial", "dúvida", "lowest", "P5"]),
  ])

  /// Whether the status of a ticket says that it is closed; every other one is some way of being open.
  static func endsTicket(_ status: String) -> Bool {
    ticketEnds.contains(HeaderKey.fold(status))
  }

  private static let ticketEnds: Set<String> = [
    "closed", "resolved", "solved", "done", "completed", "cancelled", "canceled", "fechado",
    "fechada", "resolvido", "resolvida", "solucionado", "solucionada", "encerrado", "encerrada",
    "concluido", "concluida", "finalizado", "finalizada", "cancelado", "cancelada",
  ]

  /// The tables whose past values history may tell.
  public static let table = WordTable<TableName>([
    (.clients, ["clientes", "clients", "cliente", "client", "conta", "account", "customer"]),
    (.contacts, ["contatos", "contacts", "contato", "contact", "pessoa", "person"]),
    (.relations, ["relações", "relations", "relação", "relation"]),
    (.team, ["equipe", "team", "colaborador", "membro", "member", "time"]),
    (.products, ["produtos", "products", "produto", "product"]),
    (.contracts, ["contratos", "contracts", "contrato", "contract"]),
    (.invoices, ["notas", "invoices", "nota", "invoice", "fatura", "faturas", "nota fiscal"]),
    (.payments, ["pagamentos", "payments", "pagamento", "payment"]),
    (.interactions, ["interações", "interactions", "interação", "interaction"]),
    (
      .opportunities,
      ["oportunidades", "opportunities", "oportunidade", "opportunity", "negócio", "deal"]
    ),
    (.objectives, ["objetivos", "objectives", "objetivo", "objective", "meta", "goal"]),
    (.milestones, ["marcos", "milestones", "marco", "milestone"]),
    (.stages, ["fases", "stages", "fase", "stage"]),
    (.handoffs, ["passagens", "handoffs", "passagem", "handoff"]),
    (.surveys, ["pesquisas", "surveys", "pesquisa", "survey"]),
    (.usage, ["uso", "usage", "utilização"]),
    (.tickets, ["chamados", "tickets", "chamado", "ticket"]),
    (.advocacy, ["depoimentos", "advocacy", "depoimento", "defesa"]),
    (.referrals, ["indicações", "referrals", "indicação", "referral"]),
  ])
}
