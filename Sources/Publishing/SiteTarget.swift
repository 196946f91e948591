/// Who may read the files of a site on the machine it lies on.
public enum SitePermissions: String, Sendable, Hashable, CaseIterable {
  /// Only the user who built it: 0600 and 0700.
  case `private`
  /// Everybody: 0644 and 0755.
  case shared

  /// The permission bits of a file.
  public var file: UInt32 { self == .private ? 0o600 : 0o644 }

  /// The permission bits of a folder.
  public var folder: UInt32 { self == .private ? 0o700 : 0o755 }
}

/// A folder that is to be published, and what must be known to do it safely.
public struct SiteTarget: Sendable, Hashable {
  /// The folder, for instance `output/site`; the one above is made when missing.
  public let path: String
  /// Who may read it.
  public let permissions: SitePermissions
  /// Files and folders that are read: the target may neither be nor hold any of them.
  public let sources: [String]
  /// The home folder of the user, which is never a target; nil when unknown.
  public let home: String?

  /// A folder to publish.
  public init(
    path: String, permissions: SitePermissions = .private, sources: [String] = [],
    home: String? = nil
  ) {
    self.path = path
    self.permissions = permissions
    self.sources = sources
    self.home = home
  }
}

/// What to do while another build works on the same folder.
public struct LockPatience: Sendable {
  /// How long to wait, in seconds; 0 refuses at once.
  public let seconds: Int
  /// Called once when the wait begins, with the process number of the other build if known.
  public let onWait: @Sendable (String?) -> Void

  /// Waits up to a number of seconds.
  public init(seconds: Int, onWait: @escaping @Sendable (String?) -> Void = { _ in }) {
    self.seconds = seconds
    self.onWait = onWait
  }

  /// Does not wait.
  public static let none = LockPatience(seconds: 0)
}

/// What a build says of itself in `build.json`, the only file that may hold the wall clock.
public struct BuildStamp: Sendable, Hashable {
  /// Name and version of the program, such as `carteira 0.1.0`.
  public let program: String
  /// The wall clock as text.
  public let builtAt: String

  /// A stamp.
  public init(program: String, builtAt: String) {
    self.program = program
    self.builtAt = builtAt
  }
}
