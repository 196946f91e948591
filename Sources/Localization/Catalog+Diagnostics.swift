public import Diagnostics
import Portfolio

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
  /// key `facts.<fact>.<value>` where there is one. A fact that has a text for each language is given
  /// under `<fact>.<tag>`, too. Days and amounts are written as the language writes them.
  public func sentence(of diagnostic: Diagnostic) -> String? {
    guard let message = message("diagnostics.\(diagnostic.code.id)") else { return nil }
    let count = diagnostic.facts["count"].flatMap { Int($0) } ?? 2
    return message.pattern(for: count, in: locale).filled(inWords(diagnostic))
  }

  private func inWords(_ diagnostic: Diagnostic) -> [String: String] {
    let facts = diagnostic.quotedFacts
    var words = facts
    for (fact, value) in facts {
      if case .text(let word)? = message("facts.\(fact).\(value)") {
        words[fact] = word.source
      } else if locale != .english, let text = written(fact, value, of: diagnostic.code) {
        words[fact] = text
      }
    }
    let ending = "." + locale.tag
    for (fact, value) in facts where fact.hasSuffix(ending) {
      words[String(fact.dropLast(ending.count))] = value
    }
    return words
  }

  /// Facts that are days or amounts in the form of no language, wherever they are; what a cell holds
  /// is quoted as it stands.
  private static let plainFacts: Set<String> = ["day", "issued", "paid", "billed"]
  /// The same for facts that are a cell's text elsewhere.
  private static let plainFactsOfCode = ["W157": ["found"], "W158": ["found", "other"]]

  /// A day or an amount as the language writes it; nil for every other fact.
  private func written(_ fact: String, _ value: String, of code: DiagnosticCode) -> String? {
    guard
      Catalog.plainFacts.contains(fact)
        || Catalog.plainFactsOfCode[code.id]?.contains(fact) ?? false
    else { return nil }
    if let day = Day(iso: value) { return Formatters(self).day(day) }
    let parts = value.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = Int(parts[0]),
      parts.dropFirst().allSatisfy({ $0.allSatisfy(\.isNumber) })
    else { return nil }
    let mark = String(decoding: [locale.decimalMark], as: UTF8.self)
    let sign = parts[0].hasPrefix("-") && whole == 0 ? "-" : ""
    return sign
      + ([NumberWriter.grouped(whole, locale)] + parts.dropFirst().map(String.init))
      .joined(separator: mark)
  }
}
