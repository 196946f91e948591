import Portfolio

extension HeaderAliases {
  /// The contact table.
  static let contacts = [
    HeaderAlias(
      .contacts, "id",
      [
        "id do contato", "código do contato", "contact id", "código", "person id",
        "id da pessoa", "matrícula",
      ]),
    HeaderAlias(
      .contacts, "client",
      [
        "código do cliente", "id do cliente", "cliente id", "client id", "customer id",
        "client code", "account id", "cód. cliente", "código da empresa", "cliente", "customer",
        "account", "empresa", "company", "nome da empresa", "company name", "organização",
        "nome do cliente", "conta", "CNPJ do cliente", "CNPJ", "account name",
        "associated company", "empresa associada", "organization", "organization name",
      ]),
    HeaderAlias(
      .contacts, "name",
      [
        "nome do contato", "nome completo", "contact name", "full name", "nome", "contato",
        "contact", "pessoa", "pessoa de contato", "person",
      ]),
    HeaderAlias(
      .contacts, "title",
      ["cargo", "cargo do contato", "função", "job title", "ocupação", "organization title"]),
    HeaderAlias(
      .contacts, "department",
      ["departamento", "área", "setor", "departamento do contato", "depto", "area"]),
    HeaderAlias(
      .contacts, "level",
      [
        "nível hierárquico", "nível", "hierarquia", "hierarchy level", "senioridade",
        "seniority", "hierarchy",
      ]),
    HeaderAlias(
      .contacts, "roles",
      [
        "papéis", "papel", "papel na decisão", "papel no processo de decisão",
        "papel na compra", "role", "buying role", "decision role", "persona",
      ]),
    HeaderAlias(
      .contacts, "email",
      [
        "e-mail", "e-mail do contato", "e-mail comercial", "e-mail corporativo",
        "endereço de e-mail", "email address", "work email", "e-mail de trabalho",
        "correio eletrônico", "E-mail 1 - Value",
      ]),
    HeaderAlias(
      .contacts, "phone",
      [
        "celular", "telefone celular", "whatsapp", "telefone", "telefone do contato",
        "telefone direto", "telefone comercial", "mobile", "mobile phone",
        "mobile phone number", "phone number", "telephone", "fone", "ramal", "business phone",
        "Phone 1 - Value",
      ]),
    HeaderAlias(
      .contacts, "do-not-contact",
      [
        "não contatar", "não contactar", "não entrar em contato", "não perturbe", "opt-out",
        "descadastrado", "bloqueado para contato", "do not call", "unsubscribed", "DNC",
      ]),
    HeaderAlias(
      .contacts, "lawful-basis",
      [
        "base legal", "base legal LGPD", "base legal de tratamento", "LGPD",
        "hipótese legal", "legal basis",
      ]),
  ]

  /// The table of our own people.
  static let team = [
    HeaderAlias(
      .team, "id",
      [
        "código", "id do membro", "código do colaborador", "código do funcionário",
        "member id", "employee id", "user id", "matrícula", "usuário", "login",
      ]),
    HeaderAlias(
      .team, "name",
      [
        "nome", "nome completo", "nome do colaborador", "colaborador", "full name",
        "member name", "membro", "responsável", "vendedor", "funcionário",
      ]),
    HeaderAlias(.team, "role", ["função", "papel", "cargo", "job title", "title", "position"]),
    HeaderAlias(
      .team, "email",
      [
        "e-mail", "endereço de e-mail", "e-mail corporativo", "email address", "work email",
      ]),
    HeaderAlias(
      .team, "weekly-hours",
      [
        "horas por semana", "horas semanais", "carga horária", "carga horária semanal",
        "hours per week", "hours", "horas", "weekly capacity",
      ]),
    HeaderAlias(
      .team, "hourly-cost",
      [
        "custo por hora", "custo hora", "custo da hora", "valor hora", "valor da hora",
        "cost per hour", "hourly rate",
      ]),
    HeaderAlias(
      .team, "specialties",
      [
        "especialidades", "especialidade", "setores", "skills", "competências", "specialty",
        "specialities", "expertise",
      ]),
    HeaderAlias(
      .team, "biography",
      ["biografia", "bio", "minibiografia", "apresentação", "resumo", "about", "sobre"]),
  ]

  /// Headings with a second meaning, in the order in which they are tried.
  public static let alternatives = [
    HeaderAlternative(.clients, "nome", "legal-name"),
    HeaderAlternative(.clients, "cliente", "legal-name"),
    HeaderAlternative(.clients, "empresa", "legal-name"),
    HeaderAlternative(.clients, "name", "legal-name"),
    HeaderAlternative(.clients, "vendedor", "owner", isPreferred: true),
    HeaderAlternative(.clients, "representante", "owner", isPreferred: true),
    HeaderAlternative(.clients, "consultor", "owner", isPreferred: true),
    HeaderAlternative(.invoices, "valor", "unit-price"),
    HeaderAlternative(.invoices, "value", "unit-price"),
    HeaderAlternative(.invoices, "cliente", "client-name"),
    HeaderAlternative(.invoices, "client", "client-name"),
    HeaderAlternative(.invoices, "customer", "client-name"),
  ]
}
