import Portfolio
import TestSupport
import Testing

@Suite("Telephone numbers")
struct PhoneTests {
  struct Vector: Sendable, CustomTestStringConvertible {
    let input: String
    let isValid: Bool
    let e164: String
    let national: String
    let type: String

    var testDescription: String { "'\(input)'" }
  }

  static let vectors = SharedFolder.rows("vectors/br_phones.csv").map { row in
    Vector(
      input: row["input"] ?? "", isValid: row["libphonenumber_valid"] == "True",
      e164: row["e164"] ?? "", national: row["national"] ?? "", type: row["type"] ?? "")
  }

  /// Where we differ on purpose: with an extension, and in the format of other countries.
  static let different = [
    "+55 11 91234-5678 ramal 12": ("+5511912345678", "(11) 91234-5678"),
    "(11) 3333-4444 r. 210": ("+551133334444", "(11) 3333-4444"),
    "+1 415 555 2671": ("+14155552671", "+14155552671"),
  ]

  @Test(
    "every vector is read as libphonenumber reads it, but for the differences named",
    .enabled(if: SharedFolder.isPresent, "the shared folder is not here"), arguments: vectors)
  func vector(_ vector: Vector) throws {
    let phone = Phone(text: vector.input)
    if let (e164, national) = Self.different[vector.input] {
      #expect(phone?.e164 == e164)
      #expect(phone?.national == national)
      return
    }
    guard vector.isValid else {
      #expect(phone == nil)
      return
    }
    let read = try #require(phone)
    #expect(read.e164 == vector.e164)
    #expect(read.national == vector.national)
    let kinds: [Phone.Kind: String] = [
      .landline: "0", .mobile: "1", .international: "2", .tollFree: "3", .sharedCost: "5",
    ]
    #expect(kinds[read.kind] == vector.type)
  }

  @Test(
    "all vectors are there", .enabled(if: SharedFolder.isPresent, "the shared folder is not here"))
  func vectorsAreThere() {
    #expect(Self.vectors.count == 36)
  }

  @Test(
    "a refused number says why",
    arguments: [
      ("", PhoneFault.blank), ("3333-4444", .missingAreaCode), ("91234-5678", .missingAreaCode),
      ("(20) 91234-5678", .unknownAreaCode(20)), ("(11) 8123-4567", .missingNinthDigit),
      ("(11) 1234-5678", .impossible), ("(11) 81234-5678", .impossible),
      ("11 91234-5678 / 11 3333-4444", .severalNumbers),
      ("11 91234-5678 ou 11 3333-4444", .severalNumbers), ("não tem", .character("n")),
      ("12", .wrongLength(2)), ("+0123456789", .wrongLength(10)),
    ])
  func fault(_ text: String, _ expected: PhoneFault) {
    #expect(throws: expected) { try Phone.parse(text) }
  }

  @Test(
    "an extension is kept apart from the number",
    arguments: [
      ("(11) 3333-4444 r. 210", "210"), ("(11) 3333-4444 ramal: 12", "12"),
      ("+55 11 3333 4444 ext 9", "9"), ("1133334444x77", "77"),
    ])
  func extensions(_ text: String, _ expected: String) throws {
    let phone = try Phone.parse(text)
    #expect(phone.extension == expected)
    #expect(phone.uri == "tel:+551133334444;ext=\(expected)")
  }

  @Test("the carrier's digits are left out, and the area code tells the states")
  func carrierAndStates() throws {
    let phone = try Phone.parse("015 61 91234-5678")
    #expect(phone.e164 == "+5561912345678")
    #expect(phone.states == [.distritoFederal, .goias])
  }
}
