/// A value and whose it is, for putting many of them in order.
public struct Ranked: Sendable, Hashable {
  /// What is compared.
  public let value: Int64
  /// Whose value it is.
  public let index: Int32

  /// The value of something.
  public init(value: Int64, index: Int32) {
    self.value = value
    self.index = index
  }
}

extension [Ranked] {
  /// Puts the greatest value first; equal values keep the order they came in.
  ///
  /// By counting their digits, since comparing hundreds of thousands of amounts is the dear part of
  /// ranking clients.
  ///
  /// - Complexity: O(n) for each eleven bits between the least and the greatest value.
  public mutating func sortGreatestFirst() {
    guard count > 256, let most = map(\.value).max(), let least = map(\.value).min() else {
      let order = enumerated().sorted {
        $0.element.value != $1.element.value
          ? $0.element.value > $1.element.value : $0.offset < $1.offset
      }
      self = order.map(\.element)
      return
    }
    let digit = 11
    let bits = UInt64.bitWidth - UInt64(bitPattern: most &- least).leadingZeroBitCount
    var other = self
    for shift in stride(from: 0, to: bits, by: digit) {
      place(from: most, shift: UInt64(shift), digit: UInt64(digit), into: &other)
      swap(&self, &other)
    }
  }

  /// One pass: by a digit of how far each value lies below the greatest.
  private func place(from most: Int64, shift: UInt64, digit: UInt64, into other: inout [Ranked]) {
    let mask = (UInt64(1) << digit) - 1
    var next = [Int](repeating: 0, count: Int(mask) + 2)
    for item in self {
      next[Int(UInt64(bitPattern: most &- item.value) >> shift & mask) + 1] += 1
    }
    for index in 1..<next.count { next[index] += next[index - 1] }
    for item in self {
      let key = Int(UInt64(bitPattern: most &- item.value) >> shift & mask)
      other[next[key]] = item
      next[key] += 1
    }
  }
}
