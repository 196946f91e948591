public import Diagnostics

/// Templates compiled for one locale, ready to render from several threads at once.
public struct TemplateLibrary: Sendable {
  private let program: Program
  private let documents: [String: RecordSchema]
  private let files: [String: String]
  private let limits: TemplateLimits

  /// Compiles templates against the documents they show; collects the problems of all of them.
  ///
  /// - Parameters:
  ///   - sources: The templates and partials.
  ///   - documents: The schema that each template to be rendered shows, by the template's name.
  ///   - filters: What tags may use to format.
  ///   - messages: The catalog of the locale by key without `t.`, folded into the programs.
  ///   - limits: How far rendering may go.
  /// - Throws: All findings together, in the order of files and lines.
  public init(
    sources: [TemplateSource], documents: [String: RecordSchema], filters: [Filter] = [],
    messages: [String: Message] = [:], limits: TemplateLimits = TemplateLimits()
  ) throws(DiagnosticsError) {
    let (templates, problems) = TemplateLibrary.parse(sources, allowsFilters: true)
    var diagnostics = problems
    var compiler = TemplateCompiler(
      templates: templates, documents: documents, filters: filters, messages: messages,
      limits: limits, isStrict: true)
    for name in documents.keys.sorted() {
      guard let template = templates[name] else {
        diagnostics.append(
          Diagnostic(
            .missingTemplate, facts: ["name": name],
            suggestion: NearMiss.nearest(to: name, among: templates.keys.sorted())))
        continue
      }
      compiler.compileDocument(template, schema: documents[name])
    }
    diagnostics += compiler.diagnostics
    guard diagnostics.isEmpty else {
      throw DiagnosticsError(diagnostics.sorted { $0.isBefore($1) })
    }
    program = compiler.assembler.program
    self.documents = documents
    self.limits = limits
    files = Dictionary(sources.map { ($0.name, $0.file) }) { first, _ in first }
  }

  /// Renders a document and appends its bytes.
  ///
  /// - Parameters:
  ///   - template: The name of a template that `documents` named.
  ///   - value: A value of the schema that was declared for it.
  ///   - key: The record that the page is about, named in diagnostics.
  ///   - output: Gets the bytes; unchanged when an error is thrown.
  /// - Throws: A finding when a limit is passed, a dynamic name fits no template, or the value is of
  ///   another schema.
  public func render(
    _ template: String, _ value: TemplateRecord, key: String? = nil, into output: inout [UInt8]
  ) throws(Diagnostic) {
    guard let entry = program.entries[template], let schema = documents[template] else {
      throw diagnostic(
        .notARenderedTemplate, template, key, facts: ["name": template],
        suggestion: NearMiss.nearest(to: template, among: program.entries.keys.sorted()))
    }
    guard value.fingerprint == schema.fingerprint else {
      throw diagnostic(
        .otherSchema, template, key, facts: ["name": template, "expected": schema.name])
    }
    do {
      try Machine.render(program, from: entry, value.values, limits: limits, into: &output)
    } catch {
      throw diagnostic(error, template, key)
    }
  }

  private func diagnostic(
    _ failure: RenderFailure, _ template: String, _ key: String?
  ) -> Diagnostic {
    switch failure {
    case .tooDeep(let chain):
      diagnostic(
        .renderTooDeep, template, key,
        facts: ["limit": String(limits.depth), "chain": TemplateLibrary.shortened(chain)])
    case .tooLarge:
      diagnostic(
        .pageTooLarge, template, key,
        facts: ["name": template, "limit": String(limits.outputBytes)])
    case .unknownName(let name, let known):
      diagnostic(
        .unknownDynamicName, template, key,
        facts: ["found": name, "known": known.joined(separator: ", ")],
        suggestion: NearMiss.nearest(to: name, among: known))
    }
  }

  private func diagnostic(
    _ code: DiagnosticCode, _ template: String, _ key: String?, facts: [String: String],
    suggestion: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      code, at: files[template].map { SourceLocation(file: $0) }, facts: facts,
      suggestion: suggestion, context: key.map { [$0] } ?? [])
  }

  /// The first and last links of a chain that is mostly the same template again and again.
  private static func shortened(_ chain: [String]) -> String {
    guard chain.count > 6 else { return chain.joined(separator: " › ") }
    return (chain.prefix(3) + ["…"] + chain.suffix(2)).joined(separator: " › ")
  }

  static func parse(
    _ sources: [TemplateSource], allowsFilters: Bool
  ) -> (templates: [String: ParsedTemplate], diagnostics: [Diagnostic]) {
    var templates: [String: ParsedTemplate] = [:]
    var diagnostics: [Diagnostic] = []
    for source in sources {
      if let first = templates[source.name] {
        diagnostics.append(
          Diagnostic(
            .duplicateTemplate, at: SourceLocation(file: source.file),
            facts: ["name": source.name], other: SourceLocation(file: first.source.file)))
        continue
      }
      let parsed = TemplateParser.parse(source, allowsFilters: allowsFilters)
      templates[source.name] = parsed.template
      diagnostics += parsed.diagnostics
    }
    return (templates, diagnostics)
  }
}

extension Diagnostic {
  /// By file, line, column and code; findings without a file come first.
  fileprivate func isBefore(_ other: Diagnostic) -> Bool {
    let mine = location
    let theirs = other.location
    if mine?.file != theirs?.file { return (mine?.file ?? "") < (theirs?.file ?? "") }
    if mine?.line != theirs?.line { return (mine?.line ?? 0) < (theirs?.line ?? 0) }
    if mine?.column != theirs?.column { return (mine?.column ?? 0) < (theirs?.column ?? 0) }
    return code.id < other.code.id
  }
}
