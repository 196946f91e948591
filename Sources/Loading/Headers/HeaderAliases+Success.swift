import Portfolio

extension HeaderAliases {
  /// What clients want, and the steps toward it.
  static let objectives = [
    HeaderAlias(
      .objectives, "id",
      [
        "código do objetivo", "id do objetivo", "código", "objective id", "goal id", "número",
        "id da meta",
      ]),
    HeaderAlias(.objectives, "client", clientHeadings),
    HeaderAlias(
      .objectives, "title",
      [
        "objetivo", "título", "meta", "objetivo do cliente", "nome do objetivo", "descrição",
        "objective", "goal", "nome", "name", "description", "resultado desejado",
        "desired outcome",
      ]),
    HeaderAlias(
      .objectives, "state",
      ["estado", "situação", "status", "andamento", "situação do objetivo", "progress"]),
    HeaderAlias(
      .objectives, "state-by",
      [
        "confirmado por", "verificado por", "aceito por", "estado por", "quem confirmou",
        "validado por", "verified by", "accepted by", "confirmed by", "state confirmed by",
      ]),
    HeaderAlias(
      .objectives, "state-on",
      [
        "confirmado em", "verificado em", "aceito em", "data do estado",
        "data da situação", "verified on", "accepted on", "confirmed on", "status date",
        "state date",
      ]),
    HeaderAlias(
      .objectives, "owner-ours",
      ["responsável nosso", "nosso responsável", "responsável interno", "our owner"]
        + ["responsável", "CSM", "dono interno", "internal owner", "owner"]),
    HeaderAlias(
      .objectives, "owner-theirs",
      [
        "responsável do cliente", "responsável no cliente", "dono no cliente",
        "responsável deles", "client owner", "customer owner", "their owner",
      ]),
    HeaderAlias(
      .objectives, "kpi",
      [
        "indicador", "KPI", "métrica", "indicador de sucesso", "medida", "metric", "measure",
        "indicator",
      ]),
    HeaderAlias(
      .objectives, "unit", ["unidade", "unidade de medida", "unit of measure", "UM"]),
    HeaderAlias(
      .objectives, "baseline",
      [
        "linha de base", "valor inicial", "valor de partida", "ponto de partida", "base",
        "baseline value", "starting value", "marco zero",
      ]),
    HeaderAlias(
      .objectives, "baseline-source",
      [
        "fonte da linha de base", "fonte do valor inicial", "fonte da base", "fonte",
        "origem da linha de base", "source of baseline", "source",
      ]),
    HeaderAlias(
      .objectives, "baseline-date",
      [
        "data da linha de base", "data do valor inicial", "data da base", "medido inicialmente em",
        "date of baseline", "baseline measured on",
      ]),
    HeaderAlias(
      .objectives, "target",
      [
        "valor alvo", "alvo", "meta numérica", "valor da meta", "valor desejado", "target value",
        "goal value",
      ]),
    HeaderAlias(
      .objectives, "actual",
      [
        "valor atual", "realizado", "atual", "valor realizado", "valor medido", "actual value",
        "current value", "current",
      ]),
    HeaderAlias(
      .objectives, "actual-date",
      [
        "data do valor atual", "medido em", "data da medição", "data do realizado",
        "última medição", "measured on", "date of actual", "last measured",
      ]),
    HeaderAlias(
      .objectives, "due",
      [
        "prazo", "data limite", "data alvo", "vencimento", "até quando", "prazo final",
        "due date", "deadline", "target date", "data da meta",
      ]),
    HeaderAlias(
      .objectives, "value-delivered",
      [
        "valor entregue", "valor gerado", "benefício", "ganho", "economia gerada",
        "retorno gerado", "delivered value", "benefit", "value realised", "value realized",
      ]),
    HeaderAlias(
      .objectives, "cost",
      ["custo", "investimento", "custo do cliente", "custo total", "investment", "total cost"]),
    HeaderAlias(.objectives, "currency", currencyHeadings),
  ]

  static let milestones = [
    HeaderAlias(
      .milestones, "id", ["código do marco", "id do marco", "código", "milestone id", "número"]),
    HeaderAlias(.milestones, "client", clientHeadings),
    HeaderAlias(
      .milestones, "objective",
      [
        "objetivo", "código do objetivo", "id do objetivo", "objective id", "goal", "meta",
        "goal id", "nome do objetivo",
      ]),
    HeaderAlias(
      .milestones, "title",
      [
        "marco", "título", "etapa", "passo", "tarefa", "nome do marco", "nome", "descrição",
        "milestone", "step", "task", "name", "description", "atividade",
      ]),
    HeaderAlias(
      .milestones, "kind", ["tipo", "tipo de marco", "tipo do marco", "categoria", "type"]),
    HeaderAlias(
      .milestones, "due",
      [
        "prazo", "data prevista", "previsto para", "vencimento", "data limite", "due date",
        "deadline", "planned", "planned date", "previsão",
      ]),
    HeaderAlias(
      .milestones, "done",
      [
        "concluído em", "feito em", "realizado em", "data de conclusão", "conclusão",
        "concluído", "done on", "completed on", "completed", "completion date", "entregue em",
      ]),
  ]

