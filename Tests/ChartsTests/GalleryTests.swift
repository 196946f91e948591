import Charts
import Markup
import Testing

/// What holds for every chart, whatever it is given.
@Suite struct GalleryTests {
  static let charts = Gallery.all.map(\.name)

  private func chart(_ name: String) throws -> any Chart {
    try #require(Gallery.all.first { $0.name == name }?.chart)
  }

  @Test(arguments: charts) func nothingReachesBeyondTheViewBox(name: String) throws {
    #expect(SceneChecks.outside(try chart(name).scene) == [])
  }

  @Test(arguments: charts) func noTextStandsOnAnother(name: String) throws {
    #expect(SceneChecks.overlaps(in: try chart(name).scene) == [])
  }

  @Test(arguments: charts) func theTextTwinIsWhole(name: String) throws {
    let chart = try chart(name)
    let table = chart.table
    #expect(table.caption == chart.title)
    #expect(table.rows.allSatisfy { $0.count == table.heads.count })
    #expect(table.rows.allSatisfy { row in row.allSatisfy { !$0.isEmpty } })
  }

  @Test(arguments: charts) func theMarkupSpeaksAndHoldsNoStyle(name: String) throws {
    let chart = try chart(name)
    let markup = SceneChecks.markup(chart)
    #expect(markup.contains("role=\"img\" aria-labelledby=\"\(chart.id)-t\""))
    #expect(markup.contains("<title id=\"\(chart.id)-t\">"))
    #expect(!markup.contains("style"))
    #expect(markup.ranges(of: " id=\"").count == 1)
  }

  @Test(arguments: charts) func twoDrawingsAreTheSameBytes(name: String) throws {
    #expect(try chart(name).draw() == chart(name).draw())
  }

  @Test(arguments: charts) func everyClassIsOnTheListForTheStyleSheet(name: String) throws {
    let chart = try chart(name)
    let legend = String(decoding: chart.drawLegend().utf8, as: UTF8.self)
    for text in [SceneChecks.markup(chart), legend] {
      for mark in text.ranges(of: "class=\"") {
        let value = text[mark.upperBound...].prefix { $0 != "\"" }
        for name in value.split(separator: " ") {
          #expect(StyleClasses.all.contains(String(name)), "\(name)")
        }
      }
    }
  }
}
