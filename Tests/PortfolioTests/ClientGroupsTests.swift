import Portfolio
import Testing

@Suite("Groups of clients")
struct ClientGroupsTests {
  /// Clients by id, with CNPJ and parent as written.
  static func portfolio(_ clients: [(id: String, document: String?, parent: String?)]) -> Portfolio
  {
    let sorted = clients.sorted { $0.id < $1.id }
    return Portfolio(
      clients: sorted.map { client in
        var attributes = ClientAttributes()
        attributes.document = client.document.flatMap { try? TaxDocument.parse($0) }
        attributes.parent = client.parent
        return Client(id: client.id, attributes: attributes)
      }, ledger: Ledger(purchases: sorted.map { _ in [] }))
  }

  static func text(_ portfolio: Portfolio) -> [String] {
    ClientGroups(of: portfolio).groups.map { group in
      let members = group.members.map { portfolio.clients[$0].id }.joined(separator: " ")
      return "\(portfolio.clients[group.head].id): \(members) (\(group.basis.rawValue))"
    }
  }

  @Test(
    "follow the parent that the data names, by id or by CNPJ in any spelling",
    arguments: ["A", "11.222.333/0001-81", "11222333000181"])
  func parent(_ named: String) {
    let portfolio = Self.portfolio([
      ("A", "11.222.333/0001-81", nil), ("B", nil, named), ("C", nil, named), ("D", nil, nil),
    ])
    #expect(Self.text(portfolio) == ["A: A B C (parent)"])
    let groups = ClientGroups(of: portfolio)
    #expect(groups.group(of: 2)?.head == 0)
    #expect(groups.group(of: 3) == nil)
  }

  @Test("have the topmost parent at their head")
  func chain() {
    #expect(
      Self.text(
        Self.portfolio([("A", nil, "B"), ("B", nil, "C"), ("C", nil, nil), ("D", nil, "C")]))
        == ["C: A B C D (parent)"])
  }

  @Test("are none where parents come back to where they began, or are nobody")
  func cycle() {
    #expect(
      Self.text(
        Self.portfolio([
          ("A", nil, "B"), ("B", nil, "A"), ("C", nil, "C"), ("D", nil, "Z"), ("E", nil, "A"),
        ])) == [])
  }

  @Test(
    "are suggested by the root that CNPJ share, digits or letters, the first office at the head")
  func roots() {
    #expect(
      Self.text(
        Self.portfolio([
          ("A", "11.222.333/0002-62", nil), ("B", "11.222.333/0001-81", nil),
          ("C", "12.ABC.345/01DE-35", nil), ("D", "07.195.358/0001-66", nil),
        ])) == ["B: A B (cnpj-root)"])
    #expect(
      Self.text(
        Self.portfolio([("A", "12.ABC.345/01DE-35", nil), ("B", "12ABC34501DE35", nil)]))
        == ["A: A B (cnpj-root)"])
  }

  @Test("by a named parent come before those by root")
  func both() {
    #expect(
      Self.text(
        Self.portfolio([
          ("A", "11.222.333/0001-81", nil), ("B", "11.222.333/0002-62", "X"),
          ("X", nil, nil), ("Y", "11.222.333/0001-81", nil),
        ])) == ["A: A Y (cnpj-root)", "X: B X (parent)"])
  }
}
