import Portfolio

extension CellReader {
  /// A CPF or CNPJ; of a foreign client nothing is expected.
  func document(_ text: String, _ isBrazilian: Bool) -> Reading {
    do throws(TaxDocumentFault) {
      return .value(.document(try TaxDocument.parse(text)))
    } catch {
      guard isBrazilian else { return .unreadable(.foreignDocument, ["found": text]) }
      return .unreadable(.badDocument, ["found": text, "reason": error.name])
    }
  }

  /// A telephone number in E.164; kept as written where it cannot be one.
  func phone(_ text: String, _ isBrazilian: Bool) -> Reading {
    do throws(PhoneFault) {
      return .value(.text(try Phone.parse(text).e164))
    } catch {
      guard isBrazilian else { return .value(.text(text)) }
      return .doubtful(.text(text), .badPhone, ["found": text, "reason": error.name])
    }
  }

  /// The two letters of a state; kept as written elsewhere and where there is no such state.
  func state(_ text: String, _ isBrazilian: Bool) -> Reading {
    guard isBrazilian else { return .value(.text(text)) }
    if let state = BrazilianState(text: text) { return .value(.text(state.code)) }
    return .doubtful(.text(text), .unknownState, ["found": text])
  }

  /// The eight digits of a CEP; kept as written elsewhere.
  func postalCode(_ text: String, _ isBrazilian: Bool) -> Reading {
    guard isBrazilian else { return .value(.text(text)) }
    do throws(PostalCodeFault) {
      return .value(.text(try PostalCode.parse(text).digits))
    } catch {
      return .unreadable(.badPostalCode, ["found": text, "reason": error.name])
    }
  }
}
