extension OutputBuffer {
  /// Appends a cell: quoted where it must be, and never a formula unless it is a number of ours.
  ///
  /// With `number` the cell was made from a number, so that a sign means a sign.
  mutating func appendCSV(_ bytes: Span<UInt8>, number: Bool) {
    guard bytes.count > 0 else { return }
    let guarded = startsFormula(bytes, number: number)
    let quoted = guarded || needsQuotes(bytes)
    if quoted { append(0x22) }
    if guarded { append(0x27) }
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == 0x22 { append(0x22) }
      append(byte)
    }
    if quoted { append(0x22) }
  }

  private func needsQuotes(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case 0x00...0x1F, 0x22, 0x2C, 0x3B, 0x7C: return true
      default: continue
      }
    }
    return bytes[0] == 0x20 || bytes[bytes.count - 1] == 0x20
  }

  /// Whether a spreadsheet would compute the cell: `=`, `+`, `-`, `@`, a tab or a line end comes
  /// first, spaces left aside, in ASCII or in full width.
  private func startsFormula(_ bytes: Span<UInt8>, number: Bool) -> Bool {
    var position = 0
    while position < bytes.count, bytes[position] == 0x20 { position += 1 }
    guard position < bytes.count else { return false }
    switch bytes[position] {
    case 0x3D, 0x40, 0x09, 0x0A, 0x0D: return true
    case 0x2B, 0x2D: return !(number && isNumber(bytes, from: position + 1))
    case 0xEF:
      guard position + 2 < bytes.count, bytes[position + 1] == 0xBC else { return false }
      return [0x9D, 0x8B, 0x8D, 0xA0].contains(bytes[position + 2])
    default: return false
    }
  }

  /// Whether the rest is digits, marks between them, a currency in letters, a percent sign: nothing
  /// that computes.
  private func isNumber(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    var digits = 0
    for position in start..<bytes.count {
      switch bytes[position] {
      case 0x30...0x39: digits += 1
      case 0x20, 0x24, 0x25, 0x2C, 0x2E, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: continue
      default: return false
      }
    }
    return digits > 0
  }
}
