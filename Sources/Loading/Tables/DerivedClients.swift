import Portfolio

/// Makes the clients of a portfolio that has invoices only.
struct DerivedClients {
  let request: LoadRequest
  let loaded: LoadedInvoices

  func clients() -> [Client] {
    let attributes = loaded.attributes
    guard !attributes.isEmpty else { return loaded.clientIDs.map { Client(id: $0) } }
    return loaded.clientIDs.enumerated().map { index, id in
      var client = ClientAttributes()
      client.name = attributes["client-name"]?[index]
      client.country = attributes["country"]?[index]
      client.state = attributes["state"]?[index]
      client.city = attributes["city"]?[index]
      client.sector = attributes["sector"]?[index]
      client.owner = attributes["owner"]?[index]
      client.document = attributes["client-document"]?[index].flatMap { try? TaxDocument.parse($0) }
      client.kind = client.document?.kind
      return Client(id: id, attributes: client)
    }
  }
}
