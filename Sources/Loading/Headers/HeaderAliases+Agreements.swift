import Portfolio

extension HeaderAliases {
  /// What the company sells.
  static let products = [
    HeaderAlias(
      .products, "id",
      [
        "código do produto", "código", "id do produto", "SKU", "product id", "product code",
        "referência", "código interno", "ref",
      ]),
    HeaderAlias(
      .products, "name",
      [
        "nome do produto", "produto", "nome", "descrição", "descrição do produto", "product name",
        "product", "description", "serviço", "item", "plano", "título",
      ]),
    HeaderAlias(
      .products, "family",
      [
        "família", "linha", "categoria", "grupo", "linha de produto", "família do produto",
        "categoria do produto", "grupo de produto", "product family", "category", "product line",
        "subgrupo",
      ]),
    HeaderAlias(
      .products, "price",
      [
        "preço", "preço de tabela", "preço de lista", "preço de venda", "preço unitário", "valor",
        "valor unitário", "mensalidade", "list price", "unit price", "sales price", "value",
      ]),
    HeaderAlias(
      .products, "eligible-segments",
      [
        "segmentos elegíveis", "segmentos", "público-alvo", "indicado para", "setores",
        "segmento alvo", "target segments", "segments", "eligible for", "aplicável a",
      ]),
    HeaderAlias(.products, "currency", currencyHeadings),
  ]

  /// Versions of contracts.
  static let contracts = [
    HeaderAlias(
      .contracts, "id",
      [
        "número do contrato", "código do contrato", "id do contrato", "contrato", "contract id",
        "contract number", "contract", "código", "número", "assinatura", "subscription id",
        "subscription",
      ]),
    HeaderAlias(.contracts, "client", clientHeadings),
    HeaderAlias(
      .contracts, "valid-from",
      [
        "válido desde", "vigente desde", "vigência a partir de", "válido a partir de",
        "versão de", "data da versão", "data do aditivo", "aditivo", "valid since",
        "effective date", "effective from", "version date", "data do reajuste",
      ]),
    HeaderAlias(.contracts, "product", productHeadings),
    HeaderAlias(
      .contracts, "start",
      [
        "início", "data de início", "início da vigência", "início do contrato", "data inicial",
        "data de ativação", "data de assinatura", "assinado em", "ativado em", "start date",
        "contract start", "vigência inicial", "início do serviço", "data do contrato",
      ]),
    HeaderAlias(
      .contracts, "renewal",
      [
        "renovação", "data de renovação", "próxima renovação", "renova em", "vencimento",
        "vencimento do contrato", "data de vencimento", "fim da vigência", "vigência final",
        "renewal date", "renews on", "next renewal", "expires on", "expiry date",
        "data final da vigência", "vence em",
      ]),
    HeaderAlias(
      .contracts, "notice-days",
      [
        "dias de aviso", "aviso prévio", "aviso prévio (dias)", "dias de aviso prévio",
        "prazo de aviso", "prazo de aviso prévio", "antecedência", "antecedência (dias)",
        "notice", "notice period", "prazo de denúncia",
      ]),
    HeaderAlias(
      .contracts, "auto-renew",
      [
        "renova automaticamente", "renovação automática", "renovação auto", "autorrenovação",
        "automática", "auto renewal", "automatic renewal", "renews automatically",
      ]),
    HeaderAlias(
      .contracts, "monthly-value",
      [
        "valor mensal", "mensalidade", "valor da mensalidade", "MRR", "valor por mês",
        "receita mensal", "valor recorrente", "valor", "value",
        "monthly fee", "monthly amount", "monthly revenue", "amount", "preço mensal",
        "recorrência",
      ]),
    HeaderAlias(
      .contracts, "status",
      [
        "situação", "situação do contrato", "status do contrato", "estado", "state",
        "contract status",
      ]),
    HeaderAlias(
      .contracts, "cancelled",
      [
        "cancelado em", "data do cancelamento", "data de cancelamento", "aviso recebido em",
        "data do aviso", "cancelamento", "pedido de cancelamento", "cancelled on", "canceled on",
        "cancellation date", "notice date", "notice given",
      ]),
    HeaderAlias(
      .contracts, "end",
      [
        "término", "data de término", "fim", "data final", "encerrado em", "encerramento",
        "data de encerramento", "fim do contrato", "último dia", "end date", "ended on",
        "contract end", "término do serviço",
      ]),
    HeaderAlias(
      .contracts, "end-reason",
      [
        "motivo do término", "motivo do cancelamento", "motivo", "motivo do encerramento",
        "motivo da saída", "cancellation reason", "churn reason", "reason",
      ]),
    HeaderAlias(.contracts, "currency", currencyHeadings),
  ]

