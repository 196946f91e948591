import Foundation

/// A folder of the disk for one test, removed when nobody holds it any more.
public final class TemporaryFolder: Sendable {
  /// Its absolute path, without links.
  public let path: String

  /// Makes an empty folder.
  public init() throws {
    // In memory where the system offers it: what the tests sync should not wait for a disk.
    let memory = "/dev/shm"
    let parent =
      FileManager.default.isWritableFile(atPath: memory)
      ? URL(fileURLWithPath: memory)
      : FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    let url = parent.appendingPathComponent("carteira-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The absolute path of something in it.
  public func callAsFunction(_ relative: String) -> String { path + "/" + relative }
}
