extension HeaderAliases {
  /// Headings of the client that a row of another table belongs to.
  static let clientHeadings = [
    "código do cliente", "id do cliente", "cliente id", "client id", "customer id", "client code",
    "account id", "número do cliente", "código da empresa", "id da empresa", "company id",
    "CNPJ do cliente", "CNPJ", "CNPJ/CPF", "CPF/CNPJ", "nome do cliente", "client name",
    "nome da empresa", "company name", "account name", "nome da conta", "cliente", "customer",
    "account", "conta", "empresa", "company", "organização", "organization",
  ]

  /// Headings of the product that a row speaks of.
  static let productHeadings = [
    "produto", "código do produto", "id do produto", "nome do produto", "produto/serviço",
    "serviço", "plano", "item", "SKU", "product id", "product code", "product name", "service",
    "plan", "solução", "módulo", "licença", "produtos",
  ]

  /// Headings of the currency of a row's amounts.
  static let currencyHeadings = [
    "moeda", "moeda do valor", "código da moeda", "currency code", "divisa", "amount currency",
    "sigla da moeda",
  ]

  /// Headings of whoever of ours answers for a row.
  static let ownerHeadings = [
    "responsável", "dono", "proprietário", "gerente de contas", "vendedor", "executivo", "CSM",
    "account manager", "account owner", "assigned to", "atribuído a", "nosso responsável",
    "consultor", "atendente", "encarregado", "sales rep", "salesperson", "sales agent", "owner id",
  ]
}
