import Portfolio

extension HeaderAliases {
  /// Touches, acts in our favour, referrals.
  static let relationship = [
    HeaderAlias(
      .interactions, "id",
      [
        "código da interação", "id da interação", "código", "interaction id", "activity id",
        "id da atividade", "número",
      ]),
    HeaderAlias(.interactions, "client", clientHeadings),
    HeaderAlias(
      .interactions, "date",
      [
        "data", "data da interação", "data do contato", "data da atividade", "data da reunião",
        "quando", "dia", "interaction date", "activity date", "occurred on", "data da visita",
        "realizada em",
      ]),
    HeaderAlias(
      .interactions, "channel",
      [
        "canal", "meio", "tipo", "tipo de interação", "tipo de atividade", "tipo de contato",
        "forma de contato", "activity type", "type", "medium", "atividade",
      ]),
    HeaderAlias(
      .interactions, "direction",
      ["direção", "sentido", "iniciativa", "quem iniciou", "inbound/outbound", "initiated by"]),
    HeaderAlias(
      .interactions, "ours",
      [
        "nossos participantes", "participantes internos", "nós", "nossa equipe", "responsável",
        "quem de nós", "our people", "our participants", "internal attendees", "usuário",
        "colaborador", "owner", "vendedor", "CSM", "assigned to",
      ]),
    HeaderAlias(
      .interactions, "theirs",
      [
        "participantes do cliente", "contatos", "contato", "eles", "participantes externos",
        "pessoas do cliente", "quem do cliente", "their people", "contacts", "contact",
        "client participants", "external attendees", "attendees", "participantes", "com quem",
        "com quem (cliente)", "contato(s)", "contatos do cliente", "contato do cliente",
        "contato(s) do cliente", "with whom", "who (client)",
      ]),
    HeaderAlias(
      .interactions, "topic",
      ["assunto", "tema", "pauta", "título", "subject", "title", "agenda", "motivo"]),
    HeaderAlias(
      .interactions, "summary",
      [
        "resumo", "anotações", "notas", "descrição", "relato", "ata", "observações",
        "detalhes", "notes", "description", "minutes of meeting", "comentários", "o que foi dito",
      ]),
    HeaderAlias(
      .interactions, "promise",
      [
        "promessa", "compromisso", "próximo passo", "próximos passos", "combinado", "ação",
        "pendência", "next step", "next steps", "commitment", "follow-up", "action item",
      ]),
    HeaderAlias(
      .interactions, "promise-due",
      [
        "prazo da promessa", "prazo do compromisso", "prazo", "data do próximo passo",
        "promessa para", "due", "due date", "promise due date", "commitment due", "vencimento",
      ]),
    HeaderAlias(
      .interactions, "promise-done",
      [
        "promessa cumprida em", "compromisso cumprido em", "cumprida em", "cumprido em",
        "concluída em", "promise kept on", "done on", "completed on", "commitment done",
      ]),
    HeaderAlias(
      .interactions, "minutes",
      [
        "minutos", "duração", "duração (min)", "duração em minutos", "tempo (min)", "duration",
        "duration (min)", "duration in minutes",
      ]),
    HeaderAlias(
      .advocacy, "id",
      ["código do depoimento", "id do depoimento", "código", "advocacy id", "número"]),
    HeaderAlias(.advocacy, "client", clientHeadings),
    HeaderAlias(
      .advocacy, "contact",
      [
        "contato", "quem falou", "pessoa", "nome do contato", "id do contato", "contact id",
        "contact name", "advocate", "defensor", "autor",
      ]),
    HeaderAlias(
      .advocacy, "kind",
      ["tipo", "tipo de depoimento", "tipo de ação", "forma", "type", "advocacy type"]),
    HeaderAlias(
      .advocacy, "asked",
      [
        "pedido em", "data do pedido", "solicitado em", "data da solicitação", "asked on",
        "requested", "requested on", "request date",
      ]),
    HeaderAlias(
      .advocacy, "given",
      [
        "concedido em", "dado em", "data do depoimento", "recebido em", "realizado em", "data",
        "given on", "received on", "date",
      ]),
    HeaderAlias(
      .advocacy, "approved",
      [
        "aprovado em", "data da aprovação", "uso aprovado em", "autorizado em", "approved on",
        "approval date", "autorização",
      ]),
    HeaderAlias(
      .advocacy, "expires",
      [
        "expira em", "válido até", "aprovação até", "validade", "vence em", "expires on",
        "valid until", "expiry date", "expiration",
      ]),
    HeaderAlias(
      .advocacy, "given-back",
      [
        "retribuição", "contrapartida", "o que demos em troca", "agradecimento", "reward",
        "what we gave back", "in return",
      ]),
    HeaderAlias(
      .referrals, "id",
      ["código da indicação", "id da indicação", "código", "referral id", "número"]),
    HeaderAlias(
      .referrals, "client",
      [
        "quem indicou", "indicador", "cliente que indicou", "indicado por", "de", "from",
        "referrer", "referred by", "código do cliente", "cliente", "client id", "customer",
        "id do cliente",
      ]),
    HeaderAlias(
      .referrals, "referred",
      [
        "quem foi indicado", "indicado", "cliente indicado", "para", "to", "referred client",
        "new client", "novo cliente", "referee",
      ]),
    HeaderAlias(
      .referrals, "date",
      ["data", "data da indicação", "referral date", "referred on", "dia"]),
  ]

