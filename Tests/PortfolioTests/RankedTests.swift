import Portfolio
import Testing

/// Putting values in order must not depend on how it is done.
struct RankedTests {
  /// A plain generator, so that a failure can be repeated.
  private struct Numbers {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  private static func plain(_ items: [Ranked]) -> [Ranked] {
    items.enumerated().sorted {
      $0.element.value != $1.element.value
        ? $0.element.value > $1.element.value : $0.offset < $1.offset
    }.map(\.element)
  }

  @Test(arguments: [0, 1, 2, 255, 257, 5_000])
  func greatestFirstWithTiesInTheOrderTheyCame(count: Int) {
    var numbers = Numbers(state: UInt64(count) + 7)
    for spread in [UInt64(1), 3, 1_000, 1 << 40] {
      let items = (0..<count).map {
        Ranked(
          value: Int64(bitPattern: numbers.next() % spread) - Int64(spread / 2), index: Int32($0))
      }
      var sorted = items
      sorted.sortGreatestFirst()
      #expect(sorted == RankedTests.plain(items))
    }
  }

  @Test func theWholeRangeOfNumbersIsOrdered() {
    var numbers = Numbers(state: 11)
    var items = (0..<400).map {
      Ranked(value: Int64(bitPattern: numbers.next()), index: Int32($0))
    }
    items += [Int64.min, .max, 0, -1, .max, .min].map { Ranked(value: $0, index: 0) }
    var sorted = items
    sorted.sortGreatestFirst()
    #expect(sorted == RankedTests.plain(items))
  }
}
