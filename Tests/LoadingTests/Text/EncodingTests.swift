import Loading
import TestSupport
import Testing

@Suite("Encodings")
struct EncodingTests {
  static func guess(_ bytes: [UInt8]) -> EncodingGuess {
    var evidence = EncodingEvidence()
    evidence.add(bytes.span)
    return evidence.guess
  }

  static func decoded(_ bytes: [UInt8], _ guess: EncodingGuess, chunk: Int) -> String {
    var decoder = TextDecoder(guess.encoding)
    var output: [UInt8] = []
    var start = guess.markLength
    while start < bytes.count {
      let end = min(bytes.count, start + chunk)
      decoder.decode(Array(bytes[start..<end]).span, into: &output)
      start = end
    }
    decoder.finish(into: &output)
    return String(decoding: output, as: UTF8.self)
  }

  struct Sample: Sendable, CustomTestStringConvertible {
    let file: String
    let encoding: TextEncoding
    let mark: Int
    let findings: [String]

    init(_ file: String, _ encoding: TextEncoding, mark: Int = 0, findings: [String] = []) {
      self.file = file
      self.encoding = encoding
      self.mark = mark
      self.findings = findings
    }

    var testDescription: String { file }
  }

  static let samples = [
    Sample("ascii-only.csv", .utf8),
    Sample("cp1252-with-c1-hole.csv", .windows1252, findings: ["invalid-bytes"]),
    Sample("double-encoded-utf8.csv", .utf8, findings: ["double-encoded"]),
    Sample("excel-br-cp1252-semicolon.csv", .windows1252),
    Sample("excel-dos-cp850-semicolon.csv", .cp850),
    Sample("excel-unicode-text-utf16le-tab.txt", .utf16LittleEndian, mark: 2),
    Sample("excel-utf8-bom-semicolon.csv", .utf8, mark: 3),
    Sample("google-sheets-utf8-comma.csv", .utf8),
    Sample("latin1-lf.csv", .windows1252),
    Sample("mac-roman-semicolon-cr.csv", .macRoman),
    Sample("pipe-utf8.csv", .utf8),
    Sample("sep-line-cp1252.csv", .windows1252),
    Sample("utf8-quoted-all.csv", .utf8),
    Sample("utf8-truncated-last-char.csv", .utf8, findings: ["truncated"]),
  ]

  @Test(
    "every export of a Brazilian spreadsheet is read in the encoding it was written in",
    .enabled(if: SharedFolder.isPresent, "the shared folder is not here"), arguments: samples)
  func sample(_ sample: Sample) throws {
    let bytes = try #require(SharedFolder.bytes("vectors/csv-br/\(sample.file)"))
    let guess = Self.guess(bytes)
    #expect(guess.encoding == sample.encoding)
    #expect(guess.markLength == sample.mark)
    #expect(guess.findings.map(\.name) == sample.findings)
    let text = Self.decoded(bytes, guess, chunk: 7)
    #expect(text == Self.decoded(bytes, guess, chunk: 1 << 20))
    guard sample.file != "ascii-only.csv", sample.file != "double-encoded-utf8.csv" else { return }
    #expect(text.contains("Razão Social"))
    #expect(text.contains("Padaria São João Ltda"))
    #expect(text.contains("São Paulo"))
    #expect(text.contains("Participação"))
  }

  @Test(
    "configurations may name an encoding in the usual ways",
    arguments: [
      ("utf-8", TextEncoding.utf8), ("UTF8", .utf8), ("windows-1252", .windows1252),
      ("cp1252", .windows1252), ("latin1", .windows1252), ("ISO-8859-1", .windows1252),
      ("CP850", .cp850), ("Mac Roman", .macRoman), ("macroman", .macRoman),
      ("utf-16le", .utf16LittleEndian), ("UTF_16BE", .utf16BigEndian),
    ])
  func names(_ name: String, _ expected: TextEncoding) {
    #expect(TextEncoding(named: name) == expected)
  }

  @Test("an unknown name is answered with the nearest")
  func nearestName() {
    #expect(TextEncoding(named: "windows-1251x") == nil)
    #expect(TextEncoding.suggestion(for: "window-1252") == "windows-1252")
    #expect(TextEncoding.suggestion(for: "utf-88") == "utf-8")
  }

  @Test(
    "UTF-8 is told from what is not, with the place",
    arguments: [
      ([], UTF8Validation.valid), ([0x61], .valid), ([0xC3, 0xA3], .valid),
      ([0xE2, 0x82, 0xAC], .valid), ([0xF0, 0x9F, 0x98, 0x80], .valid),
      ([0x61, 0xC3], .truncated(at: 1)), ([0xE2, 0x82], .truncated(at: 0)),
      ([0xF0, 0x9F, 0x98], .truncated(at: 0)), ([0xC3, 0x28], .invalid(at: 0)),
      ([0xC0, 0xAF], .invalid(at: 0)), ([0xE0, 0x80, 0xAF], .invalid(at: 0)),
      ([0xE0, 0x80], .invalid(at: 0)), ([0xED, 0xA0, 0x80], .invalid(at: 0)),
      ([0xF4, 0x90, 0x80, 0x80], .invalid(at: 0)), ([0xF5], .invalid(at: 0)),
      ([0x61, 0x80], .invalid(at: 1)), ([0xF0, 0x80], .invalid(at: 0)),
    ] as [([UInt8], UTF8Validation)])
  func validation(_ bytes: [UInt8], _ expected: UTF8Validation) {
    #expect(UTF8Validation(bytes.span) == expected)
    let padding = [UInt8](repeating: 0x61, count: 41)
    let shifted = UTF8Validation((padding + bytes).span)
    switch expected {
    case .valid: #expect(shifted == .valid)
    case .truncated(let offset): #expect(shifted == .truncated(at: offset + 41))
    case .invalid(let offset): #expect(shifted == .invalid(at: offset + 41))
    }
  }

