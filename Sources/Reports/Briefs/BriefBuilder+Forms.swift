import CommonMark
public import Diagnostics
import Files
import Localization
import Markup
import Templating

extension BriefBuilder {
  /// Renders the Markdown of a document and makes its other forms from it.
  func brief(
    _ draft: BriefDraft, _ value: TemplateRecord, key: String?, _ words: Words,
    _ library: TemplateLibrary
  ) throws(Diagnostic) -> Brief {
    var markdown: [UInt8] = []
    try library.render(draft.kind.template, value, key: key, into: &markdown)
    let body = Notes.document(markdown)
    func framed(_ template: String, _ place: BriefMarkup.Place, _ style: String) throws(Diagnostic)
      -> [UInt8]
    {
      let frame = BriefFrame(
        language: words.catalog.locale.tag, title: draft.subject, preheader: draft.preheader,
        isUrgent: draft.isUrgent, style: self.style(style),
        body: BriefMarkup.fragment(body, for: place, isUrgent: draft.isUrgent),
        foot: foot(draft.kind.audience, words), notice: context.settings.notice)
      var bytes: [UInt8] = []
      try library.render(template, BriefFrame.schema.value(of: frame), key: key, into: &bytes)
      return bytes
    }
    return Brief(
      kind: draft.kind, stem: draft.stem, locale: words.catalog.locale, subject: draft.subject,
      recipients: draft.recipients, subjects: draft.subjects,
      markdown: BriefBuilder.readable(markdown),
      text: PlainText.text(of: body.utf8)
        + Array("\n-- \n\(foot(draft.kind.audience, words))\n".utf8),
      message: try framed("briefs/mail.html", .message, "mail.css"),
      sheet: try framed("briefs/sheet.html", .sheet, "sheet.css"), invitation: draft.invitation)
  }

  /// The Markdown as a file for readers, without the breaks inside a line that need HTML.
  ///
  /// Text from records never holds one, since its angle brackets are escaped.
  private static func readable(_ markdown: [UInt8]) -> [UInt8] {
    Array(String(decoding: markdown, as: UTF8.self).replacing("<br>", with: " · ").utf8)
  }

  /// A style sheet with its element, which nothing in it can end.
  private func style(_ name: String) -> HTMLFragment {
    let text = (styles["briefs/\(name)"] ?? "").replacing("<", with: "")
    return HTMLFragment(trusted: Array("<style>\n\(text)</style>".utf8))
  }

  private func foot(_ audience: Audience, _ words: Words) -> String {
    words.text(
      "brief.foot-\(audience.rawValue)",
      ["portfolio": context.settings.portfolioName, "day": words.date(context.day)])
  }

  /// The page that lists the documents of a run.
  ///
  /// - Parameters:
  ///   - made: The documents with their files and what keeps each from being sent.
  ///   - refused: Those that were not made.
  /// - Returns: The page.
  /// - Throws: A finding of the template.
  public func index(
    _ made: [ListedBrief], refused: [RefusedBrief]
  ) throws(Diagnostic) -> [UInt8] {
    let words = context.words
    let frame = BriefFrame(
      language: words.catalog.locale.tag, title: words.text("brief.index.title"), preheader: "",
      isUrgent: false, style: style("sheet.css"), body: HTMLFragment(trusted: [UInt8]()),
      foot: foot(.internal, words), notice: context.settings.notice)
    let page = BriefIndexPage(
      frame: frame,
      about: words.text(
        "brief.index.about",
        ["portfolio": context.settings.portfolioName, "day": words.date(context.day)]),
      lead: words.plural("brief.index.lead", made.count)
        + (refused.isEmpty ? "" : " " + words.plural("brief.index.lead-refused", refused.count)),
      documents: made.map { listed in
        BriefIndexPage.Document(
          title: listed.brief.subject, kind: words.text("brief.kind.\(listed.brief.kind.rawValue)"),
          to: listed.to, problem: listed.problem,
          files: listed.files.map {
            BriefIndexPage.File(
              href: AddressText.encoded($0.path),
              word: words.text("brief.file.\($0.word.rawValue)"))
          })
      },
      refused: refused.map {
        BriefIndexPage.Refused(
          title: $0.title, kind: words.text("brief.kind.\($0.kind.rawValue)"), why: $0.why)
      })
    var bytes: [UInt8] = []
    try library.render(
      "briefs/index.html", BriefIndexPage.schema.value(of: page), key: nil, into: &bytes)
    return bytes
  }
}
