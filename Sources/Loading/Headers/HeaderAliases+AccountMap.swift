import Portfolio

extension HeaderAliases {
  /// Where contacts stand in the politics of the account, and why their data may be used.
  static let accountMap = [
    HeaderAlias(
      .contacts, "position",
      [
        "posição", "posição no organograma", "posto", "cadeira", "posição na empresa",
        "position in organisation", "post", "vaga",
      ]),
    HeaderAlias(
      .contacts, "reports-to",
      [
        "reporta a", "reporta para", "superior", "gestor direto", "chefe", "responde a",
        "superior imediato", "líder direto", "reports to id", "manager", "boss", "line manager",
      ]),
    HeaderAlias(
      .contacts, "report-confirmed",
      [
        "reporte confirmado", "hierarquia confirmada", "superior confirmado",
        "reporting confirmed", "confirmado",
      ]),
    HeaderAlias(
      .contacts, "vacant",
      ["vago", "posição vaga", "vaga em aberto", "cargo vago", "vacancy", "position vacant"]),
    HeaderAlias(
      .contacts, "outside",
      [
        "externo", "de fora", "consultor externo", "terceiro", "external", "third party",
        "não é funcionário",
      ]),
    HeaderAlias(
      .contacts, "left",
      [
        "saiu em", "data de saída", "desligado em", "deixou a empresa em", "data de desligamento",
        "left on", "left company on", "departure date",
      ]),
    HeaderAlias(
      .contacts, "influence",
      ["influência", "grau de influência", "nível de influência", "influence level", "poder"]),
    HeaderAlias(
      .contacts, "support",
      [
        "apoio", "sentimento", "grau de apoio", "nível de apoio", "postura", "sentiment",
        "support level", "atitude", "relacionamento",
      ]),
    HeaderAlias(
      .contacts, "support-date",
      [
        "data do apoio", "data do sentimento", "sentiment date",
        "support as of",
      ]),
    HeaderAlias(
      .contacts, "mobilising",
      [
        "mobilização", "mobiliza", "poder de mobilização", "capacidade de mobilização",
        "mobilizing", "mobilisation", "mobilization",
      ]),
    HeaderAlias(
      .contacts, "advocacy-act-date",
      [
        "último ato a favor", "data do último ato a favor", "última defesa",
        "data da última defesa", "last advocacy act", "advocacy date",
      ]),
    HeaderAlias(
      .contacts, "authority",
      [
        "autoridade", "alçada", "poder de decisão", "autoridade na decisão",
        "decision authority", "power",
      ]),
    HeaderAlias(
      .contacts, "veto",
      ["poder de veto", "tem veto", "pode vetar", "has veto", "veto power", "direito de veto"]),
    HeaderAlias(
      .contacts, "disposition",
      [
        "o que fazer", "tratamento do bloqueador", "estratégia com o bloqueador",
        "disposição", "blocker strategy", "blocker disposition", "conduta",
      ]),
    HeaderAlias(
      .contacts, "covered-by",
      [
        "coberto por", "quem cobre", "cobertura", "responsável pelo contato", "nosso contato",
        "covered by whom", "coverage", "relationship owner", "contact owner",
      ]),
    HeaderAlias(
      .contacts, "level-now",
      [
        "relação atual", "nível atual", "nível atual da relação", "nível de relacionamento atual",
        "current level", "relationship level", "relationship now",
      ]),
    HeaderAlias(
      .contacts, "level-wanted",
      [
        "relação desejada", "nível desejado", "nível desejado da relação",
        "nível de relacionamento desejado", "wanted level", "target level", "relationship wanted",
      ]),
    HeaderAlias(
      .contacts, "birthday",
      [
        "aniversário", "data de nascimento", "nascimento", "data de aniversário", "birth date",
        "date of birth",
      ]),
    HeaderAlias(
      .contacts, "language",
      ["idioma", "língua", "idioma preferido", "preferred language", "locale"]),
    HeaderAlias(
      .contacts, "basis-purpose",
      [
        "finalidade", "finalidade do tratamento", "finalidade da base legal", "purpose",
        "processing purpose",
      ]),
    HeaderAlias(
      .contacts, "basis-source",
      [
        "origem do consentimento", "fonte da base legal", "origem da base legal",
        "fonte do consentimento", "consent source", "source of consent",
      ]),
    HeaderAlias(
      .contacts, "basis-date",
      [
        "data do consentimento", "data da base legal", "consentimento em", "consent date",
        "consented on", "data do aceite", "aceite em",
      ]),
    HeaderAlias(
      .contacts, "basis-channel",
      [
        "canal do consentimento", "canal da base legal", "consent channel", "meio do consentimento",
      ]),
    HeaderAlias(
      .contacts, "basis-version",
      [
        "versão do termo", "versão do consentimento", "versão da política", "versão da base legal",
        "consent version", "terms version",
      ]),
    HeaderAlias(
      .contacts, "basis-expires",
      [
        "validade do consentimento", "consentimento até", "base legal até",
        "consentimento expira em",
        "consent expires", "consent valid until", "validade da base legal",
      ]),
    HeaderAlias(
      .contacts, "basis-withdrawn",
      [
        "consentimento revogado em", "revogado em", "data da revogação", "revogação",
        "consent withdrawn", "withdrawn on", "consent revoked on", "retirado em",
      ]),
  ]

