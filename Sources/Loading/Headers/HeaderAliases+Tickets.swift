import Portfolio

extension HeaderAliases {
  /// Calls for help.
  static let tickets = [
    HeaderAlias(
      .tickets, "id",
      [
        "número do chamado", "chamado", "id do chamado", "código do chamado", "protocolo",
        "ticket id", "id ticket", "ticket number", "ticket", "case number", "case id", "número",
        "código",
      ]),
    HeaderAlias(.tickets, "client", clientHeadings + ["organização (nome)", "cliente (nome)"]),
    HeaderAlias(
      .tickets, "opened",
      [
        "aberto em", "data de abertura", "abertura", "criado em", "data de criação", "opened on",
        "opened at", "open date", "created", "created on", "created at", "created time", "data",
      ]),
    HeaderAlias(
      .tickets, "closed",
      [
        "fechado em", "data de fechamento", "fechamento", "encerrado em", "resolvido em",
        "data de resolução", "solucionado em", "closed on", "closed at", "closed time",
        "close date", "resolved", "resolved on", "resolved at", "resolved time",
        "data de encerramento",
      ]),
    HeaderAlias(
      .tickets, "status",
      ["situação", "estado", "situação do chamado", "status do chamado", "ticket status", "state"]),
    HeaderAlias(
      .tickets, "severity",
      ["gravidade", "severidade", "prioridade", "criticidade", "urgência", "priority", "urgency"]),
    HeaderAlias(
      .tickets, "hours",
      [
        "horas", "horas trabalhadas", "tempo gasto", "tempo gasto (h)", "esforço (h)",
        "hours worked", "hours spent", "time spent", "effort",
      ]),
    HeaderAlias(
      .tickets, "theme",
      [
        "tema", "assunto", "categoria", "motivo", "tipo de problema", "tipo de chamado",
        "tipo de ticket", "subject", "category",
        "topic", "título", "tipo", "type",
      ]),
  ]
}
