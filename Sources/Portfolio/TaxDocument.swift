/// A Brazilian tax number: of a person (CPF) or of a company (CNPJ).
public enum TaxDocument: Sendable, Hashable {
  case cpf(CPF)
  case cnpj(CNPJ)
}

/// The tax number of a person: eleven digits, the last two of them check digits.
public struct CPF: Sendable, Hashable {
  /// The eleven digits.
  public let digits: String

  package init(uncheckedDigits digits: String) { self.digits = digits }
}

/// The tax number of a company: twelve letters or digits and two check digits.
public struct CNPJ: Sendable, Hashable {
  /// The fourteen characters, in upper case.
  public let characters: String

  package init(uncheckedCharacters characters: String) { self.characters = characters }
}
