import Diagnostics
import Files
import Glibc

/// A log that only grows: a line of JSON for each thing that was done, each naming the SHA-256 of the line
/// before it, so that none can be changed, taken out or put between without notice.
///
/// It holds counts and kinds, never who or what: no name of a client, a person or one of our people.
struct AuditFile {
  let path: String

  /// The most bytes that a log is read with: those of millions of lines.
  private static let mostBytes = 1 << 31

  /// The log of a portfolio folder, beside the archive.
  init(folder: String) {
    path = FilePath.join(folder, "output/audit.jsonl")
  }

  /// Adds a line and brings it to the disk.
  ///
  /// - Parameters:
  ///   - action: What was done, such as `build`.
  ///   - facts: Counts and kinds.
  ///   - moment: When.
  /// - Throws: When another process writes for too long, or the disk fails.
  func note(
    _ action: String, _ facts: [(String, JSONValue)], at moment: String
  ) throws(DiagnosticsError) {
    let parent = FilePath.parent(of: path)
    try filing { () throws(FileError) in try FileSystem.disk.createFolder(parent) }
    _ = try isThere()
    let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_APPEND | O_NONBLOCK
    let file = unsafe open(path, flags, 0o600)
    guard file >= 0 else { throw failure }
    defer { close(file) }
    var tries = 0
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      tries += 1
      guard tries < 100 else { throw refused }
      usleep(100_000)
    }
    let text = try contents()
    // The end of a line that a process did not live to finish was never said.
    let whole = text.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    if whole < text.count, ftruncate(file, whole) != 0 {
      throw failure
    }
    let lines = text[..<whole].split(separator: 0x0A)
    let before = lines.last.map { Digest(of: Array($0)).hex } ?? AuditFile.nothing
    var line: [UInt8] = []
    JSONValue.object([
      ("n", .integer(lines.count + 1)), ("at", .text(moment)), ("action", .text(action)),
      ("facts", .object(facts)), ("before", .text(before)),
    ]).append(to: &line)
    line.append(0x0A)
    let count = line.count
    let written = unsafe line.withUnsafeBytes { unsafe write(file, $0.baseAddress, count) }
    guard written == count, fsync(file) == 0 else {
      throw failure
    }
  }

  /// What stands for the line before the first.
  static let nothing = String(repeating: "0", count: 64)

  /// Checks every line against the one before it.
  ///
  /// - Returns: How many lines there are, and the hash of each: kept elsewhere, one tells of lines cut off.
  /// - Throws: The first line that does not follow.
  func verify() throws(DiagnosticsError) -> (count: Int, heads: [String]) {
    guard try isThere() else { return (0, []) }
    let text = try contents()
    // As where a line is added: one without its end was never said.
    let whole = text.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    var before = AuditFile.nothing
    var heads: [String] = []
    for line in text[..<whole].split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.isEmpty { continue }
      let count = heads.count + 1
      let start = Array("{\"n\":\(count),".utf8)
      let end = Array(",\"before\":\"\(before)\"}".utf8)
      guard line.starts(with: start), line.suffix(end.count).elementsEqual(end) else {
        throw DiagnosticsError([
          Diagnostic(.auditBroken, facts: ["path": path, "line": String(count)])
        ])
      }
      before = Digest(of: Array(line)).hex
      heads.append(before)
    }
    return (heads.count, heads)
  }

  /// Everything that was ever noted.
  ///
  /// - Throws: When something else has the name of the log, or the disk fails.
  func contents() throws(DiagnosticsError) -> [UInt8] {
    try filing { () throws(FileError) in
      try Folder(at: FilePath.parent(of: path))
        .read(FilePath.name(of: path), limit: AuditFile.mostBytes)
    }
  }

  /// Whether there is a log; a link, a pipe or a folder of its name is refused, and not taken for none.
  func isThere() throws(DiagnosticsError) -> Bool {
    try filing { () throws(FileError) -> Bool in
      let parent = FilePath.parent(of: path)
      guard FileSystem.disk.existing(parent) != nil,
        let kind = try Folder(at: parent).existing(FilePath.name(of: path))?.kind
      else { return false }
      guard kind == .file else {
        throw FileError(kind == .link ? .link : .wrongKind, path: path)
      }
      return true
    }
  }

  /// What the operating system just refused.
  private var failure: DiagnosticsError {
    DiagnosticsError([FileError(errorNumber: errno, path: path).finding])
  }

  /// Another process holds it for too long.
  private var refused: DiagnosticsError {
    DiagnosticsError([Diagnostic(.auditBusy, facts: ["path": path])])
  }
}

extension Session {
  /// Notes in the audit log what was done.
  func audit(_ action: String, _ facts: [(String, JSONValue)]) throws {
    let log = AuditFile(folder: workplace.folder)
    try stopping { () throws(DiagnosticsError) in
      try log.note(action, facts, at: Clock.stamp())
    }
  }
}
