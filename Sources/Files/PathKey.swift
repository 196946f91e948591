/// A path as a key: its bytes.
///
/// Swift takes two spellings of one letter for the same text; a disk may hold a file of each.
package struct PathKey: Hashable, Sendable {
  private let bytes: [UInt8]

  package init(_ path: some StringProtocol) { bytes = Array(path.utf8) }
}
