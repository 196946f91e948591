public import Diagnostics
public import Files

/// Who may read a sealed bag on the machine it lies on; nobody may write.
public enum BagPermissions: String, Sendable, Hashable, CaseIterable {
  /// Only the user who sealed it: 0400 and 0500.
  case `private`
  /// Everybody: 0444 and 0555.
  case shared

  /// The permission bits of a file.
  public var file: UInt32 { self == .private ? 0o400 : 0o444 }

  /// The permission bits of a folder.
  public var folder: UInt32 { self == .private ? 0o500 : 0o555 }

  /// The permission bits of the archive's own folder, in which bags come and go.
  var archive: UInt32 { self == .private ? 0o700 : 0o755 }
}

/// A folder of bags: sealed folders as RFC 8493 (BagIt 1.0) describes them.
///
/// ```
/// output/archive/2026-11-16/           a bag
/// output/archive/2026-11-16.tar.gz     the same, packed
/// output/archive/.lock                 held by whoever seals or removes
/// output/archive/.sealing/             a bag that is not whole yet
/// output/archive/.removing-…/          a bag on its way out
/// ```
///
/// Looking at an archive needs no lock: a bag comes and goes in one step.
public struct Archive: Sendable {
  /// The archive's folder, for instance `output/archive`.
  public let path: String

  static let lockName = ".lock"
  static let stagingName = ".sealing"
  static let removingPrefix = ".removing-"
  static let payloadName = "data"

  /// The archive in a folder; the folder need not be there.
  public init(_ path: String) {
    self.path = path
  }

  /// The names of the bags, sorted by bytes: every folder with a name that is not hidden.
  ///
  /// - Returns: None where the archive is not there.
  /// - Throws: When the folder cannot be read.
  public func names() throws(Diagnostic) -> [String] {
    guard FileSystem.disk.isFolder(path) else { return [] }
    return try filing { () throws(FileError) in
      try FileSystem.disk.list(path).filter { $0.kind == .folder && !$0.name.hasPrefix(".") }
        .map(\.name)
    }
  }

  /// Where a bag lies.
  public func path(of name: String) -> String { FilePath.join(path, name) }

  /// Where something in the payload of a bag lies.
  public func path(of payload: String, in name: String) -> String {
    path(of: name) + "/\(Archive.payloadName)/" + payload
  }

  /// What a bag says of itself; nil where it cannot be read.
  public func info(of name: String) -> BagInfo? {
    let file = path(of: name) + "/bag-info.txt"
    guard let text = try? FileSystem.disk.readText(file, limit: 1 << 20) else { return nil }
    return BagInfo(text)
  }

  /// Judges a bag by RFC 8493.
  ///
  /// - Parameters:
  ///   - name: The bag.
  ///   - threads: The most threads at work at once; the verdict does not depend on it.
  /// - Returns: Everything found.
  /// - Throws: When there is no such bag.
  public func verify(_ name: String, threads: Int = 1) throws(Diagnostic) -> BagVerdict {
    guard try names().contains(name) else {
      throw .archive(.noSuchBag, path, ["found": name])
    }
    return BagJudge(path(of: name), threads: threads).verdict()
  }
}

/// A file of a payload: where it goes, and where its content comes from.
public struct PayloadFile: Sendable {
  /// Where the content comes from.
  public enum Content: Sendable {
    /// These bytes.
    case bytes([UInt8])
    /// A file of the disk, which is copied and never shared.
    case copy(of: String)
  }

  /// Where it goes, below `data`.
  public let path: OutputPath
  /// Its content.
  public let content: Content

  /// A file of a payload.
  public init(_ path: OutputPath, _ content: Content) {
    self.path = path
    self.content = content
  }
}

/// What sealing did.
public struct SealResult: Sendable, Hashable {
  /// The bag.
  public let name: String
  /// Whether the bag was there before, with the very same payload: nothing was written then.
  public let isOld: Bool
  /// Files of the payload.
  public let files: Int
  /// Bytes of the payload.
  public let bytes: Int
  /// Files written anew; all others are second names of the previous bag's.
  public let written: Int
  /// Bytes written anew.
  public let bytesWritten: Int
}
