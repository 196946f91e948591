internal import Diagnostics
internal import Files

/// What a manifest of ours names: every file of a tree that we wrote, and nothing else.
///
/// It lies in the tree as `build.json` and names all files but itself.
package struct Manifest: Sendable, Hashable {
  package struct Entry: Sendable, Hashable {
    let size: Int
    let digest: Digest
  }

  static let name = "build.json"
  static let version = 1
  /// How every version of one begins.
  static let beginning = "{\n  \"carteira-manifest\": "
  /// The most bytes that one of ours has: that of ten million files.
  static let mostBytes = 1 << 31
  /// The most bytes that a file, and all files together, can be said to have: what no sum of them overflows.
  private static let mostOfFile = 1 << 40
  private static let mostOfAll = 1 << 60
  /// About how many bytes are handed over at once.
  private static let pieceSize = 1 << 18

  var entries: [OutputPath: Entry] = [:]

  /// The paths, sorted by bytes.
  var paths: [OutputPath] { entries.keys.sorted() }

  /// The size of all files.
  var size: Int { entries.values.reduce(0) { $0 + $1.size } }

  /// Hands over the text of the file piece by piece: one line for each entry.
  ///
  /// Whole, it would weigh as much as all that is known of the files. The lines come in the order of
  /// `paths`, which are all of them.
  func write<Failure: Error>(
    _ stamp: BuildStamp, paths: [OutputPath], _ take: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var text: [UInt8] = []
    func add(_ part: String) { text.append(contentsOf: part.utf8) }
    add("{\n  \"carteira-manifest\": \(Self.version),\n  \"program\": ")
    Self.appendQuoted(stamp.program, to: &text)
    add(",\n  \"built-at\": ")
    Self.appendQuoted(stamp.builtAt, to: &text)
    add(",\n  \"files\": [")
    var isFirst = true
    for path in paths {
      guard let entry = entries[path] else { continue }
      add(isFirst ? "\n    {\"path\": " : ",\n    {\"path\": ")
      isFirst = false
      Self.appendQuoted(path.text, to: &text)
      add(", \"bytes\": ")
      add(String(entry.size))
      add(", \"sha256\": \"")
      entry.digest.appendHex(to: &text)
      add("\"}")
      guard text.count >= Self.pieceSize else { continue }
      try take(text)
      text.removeAll(keepingCapacity: true)
    }
    add("\n  ]\n}\n")
    try take(text)
  }

  /// Reads the text of a manifest; nil for anything that `encoded` would not have written.
  ///
  /// Strict on purpose: what it names may be deleted.
  init?(_ bytes: [UInt8]) {
    var paths: [OutputPath] = []
    self.init(bytes, paths: &paths)
  }

  /// Reads the text of a manifest, and its paths in their order.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - paths: Gets the paths, sorted: what is written is in order, so that nobody has to sort again.
  init?(_ bytes: [UInt8], paths: inout [OutputPath]) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    func next() -> ArraySlice<UInt8>? { lines.popFirst() }
    guard next()?.elementsEqual("{".utf8) == true,
      next()?.elementsEqual("  \"carteira-manifest\": \(Self.version),".utf8) == true,
      next()?.starts(with: "  \"program\": ".utf8) == true,
      next()?.starts(with: "  \"built-at\": ".utf8) == true,
      next()?.elementsEqual("  \"files\": [".utf8) == true
    else { return nil }
    var size = 0
    while let line = next() {
      if line.elementsEqual("  ]".utf8) {
        guard next()?.elementsEqual("}".utf8) == true, next()?.isEmpty == true, lines.isEmpty
        else { return nil }
        return
      }
      guard let (path, entry) = Self.entry(line), paths.last.map({ $0 < path }) ?? true
      else { return nil }
      size += entry.size
      guard size <= Self.mostOfAll else { return nil }
      entries[path] = entry
      paths.append(path)
    }
    return nil
  }

  init() {}

  /// Reads the manifest of a tree.
  ///
  /// - Parameters:
  ///   - tree: The folder.
  ///   - paths: Gets the paths, sorted.
  /// - Returns: It, and its digest; nil where there is none.
  /// - Throws: When what has its name is not as we write it, or the disk fails.
  static func read(
    from tree: Folder, paths: inout [OutputPath]
  ) throws(Diagnostic) -> (manifest: Manifest, digest: Digest)? {
    let bytes = try filing { () throws(FileError) -> [UInt8]? in
      try tree.existing(name) == nil ? nil : (try tree.own(name, limit: mostBytes) ?? [])
    }
    guard let bytes else { return nil }
    guard let manifest = Manifest(bytes, paths: &paths) else {
      throw .publishing(.manifestDamaged, tree.full(name))
    }
    return (manifest, Digest(of: bytes))
  }

  private static func entry(_ line: ArraySlice<UInt8>) -> (OutputPath, Entry)? {
    var rest = line.last == 0x2C ? line.dropLast() : line
    guard take("    {\"path\": \"", from: &rest), let path = takeText(from: &rest),
      let path = OutputPath(path), take(", \"bytes\": ", from: &rest)
    else { return nil }
    let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard let size = Int(String(decoding: digits, as: UTF8.self)), size <= Self.mostOfFile
    else { return nil }
    rest = rest.dropFirst(digits.count)
    guard take(", \"sha256\": \"", from: &rest), rest.count == 66,
      let digest = Digest(hexDigits: rest.prefix(64)),
      rest.suffix(2).elementsEqual("\"}".utf8)
    else { return nil }
    return (path, Entry(size: size, digest: digest))
  }

  private static func take(_ text: String, from rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }

  /// Reads to the closing quote.
  ///
  /// Paths hold no control characters and no backslash, so that only the
  /// quote itself can be escaped.
  private static func takeText(from rest: inout ArraySlice<UInt8>) -> String? {
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case 0x22: return String(validating: bytes, as: UTF8.self)
      case 0x5C:
        guard rest.popFirst() == 0x22 else { return nil }
        bytes.append(0x22)
      default: bytes.append(byte)
      }
    }
    return nil
  }

  private static func appendQuoted(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes.append(contentsOf: [0x5C, byte])
      case 0x00..<0x20: bytes.append(0x20)
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}
