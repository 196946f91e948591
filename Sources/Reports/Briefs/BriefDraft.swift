import Files

/// What a document has beside its text.
struct BriefDraft {
  let kind: BriefKind
  let stem: String
  let subject: String
  let preheader: String
  let isUrgent: Bool
  let recipients: [BriefRecipient]
  let subjects: OutputSubjects
  var invitation: [UInt8]?
}

/// A document as the list of a run shows it.
public struct ListedBrief: Sendable {
  /// A file of a document.
  public struct File: Sendable {
    /// What it is.
    public enum Word: String, Sendable, CaseIterable {
      case message, mail, sheet, text, markdown
    }

    /// Where it lies, from the list.
    public let path: String
    /// What it is.
    public let word: Word

    /// A file of a document.
    public init(_ path: String, _ word: Word) {
      self.path = path
      self.word = word
    }
  }

  /// The document.
  public let brief: Brief
  /// To whom it goes, in words.
  public let to: String
  /// What keeps it from being sent; nil for nothing.
  public let problem: String?
  /// Its files.
  public let files: [File]

  /// A document as the list shows it.
  public init(_ brief: Brief, to: String, problem: String?, files: [File]) {
    self.brief = brief
    self.to = to
    self.problem = problem
    self.files = files
  }
}
