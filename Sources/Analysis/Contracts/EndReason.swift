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
    let isDeal = EndReason.deals.contains { padded.holds(" \($0)") }
    for (reason, stems) in EndReason.stems {
      guard stems.contains(where: { padded.holds(" \($0)") && !(isDeal && $0 == "fechou") })
      else { continue }
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

  /// Who closed a deal with another did not close: both are “fechou”.
  private static let deals = [
    "fechou com ", "fechou contrato", "fechou negocio", "fechou acordo", "fechou parceria",
  ]

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

  /// What U+00C0 to U+00FF fold to, in their order; empty for what separates words.
  private static let latin: [[UInt8]] = (UInt32(0xC0)...0xFF).map { value in
    Unicode.Scalar(value).map { Array(foldCharacters(String($0)).utf8) } ?? []
  }

  /// The text folded; punctuation separates words.
  static func fold(_ text: String) -> String {
    foldLatin(text) ?? foldCharacters(text)
  }

  /// The same for a text of ASCII and the letters of western Europe, by its bytes; nil for any other.
  private static func foldLatin(_ text: String) -> String? {
    var words: [UInt8] = []
    words.reserveCapacity(text.utf8.count)
    var isLed = false
    for byte in text.utf8 {
      if isLed {
        isLed = false
        guard case let letters = latin[Int(byte & 0x3F)], !letters.isEmpty else {
          if let last = words.last, last != 0x20 { words.append(0x20) }
          continue
        }
        words += letters
      } else if (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) {
        words.append(byte)
      } else if (0x41...0x5A).contains(byte) {
        words.append(byte | 0x20)
      } else if byte == 0xC3 {
        isLed = true
      } else if byte < 0x80 {
        if let last = words.last, last != 0x20 { words.append(0x20) }
      } else {
        return nil
      }
    }
    if words.last == 0x20 { words.removeLast() }
    return String(decoding: words, as: UTF8.self)
  }

  private static func foldCharacters(_ text: String) -> String {
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