  /// Actions put off, past values, rates, holidays.
  static let records = [
    HeaderAlias(
      .snoozes, "id", ["código do adiamento", "id do adiamento", "código", "snooze id", "número"]),
    HeaderAlias(
      .snoozes, "action",
      ["ação", "id da ação", "código da ação", "ação adiada", "action id", "atividade"]),
    HeaderAlias(
      .snoozes, "until",
      ["até", "adiado até", "adiada até", "até quando", "snoozed until", "prazo", "data"]),
    HeaderAlias(
      .snoozes, "reason", ["motivo", "motivo do adiamento", "justificativa", "why", "razão"]),
    HeaderAlias(
      .history, "id", ["código do histórico", "id do histórico", "código", "history id", "número"]),
    HeaderAlias(
      .history, "table", ["tabela", "entidade", "entity", "objeto", "object", "tipo de registro"]),
    HeaderAlias(
      .history, "record",
      [
        "registro", "id do registro", "código do registro", "record id", "entity id",
        "chave", "key", "código da entidade",
      ]),
    HeaderAlias(
      .history, "field",
      ["campo", "coluna", "atributo", "column", "attribute", "nome do campo", "property"]),
    HeaderAlias(.history, "value", ["valor", "novo valor", "new value", "conteúdo", "para"]),
    HeaderAlias(
      .history, "from",
      [
        "desde", "a partir de", "data", "data da mudança", "vigente desde", "since", "date",
        "changed on", "valid from", "effective date", "início",
      ]),
    HeaderAlias(
      .rates, "currency",
      ["moeda", "código da moeda", "currency code", "divisa", "moeda estrangeira"]),
    HeaderAlias(.rates, "day", ["dia", "data", "data da cotação", "date", "rate date", "desde"]),
    HeaderAlias(
      .rates, "rate",
      [
        "cotação", "taxa", "taxa de câmbio", "câmbio", "valor", "exchange rate", "cotação de venda",
        "PTAX", "value",
      ]),
    HeaderAlias(.holidays, "day", ["dia", "data", "início", "de", "date", "from", "start"]),
    HeaderAlias(.holidays, "until", ["até", "fim", "último dia", "to", "end", "last day"]),
    HeaderAlias(
      .holidays, "name", ["nome", "feriado", "descrição", "holiday", "description", "motivo"]),
    HeaderAlias(
      .holidays, "works", ["trabalha", "expediente", "dia útil", "working day", "is working"]),
  ]
}