  /// Business that may come.
  static let opportunities = [
    HeaderAlias(
      .opportunities, "id",
      [
        "código da oportunidade", "id da oportunidade", "oportunidade id", "código do negócio",
        "id do negócio", "deal id", "opportunity id", "código", "número", "id do registro",
        "record id",
      ]),
    HeaderAlias(.opportunities, "client", clientHeadings),
    HeaderAlias(
      .opportunities, "kind",
      [
        "tipo", "tipo de oportunidade", "tipo de negócio", "tipo do negócio", "natureza",
        "opportunity type", "deal type", "type", "modalidade",
      ]),
    HeaderAlias(
      .opportunities, "title",
      [
        "título", "oportunidade", "nome da oportunidade", "nome do negócio", "negócio", "nome",
        "deal name", "dealname", "opportunity name", "deal", "opportunity", "name", "descrição",
        "assunto",
        "subject",
      ]),
    HeaderAlias(.opportunities, "product", productHeadings),
    HeaderAlias(
      .opportunities, "stage",
      [
        "etapa", "fase", "estágio", "etapa do funil", "etapa do negócio", "deal stage", "dealstage",
        "stage name",
        "opportunity stage", "pipeline stage", "fase da venda",
      ]),
    HeaderAlias(
      .opportunities, "stage-since",
      [
        "na etapa desde", "na fase desde", "data da etapa", "entrada na etapa", "etapa desde",
        "última mudança de etapa", "stage date", "in stage since", "stage changed on",
      ]),
    HeaderAlias(
      .opportunities, "value",
      [
        "valor", "valor da oportunidade", "valor do negócio", "valor estimado", "valor total",
        "valor previsto", "valor anual", "deal value", "amount", "deal amount", "opportunity value",
        "receita estimada", "montante", "ACV", "ARR", "close value",
      ]),
    HeaderAlias(
      .opportunities, "probability",
      [
        "probabilidade", "probabilidade (%)", "chance", "chance de fechamento", "% de chance",
        "win probability", "probability (%)", "confiança", "forecast probability",
      ]),
    HeaderAlias(
      .opportunities, "expected",
      [
        "previsão de fechamento", "data prevista", "fechamento previsto", "previsão",
        "data de fechamento prevista", "data esperada", "expected close", "expected close date",
        "expected on", "close date", "closedate", "forecast date", "fechamento esperado",
      ]),
    HeaderAlias(
      .opportunities, "closed",
      [
        "fechada em", "data de fechamento", "fechado em", "data do fechamento", "fechamento",
        "encerrada em", "ganho em", "closed on", "closed date", "actual close date", "concluída em",
      ]),
    HeaderAlias(
      .opportunities, "result",
      [
        "resultado", "situação", "status", "ganha/perdida", "ganho/perda", "outcome", "desfecho",
        "won/lost", "estado",
      ]),
    HeaderAlias(
      .opportunities, "lost-reason",
      [
        "motivo da perda", "motivo de perda", "razão da perda", "loss reason", "reason lost",
        "motivo", "closed lost reason",
      ]),
    HeaderAlias(
      .opportunities, "consent-needed",
      [
        "precisa do aval de", "aval necessário", "aprovadores", "quem precisa aprovar",
        "consentimento necessário", "aprovação de", "approvers", "needs consent of",
        "sign-off needed", "decisores",
      ]),
    HeaderAlias(.opportunities, "owner", ownerHeadings),
    HeaderAlias(
      .opportunities, "currency",
      currencyHeadings + [
        "negócio - moeda de valor", "deal - currency of value", "currency of value",
        "moeda do negócio", "moeda da oportunidade", "deal currency", "opportunity currency",
        "currency ISO code", "opportunity currency ISO code",
      ]),
  ]
}
