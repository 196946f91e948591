package import Markup
package import Templating

/// What surrounds a document that is sent: in a message, or as a file of its own.
package struct BriefFrame: Sendable {
  package var language: String
  package var title: String
  package var preheader: String
  package var isUrgent: Bool
  /// The style sheet, with its element.
  package var style: HTMLFragment
  package var body: HTMLFragment
  package var foot: String
  package var notice: String?

  package static let schema = Schema<BriefFrame>(
    "brief-frame", "What surrounds a document that is sent",
    [
      .text("language", "Language of the texts, as in lang") { $0.language },
      .text("title", "What it is, and of whom") { $0.title },
      .text("preheader", "What mail programs show beside the subject") { $0.preheader },
      .flag("is-urgent", "Whether it asks for action now") { $0.isUrgent },
      .html("style", "The style sheet, with its element") { $0.style },
      .html("body", "The document, made from its Markdown") { $0.body },
      .text("foot", "Whose it is, of which day, and who may read it") { $0.foot },
      .optionalText("notice", "What the foot says about the data") { $0.notice },
    ])
}

/// The documents of a run, to be looked at before anything is sent.
package struct BriefIndexPage: Sendable {
  package var frame: BriefFrame
  package var about: String
  package var lead: String
  package var documents: [Document]
  package var refused: [Refused]

  /// A document that was made.
  package struct Document: Sendable {
    package var title: String
    package var kind: String
    package var to: String
    /// Why nobody gets it as it stands.
    package var problem: String?
    package var files: [File]
  }

  /// A file of a document.
  package struct File: Sendable {
    package var href: String
    package var word: String
  }

  /// A document that was not made.
  package struct Refused: Sendable {
    package var title: String
    package var kind: String
    package var why: String
  }

  package static let schema = Schema<BriefIndexPage>(
    "brief-index", "The documents of a run, to be looked at before anything is sent",
    [
      .text("language", "Language of the texts, as in lang") { $0.frame.language },
      .text("title", "What the page is") { $0.frame.title },
      .html("style", "The style sheet, with its element") { $0.frame.style },
      .text("foot", "Whose it is, of which day, and who may read it") { $0.frame.foot },
      .optionalText("notice", "What the foot says about the data") { $0.frame.notice },
      .text("about", "Of which portfolio and day") { $0.about },
      .text("lead", "How many were made, and how many not") { $0.lead },
      .flag("has-documents", "Whether any was made") { !$0.documents.isEmpty },
      .list("documents", "Those that were made", of: document) { $0.documents },
      .flag("has-refused", "Whether any was not made") { !$0.refused.isEmpty },
      .list("refused", "Those that were not made, and why", of: refused) { $0.refused },
    ])

  private static let document = Schema<Document>(
    "brief-index-document", "A document that was made",
    [
      .text("title", "Its subject") { $0.title },
      .text("kind", "What kind of document it is") { $0.kind },
      .text("to", "To whom it goes") { $0.to },
      .optionalText("problem", "Why nobody gets it as it stands") { $0.problem },
      .list("files", "Its files", of: file) { $0.files },
    ])

  private static let file = Schema<File>(
    "brief-index-file", "A file of a document",
    [
      .text("href", "Where it lies") { $0.href },
      .text("word", "What it is") { $0.word },
    ])

  private static let refused = Schema<Refused>(
    "brief-index-refused", "A document that was not made",
    [
      .text("title", "What it would have been") { $0.title },
      .text("kind", "What kind of document it is") { $0.kind },
      .text("why", "Why it was not made") { $0.why },
    ])
}
