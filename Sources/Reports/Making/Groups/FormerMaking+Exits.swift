import Analysis
import Localization
import Portfolio

/// Who left, and who is not to be asked back.
extension FormerMaking {
  /// Those who are not to be asked back, and why.
  var excluded: Panel? {
    guard !list.excluded.isEmpty else { return nil }
    return Panel(
      id: "excluded", title: words.text("former.not-to-ask"), width: "c12",
      remark: words.text("former.not-to-ask-remark"),
      table: DataTable(
        name: words.text("former.not-to-ask"),
        columns: [
          .init(words.text("column.client")), .init(words.text("former.reason")),
          .init(words.text("former.left-on"), .date), .init(words.text("former.worth"), .number),
          .init(words.text("column.source")),
        ],
        rows: list.excluded.map { candidate in
          DataTable.Row(
            context.name(candidate.client), href: href(candidate.client),
            note: said(candidate),
            [
              .init(reason(candidate.ending.reason)), .init(ended(candidate)),
              amount(candidate.value),
              .init(evidence(candidate.ending.key), tone: "src"),
            ])
        }, isNarrow: false), isStacked: true)
  }

  /// Everybody who left, the latest first, with what it cost.
  var exits: Panel? {
    let sorted = all.sorted { left, right in
      let days = (left.ending.day?.number ?? .min, right.ending.day?.number ?? .min)
      return days.0 != days.1 ? days.0 > days.1 : left.client < right.client
    }
    guard !sorted.isEmpty else { return nil }
    return Panel(
      id: "exits", title: words.text("former.exits"), width: "c12",
      remark: words.text("former.exits-remark"),
      table: DataTable(
        name: words.text("former.exits"),
        columns: [
          .init(words.text("column.client")), .init(words.text("former.left-on"), .date),
          .init(words.text("former.reason")), .init(words.text("column.owner")),
          .init(words.text("former.cost"), .number),
        ],
        rows: sorted.prefix(Panel.mostRows).map { candidate in
          let owner = context.owner(candidate.client)
          return DataTable.Row(
            context.name(candidate.client), href: href(candidate.client),
            [
              .init(ended(candidate)), .init(reason(candidate.ending.reason)),
              .init(owner ?? words.text("word.unknown"), tone: owner == nil ? "caution" : ""),
              amount(candidate.value),
            ])
        },
        total: DataTable.Row(
          words.text("word.total"),
          [.init(""), .init(""), .init(""), amount(total(sorted, \.value))]),
        isLong: sorted.count > 30, isNarrow: false), isStacked: true,
      note: words.leftOut(of: sorted.count, shown: Panel.mostRows))
  }
}
