internal import CSystem
internal import Glibc

/// What went wrong with a file, as facts that become a diagnostic.
///
/// `Files` knows no diagnostics. Whoever does makes one from `number`, `path` and `facts`:
/// `Diagnostic(DiagnosticCode(.error, error.number), at: SourceLocation(file: error.path), facts: error.facts)`.
public struct FileError: Error, Sendable, Hashable {
  /// The kinds of failure that a reader can act on differently.
  public enum Kind: Int, Sendable, Hashable, CaseIterable {
    /// There is nothing at the path.
    case missing = 420
    /// The permissions do not allow it.
    case denied = 421
    /// The file is larger than the limit given.
    case tooLarge = 422
    /// A folder where a file was expected, or the other way round.
    case wrongKind = 423
    /// The file was cut, replaced or written to while it was read.
    case changed = 424
    /// The disk or the quota is full.
    case noSpace = 425
    /// There is something at the path already.
    case exists = 426
    /// The path is empty, or holds a zero byte or a name that is too long.
    case badPath = 427
    /// A symbolic link where links are not followed.
    case link = 428
    /// Anything else; `reason` holds the words of the operating system.
    case failed = 429
  }

  /// What kind of failure it is.
  public let kind: Kind
  /// The file or folder, as the caller named it.
  public let path: String
  /// The error number of the operating system; 0 where it gave none.
  public let errorNumber: Int32
  /// More facts for the sentence, such as `limit`.
  public let details: [String: String]

  /// A failure that the operating system did not report.
  public init(_ kind: Kind, path: String, details: [String: String] = [:]) {
    self.kind = kind
    self.path = path
    self.errorNumber = 0
    self.details = details
  }

  /// A failure by the error number of the operating system.
  public init(errorNumber: Int32, path: String) {
    self.kind =
      switch errorNumber {
      case ENOENT: .missing
      case EACCES, EPERM, EROFS: .denied
      case EISDIR, ENOTDIR: .wrongKind
      case ENOSPC, EDQUOT, EFBIG: .noSpace
      case EEXIST, ENOTEMPTY: .exists
      case ENAMETOOLONG, EINVAL: .badPath
      case ELOOP: .link
      default: .failed
      }
    self.path = path
    self.errorNumber = errorNumber
    self.details = [:]
  }

  /// Whether the disk cannot do such a thing at all, rather than not now.
  package var meansUnsupported: Bool {
    [EXDEV, EPERM, EMLINK, EOPNOTSUPP, EINVAL, ENOSYS, EBUSY].contains(errorNumber)
  }

  /// The failure of a disk that cannot do such a thing.
  package static func unsupported(path: String) -> FileError {
    FileError(errorNumber: EOPNOTSUPP, path: path)
  }

  /// The number of the diagnostic, from 420 to 429; every kind is an error.
  public var number: Int { kind.rawValue }

  /// The words of the operating system, in English; empty where it gave none.
  public var reason: String {
    errorNumber == 0 ? "" : unsafe String(cString: carteira_error_text(errorNumber))
  }

  /// The facts that the sentence names: `path`, `reason` and those of `details`.
  public var facts: [String: String] {
    details.merging(["path": path, "reason": reason]) { detail, _ in detail }
  }
}
