public import Portfolio

extension ValueWords {
  /// What a contact may do about a decision.
  public static let authority = WordTable<DecisionAuthority>([
    (
      .signs,
      [
        "assina", "signs", "assinatura", "signatário", "signatária", "signatory",
        "representante legal",
      ]
    ),
    (
      .decides,
      [
        "decide", "decides", "decisão", "decisor", "decisora", "decision maker", "aprova",
        "approves",
      ]
    ),
    (
      .influences,
      [
        "influencia", "influences", "influência", "influenciador", "influenciadora", "recomenda",
        "recommends",
      ]
    ),
  ])

  /// What we mean to do about a blocker.
  public static let disposition = WordTable<BlockerDisposition>([
    (.convert, ["converter", "convert", "conquistar", "reverter", "win over"]),
    (.counter, ["neutralizar", "counter", "contrapor", "contra-argumentar", "neutralise"]),
    (.bypass, ["contornar", "bypass", "evitar", "work around"]),
  ])

  /// What we are to a contact.
  public static let relationshipLevel = WordTable<RelationshipLevel>([
    (.vendor, ["fornecedor", "vendor", "vendedor", "supplier"]),
    (.credibleSource, ["fonte confiável", "credible source", "fonte crível", "referência"]),
    (.problemSolver, ["solucionador", "problem solver", "solucionador de problemas", "parceiro"]),
    (
      .trustedAdviser,
      [
        "conselheiro de confiança", "trusted adviser", "trusted advisor", "conselheiro",
        "consultor",
      ]
    ),
  ])

  /// How one contact bears on another.
  public static let relationKind = WordTable<RelationKind>([
    (
      .influences,
      ["influencia", "influences", "influência", "influence", "apoia", "recomenda a", "aliado"]
    ),
    (
      .conflicts,
      ["conflito", "conflicts", "conflita", "conflict", "atrito", "rival", "opõe-se", "discorda"]
    ),
  ])

  /// How a client speaks for us.
  public static let advocacyKind = WordTable<AdvocacyKind>([
    (.referral, ["indicação", "referral", "recomendação", "recommendation"]),
    (
      .testimonial,
      [
        "depoimento", "testimonial", "testemunho", "review", "avaliação pública", "citação",
        "quote",
      ]
    ),
    (
      .caseStudy,
      [
        "estudo de caso", "case study", "case", "caso de sucesso", "case de sucesso",
        "success story",
      ]
    ),
    (
      .referenceCall,
      [
        "chamada de referência", "reference call", "referência", "ligação de referência",
        "visita de referência", "reference visit", "reference",
      ]
    ),
  ])

  /// Who spoke in a touch.
  public static let direction = WordTable<TouchDirection>([
    (
      .inbound,
      [
        "recebida", "inbound", "entrada", "recebido", "do cliente", "incoming", "passiva", "in",
        "cliente",
      ]
    ),
    (
      .outbound,
      [
        "enviada", "outbound", "saída", "enviado", "nossa", "outgoing", "ativa", "out",
        "sem resposta", "no reply",
      ]
    ),
    (
      .twoWay,
      [
        "ida e volta", "two-way", "bilateral", "mútua", "duas vias", "conversa", "diálogo",
        "both", "two way", "com resposta", "realizada",
      ]
    ),
  ])
}
