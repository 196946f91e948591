package import Files

/// The paths of a manifest with their digests, as this program writes them.
package struct BagManifest: Sendable, Hashable {
  /// The digests, by path in the bag, such as `data/site/index.html`.
  package var digests: [OutputPath: Digest] = [:]

  package init() {}

  /// The text: one line for each file, sorted by the bytes of its path.
  package var text: [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(digests.count * 120)
    for (path, digest) in digests.sorted(by: { $0.key < $1.key }) {
      digest.appendHex(to: &text)
      text += [0x20, 0x20]
      BagPath.append(path.text, to: &text)
      text.append(0x0A)
    }
    return text
  }

  /// Reads a manifest of ours; nil for anything that `text` would not have written.
  package init?(_ text: [UInt8]) {
    guard text.last == 0x0A || text.isEmpty else { return nil }
    for line in text.split(separator: 0x0A) {
      guard line.count > 66,
        let digest = Digest(hex: String(decoding: line.prefix(64), as: UTF8.self)),
        line.dropFirst(64).prefix(2).elementsEqual([0x20, 0x20]),
        let written = String(validating: line.dropFirst(66), as: UTF8.self),
        let path = BagPath.decoded(written, isStrict: true).flatMap({ OutputPath($0) }),
        digests.updateValue(digest, forKey: path) == nil
      else { return nil }
    }
  }
}

/// How manifests write paths: line ends and the percent sign as `%0A`, `%0D` and `%25`, nothing else.
enum BagPath {
  /// Appends a path as a manifest of version 1.0 writes it.
  static func append(_ path: String, to text: inout [UInt8]) {
    for byte in path.utf8 {
      switch byte {
      case 0x0A: text += Array("%0A".utf8)
      case 0x0D: text += Array("%0D".utf8)
      case 0x25: text += Array("%25".utf8)
      default: text.append(byte)
      }
    }
  }

  /// The path that a manifest means; nil where a percent sign stands for nothing that it may.
  ///
  /// - Parameters:
  ///   - written: The path as written.
  ///   - isStrict: Whether the percent sign itself is written so, as since version 1.0; before, only
  ///     line ends were, and any other percent sign meant itself.
  /// - Returns: The path.
  static func decoded(_ written: String, isStrict: Bool) -> String? {
    guard written.utf8.contains(0x25) else { return written }
    var bytes: [UInt8] = []
    var rest = Array(written.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == 0x25 else {
        bytes.append(byte)
        continue
      }
      switch String(decoding: rest.prefix(2), as: UTF8.self).uppercased() {
      case "0A": bytes.append(0x0A)
      case "0D": bytes.append(0x0D)
      case "25" where isStrict: bytes.append(0x25)
      default:
        if isStrict { return nil }
        bytes.append(0x25)
        continue
      }
      rest = rest.dropFirst(2)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
