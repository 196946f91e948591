import Charts
import Markup

/// Looks at drawings as a careful reader would.
enum SceneChecks {
  /// Pairs of texts that stand on one another.
  static func overlaps(in scene: Scene) -> [String] {
    let labels = labels(of: scene)
    var found: [String] = []
    for (index, label) in labels.enumerated() {
      for other in labels[(index + 1)...] where label.box.overlaps(other.box) {
        found.append("\(label.text) | \(other.text)")
      }
    }
    return found
  }

  /// Shapes that reach beyond the view box.
  static func outside(_ scene: Scene) -> [String] {
    scene.shapes.filter { shape in
      shape.corners.contains { corner in
        corner.x < 0 || corner.y < 0 || corner.x > scene.width * 10
          || corner.y > scene.height * 10
      }
    }.map { "\($0)" }
  }

  static func labels(of scene: Scene) -> [Label] {
    scene.shapes.compactMap { if case .text(let label) = $0 { label } else { nil } }
  }

  static func texts(of scene: Scene) -> [String] { labels(of: scene).map(\.text) }

  static func rectangles(_ name: String, in scene: Scene) -> [Box] {
    scene.shapes.compactMap {
      if case .rectangle(name, let box) = $0 { box } else { nil }
    }
  }

  static func markup(_ chart: any Chart) -> String {
    String(decoding: chart.draw().utf8, as: UTF8.self)
  }
}
