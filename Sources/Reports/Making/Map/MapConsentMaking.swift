import Analysis
import Charts
import Localization
import Portfolio

/// The map for each open opportunity: whose consent it needs, who is for, against, unknown.
struct MapConsentMaking {
  let people: MapPeople
  private var words: Words { people.words }
  private var day: Day { people.day }
  private var dossier: ClientDossier { people.dossier }

  var blocks: [MapOpportunity] {
    let open = dossier.opportunities.filter(\.isOpen)
    let known = people.map.consents.enumerated().compactMap { index, consent in
      open.first { $0.id == consent.opportunity }.map { block($0, consent, index) }
    }
    // Without people there is nobody to ask: the opportunities still say so.
    guard people.relationship == nil else { return known }
    return open.enumerated().map { index, opportunity in
      MapOpportunity(
        anchor: "opportunity-\(index + 1)", heading: dossier.title(opportunity),
        remark: remark(opportunity), sentence: words.text("map.consent-nobody"), notes: [],
        nothing: nothing(opportunity))
    }
  }

  private func block(
    _ opportunity: Opportunity, _ consent: OpportunityConsent, _ index: Int
  ) -> MapOpportunity {
    let title = dossier.title(opportunity)
    return MapOpportunity(
      anchor: "opportunity-\(index + 1)", heading: title, remark: remark(opportunity),
      sentence: sentence(consent),
      figure: figure(consent, id: "opportunity-\(index + 1)-tree", title: title),
      table: consent.people.isEmpty ? nil : table(consent, title),
      notes: notes(opportunity, consent),
      nothing: consent.isNamed ? nil : nothing(opportunity))
  }

  private func nothing(_ opportunity: Opportunity) -> EmptySection {
    EmptySection(
      what: words.text("map.consent-unnamed"), cost: words.text("map.consent-unnamed-cost"),
      place: dossier.place(.opportunities, opportunity.id, "consent-needed"))
  }

