public import Files

/// The files within a ZIP file, as its directory at the end lists them.
public struct ZipArchive: Sendable {
  /// One file.
  public struct Entry: Sendable, Hashable {
    /// Its path within, with slashes between.
    public let name: String
    /// How many bytes it claims to have, unpacked.
    public let size: Int
    let packedSize: Int
    let offset: Int
    let method: Int
    let checksum: UInt32
    let isEncrypted: Bool

    /// Whether it is a folder.
    public var isFolder: Bool { name.hasSuffix("/") }
  }

  /// The files, in the order of the directory; of two with one name the last.
  public let entries: [Entry]
  private let file: ByteFile
  private let limits: UnpackingLimits

  /// Whether bytes begin as a ZIP file does.
  public static func isZip(_ head: [UInt8]) -> Bool {
    head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0x50, 0x4B, 5, 6])
  }

  /// Reads the directory of a file.
  ///
  /// - Throws: Where there is none, or it says what cannot be.
  public init(
    _ file: ByteFile, limits: UnpackingLimits = UnpackingLimits()
  ) throws(UnpackingError) {
    self.file = file
    self.limits = limits
    entries = try ZipDirectory(file: file, limits: limits).entries()
  }

  /// The file of a name, accents and case as written; nil where there is none.
  public func entry(_ name: String) -> Entry? { entries.last { $0.name == name } }

  /// The bytes of a file, unpacked as they are asked for.
  public func stream(_ entry: Entry) throws(UnpackingError) -> UnpackedStream {
    guard !entry.isEncrypted else { throw .encrypted }
    let head = try ZipDirectory(file: file, limits: limits).read(entry.offset, 30)
    guard head.count == 30, head.starts(with: [0x50, 0x4B, 3, 4]) else {
      throw .damaged(entry.name)
    }
    let start = entry.offset + 30 + head.number(at: 26, 2) + head.number(at: 28, 2)
    guard start + entry.packedSize <= file.size else { throw .damaged(entry.name) }
    let form: UnpackedStream.Form
    switch entry.method {
    case 0: form = .stored
    case 8: form = .deflated
    default: throw .unsupported(entry.name)
    }
    return UnpackedStream(
      file, start..<start + entry.packedSize, form: form, checksum: entry.checksum, limits: limits)
  }

  /// The bytes of a small file.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - limit: The most bytes it may have.
  /// - Returns: Its bytes; nil where there is no such file.
  /// - Throws: Where it is larger, or cannot be unpacked.
  public func bytes(_ name: String, limit: Int) throws(UnpackingError) -> [UInt8]? {
    guard let entry = entry(name) else { return nil }
    return try stream(entry).all(limit: limit)
  }
}

/// Reads the directory at the end of a ZIP file, that of large files (ZIP64) too.
struct ZipDirectory {
  let file: ByteFile
  let limits: UnpackingLimits
  private static let largest = 64 << 20

  init(file: ByteFile, limits: UnpackingLimits) {
    self.file = file
    self.limits = limits
  }

  func read(_ offset: Int, _ count: Int) throws(UnpackingError) -> [UInt8] {
    guard offset >= 0, count >= 0 else { throw .damaged(file.path) }
    do throws(FileError) { return try file.read(at: offset, count: count) } catch {
      throw .file(error)
    }
  }

  func entries() throws(UnpackingError) -> [ZipArchive.Entry] {
    let end = try endRecord()
    guard end.count <= limits.parts else { throw .tooManyParts(limit: limits.parts) }
    guard end.count >= 0, (0...ZipDirectory.largest).contains(end.size),
      (0...file.size).contains(end.offset), end.offset + end.size <= file.size
    else { throw .damaged(file.path) }
    let bytes = try read(end.offset, end.size)
    var entries: [ZipArchive.Entry] = []
    var at = 0
    for _ in 0..<end.count {
      guard let (entry, next) = entry(bytes, at) else { throw .damaged(file.path) }
      entries.append(entry)
      at = next
    }
    return entries
  }

