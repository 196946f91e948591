import Portfolio

extension HeaderAliases {
  /// The invoice table, with what its lines may say about the client.
  static let invoices = [
    HeaderAlias(
      .invoices, "client",
      [
        "código do cliente", "id do cliente", "cliente id", "client id", "customer id",
        "client code", "customer code", "account id", "cód. cliente", "número do cliente",
        "cliente", "customer", "account", "código cliente/fornecedor", "id do contato",
        "código do contato", "sacado", "código do sacado",
      ]),
    HeaderAlias(
      .invoices, "number",
      [
        "número da nota", "nota fiscal", "NF", "NF-e", "NFe", "NFS-e", "NFSe", "número da NF",
        "número da NF-e", "número da NFS-e", "número da nota fiscal", "nota",
        "número do documento fiscal", "invoice number", "invoice no", "invoice", "invoice id",
        "número da fatura", "fatura", "pedido", "número do pedido", "order number", "order id",
        "order", "documento", "número do documento", "número", "código da venda", "id da venda",
        "número da venda", "duplicata",
        "número da duplicata", "id da cobrança", "código da cobrança", "número da cobrança", "id",
      ]),
    HeaderAlias(
      .invoices, "date",
      [
        "data de emissão", "emissão", "emitida em", "data da nota", "data da NF",
        "data de emissão da nota", "data de faturamento", "invoice date", "issue date",
        "issued on", "issued", "date issued", "data da venda", "data da compra", "data do pedido",
        "order date", "sale date", "data", "data do documento", "data/hora emissão",
        "transaction date",
      ]),
    HeaderAlias(
      .invoices, "due",
      [
        "vencimento", "data de vencimento", "vence em", "due date", "due on",
        "vencimento original", "data venc.",
      ]),
    HeaderAlias(
      .invoices, "paid",
      [
        "data de pagamento", "pagamento", "pago em", "data do pagamento", "data da baixa",
        "baixa", "recebido em", "data de recebimento", "liquidação", "data de liquidação",
        "quitado em", "data de quitação", "quitação", "paid on", "paid at", "paid date",
        "payment date", "date paid",
      ]),
    HeaderAlias(
      .invoices, "product",
      [
        "produto", "descrição do produto", "nome do produto", "produto/serviço", "serviço",
        "descrição do serviço", "produto ou serviço", "item", "descrição do item", "descrição",
        "description", "product name", "product description", "service", "mercadoria",
        "discriminação", "stock code", "código do produto", "SKU", "product code", "product id",
        "sku code",
      ]),
    HeaderAlias(
      .invoices, "quantity",
      [
        "quantidade", "qtde", "quantidade comprada", "quantidade vendida", "quantidade faturada",
        "units", "unidades",
        "volume", "qty",
      ]),
    HeaderAlias(
      .invoices, "unit-price",
      [
        "valor unitário", "preço unitário", "preço", "preço de venda", "unit price", "price",
        "unitário", "unit value", "valor da unidade", "price each",
      ]),
    HeaderAlias(
      .invoices, "amount",
      // What is plainly a line's goes before what a whole invoice costs. A part of it goes after, as it
      // may be the price of one: `LineAmountChoice` takes it where invoices repeat their total.
      [
        "valor total", "total", "valor total do item", "total do item", "valor total da nota",
        "total da nota", "valor da nota", "valor do item", "valor líquido", "total líquido",
        "valor faturado", "line total", "total amount", "net amount",
        "valor da venda", "valor da compra", "valor da fatura", "montante", "value", "valor",
        "receita", "faturamento", "revenue", "sales", "valor bruto", "gross amount",
        "valor do documento", "valor da duplicata", "valor original", "valor da parcela",
        "valor final", "preço total", "valor do pedido", "total do pedido", "order total",
        "valor da conta", "valor da cobrança", "valor da linha", "item total", "line amount",
        "valor do título",
      ], written: "valor total"),
    HeaderAlias(
      .invoices, "kind",
      [
        "tipo", "tipo de nota", "tipo da nota", "tipo de documento", "natureza da operação",
        "operação", "tipo de operação", "tipo de movimento", "movimento", "situação",
        "situação da nota", "status", "status da nota", "invoice type", "type",
        "transaction type", "cancelada", "cancelado", "nota cancelada", "canceled", "cancelled",
      ]),
    HeaderAlias(
      .invoices, "contract",
      [
        "contrato", "número do contrato", "código do contrato", "id do contrato", "contract id",
        "contract number",
      ]),
    HeaderAlias(
      .invoices, "currency",
      [
        "moeda", "código da moeda", "currency code", "moeda da nota", "sigla da moeda",
        "invoice currency", "moeda do documento", "moeda da NF", "moeda da NF-e",
        "moeda da fatura", "moeda do pedido", "moeda da venda", "moeda do valor",
        "order currency", "transaction currency", "amount currency",
      ]),
    HeaderAlias(
      .invoices, "client-name",
      [
        "nome do cliente", "cliente nome", "client name", "customer name", "nome fantasia",
        "fantasia", "razão social", "razão social do cliente", "destinatário",
        "nome do destinatário", "tomador", "company name", "account name", "empresa",
        "nome do contato", "comprador", "nome do comprador", "nome do sacado", "billing name",
      ]),
    HeaderAlias(
      .invoices, "client-document",
      [
        "CNPJ/CPF do cliente", "CPF/CNPJ do cliente", "CNPJ do cliente", "CPF do cliente",
        "CNPJ/CPF", "CPF/CNPJ", "CNPJ", "CPF", "CNPJ do destinatário", "CNPJ do tomador",
        "CPF/CNPJ do tomador", "CNPJ/CPF do destinatário", "documento do cliente", "tax id",
        "client tax id", "customer tax id",
      ]),
    HeaderAlias(
      .invoices, "country", ["país", "país do cliente", "client country", "customer country"]),
    HeaderAlias(
      .invoices, "state",
      ["UF", "estado", "UF do cliente", "UF do destinatário", "estado do cliente"]),
    HeaderAlias(
      .invoices, "city", ["cidade", "município", "cidade do cliente", "município do cliente"]),
    HeaderAlias(
      .invoices, "sector",
      ["setor", "segmento", "ramo", "ramo de atividade", "industry", "segment"]),
    HeaderAlias(
      .invoices, "owner",
      [
        "gerente de contas", "responsável", "CSM", "account manager", "account owner",
        "vendedor", "nome do vendedor", "representante", "sales rep", "salesperson", "seller",
      ]),
  ]
}
