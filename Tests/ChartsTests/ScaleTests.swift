import Testing

@testable import Charts

@Suite struct ScaleTests {
  @Test(
    arguments: [
      (0, 100, 0), (50, 100, 500), (100, 100, 1000), (150, 100, 1000), (-5, 100, 0), (1, 0, 0),
      (Int64.max - 1, Int64.max, 999),
    ] as [(Int64, Int64, Int)])
  func placesValuesInsideTheirLength(value: Int64, whole: Int64, expected: Int) {
    #expect(Scale.part(value, of: whole, length: 1000) == expected)
  }
}
