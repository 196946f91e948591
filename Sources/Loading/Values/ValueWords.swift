public import Portfolio

/// What a line of an invoice is.
public enum InvoiceKind: String, Sendable, Hashable, CaseIterable {
  /// Goods or services sold.
  case sale
  /// Goods that came back, or money.
  case `return` = "return"
  /// An invoice that no longer holds.
  case cancelled

  /// The kind a word of the data names, such as `Devolução`; nil for other words.
  public init?(word: String) {
    guard let kind = ValueWords.invoiceKind.value(of: word) else { return nil }
    self = kind
  }

  /// The kind a word of the data names; the usual words for a sale take a direct way.
  public init?(word: Span<UInt8>) {
    let isSale =
      (word.count == 5 && (word.matches("Venda", at: 0) || word.matches("VENDA", at: 0)))
      || (word.count == 4 && word.matches("sale", at: 0))
    if isSale {
      self = .sale
    } else {
      self.init(word: word.text)
    }
  }
}

extension InvoiceKind {
  /// Whether a word says of an invoice that it was cancelled or came back, and could hardly say anything else.
  ///
  /// Single letters and what means a card as well are no proof.
  static func takesBack(_ word: String) -> Bool {
    guard let kind = ValueWords.invoiceKind.value(of: word), kind != .sale else { return false }
    return !["c", "d", "credito", "retorno"].contains(HeaderKey.fold(word))
  }
}

/// Columns that say yes or no to an invoice being cancelled.
enum CancelledFlag {
  /// What stands above them.
  static let headings = ["cancelada", "cancelado", "nota cancelada", "canceled", "cancelled"]

  private static let keys = Set(headings.map { HeaderAliases.key($0) })

  /// Whether a heading is that of such a column.
  static func isHeading(_ heading: String) -> Bool { keys.contains(HeaderAliases.key(heading)) }

  /// What yes or no makes of an invoice; nil for other words.
  static func kind(of word: String) -> InvoiceKind? {
    ValueWords.yesNo.value(of: word).map { $0 ? .cancelled : .sale }
  }
}

/// The types of outgoing documents in Protheus, whose letters mean something else elsewhere.
enum ProtheusType {
  private static let keys = Set(["F2_TIPO", "D2_TIPO"].map { HeaderAliases.key($0) })

  /// Whether a heading is that of such a column.
  static func isHeading(_ heading: String) -> Bool { keys.contains(HeaderAliases.key(heading)) }

  /// The kind of a type; nil for other words.
  ///
  /// Returns to suppliers and goods for processing leave the house, and are no sales: they count for nothing.
  static func kind(of word: String) -> InvoiceKind? {
    switch HeaderKey.fold(word) {
    case "n", "c", "i", "p": .sale
    case "d", "b": .cancelled
    default: nil
    }
  }
}

/// The words that the data may use for values of a closed list.
public enum ValueWords {
  /// Yes and no.
  public static let yesNo = WordTable<Bool>([
    (true, ["sim", "yes", "s", "y", "true", "verdadeiro", "1", "x", "ok", "ativo"]),
    (false, ["não", "no", "n", "false", "falso", "0"]),
  ])

  /// Company or person.
  public static let clientKind = WordTable<ClientKind>([
    (
      .company,
      [
        "pessoa jurídica", "company", "PJ", "jurídica", "J", "empresa", "CNPJ", "legal entity",
        "business", "organization", "organização",
      ]
    ),
    (
      .person,
      [
        "pessoa física", "person", "PF", "física", "F", "CPF", "individual", "consumidor",
        "natural person", "pessoa",
      ]
    ),
  ])

  /// Whom a client serves.
  public static let businessModel = WordTable<BusinessModel>([
    (.b2b, ["B2B", "B2B", "empresas", "business to business", "para empresas"]),
    (.b2c, ["B2C", "B2C", "consumidores", "consumidor final", "business to consumer", "varejo"]),
    (.b2b2c, ["B2B2C", "B2B2C", "empresas e consumidores", "business to business to consumer"]),
  ])

  /// Where a contact stands in the hierarchy.
  public static let hierarchyLevel = WordTable<HierarchyLevel>([
    (
      .board,
      [
        "conselho", "board", "presidência", "presidente", "C-level", "sócio", "proprietário",
        "dono", "CEO", "fundador", "executivo", "alta direção", "owner", "partner",
        "vice-presidente",
        "VP",
      ]
    ),
    (.director, ["diretoria", "director", "diretor", "diretora", "head", "superintendente"]),
    (.manager, ["gerência", "manager", "gerente", "gestor", "gestora", "gestão"]),
    (
      .coordinator,
      [
        "coordenação", "coordinator", "coordenador", "coordenadora", "supervisor",
        "supervisora", "supervisão", "líder", "team lead", "tático",
      ]
    ),
    (
      .analyst,
      ["analista", "analyst", "especialista", "specialist", "técnico", "técnica", "consultor"]
    ),
    (
      .operational,
      ["operacional", "operational", "assistente", "auxiliar", "operador", "staff", "estagiário"]
    ),
  ])