  @Test("every scalar that Unicode has is UTF-8, and comes through UTF-16 unchanged")
  func everyScalar() {
    var text = String.UnicodeScalarView()
    for value in stride(from: UInt32(1), through: 0x10FFFF, by: 37) {
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    let string = String(text)
    let bytes = Array(string.utf8)
    #expect(UTF8Validation(bytes.span) == .valid)
    let units = Array(string.utf16)
    let low = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let high = units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    for (encoded, encoding) in [
      (low, TextEncoding.utf16LittleEndian), (high, TextEncoding.utf16BigEndian),
    ] {
      var decoder = TextDecoder(encoding)
      var output: [UInt8] = []
      for start in stride(from: 0, to: encoded.count, by: 1001) {
        let piece = Array(encoded[start..<min(encoded.count, start + 1001)])
        decoder.decode(piece.span, into: &output)
      }
      decoder.finish(into: &output)
      #expect(output == bytes)
      #expect(decoder.replacements == 0)
    }
  }

  @Test("a few damaged bytes in much UTF-8 are a finding, not another encoding")
  func damagedUTF8() {
    let line = Array("Comércio de Pães São João\n".utf8)
    var bytes = Array(repeatElement(line, count: 40).joined())
    bytes.insert(0xFF, at: 30)
    let guess = Self.guess(bytes)
    #expect(guess.encoding == .utf8)
    #expect(guess.findings == [.invalidBytes(count: 1, at: 30)])
    #expect(!guess.isIdentity)
    let text = Self.decoded(bytes, guess, chunk: 13)
    #expect(text.unicodeScalars.count { $0 == "\u{FFFD}" } == 1)
    #expect(Array(text.utf8).count == bytes.count + 2)
  }

  @Test("accents only late in a long ASCII file still decide")
  func lateAccents() {
    var bytes = [UInt8](repeating: 0x41, count: 300_000)
    bytes += [0x50, 0xE3, 0x6F]
    #expect(Self.guess(bytes).encoding == .windows1252)
  }

  @Test("evidence of pieces cut after line feeds, merged in order, is the evidence of the whole")
  func mergedEvidence() {
    let lines = ["São Paulo;1\n", "abc\n", "Ação;é\n", "SÃ£o\n", "fim Ã"].map { Array($0.utf8) }
    var bytes = Array(lines.joined())
    bytes.append(0xC3)
    let whole = Self.guess(bytes)
    for split in 1..<lines.count {
      let length = lines[..<split].joined().count
      var first = EncodingEvidence()
      var second = EncodingEvidence()
      first.add(Array(bytes[..<length]).span)
      second.add(Array(bytes[length...]).span)
      first.merge(second)
      #expect(first.guess == whole)
      #expect(first.length == bytes.count)
    }
  }

  @Test("UTF-8 is recognised wherever pieces added in turn are cut")
  func cutAnywhere() {
    let texts = [
      Array("Pães 😀 € São João".utf8), [0x50, 0xE3, 0x6F, 0x20, 0xC3],
      [0xF0, 0x9F, 0x41, 0xE2, 0x82],
    ]
    for bytes in texts {
      let whole = Self.guess(bytes)
      var wholeEvidence = EncodingEvidence()
      wholeEvidence.add(bytes.span)
      let inUTF8 = wholeEvidence.configured(.utf8).findings
      for size in 1...5 {
        var evidence = EncodingEvidence()
        for start in stride(from: 0, to: bytes.count, by: size) {
          evidence.add(Array(bytes[start..<min(bytes.count, start + size)]).span)
        }
        #expect((evidence.guess.encoding == .utf8) == (whole.encoding == .utf8))
        #expect(evidence.configured(.utf8).findings == inUTF8)
      }
    }
  }

  @Test("a zero byte in text is a finding with its place")
  func zeroByte() {
    var bytes = Array("a;b;c\n1;2;3\n".utf8)
    bytes.insert(0, at: 8)
    #expect(Self.guess(bytes).findings == [.zeroBytes(count: 1, at: 8)])
  }

  @Test("a configured encoding still skips the byte order mark and names holes")
  func configured() {
    var evidence = EncodingEvidence()
    evidence.add([0xEF, 0xBB, 0xBF, 0x61].span)
    #expect(evidence.configured(.utf8).markLength == 3)
    #expect(evidence.configured(.utf8).isConfigured)
    var hole = EncodingEvidence()
    hole.add([0x61, 0x81, 0x62].span)
    #expect(hole.configured(.windows1252).findings == [.invalidBytes(count: 1, at: nil)])
  }
}
