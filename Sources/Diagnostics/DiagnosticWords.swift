/// The words of one language with which findings are written.
///
/// They come from outside, so that findings know no language.
public struct DiagnosticWords: Sendable {
  let sentence: @Sendable (Diagnostic) -> String?
  let question: @Sendable (String) -> String
  let seeAlso: String
  let within: String

  /// Words of a language.
  ///
  /// - Parameters:
  ///   - sentence: The sentence of a finding with its facts; nil where the language has none.
  ///   - question: The question for a value that was probably meant.
  ///   - seeAlso: Before the other place that a finding speaks of.
  ///   - within: Before what the finding was met in.
  public init(
    sentence: @escaping @Sendable (Diagnostic) -> String?,
    question: @escaping @Sendable (String) -> String, seeAlso: String, within: String
  ) {
    self.sentence = sentence
    self.question = question
    self.seeAlso = seeAlso
    self.within = within
  }

  /// The sentence of a finding; its facts in order of name where the language has no sentence.
  public func sentence(of diagnostic: Diagnostic) -> String {
    if let sentence = sentence(diagnostic) { return sentence }
    return diagnostic.quotedFacts.sorted { $0.key < $1.key }
      .map { "\($0.key): \($0.value)" }.joined(separator: "; ")
  }
}
