internal import Glibc

/// A place inside an output tree, such as `clients/acme/index.html`.
///
/// Safe by construction: never absolute, never outside the tree, no empty name, no `.` or `..`, no
/// zero byte or other control character, no backslash, no name above 255 bytes.
public struct OutputPath: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The path as text, with `/` between names.
  public let text: String

  /// A path inside a tree; nil when it could lead outside or cannot be a file name.
  public init?(_ text: String) {
    guard Self.isSafe(text) else { return nil }
    self.text = text
  }

  /// The path as text.
  public var description: String { text }

  /// The path of the folder it lies in; empty at the top of the tree.
  public var folder: Substring {
    text.utf8.lastIndex(of: 0x2F).map { text[..<$0] } ?? ""
  }

  /// The last name.
  public var name: Substring {
    text.utf8.lastIndex(of: 0x2F).map { text[text.utf8.index(after: $0)...] } ?? text[...]
  }

  /// Equal bytes: two spellings of one letter are two paths.
  public static func == (first: OutputPath, second: OutputPath) -> Bool {
    compare(first, second) == 0
  }

  /// Sorted by bytes.
  public static func < (first: OutputPath, second: OutputPath) -> Bool {
    compare(first, second) < 0
  }

  /// Hashes the bytes, as equality compares them.
  public func hash(into hasher: inout Hasher) {
    unsafe Self.withBytes(text) { bytes in unsafe hasher.combine(bytes: bytes) }
  }

  /// Negative, zero or positive as the bytes of the first come before, are, or come after the second's.
  private static func compare(_ first: OutputPath, _ second: OutputPath) -> Int {
    unsafe withBytes(first.text) { first in
      unsafe withBytes(second.text) { second in
        guard let one = first.baseAddress, let other = second.baseAddress else {
          return first.count - second.count
        }
        let order = unsafe memcmp(one, other, min(first.count, second.count))
        return order == 0 ? first.count - second.count : Int(order)
      }
    }
  }

  private static func withBytes<Result>(
    _ text: String, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    var text = text
    return text.withUTF8 { bytes in unsafe body(UnsafeRawBufferPointer(bytes)) }
  }

  private static func isSafe(_ text: String) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 4000 else { return false }
    return text.utf8.split(separator: 0x2F, omittingEmptySubsequences: false).allSatisfy { name in
      !name.isEmpty && name.count <= 255 && !name.elementsEqual(".".utf8)
        && !name.elementsEqual("..".utf8)
        && name.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0x5C }
    }
  }
}

/// Who may read a document.
public enum Audience: String, Sendable, Hashable, CaseIterable {
  /// People of the company.
  case `internal`
  /// The client, too.
  case external
}

/// Whom an output file speaks of, so that files can be chosen without being opened.
public struct OutputSubjects: Sendable, Hashable {
  /// The ids of the clients.
  public let clients: [String]
  /// The ids of persons: contacts and clients who are persons.
  public let persons: [String]
  /// The id of the owner whose view it is; nil when it is nobody's in particular.
  public let owner: String?

  /// Whom a file speaks of; nobody by default.
  public init(clients: [String] = [], persons: [String] = [], owner: String? = nil) {
    self.clients = clients
    self.persons = persons
    self.owner = owner
  }
}

/// A file for the output: where it goes, what is in it, who may read it, whom it speaks of.
public struct OutputFile: Sendable, Hashable {
  /// Where it goes, inside its tree.
  public let path: OutputPath
  /// The content.
  public let bytes: [UInt8]
  /// Who may read it.
  public let audience: Audience
  /// Whom it speaks of.
  public let subjects: OutputSubjects

  /// A file for the output.
  public init(
    path: OutputPath, bytes: [UInt8], audience: Audience = .internal,
    subjects: OutputSubjects = OutputSubjects()
  ) {
    self.path = path
    self.bytes = bytes
    self.audience = audience
    self.subjects = subjects
  }
}
