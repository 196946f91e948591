import Analysis
import Localization
import Portfolio

/// What there is to do with a client: each action with its arithmetic and its place in the week.
struct ActionMaking {
  let dossier: ClientDossier
  private var context: SiteContext { dossier.context }
  private var words: Words { dossier.words }

  var block: ActionBlock? {
    let plan = context.work.actions
    let actions = plan.actions(of: dossier.number)
    guard !actions.isEmpty else { return nil }
    let owner = context.roster.owner(of: dossier.number, in: context.portfolio)
    let fitting = actions.count { plan.place(of: $0)?.fits ?? false }
    return ActionBlock(
      remark: words.text(
        "work.profile-remark",
        [
          "count": words.plural("work.count.actions", actions.count),
          "fits": words.formats.count(fitting),
        ]),
      statements: actions.map(statement),
      link: NavigationItem(
        href: "../../" + context.queueAddress(owner), word: words.text("work.see-queue")))
  }

  private func statement(_ action: NextAction) -> Statement {
    let tables = ActionTables(context: context, root: "../../")
    let place = context.work.actions.place(of: action)
    // The page is about the client: its own record says nothing more.
    let keys = action.keys.filter { $0.table != .clients }
    return Statement(
      mark: action.snooze != nil ? "same" : place?.fits ?? false ? "done" : "planned",
      heading: context.title(of: action),
      words: [tables.why(action), standing(action, place)].joined(separator: " · "),
      evidence: Evidence(
        rule: action.rule,
        records: (keys.map(words.evidence) + [words.arithmetic(action)]).joined(
          separator: " · ")),
      value: words.amount(action.rank))
  }

  private func standing(_ action: NextAction, _ place: ActionPlace?) -> String {
    if let snooze = action.snooze {
      return words.text(
        "work.put-off", ["until": words.date(snooze.until), "reason": snooze.reason])
    }
    guard let place else { return "–" }
    return words.text(
      place.fits ? "work.in-week" : "work.not-in-week",
      [
        "place": words.formats.count(place.position), "effort": words.hours(action.effort),
      ])
  }
}
