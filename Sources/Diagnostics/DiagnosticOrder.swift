extension Diagnostic {
  /// Whether this finding is printed before another: by file, line, column, code, then facts.
  ///
  /// Findings without a file come first; within a file those that mean the whole of it.
  public func isPrinted(before other: Diagnostic) -> Bool {
    let (mine, its) = (location?.file ?? "", other.location?.file ?? "")
    if mine != its { return mine < its }
    let place = (location?.line ?? 0, location?.column ?? 0)
    let otherPlace = (other.location?.line ?? 0, other.location?.column ?? 0)
    if place != otherPlace { return place < otherPlace }
    if code.id != other.code.id { return code.id < other.code.id }
    return factsInOrder.lexicographicallyPrecedes(other.factsInOrder)
  }

  private var factsInOrder: [String] {
    facts.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] } + context
  }
}

extension Sequence<Diagnostic> {
  /// The findings in the order in which they are printed.
  public func sortedForPrinting() -> [Diagnostic] {
    sorted { $0.isPrinted(before: $1) }
  }
}
