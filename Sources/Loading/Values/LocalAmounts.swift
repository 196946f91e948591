/// Amounts that a program writes in the company's own currency, though a column beside them names that of
/// the document.
enum LocalAmounts {
  /// SAP Business One has those of the document's currency in `DocTotalFC` and `TotalFrgn`.
  private static let keys = Set(["DocTotal", "LineTotal"].map { HeaderAliases.key($0) })

  /// Whether a heading is that of such amounts.
  static func isHeading(_ heading: String) -> Bool { keys.contains(HeaderAliases.key(heading)) }
}
