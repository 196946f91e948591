import Portfolio

extension AssessmentTable {
  /// What peers suggest.
  static let whitespace = AssessmentTable(
    "whitespace",
    "Products that peers have and a client has not, by expected value; then those of whole groups.",
    fields: WhitespaceRow.fields
  ) { study in
    let whitespace = study.whitespace
    let clients = study.portfolio.clients
    return whitespace.suggestions.map {
      WhitespaceRow(
        client: clients[$0.client].id, group: $0.group.map { clients[$0.head].id },
        product: $0.product, suggestion: $0, members: $0.group?.members.count,
        value: $0.expectedValue)
    }
      + whitespace.groups.map {
        WhitespaceRow(
          client: nil, group: clients[$0.group.head].id, product: $0.product, suggestion: nil,
          members: $0.members.count, value: $0.expectedValue)
      }
  }
}

private struct WhitespaceRow: Sendable {
  let client: String?
  let group: String?
  let product: String
  let suggestion: WhitespaceSuggestion?
  let members: Int?
  let value: Int64?

  private typealias Field = AssessmentField<WhitespaceRow>

  static let fields: [AssessmentField<WhitespaceRow>] = [
    Field("client", .text, "the client's id; empty in the row of a group") {
      $0.client.map { .text($0) } ?? .missing
    },
    Field("group", .text, "id of the client at the head of its group; empty without one") {
      $0.group.map { .text($0) } ?? .missing
    },
    Field("product", .text, "the product's id") { .text($0.product) },
    Field("peers", .integer, "clients of the same sector and tier") {
      .integer($0.suggestion?.peers)
    },
    Field("adopters", .integer, "those of them that have it") {
      .integer($0.suggestion?.adopters)
    },
    Field("adoption-percent", .decimal, "adopters / peers, in percent") {
      $0.suggestion.map { .percent($0.adoption) } ?? .missing
    },
    Field("expected-value", .money, "the median it brings the adopters in twelve months") {
      .money($0.value)
    },
    Field("basis", .word, "which revenue that is: " + ClientFields.words(RevenueBasis.self)) {
      $0.suggestion?.basis.map { .text($0.rawValue) } ?? .missing
    },
    Field("group-members", .integer, "clients of the group; in its own row, those without it") {
      .integer($0.members)
    },
    Field("group-holders", .integer, "clients of the group that have it") {
      .integer($0.suggestion.map { $0.group == nil ? nil : $0.groupHolders } ?? nil)
    },
  ]
}
