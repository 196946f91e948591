/// The time that may follow a date; only its form matters.
enum TimeOfDay {
  /// Whether the bytes are a time: `8:26`, `08:26:00.123`, `8:26 PM`, `08:26:00Z`, `08:26-03:00`.
  static func isTime(_ bytes: Span<UInt8>) -> Bool {
    let range = bytes.trimmedRange(in: 0..<bytes.count)
    var index = range.lowerBound
    func digits(_ most: Int) -> Int {
      let start = index
      while index < range.upperBound, index - start < most, bytes[index] &- 0x30 <= 9 { index += 1 }
      return index - start
    }
    guard (1...2).contains(digits(2)), take(0x3A), digits(2) == 2 else { return false }
    if take(0x3A) {
      guard digits(2) == 2 else { return false }
      if take(0x2E) || take(0x2C), digits(9) == 0 { return false }
    }
    func take(_ byte: UInt8) -> Bool {
      guard index < range.upperBound, bytes[index] == byte else { return false }
      index += 1
      return true
    }
    while take(0x20) {}
    let rest = index..<range.upperBound
    return rest.isEmpty || isHalfOfDay(bytes, rest) || isZone(bytes, rest)
  }

  /// `AM`, `pm`, `a.m.`.
  private static func isHalfOfDay(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let letters = range.filter { bytes[$0] != 0x2E }.map { bytes[$0] | 0x20 }
    return letters == [0x61, 0x6D] || letters == [0x70, 0x6D]
  }

  /// `Z`, `UTC`, `GMT`, `+03`, `-0300`, `-03:00`, each after `UTC` or `GMT` too.
  private static func isZone(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    if range.count == 1 { return bytes[range.lowerBound] | 0x20 == 0x7A }
    var start = range.lowerBound
    if bytes.matches("UTC", at: start) || bytes.matches("GMT", at: start) {
      start += 3
      if start >= range.upperBound { return start == range.upperBound }
    }
    guard bytes[start] == 0x2B || bytes[start] == 0x2D else { return false }
    let digits = (start + 1..<range.upperBound).filter { bytes[$0] != 0x3A }
    return (digits.count == 2 || digits.count == 4) && digits.allSatisfy { bytes[$0] &- 0x30 <= 9 }
  }
}

/// Month names in Portuguese and English, whole and as three letters.
enum MonthNames {
  /// In each row the short forms, then the whole names, without accents.
  private static let names: [[String]] = [
    ["jan", "janeiro", "january"], ["fev", "feb", "fevereiro", "february"],
    ["mar", "marco", "march"], ["abr", "apr", "abril", "april"], ["mai", "may", "maio"],
    ["jun", "junho", "june"], ["jul", "julho", "july"], ["ago", "aug", "agosto", "august"],
    ["set", "sep", "sept", "setembro", "september"], ["out", "oct", "outubro", "october"],
    ["nov", "novembro", "november"], ["dez", "dec", "dezembro", "december"],
  ]

  private static let months: [String: Int] = Dictionary(
    names.enumerated().flatMap { index, words in words.map { ($0, index + 1) } },
    uniquingKeysWith: { first, _ in first })

  /// The month (1–12) of a name in either language, in any case, with or without `ç`.
  static func month(_ bytes: Span<UInt8>) -> Int? {
    guard bytes.count <= 12 else { return nil }
    return months[HeaderKey.fold(bytes.text)]
  }
}
