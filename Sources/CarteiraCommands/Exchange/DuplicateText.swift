import Loading
import Localization
import Portfolio

/// Says which clients are probably one, and why.
struct DuplicateText {
  let portfolio: Portfolio
  let catalog: Catalog

  func word(_ key: String, _ values: [String: String] = [:]) -> String {
    catalog.text("commands.duplicates.\(key)", values)
  }

  func count(_ key: String, _ count: Int, _ values: [String: String] = [:]) -> String {
    catalog.count("commands.duplicates.\(key)", count, values)
  }

  func lines(_ group: DuplicateGroup) -> [String] {
    let reasons = group.reasons.map(reason).joined(separator: "; ")
    var table = TextTable([.left, .left, .left, .left])
    for client in group.clients {
      let record = portfolio.clients[client]
      let document = record.attributes.document?.text ?? ""
      table.add([record.id, record.displayName, record.attributes.city ?? "", document])
    }
    return [word(group.isSure ? "sure" : "likely", ["reasons": reasons])] + table.lines
  }

  private func reason(_ reason: DuplicateGroup.Reason) -> String {
    switch reason {
    case .document: word("document")
    case .domain(let domain): word("domain", ["domain": domain])
    case .name(_, let city): city.map { word("name-city", ["city": $0]) } ?? word("name")
    }
  }

  func json(_ groups: [DuplicateGroup]) -> [UInt8] {
    let values = groups.map { group in
      JSONValue.object([
        ("clients", .list(group.clients.map { .text(portfolio.clients[$0].id) })),
        ("sure", .flag(group.isSure)),
        ("reasons", .list(group.reasons.map { .text(DuplicateText.code($0)) })),
      ])
    }
    return JSONValue.list(values).line
  }

  private static func code(_ reason: DuplicateGroup.Reason) -> String {
    switch reason {
    case .document: "document"
    case .domain: "email-domain"
    case .name: "name-city"
    }
  }
}
