/// Bytes being written, by one writer, without a check that nobody else holds them.
///
/// The only file of the module that touches memory by address; everything it offers is bounds-safe.
/// The memory doubles when full and is given back when the buffer goes.
@safe
public struct OutputBuffer: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int

  @usableFromInline var length: Int

  /// How many bytes have been written.
  @inlinable
  public var count: Int { length }

  /// An empty buffer with room for `capacity` bytes.
  public init(capacity: Int = 1024) {
    let room = max(16, capacity)
    unsafe self.base = .allocate(capacity: room)
    self.capacity = room
    self.length = 0
  }

  deinit {
    unsafe base.deallocate()
  }

  /// What has been written, as an array of its own.
  public var bytes: [UInt8] {
    bytes(from: 0)
  }

  /// What has been written from position `start` on, as an array of its own.
  public func bytes(from start: Int) -> [UInt8] {
    let first = min(max(0, start), count)
    return unsafe Array(UnsafeBufferPointer(start: base + first, count: count - first))
  }

  /// Appends everything written to an array.
  public func append(to array: inout [UInt8]) {
    unsafe array.append(contentsOf: UnsafeBufferPointer(start: base, count: count))
  }

  /// The position of the first byte from `start` on that HTML text cannot have, or the count.
  func firstHTMLSpecial(from start: Int) -> Int {
    let written = unsafe Span(_unsafeStart: base, count: length)
    return ByteScan.firstHTMLSpecial(written, from: start)
  }

  /// Forgets everything after the first `length` bytes; the room stays.
  public mutating func truncate(to length: Int) {
    self.length = min(count, max(0, length))
  }

  /// Makes room for `extra` more bytes.
  @inlinable
  public mutating func reserve(_ extra: Int) {
    if capacity - count < extra { grow(extra) }
  }

  @usableFromInline
  mutating func grow(_ extra: Int) {
    let room = max(capacity * 2, count + extra)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
    unsafe larger.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = larger
    capacity = room
  }

  /// Appends one byte.
  @inlinable
  public mutating func append(_ byte: UInt8) {
    if count == capacity { grow(1) }
    unsafe base[count] = byte
    length &+= 1
  }

  /// Appends bytes as they are.
  @inlinable
  public mutating func append(_ bytes: Span<UInt8>) {
    let extra = bytes.count
    guard extra > 0 else { return }
    reserve(extra)
    unsafe bytes.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      unsafe (base + count).update(from: start, count: extra)
    }
    length &+= extra
  }

  /// Appends a constant of the program as it is.
  public mutating func append(_ constant: StaticString) {
    guard constant.hasPointerRepresentation else {
      append(String(describing: constant))
      return
    }
    unsafe append(
      Span(_unsafeStart: constant.utf8Start, count: constant.utf8CodeUnitCount))
  }
}
