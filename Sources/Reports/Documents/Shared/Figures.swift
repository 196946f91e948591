package import Charts
package import Markup
package import Templating

/// A figure of a strip: what it is, how much, against what.
package struct KPI: Sendable {
  package var word: String
  /// The number, formatted.
  package var figure: String
  package var unit: String?
  /// A sparkline, or nothing.
  package var drawing: HTMLFragment?
  /// Goal, distance, count: a line each.
  package var notes: [String]
  package var change: ChangeView?
  /// Where the clients or records behind the number stand.
  package var href: String?

  package init(
    word: String, figure: String, unit: String? = nil, drawing: HTMLFragment? = nil,
    notes: [String] = [], change: ChangeView? = nil, href: String? = nil
  ) {
    self.href = figure == "–" || figure == "0" ? nil : href
    self.word = word
    self.figure = figure
    self.unit = unit
    self.drawing = drawing
    self.notes = notes
    self.change = change
  }

  package static let schema = Schema<KPI>(
    "kpi", "A figure of a strip",
    [
      .text("word", "What it is") { $0.word },
      .text("figure", "The number") { $0.figure },
      .optionalText("href", "Where the clients or records behind it stand") { $0.href },
      .optionalText("unit", "Its unit, in small letters") { $0.unit },
      .optionalHTML("drawing", "A sparkline with its goal") { $0.drawing },
      .texts("notes", "Goal, distance, count: a line each") { $0.notes },
      .optionalRecord("change", "How it changed", ChangeView.schema) { $0.change },
    ])
}

/// Figures side by side.
package struct KPIStrip: Sendable {
  /// What the figures are about, for listeners.
  package var name: String
  package var isSmall: Bool
  package var figures: [KPI]

  package init(name: String, isSmall: Bool = false, figures: [KPI]) {
    self.name = name
    self.isSmall = isSmall
    self.figures = figures
  }

  package static let schema = Schema<KPIStrip>(
    "kpi-strip", "Figures side by side",
    [
      .text("name", "What the figures are about, for listeners") { $0.name },
      .flag("is-small", "Whether the strip stands inside a section") { $0.isSmall },
      .list("figures", "The figures", of: KPI.schema) { $0.figures },
    ])
}

/// A fact of a list: a word and its value.
package struct Fact: Sendable {
  package var word: String
  /// The value; nil where it is unknown.
  package var value: String?
  /// `alert`, `caution`, `strong` or empty.
  package var tone: String
  package var href: String?
  package var note: String?
  package var health: HealthView?
  package var evidence: Evidence?

  package init(
    word: String, value: String?, tone: String = "", href: String? = nil, note: String? = nil,
    health: HealthView? = nil, evidence: Evidence? = nil
  ) {
    self.word = word
    self.value = value
    self.tone = tone
    self.href = href
    self.note = note
    self.health = health
    self.evidence = evidence
  }

  package static let schema = Schema<Fact>(
    "fact", "A word and its value",
    [
      .text("word", "What it is") { $0.word },
      .flag("is-unknown", "Whether nothing is known") { $0.value == nil && $0.health == nil },
      .optionalText("value", "The value") { $0.value },
      .text("tone", "alert, caution, strong or empty: the class of the value") { $0.tone },
      .optionalText("href", "Where the value leads") { $0.href },
      .optionalText("note", "What is worth adding") { $0.note },
      .optionalRecord("health", "A health score in place of the value", HealthView.schema) {
        $0.health
      },
      .optionalRecord("evidence", "What it rests on", Evidence.schema) { $0.evidence },
    ])
}

/// Facts below each other.
package struct FactList: Sendable {
  package var isLarge: Bool
  package var facts: [Fact]

  package init(isLarge: Bool = false, facts: [Fact]) {
    self.isLarge = isLarge
    self.facts = facts
  }

  package static let schema = Schema<FactList>(
    "fact-list", "Facts below each other",
    [
      .flag("is-large", "Whether they stand in the head of a page") { $0.isLarge },
      .list("facts", "The facts", of: Fact.schema) { $0.facts },
    ])
}

/// A drawing with its legend, its note and the same facts as a table.
package struct ChartFigure: Sendable {
  /// What the drawing is about, for the name of its region.
  package var name: String
  package var drawing: HTMLFragment
  package var legend: HTMLFragment?
  package var note: String?
  /// The text twin; nil where a table beside the drawing already says the same.
  package var table: HTMLFragment?
  /// How many numbers the table holds, in words.
  package var tableSize: String

  package init(
    name: String, drawing: HTMLFragment, legend: HTMLFragment? = nil, note: String? = nil,
    table: HTMLFragment?, tableSize: String
  ) {
    self.name = name
    self.drawing = drawing
    self.legend = legend
    self.note = note
    self.table = table
    self.tableSize = tableSize
  }

  /// A chart with its legend and its text twin.
  ///
  /// - Parameters:
  ///   - chart: The chart.
  ///   - name: What it is about, in a few words.
  ///   - note: What stands below it.
  ///   - tableSize: How many rows its table has, in words.
  package init(_ chart: some Chart, name: String, note: String? = nil, tableSize: String) {
    self.init(
      name: name, drawing: chart.draw(),
      legend: chart.legend.isEmpty ? nil : chart.drawLegend(), note: note,
      table: chart.table.draw(), tableSize: tableSize)
  }

  package static let schema = Schema<ChartFigure>(
    "chart-figure", "A drawing and the same facts as a table",
    [
      .text("name", "What the drawing is about") { $0.name },
      .html("drawing", "The drawing") { $0.drawing },
      .optionalHTML("legend", "What its shapes mean") { $0.legend },
      .optionalText("note", "What stands below it") { $0.note },
      .optionalHTML("table", "The same facts as a table") { $0.table },
      .text("table-size", "How many rows the table has, in words") { $0.tableSize },
    ])
}
