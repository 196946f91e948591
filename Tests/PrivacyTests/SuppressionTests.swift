import Portfolio
import Privacy
import Testing

@Suite("Who was erased") struct SuppressionTests {
  private func list(_ make: (inout Suppression.Clues) -> Void) throws -> Suppression {
    var clues = Suppression.Clues()
    make(&clues)
    var list = Suppression(try #require(KeyedHash(key: "a key that is long enough")))
    list.erase(list.marks(clues))
    return list
  }

  private var carla: Suppression {
    get throws {
      try list {
        $0.id = "P-9"
        $0.name = "Carla Nunes"
        $0.email = "Carla@Padaria.example"
        $0.document = "529.982.247-25"
        $0.phone = "+5519988887777"
      }
    }
  }

  @Test("is known again by id, address or document, however written")
  func known() throws {
    let list = try carla
    for make: (inout Suppression.Clues) -> Void in [
      { $0.id = "P-9" }, { $0.email = "carla@padaria.EXAMPLE " }, { $0.document = "52998224725" },
    ] {
      var clues = Suppression.Clues()
      make(&clues)
      #expect(list.isErased(clues))
    }
    var colleague = Suppression.Clues()
    colleague.id = "P-10"
    colleague.name = "Carla Nunes"
    colleague.phone = "+5519988887777"
    // Another person of the name, at the same telephone.
    #expect(!list.isErased(colleague))
    #expect(list.refuses(address: "carla@padaria.example"))
  }

  @Test(
    "goes out of texts",
    arguments: [
      ("Falei com CARLA NUNES hoje.", "Falei com ••• hoje."),
      ("Carla  Nunes, (19) 98888-7777", "•••, •••"),
      ("escrever a carla@padaria.example.", "escrever a •••."),
      ("Carla de outra empresa", "Carla de outra empresa"), ("CPF 529.982.247-25", "CPF •••"),
    ])
  func texts(text: String, left: String) throws {
    let scrubbed = try carla.scrubbed(text)
    for secret in ["NUNES", "Nunes", "98888", "@padaria", "982.247"] {
      #expect(!scrubbed.contains(secret))
    }
    if !text.contains("98888") { #expect(scrubbed == left) }
  }

  @Test("an id is one of its own table")
  func tables() throws {
    let list = try list {
      $0.table = .contacts
      $0.id = "17"
    }
    var client = Suppression.Clues()
    client.table = .clients
    client.id = "17"
    #expect(!list.isErased(client))
    #expect(list.namesErased("17", in: .contacts))
    for table in [TableName.clients, .contracts, nil] {
      #expect(!list.namesErased("17", in: table))
    }
    var contact = client
    contact.table = .contacts
    #expect(list.isErased(contact))
  }

  @Test("a list that did not tell tables apart is still understood")
  func oldList() throws {
    let hash = try #require(KeyedHash(key: "a key that is long enough"))
    var old = Suppression.Marks()
    old.keys.insert(hash.digest(of: "id\u{0}17"))
    var list = Suppression(hash)
    list.erase(old)
    list.withdraw(old, on: 100)
    for table in [TableName.contacts, .clients] {
      var clues = Suppression.Clues()
      clues.table = table
      clues.id = "17"
      #expect(list.isErased(clues))
      #expect(list.withdrawal(clues) == 100)
    }
    #expect(!list.namesErased("17", in: .contracts))
  }

  @Test("a withdrawal has its last day")
  func withdrawals() throws {
    var list = Suppression(try #require(KeyedHash(key: "a key that is long enough")))
    var clues = Suppression.Clues()
    clues.email = "carla@padaria.example"
    list.withdraw(list.marks(clues), on: 100)
    list.withdraw(list.marks(clues), on: 90)
    #expect(list.withdrawal(clues) == 100)
    list.withdraw(list.marks(clues), of: .marketing, on: 120)
    #expect(list.withdrawal(clues) == 100)
    #expect(list.withdrawal(clues, of: .marketing) == 120)
    #expect(list.withdrawal(clues, of: .survey) == 100)
    #expect(list.withdrawals(clues).map(\.purpose) == [nil, .marketing])
    #expect(list.isEmpty && !list.saysNothing)
  }
}
