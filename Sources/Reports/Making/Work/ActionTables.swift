import Analysis
import Localization
import Portfolio

/// Tables of actions: what to do with whom, why, with the arithmetic.
struct ActionTables {
  let context: SiteContext
  /// The way from the page to the site's folder.
  let root: String
  private var words: Words { context.words }

  /// How many actions a table shows at most.
  static let limit = 60

  func href(_ client: Int) -> String { "\(root)clients/\(context.slugs[client])/index.html" }

  /// A queue above or below its line.
  func table(_ entries: [ActionQueue.Entry], name: String) -> DataTable {
    DataTable(
      name: name, columns: columns + [.init(words.text("work.effort"), .number)],
      rows: entries.prefix(ActionTables.limit).map { entry in
        var row = self.row(entry.action)
        row.cells.append(
          DataTable.Cell(
            words.hours(entry.action.effort),
            note: words.text("work.up-to-here", ["hours": words.hours(entry.place.hoursUpTo)])))
        return row
      })
  }

  /// Actions of several owners.
  func table(_ actions: [NextAction], name: String) -> DataTable {
    DataTable(
      name: name, columns: columns + [.init(words.text("column.owner"))],
      rows: actions.prefix(ActionTables.limit).map { action in
        var row = self.row(action)
        row.cells.append(owner(action.client))
        return row
      })
  }

  /// Actions that were put off, with their reason; nil for none.
  func putOff(_ actions: [NextAction]) -> WorkSection? {
    guard !actions.isEmpty else { return nil }
    let title = words.text("work.snoozed")
    return WorkSection(
      id: "snoozed", title: title, remark: words.plural("work.count.actions", actions.count),
      [
        WorkBlock(
          table: putOffTable(actions, name: title),
          note: words.leftOut(of: actions.count, shown: ActionTables.limit, table: "actions"))
      ])
  }

  private func putOffTable(_ actions: [NextAction], name: String) -> DataTable {
    DataTable(
      name: name,
      columns: [
        .init(words.text("work.client-and-action")), .init(words.text("work.put-off-why")),
        .init(words.text("work.at-stake"), .number), .init(words.text("work.until"), .date),
        .init(words.text("column.owner")),
      ],
      rows: actions.prefix(ActionTables.limit).map { action in
        DataTable.Row(
          context.name(action.client), href: href(action.client), note: context.title(of: action),
          [
            DataTable.Cell(action.snooze?.reason ?? "–"),
            DataTable.Cell(words.amount(action.rank), note: words.arithmetic(action)),
            DataTable.Cell(action.snooze.map { words.date($0.until) } ?? "–"),
            owner(action.client),
          ])
      })
  }

  private var columns: [DataTable.Column] {
    [
      .init(words.text("work.client-and-action")), .init(words.text("work.why")),
      .init(words.text("work.at-stake"), .number), .init(words.text("column.date"), .date),
    ]
  }

  private func row(_ action: NextAction) -> DataTable.Row {
    DataTable.Row(
      context.name(action.client), href: href(action.client), note: context.title(of: action),
      [
        DataTable.Cell(why(action), note: evidence(action)),
        DataTable.Cell(words.amount(action.rank), note: words.arithmetic(action)), day(action),
      ])
  }

  /// What the rule saw, as a reader says it.
  func why(_ action: NextAction) -> String {
    guard let client = context.assessment.client(action.client) else { return "–" }
    return ActionReasons(context: context, client: client).sentence(action)
      ?? words.catalog.text("assessment.action-type.\(action.type.rawValue)")
  }

  /// The rule and the records.
  func evidence(_ action: NextAction) -> String {
    ([words.text("mark.rule") + " " + action.rule]
      + action.keys.filter { $0.table != .clients }.map(words.evidence))
      .joined(separator: " · ")
  }

  private func day(_ action: NextAction) -> DataTable.Cell {
    guard let day = action.day else { return DataTable.Cell("–") }
    return DataTable.Cell(words.date(day), tone: day < context.day ? "alert" : "")
  }

  private func owner(_ client: Int) -> DataTable.Cell {
    let owner = context.roster.owner(of: client, in: context.portfolio)
    return DataTable.Cell(
      context.ownerName(owner),
      href: context.owners.file(owner).map { "\(root)owners/\($0)" },
      tone: owner == nil ? "caution" : "")
  }
}
