import Analysis
import Localization
import Portfolio

/// What serving the client cost in 12 months, against what it brought.
struct CostFold: Fold {
  let dossier: ClientDossier

  var fold: ProfileFold? {
    let service = dossier.attributes.costOfService
    guard dossier.has(.interactions) || service != nil else { return nil }
    guard let cost = dossier.context.study.cost(of: dossier.client),
      service != nil || cost.touches > 0
    else {
      return nothing("cost", table: .clients, columns: "cost-of-service")
    }
    let blocks = [ProfileFold.Block.facts(facts(cost, service))] + parts(cost)
    guard let margin = cost.margin else {
      return fold("cost", verdict: words.text("cost.incomplete"), tone: "caution", blocks)
    }
    return fold(
      "cost", verdict: words.text("cost.verdict", ["amount": words.whole(margin)]),
      tone: margin < 0 ? "alert" : "", blocks)
  }

  private func facts(_ cost: CostToServe, _ service: Money?) -> [Fact] {
    var facts = [
      Fact(
        word: words.text("cost.hours"),
        value: words.text("cost.hours-value", ["hours": words.hours(minutes: cost.minutes)]),
        note: words.text(
          "cost.hours-note",
          [
            "known": words.formats.count(cost.timed), "all": words.formats.count(cost.touches),
          ])),
      Fact(
        word: words.text("cost.time"), value: cost.timeCost.map(words.whole),
        note: cost.timeCost == nil ? words.text("cost.time-unknown") : nil),
      Fact(
        word: words.text("cost.service"), value: service.map(dossier.whole),
        note: service == nil
          ? dossier.place(.clients, dossier.context.shownID(dossier.number), "cost-of-service")
          : nil),
    ]
    guard let total = cost.total, let revenue = cost.revenue, let margin = cost.margin else {
      return facts
    }
    facts += [
      Fact(
        word: words.text("cost.total"), value: words.whole(total),
        note: words.text(
          "cost.sum",
          [
            "time": words.money(cost.timeCost ?? 0), "service": words.money(cost.serviceCost ?? 0),
          ])),
      Fact(
        word: words.text("profile.revenue12"), value: words.whole(revenue),
        note: words.catalog.text("assessment.basis.\(cost.basis.rawValue)")),
      Fact(
        word: words.text("cost.margin"), value: words.whole(margin),
        tone: margin < 0 ? "alert" : "strong",
        note: cost.marginShare.flatMap(words.percent).map {
          words.text("cost.margin-share", ["share": $0])
        }),
    ]
    return facts
  }

  /// The arithmetic of the hours: minutes of each of ours × the rate ÷ 60.
  private func parts(_ cost: CostToServe) -> [ProfileFold.Block] {
    guard !cost.parts.isEmpty else { return [] }
    let symbol = words.formats.symbol(of: words.currency)
    return [
      .table(
        DataTable(
          name: words.text("cost.arithmetic"),
          columns: [
            .init(words.text("cost.who")), .init(words.text("cost.minutes"), .number),
            .init(words.text("cost.rate"), unit: symbol, .number),
            .init(words.text("cost.time"), unit: symbol, .number),
          ],
          rows: cost.parts.map { part in
            DataTable.Row(
              dossier.context.member(part.member),
              [
                .init(words.formats.count(part.minutes)),
                part.hourlyRate.map { .init(words.cents($0)) } ?? unknown,
                part.cost.map { .init(words.cents($0)) } ?? unknown,
              ])
          },
          total: DataTable.Row(
            words.text("word.total"),
            [
              .init(words.formats.count(cost.minutes)), .init(""),
              cost.timeCost.map { .init(words.cents($0)) } ?? unknown,
            ])), heading: words.text("cost.arithmetic"))
    ]
  }

  private var unknown: DataTable.Cell { .init(words.text("word.unknown"), tone: "caution") }
}
