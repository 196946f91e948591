import Portfolio
import TestSupport
import Testing

@Suite("Tax numbers")
struct TaxDocumentTests {
  struct Vector: Sendable, CustomTestStringConvertible {
    let kind: String
    let input: String
    let isStrict: Bool
    let isValidAfterNormalizing: Bool

    var testDescription: String { "\(kind) '\(input)'" }
  }

  static let vectors = SharedFolder.rows("vectors/br_ids.csv").map { row in
    Vector(
      kind: row["kind"] ?? "", input: row["input"] ?? "",
      isStrict: row["expected_strict"] == "True",
      isValidAfterNormalizing: row["expected_after_normalise"] == "True")
  }

  @Test(
    "every vector is accepted or refused as it says",
    .enabled(if: SharedFolder.isPresent, "the shared folder is not here"), arguments: vectors)
  func vector(_ vector: Vector) {
    let isCPF = vector.kind == "cpf"
    let strict = isCPF ? CPF(vector.input) != nil : CNPJ(vector.input) != nil
    let normalized =
      isCPF ? CPF(normalizing: vector.input) != nil : CNPJ(normalizing: vector.input) != nil
    #expect(strict == vector.isStrict)
    #expect(normalized == vector.isValidAfterNormalizing)
  }

  @Test(
    "all vectors are there", .enabled(if: SharedFolder.isPresent, "the shared folder is not here"))
  func vectorsAreThere() {
    #expect(Self.vectors.count == 169)
  }

  @Test("a company's number is written with its punctuation, root and branch")
  func cnpjParts() throws {
    let cnpj = try #require(CNPJ(normalizing: "12abc34501de35"))
    #expect(cnpj.formatted == "12.ABC.345/01DE-35")
    #expect(cnpj.root == "12ABC345")
    #expect(cnpj.branch == "01DE")
    let document = TaxDocument.cnpj(cnpj)
    #expect(document.text == "12.ABC.345/01DE-35")
    #expect(document.characters == "12ABC34501DE35")
    #expect(document.kind == .company)
  }

  @Test("a person's number is written with its punctuation")
  func cpfParts() throws {
    let document = try TaxDocument.parse(" 529 982 247 25 ")
    #expect(document.text == "529.982.247-25")
    #expect(document.kind == .person)
  }

  @Test(
    "a refused number says why",
    arguments: [
      ("", TaxDocumentFault.blank),
      (" - ", .blank),
      ("123", .wrongLength(found: 3)),
      ("529.982.247-2", .wrongLength(found: 10)),
      ("52998224752", .checkDigits(found: "52", expected: "25")),
      ("12.ABC.345/01DE-34", .checkDigits(found: "34", expected: "35")),
      ("111.111.111-11", .repeated),
      ("00.000.000/0000-00", .repeated),
      ("5299822472A", .character("A")),
      ("12ABC34501DEAA", .character("A")),
      ("12ABC34501DE3５", .character("５")),
      ("7,19536E+12", .scientific),
      ("1.1222333000181E13", .scientific),
    ])
  func fault(_ text: String, _ expected: TaxDocumentFault) {
    #expect(throws: expected) { try TaxDocument.parse(text) }
  }

  @Test("a single E among the digits of a company's number is no power of ten")
  func letterE() throws {
    #expect(try TaxDocument.parse("1020E040506044").text == "10.20E.040/5060-44")
  }

  @Test(
    "zeros that a spreadsheet lost are put back and counted",
    arguments: [
      ("7195358000166", nil, "07.195.358/0001-66", 1),
      ("7195358000166.0", nil, "07.195.358/0001-66", 1),
      ("123456797", nil, "001.234.567-97", 2),
      ("123456797", .person, "001.234.567-97", 2),
      ("1910000001", nil, nil, 0),
      ("07.195.358/0001-66", .company, "07.195.358/0001-66", 0),
      ("191", .company, nil, 0),
    ] as [(String, ClientKind?, String?, Int)])
  func lostZeros(_ text: String, _ kind: ClientKind?, _ expected: String?, _ zeros: Int) {
    let reading = try? TaxDocument.read(text, expecting: kind)
    #expect(reading?.document.text == expected)
    #expect(reading?.restoredZeros ?? 0 == zeros)
  }

  @Test("a number that no zeros can mend keeps the fault of what was written")
  func lostZerosKeepFault() {
    #expect(throws: TaxDocumentFault.wrongLength(found: 13)) {
      try TaxDocument.read("7195358000167")
    }
  }
}
