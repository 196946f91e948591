public import Diagnostics

extension Catalog {
  /// The words with which diagnostics are written for people, from this catalog.
  ///
  /// The sentence of a finding is the text `diagnostics.<id>`. Where that has plural forms, the fact
  /// `count` chooses between them.
  public var diagnosticWords: DiagnosticWords {
    let catalog = self
    return DiagnosticWords(
      sentence: { catalog.sentence(of: $0) },
      question: { catalog.text("finding.did-you-mean", ["suggestion": $0]) },
      seeAlso: catalog.text("finding.see-also"),
      within: catalog.text("finding.within"))
  }

  /// The sentence of a finding; nil where the catalog has none.
  ///
  /// A fact whose value has a name, such as the reason `check-digits`, is said in the words of the
  /// key `facts.<fact>.<value>` where there is one.
  public func sentence(of diagnostic: Diagnostic) -> String? {
    guard let message = message("diagnostics.\(diagnostic.code.id)") else { return nil }
    let count = diagnostic.facts["count"].flatMap { Int($0) } ?? 2
    return message.pattern(for: count, in: locale).filled(inWords(diagnostic.quotedFacts))
  }

  private func inWords(_ facts: [String: String]) -> [String: String] {
    var words = facts
    for (fact, value) in facts {
      guard case .text(let word)? = message("facts.\(fact).\(value)") else { continue }
      words[fact] = word.source
    }
    return words
  }
}
