import Portfolio
import Privacy

/// How clients hang together: groups, referrals, neighbours in the list; worked out once for a site.
struct ClientLinks: Sendable {
  let groups: ClientGroups
  /// Who brought a client, by the client that came.
  private let referrers: [Int: [Referral]]
  /// Clients by name, as positions in `Portfolio.clients`.
  private let order: [Int]
  /// Where each client stands among them, by its position in `Portfolio.clients`; −1 where it does not.
  private let places: [Int]
  /// Whether any contact has a lawful basis, so that its absence means something.
  let knowsLawfulBasis: Bool

  init(_ portfolio: Portfolio, _ order: [Int]) {
    groups = ClientGroups(of: portfolio)
    referrers = Dictionary(grouping: portfolio.records.referrals, by: \.referred)
    self.order = order
    var places = [Int](repeating: -1, count: portfolio.clients.count)
    for (place, client) in order.enumerated() { places[client] = place }
    self.places = places
    knowsLawfulBasis = portfolio.contacts.contains { $0.hasBasis }
  }

  /// Where a client stands in the list by names, from 1, and who stands before and after it.
  func neighbours(of client: Int) -> (place: Int, before: Int?, after: Int?) {
    let place = places[client]
    guard place >= 0 else { return (0, nil, nil) }
    return (
      place + 1, place > 0 ? order[place - 1] : nil,
      place + 1 < order.count ? order[place + 1] : nil
    )
  }

  /// Who brought a client.
  func referrers(of client: Int) -> [Referral] { referrers[client] ?? [] }

  /// The other clients that a client's profile speaks of.
  func mentioned(by client: Int, in portfolio: Portfolio) -> [Int] {
    var others = Set(groups.group(of: client)?.members ?? [])
    others.formUnion(referrers(of: client).map(\.client))
    others.formUnion(portfolio.records.referrals.of(client).map(\.referred))
    others.remove(client)
    return others.sorted()
  }
}

extension SiteContext {
  var groups: ClientGroups { links.groups }

  var knowsLawfulBasis: Bool { links.knowsLawfulBasis }

  func referrers(of client: Int) -> [Referral] { links.referrers(of: client) }

  /// The way from a client's page to another's.
  func link(to other: Int) -> String { "../\(slugs[other])/index.html" }

  /// A client's CPF or CNPJ with its kind, masked.
  func document(_ client: Int) -> String? {
    portfolio.clients[client].attributes.document.map { document in
      switch document {
      case .cpf: "CPF \(Masking.document(document))"
      case .cnpj: "CNPJ \(Masking.document(document))"
      }
    }
  }
}
