/// The encoding of a file, found in its bytes or said by the configuration.
public struct EncodingGuess: Sendable, Hashable {
  /// The encoding.
  public let encoding: TextEncoding
  /// How many bytes at the start are a byte order mark, to be skipped.
  public let markLength: Int
  /// Whether the configuration said so, rather than the content.
  public let isConfigured: Bool
  /// What is wrong or odd about the bytes in this encoding, in a fixed order.
  public let findings: [EncodingFinding]

  /// Whether the bytes after the mark are UTF-8 already and can be used as they are.
  ///
  /// A character cut off at the very end counts as whole: readers see U+FFFD there.
  public var isIdentity: Bool {
    encoding == .utf8
      && !findings.contains { finding in
        if case .invalidBytes = finding { true } else { false }
      }
  }
}

/// Something odd about the bytes of a file; offsets count bytes from the start of the file.
public enum EncodingFinding: Sendable, Hashable {
  /// The last character is cut off: the file probably is too.
  case truncated(at: Int)
  /// Accented letters that went through an encoder twice, such as `SÃ£o` for `São`.
  case doubleEncoded(count: Int, at: Int)
  /// Bytes that the encoding has no character for; read as U+FFFD.
  case invalidBytes(count: Int, at: Int?)
  /// UTF-16 of an odd number of bytes, without a mark, or the like: zero bytes in another encoding.
  case zeroBytes(count: Int, at: Int)

  /// The name of the finding in facts and catalogs, for instance `double-encoded`.
  public var name: String {
    switch self {
    case .truncated: "truncated"
    case .doubleEncoded: "double-encoded"
    case .invalidBytes: "invalid-bytes"
    case .zeroBytes: "zero-bytes"
    }
  }
}

extension EncodingEvidence {
  /// The encoding of the file: byte order mark, then UTF-16 by its zero bytes, then UTF-8, then the
  /// one-byte encoding whose letters are the likeliest in Portuguese.
  ///
  /// A file of UTF-8 with a few damaged bytes stays UTF-8; they are a finding.
  public var guess: EncodingGuess {
    if let (encoding, length) = mark {
      return EncodingGuess(
        encoding: encoding, markLength: length, isConfigured: false,
        findings: findings(in: encoding))
    }
    let encoding = utf16WithoutMark ?? (isMostlyUTF8 ? .utf8 : likeliestCodePage)
    return EncodingGuess(
      encoding: encoding, markLength: 0, isConfigured: false, findings: findings(in: encoding))
  }

  /// What is to be said about the file in an encoding that the configuration names.
  public func configured(_ encoding: TextEncoding) -> EncodingGuess {
    let mark = encoding.byteOrderMark
    return EncodingGuess(
      encoding: encoding, markLength: start.starts(with: mark) ? mark.count : 0,
      isConfigured: true, findings: findings(in: encoding))
  }

  private var mark: (TextEncoding, Int)? {
    let marked: [TextEncoding] = [.utf8, .utf16LittleEndian, .utf16BigEndian]
    for encoding in marked where start.starts(with: encoding.byteOrderMark) {
      return (encoding, encoding.byteOrderMark.count)
    }
    return nil
  }

  /// UTF-16 of Latin text has a zero in nearly every pair, always on the same side.
  private var utf16WithoutMark: TextEncoding? {
    guard zeroBytes * 4 > length, start.count >= 4 else { return nil }
    var zeros = (even: 0, odd: 0)
    for (index, byte) in start.enumerated() where byte == 0 {
      if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    if zeros.odd > 4 * zeros.even { return .utf16LittleEndian }
    return zeros.even > 4 * zeros.odd ? .utf16BigEndian : nil
  }

  private var isMostlyUTF8: Bool { invalidBytes == 0 || wideCharacters > 20 * invalidBytes }

  private func findings(in encoding: TextEncoding) -> [EncodingFinding] {
    var findings: [EncodingFinding] = []
    switch encoding {
    case .utf16LittleEndian, .utf16BigEndian:
      if length % 2 == 1 { findings.append(.truncated(at: length - 1)) }
      return findings
    case .utf8:
      if invalidBytes > 0 {
        findings.append(.invalidBytes(count: invalidBytes, at: firstInvalidByte))
      }
      if let firstDoubleEncoded {
        findings.append(.doubleEncoded(count: doubleEncoded, at: firstDoubleEncoded))
      }
      if let cutOffAt { findings.append(.truncated(at: cutOffAt)) }
    case .windows1252, .cp850, .macRoman:
      let holes = holes(in: encoding)
      if holes > 0 { findings.append(.invalidBytes(count: holes, at: nil)) }
    }
    if let firstZeroByte {
      findings.append(.zeroBytes(count: zeroBytes, at: firstZeroByte))
    }
    return findings
  }

  private func holes(in encoding: TextEncoding) -> Int {
    guard let table = CodePages.table(of: encoding) else { return 0 }
    return (0..<128).reduce(0) { count, index in
      table[index] == 0xFFFD ? count + bytesInWords[index] + bytesElsewhere[index] : count
    }
  }
}
