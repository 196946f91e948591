internal import Markup

/// Which targets links and images may have.
enum LinkTarget {
  private static let schemes = LinkScheme.allowed.map { Array($0.utf8) }

  /// Whether an allowed target names a scheme, and with it another host or program.
  static func hasScheme(_ target: Span<UInt8>) -> Bool {
    for index in target.indices {
      switch target[index] {
      case UInt8(ascii: ":"): return true
      case UInt8(ascii: "/"), 0x5C, UInt8(ascii: "?"), UInt8(ascii: "#"): return false
      default: continue
      }
    }
    return false
  }

  /// Whether a target has an allowed scheme, or none and stays on the same host.
  ///
  /// Judged as browsers read it: blanks and control characters before the scheme and line ends and
  /// tabs inside it do not count, and `\` is `/`.
  static func isAllowed(_ target: Span<UInt8>) -> Bool {
    var start = 0
    while start < target.count, target[start] <= 0x20 { start += 1 }
    var scheme: [UInt8] = []
    var slashes = 0
    for index in start..<target.count {
      let byte = target[index]
      switch byte {
      case 0x09, 0x0A, 0x0D: continue
      case UInt8(ascii: ":") where slashes == 0: return schemes.contains(scheme)
      case UInt8(ascii: "?"), UInt8(ascii: "#"): return true
      case UInt8(ascii: "/"), 0x5C:
        guard scheme.isEmpty else { return true }
        slashes += 1
        if slashes == 2 { return false }
      default:
        guard slashes == 0 else { return true }
        scheme.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      }
    }
    return true
  }
}