  /// Where the directory lies, how large it is and how many files it lists.
  private func endRecord() throws(UnpackingError) -> (offset: Int, size: Int, count: Int) {
    let tailStart = max(0, file.size - 65_557)
    let tail = try read(tailStart, file.size - tailStart)
    let last = tail.count - 22
    guard last >= 0,
      let at = (0...last).reversed().first(where: {
        tail[$0] == 0x50 && tail[$0..<$0 + 4].elementsEqual([0x50, 0x4B, 5, 6])
      })
    else { throw .damaged(file.path) }
    let record = (
      offset: tail.number(at: at + 16, 4), size: tail.number(at: at + 12, 4),
      count: tail.number(at: at + 10, 2)
    )
    let isLarge =
      record.offset == 0xFFFF_FFFF || record.size == 0xFFFF_FFFF || record.count == 0xFFFF
    guard isLarge, tailStart + at >= 20 else { return record }
    let locator = try read(tailStart + at - 20, 20)
    guard locator.starts(with: [0x50, 0x4B, 6, 7]) else { return record }
    let large = try read(locator.number(at: 8, 8), 56)
    guard large.count == 56, large.starts(with: [0x50, 0x4B, 6, 6]) else {
      throw .damaged(file.path)
    }
    return (large.number(at: 48, 8), large.number(at: 40, 8), large.number(at: 32, 8))
  }

  private func entry(_ bytes: [UInt8], _ at: Int) -> (ZipArchive.Entry, next: Int)? {
    guard at + 46 <= bytes.count, bytes[at..<at + 4].elementsEqual([0x50, 0x4B, 1, 2]) else {
      return nil
    }
    let nameEnd = at + 46 + bytes.number(at: at + 28, 2)
    let extraEnd = nameEnd + bytes.number(at: at + 30, 2)
    let next = extraEnd + bytes.number(at: at + 32, 2)
    guard next <= bytes.count else { return nil }
    var sizes = [
      bytes.number(at: at + 24, 4), bytes.number(at: at + 20, 4), bytes.number(at: at + 42, 4),
    ]
    large(&sizes, bytes[nameEnd..<extraEnd])
    guard sizes.allSatisfy({ $0 >= 0 && $0 < 1 << 60 }) else { return nil }
    return (
      ZipArchive.Entry(
        name: String(decoding: bytes[at + 46..<nameEnd], as: UTF8.self), size: sizes[0],
        packedSize: sizes[1], offset: sizes[2], method: bytes.number(at: at + 10, 2),
        checksum: UInt32(truncatingIfNeeded: bytes.number(at: at + 16, 4)),
        isEncrypted: bytes.number(at: at + 8, 2) & 1 == 1), next
    )
  }

  /// Numbers that do not fit into four bytes stand in a field of their own.
  private func large(_ sizes: inout [Int], _ extra: ArraySlice<UInt8>) {
    let extra = Array(extra)
    var at = 0
    while at + 4 <= extra.count {
      let (tag, length) = (extra.number(at: at, 2), extra.number(at: at + 2, 2))
      at += 4
      guard tag == 1 else {
        at += length
        continue
      }
      let end = min(extra.count, at + length)
      for index in sizes.indices where sizes[index] == 0xFFFF_FFFF && at + 8 <= end {
        sizes[index] = extra.number(at: at, 8)
        at += 8
      }
      return
    }
  }
}

extension [UInt8] {
  /// A number of so many bytes, the least first; −1 where it does not fit or is not there.
  func number(at start: Int, _ width: Int) -> Int {
    guard start >= 0, start + width <= count else { return -1 }
    var number: UInt64 = 0
    for index in (0..<width).reversed() { number = number << 8 | UInt64(self[start + index]) }
    return Int(exactly: number) ?? -1
  }
}