  /// Value, stage and day.
  private func remark(_ opportunity: Opportunity) -> String {
    var parts = [
      opportunity.value.map(dossier.whole) ?? words.text("step.value-unknown"),
      opportunity.stage ?? "",
    ]
    if let expected = opportunity.expected {
      parts.append(
        words.text(
          expected < day ? "map.expected-past" : "map.expected", ["day": words.date(expected)]))
    }
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  // MARK: For, against, unknown

  private func sentence(_ consent: OpportunityConsent) -> String {
    guard !consent.people.isEmpty else { return words.text("map.consent-nobody") }
    let counts: [String] = ConsentStance.allCases.compactMap { stance in
      let persons = consent.people.filter { $0.stance == stance }.map {
        stance == .absent
          ? "\(people.name($0.person)) (\(absence($0.person)))" : people.name($0.person)
      }
      guard !persons.isEmpty else { return nil }
      return words.text(
        "map.consent-\(stance.rawValue)", ["people": words.first(ofNames: persons)])
    }
    let intro =
      consent.isNamed
      ? words.plural("map.consent-needed", consent.people.count)
      : words.plural("map.consent-assumed", consent.people.count)
    return intro + " " + counts.joined(separator: "; ") + "."
  }

  private func notes(_ opportunity: Opportunity, _ consent: OpportunityConsent) -> [Statement] {
    var notes: [Statement] = []
    for veto in consent.vetoes {
      notes.append(
        Statement(
          mark: "blocker", tone: "alert",
          heading: words.text("people.flag-veto", ["name": people.name(veto.person)]),
          words: words.text("map.consent-veto"),
          evidence: dossier.source(.contacts, veto.person)))
    }
    if !consent.overlooked.isEmpty {
      notes.append(
        Statement(
          mark: "inactive", tone: "caution",
          heading: words.plural(
            "map.consent-overlooked", consent.overlooked.count,
            ["people": people.names(consent.overlooked)]),
          words: words.text("map.consent-overlooked-why"),
          evidence: dossier.source(.opportunities, opportunity.id)))
    }
    return notes
  }

  private func table(_ consent: OpportunityConsent, _ title: String) -> DataTable {
    DataTable(
      name: words.text("map.consent-table", ["title": title]),
      columns: [
        .init(words.text("column.person")), .init(words.text("map.stance")),
        .init(words.text("map.influence-column"), unit: "1–5", .number),
        .init(words.text("map.last-two-way"), .date), .init(words.text("map.covered-by")),
        .init(words.text("map.influenced-by")), .init(words.text("column.source")),
      ], rows: consent.people.map(row), isNarrow: false)
  }

  private func row(_ standing: ConsentStanding) -> DataTable.Row {
    let contact = people.contact(standing.person)
    let dash = DataTable.Cell("–", tone: "faint")
    let note = contact.map { [people.title($0), people.role($0)] } ?? []
    let coverers = people.coverers(standing.person)
    let influence = contact?.map.influence
    return DataTable.Row(
      people.name(standing.person),
      note: note.filter { !$0.isEmpty }.joined(separator: ", ").nonEmpty,
      [
        stance(standing), influence.map { DataTable.Cell(String($0)) } ?? dash, talk(standing),
        coverers.isEmpty
          ? DataTable.Cell(words.text("people.nobody"), tone: "caution")
          : DataTable.Cell(coverers.map(people.member).joined(separator: ", ")),
        standing.influencedBy.isEmpty
          ? dash : DataTable.Cell(people.names(standing.influencedBy)),
        contact == nil
          ? dash : DataTable.Cell(dossier.evidence(.contacts, standing.person), tone: "src"),
      ])
  }

  private func talk(_ standing: ConsentStanding) -> DataTable.Cell {
    let person = people.standing(standing.person)
    guard let last = person?.lastTwoWay else {
      guard person?.lastUnknown == nil else {
        return DataTable.Cell(words.text("direction.unknown"), tone: "caution")
      }
      guard dossier.has(.interactions) else { return DataTable.Cell("–", tone: "faint") }
      return DataTable.Cell(words.text("word.never"), tone: "caution")
    }
    return DataTable.Cell(words.date(last), tone: standing.isReached == true ? "" : "faint")
  }

  /// Why somebody cannot agree: gone, on a day where it is known, or not on record.
  private func absence(_ person: String) -> String {
    guard let contact = people.contact(person) else { return words.text("map.absent-unlisted") }
    if contact.map.isVacant == true { return words.text("map.absent-vacant") }
    return people.standing(person)?.left.map {
      words.text("map.absent-since", ["day": words.date($0)])
    } ?? words.text("map.absent-left")
  }

  private func stance(_ standing: ConsentStanding) -> DataTable.Cell {
    let word =
      standing.stance == .absent
      ? absence(standing.person) : words.text("map.stance-\(standing.stance.rawValue)")
    let person = people.standing(standing.person)
    let note = person?.support.map { level in
      words.support("support-on", SupportView.signed(level), person?.supportDay.map(words.date))
    }
    let tone =
      switch standing.stance {
      case .against: "alert"
      case .unknown, .absent: "caution"
      case .neutral, .inFavour: ""
      }
    return .init(word, note: note, tone: tone)
  }

  // MARK: The drawing

  /// Those who are asked, who weighs on them, and who stands between them in the tree.
  private func figure(_ consent: OpportunityConsent, id: String, title: String) -> ChartFigure? {
    let tree = people.map.tree
    let asked = consent.people.compactMap { tree.position(of: $0.person) }
    guard asked.count + consent.people.flatMap(\.influencedBy).count > 1 else { return nil }
    var drawn = Set(asked)
    let ids = Set(consent.people.map(\.person))
    for line in people.map.lines where ids.contains(line.to) || ids.contains(line.from) {
      drawn.formUnion([line.from, line.to].compactMap { tree.position(of: $0) })
    }
    drawn.formUnion(consent.overlooked.compactMap { tree.position(of: $0) })
    for position in Array(drawn) {
      var next = tree.nodes[position].parent
      while let above = next, drawn.insert(above).inserted { next = tree.nodes[above].parent }
    }
    var marked: [String: (words: String, isAlert: Bool)] = [:]
    for standing in consent.people {
      marked[standing.person] = (
        words.text("map.needs-\(standing.stance.rawValue)"), standing.stance == .against
      )
    }
    let chart = MapCards(
      people: people, nodes: Array(drawn.sorted().prefix(ClientCut.rows)), marked: marked
    ).chart(
      id: id, title: words.text("map.consent-title", ["title": title]) + " " + sentence(consent))
    return ChartFigure(
      name: title, drawing: chart.draw(),
      legend: chart.legend.isEmpty ? nil : chart.drawLegend(), table: nil, tableSize: "")
  }
}
