import Localization
import Testing

@Suite("Names")
struct CollationTests {
  @Test(
    "come in the order in which speakers expect them",
    arguments: [
      ["Água", "Ana", "Zé"],
      ["3M", "Abacate", "abacaxi", "Ábaco"],
      ["cafe", "Cafe", "café", "Café", "cafés"],
      ["co-op", "Co-op", "Coop"],
      ["Sao Paulo", "São Paulo", "Sapo"],
      ["A B", "A-B", "A1", "AB"],
      ["Muller", "Müller", "Mullerz"],
      ["aes", "Æs", "aet"],
      ["os", "Øs", "ot"], ["Lodz", "Łódź", "Loe"],
      ["zebra", "Ω", "Я", "中"],
      ["", " ", "a"],
      ["Filial 10", "Filial 2"],
      ["resume", "résumé", "resumes"],
    ])
  func order(_ expected: [String]) {
    #expect(Collation.sorted(expected.reversed(), by: { $0 }) == expected)
    #expect(Collation.sorted(expected.shuffled(), by: { $0 }) == expected)
  }

  @Test("with composed and decomposed accents stand together")
  func decomposed() {
    let names = ["São", "Sa\u{303}o", "Sao", "Sap"]
    let sorted = Collation.sorted(names, by: { $0 })
    #expect(sorted.first == "Sao")
    #expect(sorted.last == "Sap")
  }

  @Test("that differ at all have keys that differ, so that the order is total")
  func total() {
    let names = ["Ana", "ana", "ANA", "Aná", "A\u{301}na", "Ána", "Ana ", "Ana\u{A0}"]
    #expect(Set(names.map { Collation.key($0) }).count == names.count)
    #expect(Collation.precedes("ana", "Ana"))
    #expect(!Collation.precedes("Ana", "Ana"))
  }

  @Test("that are equal keep the order they had")
  func stable() {
    let values = [("b", 1), ("a", 1), ("b", 2), ("a", 2)]
    let sorted = Collation.sorted(values, by: \.0)
    #expect(sorted.map(\.1) == [1, 2, 1, 2])
    #expect(sorted.map(\.0) == ["a", "a", "b", "b"])
  }

  @Test(
    "are folded for search",
    arguments: [
      ("Água & São José", "agua & sao jose"), ("ÇÃÕ", "cao"), ("Sa\u{303}o", "sao"),
      ("Straße", "strasse"), ("Łódź", "lodz"), ("ΑΘΗΝΑ", "αθηνα"), ("12-34", "12-34"), ("", ""),
      ("İzmir", "izmir"), ("Œuvre", "oeuvre"),
    ])
  func fold(_ text: String, _ expected: String) {
    #expect(Folding.fold(text) == expected)
  }

  @Test("in every Latin letter have a base, and their order is that of the base letters")
  func letters() {
    for value in (0xC0...0x17F as ClosedRange<UInt32>) where value != 0xD7 && value != 0xF7 {
      let scalar = Unicode.Scalar(value).map { String(Character($0)) } ?? ""
      let folded = Folding.fold(scalar)
      #expect(!folded.isEmpty && folded.utf8.allSatisfy { (0x61...0x7A).contains($0) }, "\(scalar)")
      #expect(Collation.precedes(folded, scalar), "\(folded) < \(scalar)")
    }
  }
}
