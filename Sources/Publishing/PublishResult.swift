public import Diagnostics

/// What a publication did.
public struct PublishResult: Sendable, Hashable {
  /// How the new state took the place of the old.
  public enum Method: String, Sendable, Hashable {
    /// The whole folder was replaced in one step.
    case exchange
    /// Single files were replaced under a journal.
    case journal
    /// The site was as it should be already.
    case nothing
  }

  /// How the new state took the place of the old.
  public let method: Method
  /// Files that are new or changed.
  public let written: Int
  /// Files that stayed as they were, with their time stamps.
  public let unchanged: Int
  /// Files of the last build that this one does not have.
  public let removed: Int
  /// What lies in the folder and is not ours, sorted: kept.
  public let foreign: [String]
  /// Size of the files written.
  public let bytesWritten: Int
  /// Size of all our files.
  public let bytes: Int
  /// What the reader should know although the site is in place.
  public let warnings: [Diagnostic]

  /// How many files of ours the folder holds now, `build.json` not counted.
  public var files: Int { written + unchanged }
}
