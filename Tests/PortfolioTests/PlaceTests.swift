import Portfolio
import TestSupport
import Testing

@Suite("States and postal codes")
struct PlaceTests {
  @Test(
    "name, number, area codes and postal codes of every state are the published ones",
    .enabled(if: SharedFolder.isPresent, "the shared folder is not here"))
  func stateFacts() throws {
    let rows = SharedFolder.rows("vectors/br_uf.csv")
    #expect(rows.count == BrazilianState.allCases.count)
    for row in rows {
      let state = try #require(BrazilianState(rawValue: row["uf"] ?? ""))
      #expect(state.name == row["nome"])
      #expect(String(state.ibgeCode) == row["ibge"])
      #expect(state.areaCodes.map { String($0) }.joined(separator: " ") == row["ddd"])
      let ranges = state.postalPrefixes.map { range in
        [range.lowerBound, range.upperBound].map { number in
          String(repeating: "0", count: 5 - String(number).count) + String(number)
        }.joined(separator: "-")
      }
      #expect(ranges.joined(separator: ";") == row["cep_prefix_ranges"])
    }
  }

  @Test(
    "a state is known by its letters and by its name, in any case and without accents",
    arguments: [
      ("SP", BrazilianState.saoPaulo), ("sp", .saoPaulo), ("São Paulo", .saoPaulo),
      ("SAO PAULO", .saoPaulo), (" goias ", .goias), ("RIO GRANDE DO SUL", .rioGrandeDoSul),
      ("Pará", .para), ("Paraná", .parana), ("mato grosso", .matoGrosso),
    ])
  func stateOfText(_ text: String, _ expected: BrazilianState) {
    #expect(BrazilianState(text: text) == expected)
  }

  @Test("what is no state is none", arguments: ["", "XX", "Ganho", "Open", "S.Paulo do Sul"])
  func noState(_ text: String) {
    #expect(BrazilianState(text: text) == nil)
  }

  @Test(
    "a postal code tells its state, however it is punctuated",
    arguments: [
      ("01310-100", "01310-100", BrazilianState.saoPaulo, false),
      ("01.310-100", "01310-100", .saoPaulo, false),
      ("CEP: 20040002", "20040-002", .rioDeJaneiro, false),
      ("1310100", "01310-100", .saoPaulo, true), ("1310-100", "01310-100", .saoPaulo, true),
      ("72800-000", "72800-000", .goias, false),
      ("72799-999", "72799-999", .distritoFederal, false),
      ("69300 000", "69300-000", .roraima, false),
    ])
  func postalCode(
    _ text: String, _ formatted: String, _ state: BrazilianState, _ isRestored: Bool
  ) throws {
    let code = try PostalCode.parse(text)
    #expect(code.formatted == formatted)
    #expect(code.state == state)
    #expect(code.isRestored == isRestored)
  }

  @Test(
    "a refused postal code says why",
    arguments: [
      ("", PostalCodeFault.blank), ("0131", .wrongLength(4)), ("20000-00", .wrongLength(7)),
      ("013101000", .wrongLength(9)),
      ("01310-10A", .character("A")), ("00999-999", .unknownRange), ("SW1A 1AA", .character("S")),
    ])
  func postalFault(_ text: String, _ expected: PostalCodeFault) {
    #expect(throws: expected) { try PostalCode.parse(text) }
  }
}
