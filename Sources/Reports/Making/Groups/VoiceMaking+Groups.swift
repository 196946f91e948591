import Analysis
import Charts
import Localization
import Portfolio

/// What clients talk about, and which of them.
extension VoiceMaking {
  var themes: Panel? {
    guard !report.themes.isEmpty else { return nil }
    let known = report.themes.compactMap(\.revenue)
    let most = known.max() ?? 0
    let unit = ChartUnit(known, words)
    return Panel(
      id: "themes", title: words.text("voice.themes"), width: "c12",
      remark: words.text("voice.themes-remark"),
      table: DataTable(
        name: words.text("voice.themes"),
        columns: [
          .init(words.text("voice.theme-who")), .init(words.text("voice.answers"), .number),
          .init(words.text("voice.low-count"), .number),
          .init(words.text("column.clients"), .number),
          .init(words.text("voice.revenue-year"), unit: unit.name, .number),
          .init(words.text("page.proportion"), .bar), .init(words.text("voice.followed")),
          .init(words.text("voice.newest"), .date),
        ],
        rows: report.themes.map { theme in
          DataTable.Row(
            theme.name, note: names(theme.clients),
            [
              .init(words.formats.count(theme.answers.count)),
              .init(
                words.formats.count(theme.low), tone: theme.low == 0 ? "faint" : "alert"),
              .init(
                words.formats.count(theme.clients.count),
                href: ClientSet(
                  theme.clients, words.text("voice.set-theme", ["theme": theme.name])
                ).href(context)),
              theme.revenue.map { .init(unit.label($0)) } ?? unknown,
              .bar(CellBar.draw(theme.revenue ?? 0, of: most)),
              followed(theme), .init(words.date(theme.newest)),
            ])
        }, isNarrow: false), isStacked: true, note: words.text("voice.themes-note"))
  }

  private func names(_ clients: [Int]) -> String {
    let shown = clients.prefix(4).map(context.name).joined(separator: ", ")
    return clients.count > 4
      ? words.text(
        "voice.and-more",
        ["names": shown, "count": words.formats.count(clients.count - 4)]) : shown
  }

  private func followed(_ theme: VoiceTheme) -> DataTable.Cell {
    guard let answered = theme.answered, let open = theme.unanswered else {
      return .init(words.text("word.unknown"), tone: "caution")
    }
    return .init(
      words.text(
        "voice.followed-of",
        [
          "answered": words.formats.count(answered),
          "all": words.formats.count(theme.answers.count),
        ]), tone: open > 0 ? "alert" : "")
  }

  /// The segments that answered, those of the policy first.
  var bySegment: Panel? {
    let pages = context.segmentPages
    let lines = pages.figures.indices.compactMap { index -> DataTable.Row? in
      let segment = pages.segmentation.segments[index]
      guard let slug = pages.slugs[index], pages.figures[index].nps.count > 0,
        segment.field == nil || ["sector", "size", "region"].contains(segment.field)
      else { return nil }
      let clients = segment.members.compactMap { context.assessment.client($0) }
      let score = VoiceScore(.nps, clients, context.study)
      return DataTable.Row(
        context.fullLabel(of: segment), href: "segments/\(slug).html",
        [
          .init(voice.score(score)), .init(voice.interval(score)),
          .init(words.formats.count(score.count)),
          rateCell(score),
          .init(
            words.formats.count(clients.count), href: "segments/\(slug).html#members"),
        ])
    }
    guard !lines.isEmpty else { return nil }
    return Panel(
      id: "by-segment", title: words.text("voice.by-segment"), width: "c12",
      remark: words.text("voice.by-segment-remark"),
      table: DataTable(
        name: words.text("voice.by-segment"),
        columns: [
          .init(words.text("group.segment")), .init("NPS", .number),
          .init(words.text("voice.interval-head"), .number),
          .init(words.text("voice.answers"), .number),
          .init(words.text("voice.response-rate"), unit: "%", .number),
          .init(words.text("column.clients"), .number),
        ], rows: lines), note: words.text("voice.fewest"))
  }
}
