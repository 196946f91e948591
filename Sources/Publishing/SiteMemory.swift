internal import Files

/// What a build worked out and the next one may take over: bytes beside the site, under a key that says
/// what they follow from.
///
/// It holds whatever became of the site; bytes that are not whole, or of another key, are as good as none.
public struct SiteMemory: Sendable, Hashable {
  /// What the bytes follow from, in one line.
  public let key: String
  /// The bytes.
  public let bytes: [UInt8]

  /// Bytes under a key of one line.
  public init(key: String, bytes: [UInt8]) {
    self.key = key
    self.bytes = bytes
  }

  static func name(of site: String) -> String { ".\(site).past" }

  /// The most bytes that a file of ours has: those of millions of clients.
  static let mostBytes = 1 << 30

  /// Reads a file; nil for anything that `file` would not have made.
  init?(_ file: [UInt8]) {
    // The length and the sum stand behind the key, which may have blanks itself.
    guard let end = file.firstIndex(of: 0x0A),
      let sum = file[..<end].lastIndex(of: 0x20),
      let length = file[..<sum].lastIndex(of: 0x20),
      let key = String(validating: file[..<length], as: UTF8.self)
    else { return nil }
    let bytes = Array(file[(end + 1)...])
    guard let head = SiteMemory.head(key, bytes), file[..<end].elementsEqual(head.utf8) else {
      return nil
    }
    self.init(key: key, bytes: bytes)
  }

  /// The file; nil where no sum can be made.
  var file: [UInt8]? {
    SiteMemory.head(key, bytes).map { Array("\($0)\n".utf8) + bytes }
  }

  /// The first line: the key, then the length and a sum of the bytes, for a disk that forgets.
  private static func head(_ key: String, _ bytes: [UInt8]) -> String? {
    guard var hash = SteadyHash() else { return nil }
    hash.add(bytes: bytes)
    return "\(key) \(bytes.count) \(String(hash.finish(), radix: 16))"
  }
}

extension SiteTarget {
  /// What an earlier build left under a key; nil for nothing that is whole.
  ///
  /// Takes no lock: the file is replaced in one step.
  ///
  /// - Parameter key: What it must follow from.
  /// - Returns: The bytes.
  public func memory(of key: String) -> [UInt8]? {
    left(SiteMemory.name, limit: SiteMemory.mostBytes).flatMap { SiteMemory($0) }
      .flatMap { $0.key == key ? $0.bytes : nil }
  }

  /// The content of a file that a build left beside the site; nil where there is none of ours.
  ///
  /// - Parameters:
  ///   - name: Its name, by that of the site.
  ///   - limit: The most bytes that it can have.
  /// - Returns: The bytes.
  func left(_ name: (String) -> String, limit: Int) -> [UInt8]? {
    let path = FilePath.resolved(path) ?? path
    guard let parent = try? Folder(at: FilePath.parent(of: path)) else { return nil }
    return try? parent.own(name(FilePath.name(of: path)), limit: limit)
  }
}
