import Analysis
import Localization
import Portfolio

/// What serving the client cost in 12 months, against what it brought.
struct CostFold: Fold {
  let dossier: ClientDossier

  var fold: ProfileFold? {
    let service = dossier.attributes.costOfService
    guard dossier.has(.interactions) || service != nil else { return nil }
    let time = self.time
    guard service != nil || time.minutes > 0 else {
      return nothing("cost", table: .clients, columns: "cost-of-service")
    }
    let hours = words.formats.decimal(
      Rounding.divide(Int64(time.minutes) * 10, by: 60), scale: 1, places: .upTo(1))
    var facts = [
      Fact(
        word: words.text("cost.hours"), value: words.text("cost.hours-value", ["hours": hours]),
        note: words.text(
          "cost.hours-note",
          [
            "known": words.formats.count(time.timed), "all": words.formats.count(time.touches),
          ])),
      Fact(
        word: words.text("cost.time"), value: time.cost.map(words.whole),
        note: time.cost == nil ? words.text("cost.time-unknown") : nil),
      Fact(
        word: words.text("cost.service"), value: service.map(dossier.whole),
        note: service == nil
          ? dossier.place(.clients, dossier.context.shownID(dossier.number), "cost-of-service")
          : nil),
    ]
    guard let spent = time.cost, let service, service.currency == words.currency else {
      return fold("cost", verdict: words.text("cost.incomplete"), tone: "caution", [.facts(facts)])
    }
    let all = spent &+ service.minorUnits
    let revenue = dossier.client.current.net
    let margin = revenue &- all
    facts += [
      Fact(word: words.text("cost.total"), value: words.whole(all)),
      Fact(word: words.text("profile.revenue12"), value: words.whole(revenue)),
      Fact(
        word: words.text("cost.margin"), value: words.whole(margin),
        tone: margin < 0 ? "alert" : "strong",
        note: words.percent(Share(margin, of: revenue)).map {
          words.text("cost.margin-share", ["share": $0])
        }),
    ]
    return fold(
      "cost", verdict: words.text("cost.verdict", ["amount": words.whole(margin)]),
      tone: margin < 0 ? "alert" : "", [.facts(facts)])
  }

  /// The time of ours that conversations of 12 months took, and what it cost.
  private var time: (minutes: Int, timed: Int, touches: Int, cost: Int64?) {
    let recent = dossier.interactions.filter {
      $0.date.map { $0 >= dossier.context.windowStart } ?? false
    }
    var minutes = 0
    var timed = 0
    var cost: Int64? = 0
    for touch in recent {
      guard let length = touch.minutes else { continue }
      timed += 1
      for reference in touch.ours {
        minutes += length
        let rate = dossier.context.portfolio.teamMember(named: reference)?.hourlyCost?.minorUnits
        cost = rate.flatMap { rate in
          cost.map { $0 &+ Rounding.divide(rate &* Int64(length), by: 60) }
        }
      }
    }
    return (minutes, timed, recent.count, minutes > 0 ? cost : nil)
  }
}
