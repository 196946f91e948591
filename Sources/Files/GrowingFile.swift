internal import Glibc

/// A new file that grows as it is written.
package final class GrowingFile: Sendable {
  private let descriptor: Descriptor
  private let faults: FileFaults

  init(_ descriptor: Descriptor, _ faults: FileFaults) {
    self.descriptor = descriptor
    self.faults = faults
  }

  /// Appends bytes.
  package func append(_ bytes: [UInt8]) throws(FileError) {
    do throws(FileError) {
      try faults.check(.write, descriptor.path)
    } catch {
      try descriptor.write(bytes.span.extracting(first: bytes.count / 2))
      throw error
    }
    try descriptor.write(bytes.span)
  }

  /// Brings what was written to the disk.
  package func sync() throws(FileError) {
    try faults.check(.sync, descriptor.path)
    guard fsync(descriptor.number) == 0 else {
      throw FileError(errorNumber: errno, path: descriptor.path)
    }
  }
}
