import Analysis
import Localization
import Portfolio

/// Everything else about a client, each part folded behind its verdict.
struct FoldMaking {
  let dossier: ClientDossier
  private var words: Words { dossier.words }

  /// The parts in the order of the page; those without any table are left out.
  var folds: [ProfileFold] {
    let relationship = [
      SegmentFold(dossier: dossier).fold, RenewalFold(dossier: dossier).fold,
      HandoffFold(dossier: dossier).fold, OpportunityFold(dossier: dossier).fold,
      NeedsFold(dossier: dossier).fold, StakeholderFold(dossier: dossier).fold,
    ]
    let success = [
      MilestoneFold(dossier: dossier).fold, SurveyFold(dossier: dossier).fold,
      TicketFold(dossier: dossier).fold, UsageFold(dossier: dossier).fold,
      CostFold(dossier: dossier).fold, TrendFold(dossier: dossier).fold,
    ]
    let company = [
      AdvocacyFold(dossier: dossier).fold, GroupFold(dossier: dossier).fold,
      PrivacyFold(dossier: dossier).fold, HistoryFold(dossier: dossier).fold,
      RecordFold(dossier: dossier).fold,
      NoteFold(dossier: dossier).fold,
    ]
    return (relationship + success + company).compactMap { $0?.cut(words) }
  }

  /// The tables the whole portfolio is without, in a sentence; nil where it has all of them.
  var absentTables: String? {
    let tables: [TableName] = [
      .contacts, .interactions, .contracts, .objectives, .milestones, .opportunities, .handoffs,
      .surveys, .usage, .tickets, .advocacy, .referrals, .history, .products,
    ]
    let absent = tables.filter { !dossier.has($0) }
    guard !absent.isEmpty else { return nil }
    return words.text(
      "profile.absent-tables",
      [
        "tables": absent.map { words.text("table.\($0.rawValue)") }.joined(separator: ", ")
      ])
  }
}

/// What several folds do alike.
protocol Fold {
  var dossier: ClientDossier { get }
}

extension Fold {
  var words: Words { dossier.words }
  var day: Day { dossier.day }

  /// A fold without anything to show: what is missing, what it costs, where to add it.
  func nothing(_ id: String, table: TableName, columns: String) -> ProfileFold {
    ProfileFold(
      id: id, heading: words.text("fold.\(id)"), verdict: words.text("fold.none"),
      blocks: [
        .empty(
          EmptySection(
            what: words.text("empty.\(id)"), cost: words.text("empty.\(id)-cost"),
            place: dossier.place(table, columns)))
      ])
  }

  func fold(
    _ id: String, verdict: String, tone: String = "", isOpen: Bool = false,
    _ blocks: [ProfileFold.Block]
  ) -> ProfileFold {
    ProfileFold(
      id: id, heading: words.text("fold.\(id)"), verdict: verdict, tone: tone, isOpen: isOpen,
      blocks: blocks)
  }

  /// A date in a cell; where there is none, a dash.
  func cell(_ day: Day?) -> DataTable.Cell {
    day.map { .init(words.date($0)) } ?? .init("–", tone: "faint")
  }

  /// A text in a cell; where there is none, the word.
  func cell(_ text: String?) -> DataTable.Cell {
    text.map { .init($0) } ?? .init(words.text("word.unknown"), tone: "caution")
  }

  /// A record as evidence in a cell.
  func source(_ table: TableName, _ key: String) -> DataTable.Cell {
    .init(dossier.evidence(table, key), tone: "src")
  }
}
