import Portfolio
import Privacy
import Testing

@Suite("Masking")
struct MaskingTests {
  @Test("keeps the middle of a CPF")
  func cpf() {
    let cpf = CPF(uncheckedDigits: "12345678909")
    #expect(Masking.cpf(cpf) == "•••.456.789-••")
    #expect(Masking.document(.cpf(cpf)) == "•••.456.789-••")
  }

  @Test("keeps the end of the root and the branch of a CNPJ, letters too")
  func cnpj() {
    #expect(
      Masking.cnpj(CNPJ(uncheckedCharacters: "12345418000195")) == "••.•••.418/0001-••")
    #expect(
      Masking.document(.cnpj(CNPJ(uncheckedCharacters: "12ABC34501DE35"))) == "••.•••.345/01DE-••")
  }

  @Test("hides a number of another length whole")
  func shortNumber() {
    #expect(Masking.cpf(CPF(uncheckedDigits: "123")) == "•••.•••.•••-••")
    #expect(Masking.cnpj(CNPJ(uncheckedCharacters: "")) == "••.•••.•••/••••-••")
  }

  @Test(
    "keeps the first letter and the domain of an e-mail address",
    arguments: [
      ("maria@dominio.com.br", "m•••@dominio.com.br"), ("a@b.c", "a•••@b.c"),
      ("érica.silva@x.com", "é•••@x.com"), ("\"a@b\"@c.d", "\"•••@c.d"), ("no address", "•••"),
      ("@x.com", "•••"), ("", "•••"),
    ])
  func email(_ address: String, _ expected: String) {
    #expect(Masking.email(address) == expected)
  }

  @Test(
    "keeps the area code and the last two digits of a telephone number",
    arguments: [
      ("+5551987654321", "(51) •••••-••21"), ("+555133334444", "(51) ••••-••44"),
      ("+14155550123", "+•••••••••23"), ("51 3333-4444", "••••••••44"), ("123", "•••"),
      ("ramal", "•••"), ("", "•••"),
    ])
  func phone(_ number: String, _ expected: String) {
    #expect(Masking.phone(number) == expected)
  }

  @Test(
    "keeps the region of a postal code",
    arguments: [
      ("99010-051", "99•••-•••"), ("99010051", "99•••-•••"), ("SW1A 1AA", "•••••-•••"),
      ("", "•••••-•••"),
    ])
  func postalCode(_ code: String, _ expected: String) {
    #expect(Masking.postalCode(code) == expected)
  }
}
