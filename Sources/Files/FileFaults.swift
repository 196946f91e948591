/// The operations that change a disk, in the words of the publisher.
package enum FileOperation: String, Sendable, Hashable, CaseIterable {
  case makeFolder, create, write, setPermissions, sync, link, rename, exchange, removeFile,
    removeFolder
}

/// Where tests let the disk fill up, break or the process die, at any operation they choose.
///
/// Every operation of a `Folder` that changes the disk asks first. On a `write` that must fail, half of
/// the bytes are written before: that is what a full disk does.
package struct FileFaults: Sendable {
  /// Throws when the operation must fail.
  let before: (@Sendable (FileOperation, String) throws(FileError) -> Void)?

  /// Nothing ever fails but by itself.
  package static let none = FileFaults(before: nil)

  /// Failures as the function decides; it is called before each operation, from several threads.
  package static func when(
    _ before: @escaping @Sendable (FileOperation, String) throws(FileError) -> Void
  ) -> FileFaults {
    FileFaults(before: before)
  }

  func check(_ operation: FileOperation, _ path: String) throws(FileError) {
    if let before { try before(operation, path) }
  }
}