  /// The part a contact plays in a decision.
  public static let contactRole = WordTable<ContactRole>([
    (
      .economicBuyer,
      [
        "comprador econômico", "economic buyer", "aprovador financeiro", "dono do orçamento",
        "budget holder", "patrocinador econômico",
      ]
    ),
    (.decisionMaker, ["decisor", "decision maker", "decisora", "tomador de decisão"]),
    (.champion, ["campeão", "champion", "campeã", "promotor interno", "defensor"]),
    (
      .executiveSponsor,
      [
        "patrocinador executivo", "executive sponsor", "patrocinadora executiva", "patrocinador",
        "sponsor", "patrocinadora",
      ]
    ),
    (.influencer, ["influenciador", "influencer", "influenciadora", "formador de opinião"]),
    (
      .technicalEvaluator,
      [
        "avaliador técnico", "technical evaluator", "avaliadora técnica", "comprador técnico",
        "technical buyer", "avaliador",
      ]
    ),
    (
      .user,
      ["usuário", "user", "usuária", "usuário final", "end user", "usuário-chave", "key user"]
    ),
    (
      .procurement,
      ["compras", "procurement", "comprador", "compradora", "suprimentos", "purchasing"]
    ),
    (.legal, ["jurídico", "legal", "advogado", "advogada", "departamento jurídico", "counsel"]),
    (.blocker, ["bloqueador", "blocker", "bloqueadora", "detrator", "opositor", "opponent"]),
    (.unknown, ["desconhecido", "unknown", "não identificado", "a definir"]),
  ])

  /// What a line of an invoice is.
  public static let invoiceKind = WordTable<InvoiceKind>([
    (
      .sale,
      [
        "venda", "sale", "nota de venda", "saída", "faturamento", "normal", "emitida",
        "autorizada", "prestação de serviço", "serviço", "fatura", "invoice", "V",
        "venda de mercadoria", "venda de produto", "ativa", "paga", "aberta", "paid", "open",
        "pago", "aberto", "em aberto", "quitado", "quitada", "liquidado", "liquidada", "recebido",
        "recebida", "vencido", "vencida", "pendente", "pending", "parcial", "partially paid",
        "atendido", "atendida", "faturado", "faturada", "enviado", "entregue", "concluído",
        "concluída", "arquivado", "confirmado", "aprovado", "autorizado", "overdue", "completed",
        "complete", "fulfilled", "shipped", "delivered", "partially refunded", "a vencer",
        "atrasado", "atrasada", "em atraso", "protestado", "protestada", "negociado", "negociada",
        "N", "ok", "emitido", "regular", "válida", "válido", "ativo", "finalizado", "finalizada",
        "fechado", "fechada", "baixado", "baixada", "renegociado", "renegociada", "aprovada",
        "confirmada",
      ]
    ),
    (
      .return,
      [
        "devolução", "return", "estorno", "nota de crédito", "credit note", "refund",
        "reembolso", "retorno", "entrada por devolução", "devolução de venda", "crédito",
        "returned", "D",
      ]
    ),
    (
      .cancelled,
      [
        "cancelada", "cancelled", "canceled", "cancelado", "cancelamento", "anulada", "anulado",
        "inutilizada", "denegada", "void", "voided", "cancellation", "C", "refunded", "estornado",
        "estornada", "reembolsado", "reembolsada", "recusado", "recusada", "expired", "expirado",
      ]
    ),
  ])

  /// Why a person's data may be used.
  public static let lawfulBasis = WordTable<LawfulBasis>([
    (.consent, ["consentimento", "consent", "opt-in", "autorização"]),
    (
      .legalObligation,
      [
        "obrigação legal", "legal obligation", "obrigação legal ou regulatória",
        "cumprimento de obrigação legal",
      ]
    ),
    (.publicPolicy, ["políticas públicas", "public policy", "política pública"]),
    (.research, ["pesquisa", "research", "estudos por órgão de pesquisa"]),
    (
      .contract,
      ["contrato", "contract", "execução de contrato", "execução do contrato", "pré-contratual"]
    ),
    (
      .legalProceedings,
      [
        "exercício regular de direitos", "legal proceedings", "processo judicial",
        "exercício de direitos",
      ]
    ),
    (.protectionOfLife, ["proteção da vida", "protection of life"]),
    (.protectionOfHealth, ["tutela da saúde", "protection of health"]),
    (.legitimateInterest, ["legítimo interesse", "legitimate interest", "interesse legítimo"]),
    (.creditProtection, ["proteção do crédito", "credit protection", "proteção de crédito"]),
  ])
}
