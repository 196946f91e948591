import Analysis
import Charts
import Localization
import Portfolio

/// The head of a client's pages: status, next step, and what everybody asks first.
struct HeadMaking {
  let dossier: ClientDossier
  let sentences: ClientSentences
  private var context: SiteContext { dossier.context }
  private var client: ClientAssessment { dossier.client }
  private var words: Words { dossier.words }
  private var attributes: ClientAttributes { dossier.attributes }

  var head: ClientHead {
    ClientHead(
      title: context.name(dossier.number), status: words.status(client.status),
      statusDetail: sentences.statusDetail, tier: TierReasons(dossier: dossier).tier,
      touch: TierReasons(dossier: dossier).touch, details: details,
      answer: NextStep(dossier: dossier, sentences: sentences).answer, facts: facts)
  }

  /// What identifies the client: document, place, and what is unusual about it.
  var details: [String] {
    let origin = attributes.origin(home: context.portfolio.homeCountry)
    var place = context.place(dossier.number)
    if origin == .international, let country = attributes.country, place != country {
      place = [place, country].compactMap { $0 }.joined(separator: ", ")
    }
    return [
      context.document(dossier.number),
      attributes.document == nil && attributes.kind == .person
        ? words.text("kind.person") : nil,
      attributes.businessModel.map { words.text("model-short.\($0.rawValue)") }, place,
      origin == .international ? words.text("origin.international") : nil,
    ].compactMap { $0 }
  }

  private var facts: [Fact] {
    (recurring + revenue + health + [owner] + renewal + rhythm + leaving + group).compactMap { $0 }
  }

  // MARK: Facts

  private var recurring: [Fact?] {
    guard let contracts = client.contracts, !contracts.running.isEmpty else { return [] }
    return [
      Fact(
        word: words.text("head.monthly"), value: contracts.knownRevenue.map(words.whole),
        tone: "strong",
        note: words.text(
          contracts.withoutValue > 0 ? "head.monthly-partly" : "head.contracted"))
    ]
  }

  private var revenue: [Fact?] {
    guard client.silentSince != nil else { return [] }
    let share = client.current.net > 0 ? words.percent(context.share(client.current.net)) : nil
    return [
      Fact(
        word: words.text("profile.revenue12"), value: words.whole(client.current.net),
        tone: "strong",
        note: share.map { "\($0) \(words.text("profile.of-portfolio"))" })
    ]
  }

  private var health: [Fact?] {
    HealthMaking(dossier: dossier).line.map {
      [Fact(word: words.text("profile.health"), value: nil, health: $0)]
    } ?? []
  }

  private var owner: Fact {
    Fact(
      word: words.text("column.owner"), value: context.owner(dossier.number),
      note: attributes.executive.map {
        words.text("head.sold-by", ["name": context.member($0)])
      })
  }

  /// The next opt-out and renewal; unknown where a contract runs without them.
  private var renewal: [Fact?] {
    guard let contracts = client.contracts else { return [] }
    if contracts.state == .cancelledRunning {
      return [
        Fact(
          word: words.text("head.runs-until"), value: contracts.runsUntil.map(words.date),
          tone: "alert",
          note: contracts.runsUntil.map { words.formats.relative($0, to: context.day) })
      ]
    }
    guard let next = contracts.next else { return [] }
    let days = next.daysToOptOut
    let isPast = days.map { $0 < 0 } ?? false
    var facts: [Fact?] = []
    if !isPast {
      facts.append(
        Fact(
          word: words.text("head.opt-out"), value: next.optOut.map(words.date),
          tone: days.map { $0 <= 30 } ?? false ? "alert" : "",
          note: next.optOut.map { words.formats.relative($0, to: context.day) }))
    }
    facts.append(
      Fact(
        word: words.text("head.renewal"), value: next.renewal.map(words.date),
        note: next.renewsByItself.map {
          words.text($0 ? "head.renews-itself" : "head.expires")
        }))
    return facts
  }

  private var rhythm: [Fact?] {
    guard let last = client.lastPurchase else {
      return client.contracts == nil && dossier.has(.invoices)
        ? [Fact(word: words.text("column.last-purchase"), value: words.text("word.never"))] : []
    }
    if client.status != .former, client.status != .inactive, client.cadence != nil,
      let expected = client.expectedNext
    {
      return [
        Fact(
          word: words.text(
            dossier.hasContractInvoices ? "head.expected-spot" : "profile.expected"),
          value: words.date(expected), tone: client.isLate ? "alert" : "",
          note: words.formats.relative(expected, to: context.day))
      ]
    }
    return [
      Fact(
        word: words.text("column.last-purchase"), value: words.date(last),
        note: words.formats.relative(last, to: context.day))
    ]
  }

  private var leaving: [Fact?] {
    guard client.status == .former else { return [] }
    let ending = dossier.ending
    return [
      Fact(
        word: words.text("head.ended"), value: words.dateOrUnknown(ending?.day),
        tone: ending?.day == nil ? "caution" : ""),
      Fact(word: words.text("head.reason"), value: ending?.text),
      dossier.formerWorth.map {
        Fact(
          word: words.text("head.worth"), value: words.whole($0),
          note: words.text("head.worth-note"))
      },
    ]
  }

  private var group: [Fact?] {
    guard let group = context.groups.group(of: dossier.number) else { return [] }
    return [
      Fact(
        word: words.text("head.group"), value: words.count("clients", group.members.count),
        href: "#group",
        note: words.text(
          "head.group-revenue",
          ["amount": words.short(GroupFold.revenue(group, context))]))
    ]
  }
}
