package import Diagnostics

/// Templates over values without a schema, as the specification of Mustache has them.
///
/// Unknown names and partials are passed over. It exists for the conformance suite; documents use
/// `TemplateLibrary`.
package struct LooseLibrary: Sendable {
  private let program: Program

  package init(_ sources: [TemplateSource]) throws(DiagnosticsError) {
    let (templates, diagnostics) = TemplateLibrary.parse(sources, allowsFilters: false)
    var compiler = TemplateCompiler(
      templates: templates, documents: [:], filters: [], messages: [:], limits: TemplateLimits(),
      isStrict: false)
    for name in templates.keys.sorted() {
      guard let template = templates[name] else { continue }
      compiler.compileDocument(template, schema: nil)
    }
    guard diagnostics.isEmpty, compiler.diagnostics.isEmpty else {
      throw DiagnosticsError(diagnostics + compiler.diagnostics)
    }
    program = compiler.assembler.program
  }

  /// The text of a template over a value; empty for an unknown template.
  package func render(_ template: String, _ value: TemplateValue) throws -> String {
    guard let entry = program.entries[template] else { return "" }
    var bytes: [UInt8] = []
    try Machine.render(program, from: entry, [value], limits: TemplateLimits(), into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
