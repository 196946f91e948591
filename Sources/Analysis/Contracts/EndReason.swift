/// Why a relation or a contract ended: a closed list, so that reasons can be counted.
///
/// What the data says stays beside it as text; a text that fits none is `other`.
public enum EndReason: String, Sendable, Hashable, CaseIterable {
  case price
  case productGap = "product-gap"
  case service
  case competitor
  case noUse = "no-use"
  case championLeft = "champion-left"
  case budget
  case businessClosed = "business-closed"
  case acquired
  /// They did not pay.
  case paymentDefault = "default"
  /// The person died.
  case death
  case noDecision = "no-decision"
  case logistics
  case other

  /// The reason that a text of the data names, in Portuguese or English; nil for an empty one.
  ///
  /// A text is read by its words: the first reason of the list of which it holds a word is taken.
  public init?(_ text: String?) {
    guard let text else { return nil }
    let folded = PlainText.fold(text)
    guard !folded.isEmpty else { return nil }
    if let exact = EndReason(rawValue: folded.replacingSpaces) {
      self = exact
      return
    }
    let padded = " \(folded)"
    for (reason, stems) in EndReason.stems where stems.contains(where: { padded.holds(" \($0)") }) {
      self = reason
      return
    }
    self = .other
  }

  /// Whether a client who left for this reason is not to be asked back.
  public var isFinal: Bool {
    switch self {
    case .paymentDefault, .businessClosed, .death: true
    default: false
    }
  }

  /// Beginnings of words, folded; more telling ones come first.
  private static let stems: [(EndReason, [String])] = [
    (.death, ["falec", "morte", "obito", "death", "died", "deceased"]),
    (
      .businessClosed,
      [
        "fechou", "fechamento", "encerrou as ativ", "encerramento das ativ", "encerramento da emp",
        "falencia", "business closed", "out of business", "bankrupt", "closed down", "shut down",
      ]
    ),
    (.paymentDefault, ["inadimpl", "calote", "default", "non payment", "nonpayment", "unpaid"]),
    (
      .acquired,
      [
        "aquisicao", "adquirid", "comprada", "fusao", "incorporad", "acquired", "acquisition",
        "merge",
      ]
    ),
    (
      .championLeft,
      [
        "saida do champion", "saida do campeao", "campeao saiu", "champion saiu", "champion left",
        "sponsor left", "patrocinador saiu", "saida do patrocinador", "saida do contato",
        "contato saiu", "champion", "campeao",
      ]
    ),
    (.competitor, ["concorr", "competitor", "competition", "rival", "trocou de fornecedor"]),
    (.price, ["preco", "caro", "price", "pricing", "cost", "custo", "valor alto", "reajuste"]),
    (.budget, ["orcament", "budget", "corte", "verba", "crise"]),
    (
      .productGap,
      [
        "produto", "funcionalidade", "recurso falt", "product", "feature", "missing feature",
        "nao atende", "cobertura",
      ]
    ),
    (
      .logistics,
      ["logistic", "entrega", "frete", "prazo", "delivery", "shipping", "freight", "transport"]
    ),
    (
      .service,
      [
        "atendimento", "servico", "suporte", "service", "support", "qualidade", "insatisf",
        "quality",
      ]
    ),
    (
      .noUse,
      ["sem uso", "nao usa", "nao us", "falta de uso", "baixo uso", "no use", "not used", "unused"]
    ),
    (.noDecision, ["sem decisao", "nao decid", "indecis", "no decision", "undecided"]),
  ]
}

/// Texts compared by what they say: small letters without accents, words with one space between.
enum PlainText {
  private static let plain: [Character: Character] = [
    "á": "a", "à": "a", "â": "a", "ã": "a", "ä": "a", "é": "e", "è": "e", "ê": "e", "ë": "e",
    "í": "i", "ì": "i", "î": "i", "ï": "i", "ó": "o", "ò": "o", "ô": "o", "õ": "o", "ö": "o",
    "ú": "u", "ù": "u", "û": "u", "ü": "u", "ç": "c", "ñ": "n",
  ]

  /// The text folded; punctuation separates words.
  static func fold(_ text: String) -> String {
    var words = ""
    var isOpen = false
    for character in text.lowercased() {
      let letter = plain[character] ?? character
      if letter.isLetter || letter.isNumber {
        words.append(letter)
        isOpen = true
      } else if isOpen {
        words.append(" ")
        isOpen = false
      }
    }
    if words.last == " " { words.removeLast() }
    return words
  }
}

extension String {
  /// The words with hyphens between them.
  fileprivate var replacingSpaces: String { String(map { $0 == " " ? "-" : $0 }) }

  /// Whether the bytes of another text stand somewhere in this one.
  fileprivate func holds(_ part: String) -> Bool {
    let bytes = Array(utf8)
    let wanted = Array(part.utf8)
    guard wanted.count <= bytes.count else { return false }
    return (0...bytes.count - wanted.count).contains { start in
      bytes[start..<start + wanted.count].elementsEqual(wanted)
    }
  }
}
