import Portfolio

extension HeaderAliases {
  /// The client table.
  static let clients = [
    HeaderAlias(
      .clients, "id",
      [
        "código do cliente", "id do cliente", "cliente id", "client id", "customer id",
        "client code", "customer code", "account id", "código cadastro", "cód. cliente",
        "número do cliente", "código", "matrícula", "cadastro", "código empresa",
      ]),
    HeaderAlias(
      .clients, "name",
      [
        "nome fantasia", "fantasia", "nome abreviado", "trade name", "nome do cliente",
        "cliente nome", "client name", "customer name", "account name", "company name",
        "nome da empresa", "nome da conta", "nome", "cliente", "client", "customer", "empresa",
        "company", "account", "conta",
      ]),
    HeaderAlias(
      .clients, "legal-name",
      [
        "razão social", "nome empresarial", "razão social do cliente", "legal name",
        "registered name", "nome completo", "razão", "nome jurídico", "company legal name",
      ]),
    HeaderAlias(
      .clients, "kind",
      [
        "tipo de pessoa", "tipo pessoa", "pessoa", "natureza da pessoa", "PF/PJ", "PJ/PF",
        "tipo de cliente", "tipo do cliente", "client kind", "client type", "customer type", "type",
        "tipo", "física/jurídica",
      ]),
    HeaderAlias(
      .clients, "business-model",
      [
        "modelo de negócio", "modelo de negócios", "modelo", "B2B/B2C", "tipo de negócio",
        "business type",
      ]),
    HeaderAlias(
      .clients, "document",
      [
        "CNPJ/CPF", "CPF/CNPJ", "CNPJ ou CPF", "CPF ou CNPJ", "CNPJ", "CPF", "documento",
        "número do documento", "CNPJ do cliente", "CPF do cliente", "CNPJ/CPF do cliente",
        "CPF/CNPJ do cliente", "tax id", "tax number", "tax document", "inscrição federal", "CGC",
      ]),
    HeaderAlias(
      .clients, "country",
      [
        "país", "pais", "nation", "país do cliente", "billing country", "country/region",
      ]),
    HeaderAlias(
      .clients, "state",
      [
        "UF", "sigla UF", "unidade da federação", "UF do cliente", "estado UF", "estado",
        "província", "province", "region", "billing state", "state/region",
      ]),
    HeaderAlias(
      .clients, "city",
      [
        "cidade", "município", "localidade", "cidade do cliente", "town", "billing city",
        "municipality",
      ]),
    HeaderAlias(
      .clients, "neighborhood", ["bairro", "distrito", "neighbourhood", "district", "quarter"]),
    HeaderAlias(
      .clients, "postal-code",
      [
        "CEP", "código postal", "zip", "zip code", "postcode", "post code", "billing zip",
        "billing postal code",
      ]),
    HeaderAlias(
      .clients, "address",
      [
        "endereço", "logradouro", "endereço completo", "rua", "street", "street address",
        "billing address", "billing street",
      ]),
    HeaderAlias(
      .clients, "sector",
      [
        "setor", "segmento", "ramo", "ramo de atividade", "segmento de mercado",
        "setor de atuação", "área de atuação", "atividade", "atividade econômica", "indústria",
        "industry", "segment", "line of business", "vertical", "CNAE",
      ]),
    HeaderAlias(
      .clients, "size",
      [
        "porte", "porte da empresa", "tamanho", "tamanho da empresa", "company size",
        "classificação de porte",
      ]),
    HeaderAlias(
      .clients, "employees",
      [
        "funcionários", "número de funcionários", "quantidade de funcionários", "colaboradores",
        "número de colaboradores", "empregados", "número de empregados", "headcount",
        "number of employees", "employee count",
      ]),
    HeaderAlias(
      .clients, "annual-revenue",
      [
        "faturamento anual", "receita anual", "faturamento", "faturamento do cliente",
        "receita bruta anual", "annual sales", "revenue", "yearly revenue",
      ]),
    HeaderAlias(
      .clients, "birth-date",
      [
        "data de nascimento", "nascimento", "aniversário", "birthday", "date of birth",
        "birthdate",
      ]),
    HeaderAlias(
      .clients, "phone",
      [
        "telefone", "telefone principal", "telefone do cliente", "telefone comercial",
        "telefone 1", "fone", "phone number", "telephone", "celular", "telefone celular",
        "whatsapp", "mobile", "mobile phone", "contato telefônico",
      ]),
    HeaderAlias(
      .clients, "email",
      [
        "e-mail", "e-mail do cliente", "endereço de e-mail", "e-mail principal",
        "e-mail comercial", "e-mail 1", "email address", "correio eletrônico",
      ]),
    HeaderAlias(
      .clients, "owner",
      [
        "gerente de contas", "gerente da conta", "responsável", "CSM", "gerente de sucesso",
        "responsável pela conta", "responsável pelo cliente", "account manager",
        "account owner", "customer success manager", "dono da conta", "proprietário",
        "gestor da conta", "gestor", "gerente", "carteira", "atendente", "owner name",
      ]),
    HeaderAlias(
      .clients, "executive",
      [
        "vendedor", "executivo de vendas", "executivo", "executivo de contas", "consultor",
        "representante", "nome do vendedor", "sales rep", "salesperson", "seller",
        "account executive", "consultor de vendas", "vendido por", "sold by",
      ]),
    HeaderAlias(
      .clients, "since",
      [
        "cliente desde", "desde", "data de cadastro", "data do cadastro", "início",
        "data de início", "início do relacionamento", "data de entrada", "client since",
        "customer since", "start date", "entrada", "data da primeira compra",
      ]),
    HeaderAlias(
      .clients, "ended",
      [
        "encerrado em", "encerramento", "data de encerramento", "data de cancelamento",
        "cancelado em", "data de saída", "saída", "fim", "fim do relacionamento", "end date",
        "ended on", "churned on", "churn date", "data do churn", "inativado em",
      ]),
    HeaderAlias(
      .clients, "end-reason",
      [
        "motivo do encerramento", "motivo da saída", "motivo do cancelamento",
        "motivo de saída", "motivo do churn", "churn reason", "reason", "cancellation reason",
      ]),
    HeaderAlias(
      .clients, "entry-channel",
      [
        "canal de entrada", "canal de aquisição", "canal de origem", "origem",
        "origem do cliente", "como chegou", "como conheceu", "source", "lead source",
        "acquisition channel", "channel",
      ]),
    HeaderAlias(
      .clients, "relationship-channels",
      [
        "canais de relacionamento", "canal de relacionamento", "canais de contato",
        "canal preferido", "canais", "channels", "contact channels",
      ]),
    HeaderAlias(
      .clients, "needs", ["necessidades", "necessidade", "dores", "dor", "pains", "demandas"]),
    HeaderAlias(
      .clients, "competitors", ["concorrentes", "concorrente", "concorrência", "competitor"]),
    HeaderAlias(
      .clients, "strengths", ["pontos fortes", "forças", "fortalezas", "strong points"]),
    HeaderAlias(
      .clients, "weaknesses",
      ["pontos fracos", "fraquezas", "pontos de melhoria", "weak points"]),
    HeaderAlias(
      .clients, "parent-client",
      [
        "cliente matriz", "matriz", "código da matriz", "cliente pai", "conta pai", "grupo",
        "grupo econômico", "parent", "parent id", "parent account", "parent company",
        "empresa mãe", "holding",
      ]),
    HeaderAlias(
      .clients, "tags",
      ["etiquetas", "etiqueta", "marcadores", "labels", "label", "tag", "palavras-chave"]),
    HeaderAlias(
      .clients, "crm-link",
      [
        "link do CRM", "link no CRM", "CRM", "URL do CRM", "endereço no CRM", "CRM URL", "link",
      ]),
    HeaderAlias(.clients, "currency", currencyHeadings),
    HeaderAlias(
      .clients, "cost-of-service",
      [
        "custo de atendimento", "custo de servir", "custo para servir", "custo do serviço",
        "custo de manutenção", "service cost", "cost to serve", "custo anual de atendimento",
      ]),
    HeaderAlias(
      .clients, "tier-override",
      [
        "nível definido", "categoria definida", "nível manual", "categoria manual", "tier",
        "tier manual", "nível do cliente", "categoria do cliente", "manual tier",
      ]),
    HeaderAlias(
      .clients, "tier-reason",
      [
        "motivo do nível", "motivo da categoria", "motivo do tier", "tier override reason",
        "justificativa do nível",
      ]),
    HeaderAlias(
      .clients, "tier-until",
      [
        "nível até", "categoria até", "tier até", "nível válido até", "tier override until",
        "validade do nível",
      ]),
    HeaderAlias(
      .clients, "touch-override",
      [
        "atendimento definido", "modelo de atendimento", "nível de atendimento", "touch",
        "tipo de atendimento", "touch manual", "manual touch", "touch model",
      ]),
    HeaderAlias(
      .clients, "touch-reason",
      [
        "motivo do atendimento", "motivo do modelo de atendimento", "motivo do touch",
        "touch override reason", "justificativa do atendimento",
      ]),
    HeaderAlias(
      .clients, "touch-until",
      [
        "atendimento até", "modelo de atendimento até", "touch até", "touch override until",
        "validade do atendimento",
      ]),
  ]
}
