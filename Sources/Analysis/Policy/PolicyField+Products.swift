import Settings

extension PolicyField {
  /// Which segments have a cycle.
  static let cadenceSegment = PolicyField(section: "cadence", key: "segment") { reader, policy in
    if let segment = reader.choice("segment", of: CadenceSegment.self) {
      policy.cadence.segment = segment
    }
  } value: {
    .cadenceSegment($0.cadence.segment)
  }

  /// The values that rule products and demand.
  static let products: [PolicyField] = [
    PolicyField(section: "products", key: "ledger") { reader, policy in
      if let use = reader.choice("ledger", of: ProductLedgerUse.self) {
        policy.products.ledger = use
      }
    } value: {
      .productLedger($0.products.ledger)
    },
    whole(
      "products", "ledger-lines", \.products.ledgerLines, 0...1_000_000_000, PolicyValue.count),
    whole("products", "demand-days", \.products.demandDays, 1...730, PolicyValue.days),
    whole("products", "base-months", \.products.baseMonths, 1...60, PolicyValue.months),
    percent("products", "change-percent", \.products.change),
  ]
}
