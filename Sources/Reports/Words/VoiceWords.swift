import Analysis
import Localization
import Portfolio

/// Scores of surveys as readers see them: never without how many answered.
struct VoiceWords {
  let words: Words

  /// A score: `+25` for NPS, `80,0 %` for the others; a dash where too few answered.
  func score(_ score: VoiceScore) -> String {
    guard let hundredths = score.hundredths else { return "–" }
    return score.kind == .nps
      ? words.formats.decimal(hundredths, scale: 2, places: .fixed(0), sign: .always)
      : words.percent(hundredths)
  }

  /// The interval that holds it with 95 % certainty.
  func interval(_ score: VoiceScore) -> String {
    guard let interval = score.interval else { return "–" }
    func text(_ value: Int64) -> String {
      words.formats.decimal(
        value, scale: 2, places: .fixed(0), sign: score.kind == .nps ? .always : .negative)
    }
    return words.text(
      "voice.interval",
      ["from": text(interval.lowerBound), "to": text(interval.upperBound)])
  }

  /// How far an NPS can be believed: `12 respostas, ± 20`.
  func margin(_ nps: NPSScore) -> String {
    guard let margin = nps.marginHundredths else {
      return words.plural("voice.too-few", nps.count)
    }
    return words.plural(
      "voice.margin", nps.count,
      ["margin": words.formats.decimal(margin, scale: 2, places: .fixed(0))])
  }

  /// The name of a kind of survey.
  func kind(_ kind: SurveyKind) -> String { words.text("survey-kind.\(kind.rawValue)") }
}
