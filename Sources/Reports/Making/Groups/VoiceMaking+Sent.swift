import Analysis
import Localization
import Portfolio

/// How many surveys were sent, and how many of them were answered, where anybody says so.
extension VoiceMaking {
  /// The part of the surveys that were answered, of those kinds of which it is known how many were sent.
  var responseRate: KPI {
    let sent = report.scores.compactMap(\.sent)
    guard !sent.isEmpty else {
      return KPI(
        word: words.text("voice.response-rate"), figure: "–",
        notes: [words.text("voice.sent-unknown")])
    }
    let count = (
      answered: report.scores.compactMap(\.answered).reduce(0, +), sent: sent.reduce(0, +)
    )
    return KPI(
      word: words.text("voice.response-rate"),
      figure: words.percent(Share(Int64(count.answered), of: Int64(count.sent))) ?? "–",
      notes: [
        words.text(
          "voice.of-sent",
          [
            "answered": words.formats.count(count.answered),
            "sent": words.formats.count(count.sent),
          ])
      ])
  }

  /// Surveys sent in twelve months.
  func sentCell(_ score: VoiceScore) -> DataTable.Cell {
    guard let sent = score.sent else { return unknown }
    return .init(
      words.formats.count(sent),
      href: ClientSet(
        report.clientsAsked(score.kind, context.study),
        words.text("voice.set-sent", ["kind": voice.kind(score.kind)])
      ).href(context))
  }

  /// The part that was answered; unknown where nobody says how many were sent.
  func rateCell(_ score: VoiceScore) -> DataTable.Cell {
    score.sent == nil && score.count + score.stale > 0
      ? unknown : .init(words.points(score.responseRate))
  }
}
