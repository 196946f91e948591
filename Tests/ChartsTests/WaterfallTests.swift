import Testing

@testable import Charts

@Suite struct WaterfallTests {
  private let amounts: [Int64] = [16_890, 18_740, 2_130, -7_160, -11_280]

  @Test func stepsTouchAndTheBridgeCloses() throws {
    let bridge = try #require(Gallery.bridge(amounts, from: 22_146))
    let boxes = bridge.boxes
    #expect(boxes.count == 7)
    var level = boxes[0].y
    for (index, amount) in amounts.enumerated() {
      let box = boxes[index + 1]
      if amount > 0 {
        #expect(box.bottom == level)
        level = box.y
      } else {
        #expect(box.y == level)
        level = box.bottom
      }
    }
    #expect(boxes[6].y == level)
    #expect(boxes[0].bottom == bridge.foot && boxes[6].bottom == bridge.foot)
  }

  @Test func aBridgeThatDoesNotCloseIsRefused() {
    #expect(throws: ChartFault.doesNotClose(by: 1)) {
      _ = try Waterfall(
        id: "w", title: "", unit: "", words: .init(step: "", amount: ""),
        begin: .init(name: "", value: 10, label: ""),
        steps: [.init(name: "", amount: 5, label: "")],
        end: .init(name: "", value: 16, label: ""))
    }
  }

  @Test func sumsBeyondAnyAmountAreRefused() {
    #expect(throws: ChartFault.tooLarge) {
      _ = try Waterfall(
        id: "w", title: "", unit: "", words: .init(step: "", amount: ""),
        begin: .init(name: "", value: .max, label: ""),
        steps: [
          .init(name: "", amount: .max, label: ""), .init(name: "", amount: -.max, label: ""),
        ], end: .init(name: "", value: .max, label: ""))
    }
  }

  @Test(
    arguments: [
      (22_146, [1_689, 1_874, 213, -716, -1_128], 18_000), (100, [50], nil), (0, [10], nil),
      (1000, [1], 999), (-50, [1], nil), (1000, [], nil),
    ] as [(Int64, [Int64], Int64?)])
  func theAxisIsCutOnlyWhereStepsAreSmall(begin: Int64, amounts: [Int64], expected: Int64?) {
    #expect(Waterfall.cutValue(begin: begin, amounts: amounts) == expected)
  }

  @Test func aCutIsMarkedAndSaid() throws {
    let scene = try #require(Gallery.bridge([1_689, -716], from: 22_146)).scene
    let breaks = scene.shapes.filter { if case .line("cut", _, _) = $0 { true } else { false } }
    #expect(breaks.count == 2)
    #expect(SceneChecks.texts(of: scene).contains { $0.hasPrefix("Eixo cortado") })
  }

  @Test func aCutThatWouldHideABarIsLeftOut() throws {
    let bridge = try Waterfall(
      id: "w", title: "", unit: "", words: .init(step: "", amount: ""),
      begin: .init(name: "", value: 10, label: ""), steps: [],
      end: .init(name: "", value: 10, label: ""), cut: .init(value: 10, sentence: "cortado"))
    #expect(bridge.cut == nil)
  }

  @Test func everyStepIsLabelled() throws {
    let scene = try #require(Gallery.bridge(amounts, from: 22_146)).scene
    let texts = SceneChecks.texts(of: scene)
    #expect(["+16890", "+18740", "+2130", "-7160", "-11280"].allSatisfy(texts.contains))
  }
}
