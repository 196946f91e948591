public import Diagnostics
public import Files
import Portfolio

/// What the sources of a portfolio hold, as one digest: equal only where equal rows would be read.
///
/// Files count by their bytes, whatever is in them; rows of sheets and databases in any order, since a
/// server owes nobody one.
public struct SourceDigest: Sendable {
  /// The digest of everything that is read.
  public let digest: Digest
  /// What the files were when they were read.
  private let stamps: [(name: String, source: SourceConfiguration, stamp: FileStamp)]

  /// Reads every source of a portfolio.
  ///
  /// What was unpacked or asked of a server for it serves the loading that follows by the same request.
  ///
  /// - Parameter request: The sources.
  /// - Throws: When a source cannot be read.
  public init(_ request: LoadRequest) throws(DiagnosticsError) {
    var hash = SHA256()
    var stamps: [(name: String, source: SourceConfiguration, stamp: FileStamp)] = []
    for table in TableName.allCases {
      for source in request.sources(of: table) {
        for name in try request.files(of: source) {
          let content = try request.opened.content(of: name, as: source, in: request)
          stamps.append((name, source, content.stamp))
          let digest =
            try content.rows == nil
            ? SourceDigest.digest(of: content.bytes)
            : SourceDigest.digest(ofRows: content.bytes)
          hash.update(Array("\(table.rawValue) \(digest) \(name)\n".utf8))
        }
      }
    }
    try SourceDigest.addNotes(request, to: &hash)
    digest = hash.finish()
    self.stamps = stamps
  }

  /// The files that are read, as they are named in messages.
  public var files: [String] { stamps.map(\.name) }

  /// Throws where a file is not what it was when its digest was made.
  public func checkUnchanged(_ request: LoadRequest) throws(DiagnosticsError) {
    for file in stamps {
      let content = try request.opened.content(of: file.name, as: file.source, in: request)
      guard content.stamp == file.stamp else {
        throw FileError(.changed, path: file.name).asDiagnostics(file.name)
      }
    }
  }

  private static let piece = 1 << 20

  private static func digest(of bytes: ByteSource) throws(DiagnosticsError) -> Digest {
    var hash = SHA256()
    var offset = 0
    while offset < bytes.size {
      let part = try bytes.bytes(from: offset, count: piece)
      guard !part.isEmpty else { break }
      hash.update(part)
      offset += part.count
    }
    return hash.finish()
  }

  /// The sum of the digests of all rows: no order changes it.
  private static func digest(ofRows bytes: ByteSource) throws(DiagnosticsError) -> Digest {
    var sum = [UInt8](repeating: 0, count: 32)
    var rest: [UInt8] = []
    var offset = 0
    while offset < bytes.size {
      let part = try bytes.bytes(from: offset, count: piece)
      guard !part.isEmpty else { break }
      offset += part.count
      var start = 0
      for end in part.indices where part[end] == RowSpool.dialect.terminator {
        rest += part[start..<end]
        add(Digest(of: rest), to: &sum)
        rest.removeAll(keepingCapacity: true)
        start = end + 1
      }
      rest += part[start...]
    }
    if !rest.isEmpty { add(Digest(of: rest), to: &sum) }
    return Digest(of: sum)
  }

  private static func add(_ digest: Digest, to sum: inout [UInt8]) {
    var carry = 0
    for (place, byte) in digest.bytes.enumerated() {
      carry += Int(sum[place]) + Int(byte)
      sum[place] = UInt8(truncatingIfNeeded: carry)
      carry >>= 8
    }
  }

  private static func addNotes(
    _ request: LoadRequest, to hash: inout SHA256
  ) throws(DiagnosticsError) {
    let folder = request.sources.notesFolder
    let entries = (try? request.fileSystem.list(request.path(of: folder))) ?? []
    let notes = entries.filter { $0.kind == .file && $0.name.hasSuffix(".md") }
      .map { FilePath.join(folder, $0.name) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let aliases = request.path(of: ClientAliases.fileName)
    for name in notes + (request.fileSystem.isFile(aliases) ? [ClientAliases.fileName] : []) {
      do throws(FileError) {
        let bytes = try request.fileSystem.read(request.path(of: name))
        hash.update(Array("note \(Digest(of: bytes)) \(name)\n".utf8))
      } catch {
        throw error.asDiagnostics(name)
      }
    }
  }
}