  /// Lines between contacts.
  static let relations = [
    HeaderAlias(
      .relations, "id", ["código da relação", "id da relação", "código", "relation id", "número"]),
    HeaderAlias(.relations, "client", clientHeadings),
    HeaderAlias(
      .relations, "from",
      [
        "de", "contato de origem", "origem", "pessoa de origem", "quem", "from contact",
        "source", "contato", "contact", "contato 1",
      ]),
    HeaderAlias(
      .relations, "to",
      [
        "para", "contato de destino", "destino", "pessoa de destino", "sobre quem", "to contact",
        "target", "outro contato", "other contact", "contato 2",
      ]),
    HeaderAlias(
      .relations, "kind", ["tipo", "tipo de relação", "relação", "relation", "type"]),
  ]

  /// Lawful bases of people, one a row.
  static let bases = [
    HeaderAlias(
      .bases, "id",
      ["código da base", "id da base", "id do consentimento", "código", "consent id", "número"]),
    HeaderAlias(.bases, "client", clientHeadings),
    HeaderAlias(
      .bases, "contact",
      [
        "contato", "pessoa", "titular", "id do contato", "contact id", "e-mail", "email", "nome",
        "person", "data subject", "name",
      ]),
    HeaderAlias(
      .bases, "basis",
      [
        "base legal", "base", "hipótese legal", "base legal LGPD", "lawful basis", "legal basis",
        "tipo",
      ]),
    HeaderAlias(
      .bases, "purpose",
      ["finalidade", "finalidade do tratamento", "para quê", "processing purpose"]),
    HeaderAlias(
      .bases, "source",
      ["fonte", "origem", "fonte da base legal", "origem do consentimento", "consent source"]),
    HeaderAlias(
      .bases, "date",
      [
        "data", "data do consentimento", "data da base legal", "dado em", "consent date",
        "consented on", "aceite em",
      ]),
    HeaderAlias(
      .bases, "channel", ["canal", "canal do consentimento", "meio", "consent channel"]),
    HeaderAlias(
      .bases, "version",
      ["versão", "versão do termo", "versão da política", "terms version", "consent version"]),
    HeaderAlias(
      .bases, "expires",
      ["validade", "vence em", "válido até", "expira em", "valid until", "expiry", "expires on"]),
    HeaderAlias(
      .bases, "withdrawn",
      [
        "revogado em", "revogação", "data da revogação", "retirado em", "withdrawn on",
        "revoked on", "withdrawal date",
      ]),
  ]
}
