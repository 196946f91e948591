/// A Brazilian tax number: of a person (CPF) or of a company (CNPJ).
public enum TaxDocument: Sendable, Hashable {
  case cpf(CPF)
  case cnpj(CNPJ)

  /// The number as people write it: `529.982.247-25`, `12.ABC.345/01DE-35`.
  public var text: String {
    switch self {
    case .cpf(let cpf): cpf.formatted
    case .cnpj(let cnpj): cnpj.formatted
    }
  }

  /// The characters alone: eleven digits, or fourteen letters and digits.
  public var characters: String {
    switch self {
    case .cpf(let cpf): cpf.digits
    case .cnpj(let cnpj): cnpj.characters
    }
  }

  /// What the number says about its holder: a CPF is a person's, a CNPJ a company's.
  public var kind: ClientKind {
    switch self {
    case .cpf: .person
    case .cnpj: .company
    }
  }

  /// The document of a text, with or without punctuation and blanks, in either case.
  ///
  /// Eleven characters are a CPF, fourteen a CNPJ; lost zeros are not put back, see
  /// `read(_:expecting:)`.
  ///
  /// - Parameter text: The text as written.
  /// - Returns: The document.
  /// - Throws: Why the text is none.
  public static func parse(_ text: String) throws(TaxDocumentFault) -> TaxDocument {
    let bare = DocumentText.normalized(text)
    guard !bare.isEmpty else { throw .blank }
    // A CNPJ may hold a single E between digits: fourteen characters are never a power of ten.
    if bare.unicodeScalars.count != CNPJ.length, DocumentText.isScientific(text) {
      throw .scientific
    }
    if bare.unicodeScalars.count == CPF.length { return .cpf(try CPF.check(bare)) }
    if bare.unicodeScalars.count == CNPJ.length { return .cnpj(try CNPJ.check(bare)) }
    throw .wrongLength(found: bare.unicodeScalars.count)
  }

  /// The document of a text as spreadsheets leave it: zeros lost in front are put back.
  ///
  /// Digits alone, of which the right number of zeros in front makes a valid document, were a
  /// number to the spreadsheet. Eight to ten digits become a CPF, twelve or thirteen a CNPJ; in a
  /// column of companies' numbers eight to thirteen become a CNPJ. One in a hundred wrong numbers
  /// passes this, so a warning is due where `restoredZeros` is not 0.
  ///
  /// - Parameters:
  ///   - text: The text as written; a fraction of zero, as in `7195358000166.0`, is dropped.
  ///   - kind: What the column holds, if known from its heading.
  /// - Returns: The document and how many zeros it lacked.
  /// - Throws: Why the text is none, as if nothing had been put back.
  public static func read(
    _ text: String, expecting kind: ClientKind? = nil
  ) throws(TaxDocumentFault) -> Reading {
    let whole = DocumentText.withoutZeroFraction(text)
    do throws(TaxDocumentFault) {
      return Reading(document: try parse(whole), restoredZeros: 0)
    } catch {
      let bare = DocumentText.normalized(whole)
      guard let document = restored(bare, kind) else { throw error }
      return Reading(
        document: document, restoredZeros: document.characters.utf8.count - bare.utf8.count)
    }
  }

  /// A document and what had to be mended to read it.
  public struct Reading: Sendable, Hashable {
    /// The document.
    public let document: TaxDocument
    /// How many zeros in front had been lost.
    public let restoredZeros: Int
  }

  private static func restored(_ bare: String, _ kind: ClientKind?) -> TaxDocument? {
    let count = bare.utf8.count
    guard bare.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    func padded(_ length: Int) -> String { String(repeating: "0", count: length - count) + bare }
    switch (count, kind) {
    case (8...13, .company): return CNPJ(padded(CNPJ.length)).map { .cnpj($0) }
    case (8...10, _): return CPF(padded(CPF.length)).map { .cpf($0) }
    case (12...13, nil): return CNPJ(padded(CNPJ.length)).map { .cnpj($0) }
    default: return nil
    }
  }
}

/// Why a text is no tax number.
public enum TaxDocumentFault: Error, Sendable, Hashable {
  /// There is nothing but blanks and punctuation.
  case blank
  /// Neither eleven nor fourteen characters.
  case wrongLength(found: Int)
  /// A character that cannot stand there, such as a letter in a CPF.
  case character(String)
  /// The two last digits do not follow from the others.
  case checkDigits(found: String, expected: String)
  /// One character throughout, which only looks valid.
  case repeated
  /// A power of ten such as `7,19536E+12`: the spreadsheet lost the digits.
  case scientific

  /// The name of the fault in facts and catalogs, for instance `check-digits`.
  public var name: String {
    switch self {
    case .blank: "blank"
    case .wrongLength: "wrong-length"
    case .character: "character"
    case .checkDigits: "check-digits"
    case .repeated: "repeated"
    case .scientific: "scientific"
    }
  }
}
