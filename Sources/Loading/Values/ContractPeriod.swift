/// For what time the amounts of contracts are, as a column beside them says.
enum ContractPeriod {
  /// Whether a heading of amounts leaves open for what time they are.
  static func isBare(_ heading: String) -> Bool { bare.contains(HeaderAliases.key(heading)) }

  /// Whether a heading says for what time amounts are.
  static func isHeading(_ heading: String) -> Bool {
    headings.contains(HeaderAliases.key(heading))
  }

  /// Whether a cell says that an amount is that of a month; an empty one says nothing against it.
  static func isMonth(_ text: String) -> Bool {
    let folded = HeaderKey.fold(text)
    return folded.isEmpty || months.contains(folded)
  }

  private static let bare = Set(
    ["valor", "value", "amount"].map { HeaderAliases.key($0) })

  private static let headings = Set(
    [
      "periodicidade", "periodicidade da cobrança", "periodicidade de pagamento", "recorrência",
      "ciclo", "ciclo de cobrança", "ciclo de faturamento", "frequência",
      "frequência de cobrança", "frequência de pagamento", "período de cobrança",
      "billing frequency", "billing period", "billing cycle", "billing interval", "frequency",
      "recurrence", "periodicity", "interval",
    ].map { HeaderAliases.key($0) })

  private static let months: Set<String> = [
    "mensal", "mensais", "mensalmente", "mes", "por mes", "ao mes", "1 mes", "monthly", "month",
    "per month", "1 month", "m", "1", "mensalidade", "mensalidades",
  ]
}
