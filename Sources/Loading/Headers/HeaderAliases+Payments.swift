import Portfolio

extension HeaderAliases {
  /// The settlement of invoices.
  static let payments = [
    HeaderAlias(
      .payments, "id",
      ["código do pagamento", "id do pagamento", "número do pagamento", "payment id", "código"]),
    HeaderAlias(
      .payments, "invoice",
      [
        "número da nota", "número da nota fiscal", "nota fiscal", "nota", "NF", "NF-e", "NFS-e",
        "fatura", "número da fatura", "invoice number", "invoice no", "invoice id", "documento",
        "número do documento", "título", "número do título", "boleto", "pedido",
        "número do pedido", "order number", "id da cobrança", "código da cobrança",
        "número da cobrança",
      ]),
    HeaderAlias(
      .payments, "client",
      [
        "código do cliente", "id do cliente", "cliente id", "client id", "customer id",
        "client code", "customer code", "cliente", "customer", "account", "pagador", "sacado",
        "payer",
      ]),
    HeaderAlias(
      .payments, "date",
      [
        "data do pagamento", "data de pagamento", "pago em", "data da baixa", "baixa",
        "data de recebimento", "recebido em", "data de crédito", "liquidação",
        "data de liquidação", "quitado em", "payment date", "paid on", "date paid",
        "received on", "data",
      ]),
    HeaderAlias(
      .payments, "amount",
      [
        "valor pago", "valor recebido", "valor do pagamento", "valor do recebimento",
        "amount paid", "paid amount", "payment amount", "amount received", "total pago",
        "valor", "value", "total", "valor bruto", "gross amount",
        // Net of fees, it settles less than was paid: only where nothing else is there.
        "valor líquido", "net amount",
      ]),
    HeaderAlias(
      .payments, "currency",
      ["moeda", "código da moeda", "currency code", "moeda do pagamento", "payment currency"]),
  ]
}
