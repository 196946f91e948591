/// What the file system knows about a file or folder.
public struct FileInfo: Sendable, Hashable {
  /// What is at the path.
  public enum Kind: Sendable, Hashable {
    /// A plain file.
    case file
    /// A folder.
    case folder
    /// A symbolic link; only where links are not followed.
    case link
    /// A device, pipe or socket.
    case other
  }

  /// What is at the path.
  public let kind: Kind
  /// Length in bytes; of no meaning for anything but files.
  public let size: Int
  /// Last change of the content in nanoseconds since 1970-01-01 UTC.
  public let modified: Int64
  /// The device and the number of the file on it: the same for two names of one file.
  public let identity: Identity
  /// The permission bits, such as `0o600`.
  public let permissions: UInt32

  /// What tells one file from another, whatever its names.
  public struct Identity: Sendable, Hashable {
    /// The device the file lies on.
    public let device: UInt64
    /// The number of the file on its device.
    public let number: UInt64
  }
}

/// A name in a folder.
public struct FolderEntry: Sendable, Hashable {
  /// The name, without the folder.
  public let name: String
  /// What it names; links are not followed.
  public let kind: FileInfo.Kind
}
