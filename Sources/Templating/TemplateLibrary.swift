public import Diagnostics

/// Templates compiled for one locale, ready to render from several threads at once.
public struct TemplateLibrary: Sendable {
  /// The templates as they are written, by name.
  private let sources: [String: TemplateSource]
  /// The same as they were parsed.
  private let templates: [String: ParsedTemplate]
  /// The documents as they were compiled, by the template's name.
  private let compiled: [String: CompiledDocument]
  private let ground: Ground

  /// What documents are compiled with besides the templates.
  private struct Ground: Sendable {
    let documents: [String: RecordSchema]
    let filters: [Filter]
    let messages: [String: Message]
    let limits: TemplateLimits
  }

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
    try self.init(
      sources,
      Ground(documents: documents, filters: filters, messages: messages, limits: limits),
      after: nil)
  }

  /// The same documents by other templates: those that no changed template is part of stay as they are compiled.
  ///
  /// - Parameter sources: The templates and partials.
  /// - Returns: The library that ``init(sources:documents:filters:messages:limits:)`` would make of them.
  /// - Throws: All findings together, in the order of files and lines.
  public func with(_ sources: [TemplateSource]) throws(DiagnosticsError) -> TemplateLibrary {
    try TemplateLibrary(sources, ground, after: self)
  }

  private init(
    _ sources: [TemplateSource], _ ground: Ground, after earlier: TemplateLibrary?
  ) throws(DiagnosticsError) {
    let (templates, problems) = TemplateLibrary.parse(
      sources, allowsFilters: true, after: earlier)
    self.sources = Dictionary(sources.map { ($0.name, $0) }) { first, _ in first }
    let changed = TemplateLibrary.changes(from: earlier?.sources ?? [:], to: self.sources)
    let standing = (earlier?.compiled ?? [:]).filter {
      $0.value.templates.isDisjoint(with: changed)
    }
    let (compiled, findings) = TemplateLibrary.compile(templates, ground, standing: standing)
    // A template that several documents are made with is reported once.
    var seen: Set<TemplateCompiler.Finding> = []
    let diagnostics = (problems + findings).filter {
      seen.insert(TemplateCompiler.Finding($0)).inserted
    }
    guard diagnostics.isEmpty else {
      throw DiagnosticsError(diagnostics.sorted { $0.isBefore($1) })
    }
    self.templates = templates
    self.compiled = compiled
    self.ground = ground
  }

  /// Compiles the documents, but for those that stand as they were compiled.
  private static func compile(
    _ templates: [String: ParsedTemplate], _ ground: Ground, standing: [String: CompiledDocument]
  ) -> (compiled: [String: CompiledDocument], diagnostics: [Diagnostic]) {
    var compiled: [String: CompiledDocument] = [:]
    var diagnostics: [Diagnostic] = []
    var steps = 0
    for (name, schema) in ground.documents.sorted(by: { $0.key < $1.key }) {
      guard let template = templates[name] else {
        diagnostics.append(
          Diagnostic(
            .missingTemplate, facts: ["name": name],
            suggestion: NearMiss.nearest(to: name, among: templates.keys.sorted())))
        continue
      }
      if let document = standing[name], steps + document.steps <= ground.limits.instructions {
        compiled[name] = document
        steps += document.steps
        continue
      }
      var compiler = TemplateCompiler(
        templates: templates, documents: ground.documents, filters: ground.filters,
        messages: ground.messages, limits: ground.limits, stepsBefore: steps, isStrict: true)
      let document = compiler.document(template, schema: schema)
      compiled[name] = document
      steps += document.steps
      diagnostics += compiler.diagnostics
      if compiler.isGivenUp { break }
    }
    return (compiled, diagnostics)
  }

  /// The names of templates that came, went or are written otherwise.
  private static func changes(
    from earlier: [String: TemplateSource], to sources: [String: TemplateSource]
  ) -> Set<String> {
    Set(earlier.keys).union(sources.keys).filter { earlier[$0] != sources[$0] }
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
    guard let document = compiled[template], let schema = ground.documents[template] else {
      throw diagnostic(
        .notARenderedTemplate, template, key, facts: ["name": template],
        suggestion: NearMiss.nearest(to: template, among: compiled.keys.sorted()))
    }
    guard value.fingerprint == schema.fingerprint else {
      throw diagnostic(
        .otherSchema, template, key, facts: ["name": template, "expected": schema.name])
    }
    do {
      try Machine.render(
        document.program, from: 0, value.values, limits: ground.limits, into: &output)
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
        facts: ["limit": String(ground.limits.depth), "chain": TemplateLibrary.shortened(chain)])
    case .tooLarge:
      diagnostic(
        .pageTooLarge, template, key,
        facts: ["name": template, "limit": String(ground.limits.outputBytes)])
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
      code, at: sources[template].map { SourceLocation(file: $0.file) }, facts: facts,
      suggestion: suggestion, context: key.map { [$0] } ?? [])
  }

  /// The first and last links of a chain that is mostly the same template again and again.
  private static func shortened(_ chain: [String]) -> String {
    guard chain.count > 6 else { return chain.joined(separator: " › ") }
    return (chain.prefix(3) + ["…"] + chain.suffix(2)).joined(separator: " › ")
  }

  /// Parses templates, but for those that an earlier library has as they stand.
  static func parse(
    _ sources: [TemplateSource], allowsFilters: Bool, after earlier: TemplateLibrary? = nil
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
      if let known = earlier?.templates[source.name], earlier?.sources[source.name] == source {
        templates[source.name] = known
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