  /// The life of the client with us.
  static let lifecycle = [
    HeaderAlias(.stages, "id", ["código da fase", "id da fase", "código", "stage id", "número"]),
    HeaderAlias(.stages, "client", clientHeadings),
    HeaderAlias(
      .stages, "stage",
      [
        "fase", "etapa", "estágio", "fase do cliente", "fase da jornada", "estágio da jornada",
        "lifecycle stage", "journey stage", "phase", "fase do ciclo de vida", "situação",
      ]),
    HeaderAlias(
      .stages, "from",
      [
        "desde", "início", "data", "data de início", "a partir de", "entrou em", "since",
        "start", "start date", "date", "entered on", "data de entrada", "data da fase",
      ]),
    HeaderAlias(
      .handoffs, "id", ["código da passagem", "id da passagem", "código", "handoff id", "número"]),
    HeaderAlias(.handoffs, "client", clientHeadings),
    HeaderAlias(
      .handoffs, "date",
      [
        "data", "data da passagem", "passado em", "data da transição", "handoff date",
        "handed over on", "dia",
      ]),
    HeaderAlias(
      .handoffs, "from",
      [
        "de", "quem passou", "passado por", "entregue por", "origem", "vendedor", "executivo",
        "handed over by", "from whom", "de quem",
      ]),
    HeaderAlias(
      .handoffs, "to",
      [
        "para", "quem recebeu", "recebido por", "destino", "CSM", "responsável", "received by",
        "to whom", "para quem",
      ]),
    HeaderAlias(
      .handoffs, "sold",
      ["vendido", "o que foi vendido", "venda", "escopo vendido", "what was sold", "scope"]),
    HeaderAlias(
      .handoffs, "promised",
      [
        "prometido", "o que foi prometido", "promessas", "promessas feitas",
        "what was promised", "promises", "combinados",
      ]),
    HeaderAlias(
      .handoffs, "objectives",
      [
        "objetivos", "objetivos do cliente", "metas", "o que o cliente espera", "goals",
        "expectativas", "expectations",
      ]),
    HeaderAlias(
      .handoffs, "risks",
      ["riscos", "pontos de atenção", "alertas", "risco", "what can go wrong", "risk"]),
  ]

  /// Answers and use.
  static let experience = [
    HeaderAlias(
      .surveys, "id",
      [
        "código da pesquisa", "id da pesquisa", "id da resposta", "código", "survey id",
        "response id", "número",
      ]),
    HeaderAlias(.surveys, "client", clientHeadings),
    HeaderAlias(
      .surveys, "contact",
      [
        "contato", "respondente", "quem respondeu", "nome do contato", "id do contato",
        "contact id", "contact name", "respondent", "e-mail", "e-mail do contato", "pessoa",
      ]),
    HeaderAlias(
      .surveys, "kind",
      [
        "tipo", "tipo de pesquisa", "tipo da pesquisa", "pesquisa", "survey type", "survey",
        "type",
      ]),
    HeaderAlias(
      .surveys, "sent",
      [
        "enviada em", "data de envio", "enviado em", "envio", "sent on", "sent date",
        "sent at", "disparo",
      ]),
    HeaderAlias(
      .surveys, "answered",
      [
        "respondida em", "data da resposta", "data de resposta", "respondido em",
        "answered on", "response date", "responded at", "answered at", "data",
      ]),
    HeaderAlias(
      .surveys, "score",
      [
        "nota", "pontuação", "nota NPS", "resposta", "avaliação", "score NPS", "rating",
        "nota dada", "NPS", "CSAT", "grade",
      ]),
    HeaderAlias(
      .surveys, "comment",
      [
        "comentário", "comentários", "observação", "feedback", "justificativa", "motivo da nota",
        "comments", "verbatim", "texto",
      ]),
    HeaderAlias(
      .surveys, "themes",
      ["temas", "tema", "assuntos", "assunto", "tags", "categorias", "theme", "topics", "tópicos"]
    ),
    HeaderAlias(.usage, "id", ["código do uso", "id do uso", "código", "usage id", "número"]),
    HeaderAlias(.usage, "client", clientHeadings),
    HeaderAlias(.usage, "product", productHeadings),
    HeaderAlias(
      .usage, "period",
      [
        "período", "mês", "mês de referência", "competência", "mês/ano", "referência", "data",
        "month", "date", "reference month", "semana", "week",
      ]),
    HeaderAlias(
      .usage, "metric",
      ["métrica", "indicador", "medida", "o que foi medido", "measure", "KPI", "evento", "event"]),
    HeaderAlias(
      .usage, "value",
      [
        "valor", "quantidade", "uso", "total", "volume", "medição", "amount", "usage", "count",
        "quantity", "consumo", "consumption",
      ]),
  ]
}
