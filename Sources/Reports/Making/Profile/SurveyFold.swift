import Analysis
import Localization
import Portfolio

/// What the client's people answered when asked.
struct SurveyFold: Fold {
  let dossier: ClientDossier

  private static let shown = 10

  var fold: ProfileFold? {
    guard dossier.has(.surveys) else { return nil }
    let sent = dossier.records.surveys.of(dossier.number).filter {
      ($0.sent ?? $0.answered).isPast(on: day)
    }
    guard !sent.isEmpty else {
      return nothing("satisfaction", table: .surveys, columns: "kind, answered, score")
    }
    let answered = sent.filter { $0.score != nil && $0.answered.isPast(on: day) }
    let latest = answered.last
    // Who lists nothing but answers does not say how many were asked.
    let asked = sent.filter { $0.sent != nil }
    var verdict =
      !asked.isEmpty
      ? words.text(
        "survey.answered",
        [
          "answered": words.formats.count(
            asked.count { $0.score != nil && $0.answered.isPast(on: day) }),
          "sent": words.formats.count(asked.count),
        ])
      : words.plural("survey.answers", answered.count)
    if let latest, let kind = latest.kind, let score = latest.score {
      verdict = words.text(
        "survey.latest",
        [
          "kind": words.text("survey-kind.\(kind.rawValue)"), "score": String(score),
          "of": String(kind.scores.upperBound), "rest": verdict,
        ])
    }
    let isBad = latest.map(isUnhappy) ?? false
    let shown = Array(sent.reversed().prefix(SurveyFold.shown))
    var blocks: [ProfileFold.Block] = [.table(table(shown))]
    if let note = words.leftOut(of: sent.count, shown: shown.count) { blocks.append(.words(note)) }
    return fold("satisfaction", verdict: verdict, tone: isBad ? "alert" : "", blocks)
  }

  private func isUnhappy(_ survey: Survey) -> Bool {
    guard let kind = survey.kind, let score = survey.score else { return false }
    return dossier.context.assessment.policy.risk.isLow(kind, score)
  }

  private func table(_ surveys: [Survey]) -> DataTable {
    DataTable(
      name: words.text("fold.satisfaction"),
      columns: [
        .init(words.text("column.date"), .words), .init(words.text("survey.kind")),
        .init(words.text("survey.score"), .number), .init(words.text("survey.who")),
        .init(words.text("survey.comment")), .init(words.text("column.source")),
      ],
      rows: surveys.map { survey in
        let isAnswered = survey.score != nil && survey.answered.isPast(on: day)
        return DataTable.Row(
          (survey.answered.known(on: day) ?? survey.sent).map(words.date)
            ?? words.text("word.unknown"),
          [
            cell(survey.kind.map { words.text("survey-kind.\($0.rawValue)") }),
            isAnswered
              ? .init(survey.score.map(String.init) ?? "–", tone: isUnhappy(survey) ? "alert" : "")
              : .init(words.text("survey.silent"), tone: "faint"),
            cell(survey.contact.map(dossier.person)),
            .init(
              isAnswered ? survey.comment ?? "–" : "–",
              note: !isAnswered || survey.themes.isEmpty
                ? nil : survey.themes.joined(separator: ", ")),
            source(.surveys, survey.id),
          ])
      }, isNarrow: false)
  }
}
