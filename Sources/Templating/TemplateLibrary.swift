public import Diagnostics

/// Templates compiled for one locale, ready to render from several threads at once.
public struct TemplateLibrary: Sendable {
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
    throw DiagnosticsError([])
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
  }
}
