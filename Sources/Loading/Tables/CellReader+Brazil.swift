import Portfolio

extension CellReader {
  /// A CPF or CNPJ, zeros that a spreadsheet lost put back; of a foreign client nothing is expected.
  func document(_ text: String, _ isBrazilian: Bool) -> Reading {
    guard isBrazilian else {
      let document = try? TaxDocument.parse(text)
      return document.map { .value(.document($0)) }
        ?? .unreadable(.foreignDocument, ["found": text])
    }
    do throws(TaxDocumentFault) {
      let read = try TaxDocument.read(text, expecting: kindByHeading)
      guard read.restoredZeros > 0 else { return .value(.document(read.document)) }
      return .doubtful(
        .document(read.document), .restoredZeros,
        [
          "found": text, "expected": read.document.text, "count": String(read.restoredZeros),
        ])
    } catch {
      return .unreadable(.badDocument, ["found": text, "reason": error.name])
    }
  }

  /// Whose documents a column holds, where its heading leaves no doubt.
  private var kindByHeading: ClientKind? {
    switch HeaderKey.fold(heading) {
    case "cnpj": .company
    case "cpf": .person
    default: nil
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
      let code = try PostalCode.parse(text)
      guard code.isRestored else { return .value(.text(code.digits)) }
      return .doubtful(
        .text(code.digits), .restoredZeros,
        ["found": text, "expected": code.formatted, "count": "1"])
    } catch {
      return .unreadable(.badPostalCode, ["found": text, "reason": error.name])
    }
  }
}
