import Loading
import Portfolio
import Testing

@Suite("Words of the data")
struct WordTests {
  @Test(
    "yes and no in both languages",
    arguments: [
      ("Sim", true), ("S", true), ("yes", true), ("TRUE", true), ("1", true), ("Não", false),
      ("nao", false), ("N", false), ("0", false), ("talvez", nil), ("", nil), ("-", nil),
    ] as [(String, Bool?)])
  func yesNo(_ word: String, _ expected: Bool?) {
    #expect(ValueWords.yesNo.value(of: word) == expected)
  }

  @Test("companies and persons")
  func clientKinds() {
    #expect(ValueWords.clientKind.value(of: "Pessoa Jurídica") == .company)
    #expect(ValueWords.clientKind.value(of: "P.J.") == nil)
    #expect(ValueWords.clientKind.value(of: "pj") == .company)
    #expect(ValueWords.clientKind.value(of: "PESSOA FISICA") == .person)
    #expect(ValueWords.clientKind.suggestion(for: "pesoa fisica") == "pessoa física")
  }

  @Test("roles, levels and models in both languages")
  func people() {
    #expect(ValueWords.contactRole.value(of: "Campeão") == .champion)
    #expect(ValueWords.contactRole.value(of: "champion") == .champion)
    #expect(ValueWords.contactRole.value(of: "economic-buyer") == .economicBuyer)
    #expect(ValueWords.contactRole.suggestion(for: "influencidor") == "influenciador")
    #expect(ValueWords.hierarchyLevel.value(of: "Gerência") == .manager)
    #expect(ValueWords.businessModel.value(of: "b2b2c") == .b2b2c)
  }

  @Test("every value of a closed list is known by its own name")
  func ownNames() {
    for kind in ClientKind.allCases {
      #expect(ValueWords.clientKind.value(of: kind.rawValue) == kind)
    }
    for level in HierarchyLevel.allCases {
      #expect(ValueWords.hierarchyLevel.value(of: level.rawValue) == level)
    }
    for role in ContactRole.allCases {
      #expect(ValueWords.contactRole.value(of: role.rawValue) == role)
    }
    for model in BusinessModel.allCases {
      #expect(ValueWords.businessModel.value(of: model.rawValue) == model)
    }
    for kind in InvoiceKind.allCases {
      #expect(ValueWords.invoiceKind.value(of: kind.rawValue) == kind)
    }
  }

  @Test(
    "kinds of invoice lines",
    arguments: [
      ("Venda", InvoiceKind.sale), ("VENDA", .sale), ("sale", .sale), ("Devolução", .return),
      ("estorno", .return), ("Cancelada", .cancelled), ("canceled", .cancelled), ("outra", nil),
    ] as [(String, InvoiceKind?)])
  func invoiceKinds(_ word: String, _ expected: InvoiceKind?) {
    #expect(InvoiceKind(word: word) == expected)
    let bytes = Array(word.utf8)
    #expect(InvoiceKind(word: bytes.span) == expected)
  }

  @Test("no word means two values")
  func wordsAreUnique() {
    func check<Value>(_ table: WordTable<Value>) {
      var values: [String: Value] = [:]
      for entry in table.entries {
        for word in entry.words {
          let key = HeaderKey.fold(word)
          #expect(values[key] == nil || values[key] == entry.value, "\(word)")
          values[key] = entry.value
        }
      }
    }
    check(ValueWords.yesNo)
    check(ValueWords.clientKind)
    check(ValueWords.businessModel)
    check(ValueWords.hierarchyLevel)
    check(ValueWords.contactRole)
    check(ValueWords.invoiceKind)
  }
}
