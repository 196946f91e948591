public import Portfolio

/// Hides most of a personal number or address and leaves what people need to tell two apart.
public enum Masking {
  static let dot: Character = "•"

  /// A CPF with its six middle digits: `•••.456.789-••`.
  public static func cpf(_ cpf: CPF) -> String {
    filled("•••.###.###-••", from: Array(cpf.digits), keeping: 3..<9)
  }

  /// A CNPJ with the last three characters of its root and its branch: `••.•••.418/0001-••`.
  public static func cnpj(_ cnpj: CNPJ) -> String {
    filled("••.•••.###/####-••", from: Array(cnpj.characters), keeping: 5..<12)
  }

  /// A CPF or a CNPJ, each in its way.
  public static func document(_ document: TaxDocument) -> String {
    switch document {
    case .cpf(let cpf): self.cpf(cpf)
    case .cnpj(let cnpj): self.cnpj(cnpj)
    }
  }

  /// An e-mail address with the first letter of its name and its domain: `m•••@dominio.com.br`.
  ///
  /// The number of dots is always three, so that it tells nothing. What is no address is hidden whole.
  public static func email(_ address: String) -> String {
    guard let at = address.lastIndex(of: "@"), let first = address.first, first != "@" else {
      return "•••"
    }
    return "\(first)•••\(address[at...])"
  }

  /// A telephone number with its area code and its last two digits: `(51) •••••-••21`.
  ///
  /// Brazilian numbers in E.164 keep their form; of others the country code is not known, so only the
  /// last two digits stay: `+•••••••••21`.
  public static func phone(_ number: String) -> String {
    let digits = number.filter { $0.isASCII && $0.isNumber }
    guard digits.count >= 5 else { return "•••" }
    let end = digits.suffix(2)
    guard number.hasPrefix("+55"), digits.count == 12 || digits.count == 13 else {
      let plus = number.hasPrefix("+") ? "+" : ""
      return plus + String(repeating: dot, count: digits.count - 2) + end
    }
    let area = digits.dropFirst(2).prefix(2)
    let front = String(repeating: dot, count: digits.count - 8)
    return "(\(area)) \(front)-••\(end)"
  }

  /// A postal code with its region, the first two digits: `99•••-•••`.
  ///
  /// What is no code of eight digits is hidden whole.
  public static func postalCode(_ code: String) -> String {
    let digits = code.filter { $0.isASCII && $0.isNumber }
    guard digits.count == 8 else { return "•••••-•••" }
    return "\(digits.prefix(2))•••-•••"
  }

  /// A form whose `#` are the kept characters; a number of another length is hidden whole.
  private static func filled(
    _ form: String, from characters: [Character], keeping kept: Range<Int>
  ) -> String {
    var rest = (characters.count >= kept.upperBound ? characters[kept] : []).makeIterator()
    return String(form.map { $0 == "#" ? rest.next() ?? dot : $0 })
  }
}
