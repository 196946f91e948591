internal import CSystem

extension Array {
  /// Reserves memory that may lie in large pages: a long array that is filled once costs the system a
  /// five-hundredth of the page faults, and one that is read here and there fewer misses of the
  /// processor's page table.
  ///
  /// - Parameter capacity: How many elements there will be; worth it from a few megabytes on.
  public mutating func reserveLargePages(_ capacity: Int) {
    reserveCapacity(capacity)
    let bytes = capacity * MemoryLayout<Element>.stride
    unsafe withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      unsafe carteira_advise_large_pages(start, bytes)
    }
  }
}
