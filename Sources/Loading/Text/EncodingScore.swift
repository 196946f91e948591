extension EncodingEvidence {
  /// The one-byte encoding in which the bytes are the likeliest Portuguese; ties go to
  /// windows-1252, which is by far the most common.
  var likeliestCodePage: TextEncoding {
    var best = (encoding: TextEncoding.windows1252, score: Int.min)
    for encoding in [TextEncoding.windows1252, .cp850, .macRoman] {
      let score = score(of: encoding)
      if score > best.score { best = (encoding, score) }
    }
    return best.encoding
  }

  /// The sum of the weights of all characters, inside words and elsewhere.
  private func score(of encoding: TextEncoding) -> Int {
    guard let table = CodePages.table(of: encoding) else { return Int.min }
    var sum = 0
    for index in 0..<128 {
      sum += bytesInWords[index] * EncodingScore.weightInWord(table[index])
      sum += bytesElsewhere[index] * EncodingScore.weightElsewhere(table[index])
    }
    return sum
  }
}

/// How much a character speaks for an encoding: weights set by hand, not measured on a corpus.
///
/// Small accented letters of Portuguese weigh most; a character that no Portuguese word contains
/// speaks against the encoding as strongly as two of them speak for it.
private enum EncodingScore {
  private static let common = Set("ãçáéíóõúâêôà".unicodeScalars.map(\.value))
  private static let capitals = Set("ÃÇÁÉÍÓÕÚÂÊÔÀ".unicodeScalars.map(\.value))
  private static let foreign = Set("üñèäöëïìòùåæøßîûÜÑÈÄÖËÏÌÒÙÅÆØÎÛ".unicodeScalars.map(\.value))
  /// Ordinals, quotes, dashes, spaces and signs that stand beside words and numbers.
  private static let signs = Set("ºª°–—“”‘’•…€£§®™©´¨«»²³½¼¾·±×\u{A0}".unicodeScalars.map(\.value))

  static func weightInWord(_ value: UInt32) -> Int {
    if common.contains(value) { return 10 }
    if capitals.contains(value) { return 7 }
    if foreign.contains(value) { return 1 }
    return signs.contains(value) ? 0 : -20
  }

  static func weightElsewhere(_ value: UInt32) -> Int {
    if signs.contains(value) { return 3 }
    if common.contains(value) || capitals.contains(value) { return 2 }
    return foreign.contains(value) ? 0 : -10
  }
}
