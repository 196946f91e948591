import Portfolio

extension ColumnMapping {
  /// Takes what lines cost, where the column found has the amounts of whole invoices.
  mutating func takeLineAmounts(_ taken: inout Set<String>, _ choices: [ImportChoice]) {
    guard configuration.table == .invoices, let amount = column(of: "amount"),
      let number = column(of: "number"), !choices.contains(where: { $0.field == "amount" })
    else { return }
    let chosen = Set(choices.map { HeaderKey.fold($0.heading) })
    let price = column(of: "unit-price")
    let choice = LineAmountChoice(
      sample: sample, amount: amount, number: number, client: column(of: "client"),
      quantity: column(of: "quantity"), price: price,
      others: columns.indices.filter { index in
        let column = columns[index]
        guard !chosen.contains(HeaderKey.fold(column.heading)) else { return false }
        return (index == price || column.field == nil)
          && LineAmountChoice.mayBeAmount(column.heading)
      },
      parts: columns.indices.filter { LineAmountChoice.namesPart(columns[$0].heading) })
    switch choice.verdict() {
    case .keep, .doubt: return
    case .take(let other):
      if let field = columns[other].field { taken.remove(field) }
      columns[amount] = columns[amount].feeding(nil)
      columns[other] = columns[other].feeding("amount")
    case .factors:
      columns[amount] = columns[amount].feeding(nil)
      taken.remove("amount")
    }
  }

  /// Leaves the column of currencies alone where amounts are in the portfolio's, whatever it names.
  mutating func leaveCurrencies(_ taken: inout Set<String>, _ choices: [ImportChoice]) {
    guard configuration.table == .invoices, !choices.contains(where: { $0.field == "currency" }),
      let amount = column(of: "amount"), LocalAmounts.isHeading(columns[amount].heading),
      let currency = column(of: "currency")
    else { return }
    columns[currency] = columns[currency].feeding(nil)
    taken.remove("currency")
  }

  /// Leaves amounts of contracts out that are of a year or another time, as the column beside them says.
  mutating func leaveOtherPeriods(_ taken: inout Set<String>, _ choices: [ImportChoice]) {
    guard configuration.table == .contracts, let value = column(of: "monthly-value"),
      ContractPeriod.isBare(columns[value].heading),
      !choices.contains(where: { $0.field == "monthly-value" })
    else { return }
    let isOfOthers = columns.indices.contains { index in
      columns[index].field == nil && ContractPeriod.isHeading(columns[index].heading)
        && !ColumnValues(sample, column: index).texts.allSatisfy(ContractPeriod.isMonth)
    }
    guard isOfOthers else { return }
    columns[value] = columns[value].feeding(nil)
    taken.remove("monthly-value")
  }

  /// What surveys measure, where no column says it and the score or other columns do.
  func surveyKind(_ taken: Set<String>) -> [(field: String, text: String)] {
    guard configuration.table == .surveys, !taken.contains("kind"),
      let score = column(of: "score")
    else { return [] }
    let open = columns.indices.filter { columns[$0].field == nil }
    let kind = SurveyKindGuess.kind(
      heading: columns[score].heading,
      columns: open.map { ColumnValues(sample, column: $0).texts })
    guard let kind else { return [] }
    return [("kind", kind)]
  }

  /// Headings of debts and their settlement: who owes what by when is no contract and no stage of a life.
  var debtHeadings: Int {
    guard [.contracts, .stages].contains(configuration.table) else { return 0 }
    var settled = 0
    var due = 0
    for column in columns {
      let key = HeaderAliases.key(column.heading)
      let field = HeaderAliases.field(for: column.heading, in: .invoices)
      let payment = HeaderAliases.field(for: column.heading, in: .payments)
      let isOfPayments =
        ["date", "amount"].contains(payment) && !ColumnMapping.bareKeys.contains(key)
      if field == "paid" || isOfPayments || ColumnMapping.debtKeys.contains(key) {
        settled += 1
      } else if field == "due" {
        due += 1
      }
    }
    // Contracts run out as well: a due date alone tells nothing.
    return settled == 0 ? 0 : settled + due
  }

  private static let bareKeys = Set(
    ["data", "valor", "total", "value", "id", "amount"].map { HeaderAliases.key($0) })

  private static let debtKeys = Set(
    [
      "parcela", "forma de pagamento", "forma de recebimento", "meio de pagamento", "boleto",
      "nosso número", "data de emissão", "emissão", "valor da conta", "valor da parcela",
      "id da cobrança", "payment method",
    ].map { HeaderAliases.key($0) })
}
