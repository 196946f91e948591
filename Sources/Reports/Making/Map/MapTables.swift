import Analysis
import Charts
import Localization
import Portfolio

/// The tables of a map: our team against their people, and the twin of the drawing.
struct MapTables {
  let people: MapPeople
  private var words: Words { people.words }
  private var day: Day { people.day }

  /// As many of ours as the table has room for; the others are named below it.
  private static let membersShown = 6

  // MARK: Our team, their people

  var matrix: MapTable? {
    let present = people.ranked
    let members = people.map.team.members
    guard !present.isEmpty, !members.isEmpty else { return nil }
    let shown = Array(members.prefix(MapTables.membersShown))
    let columns =
      [
        DataTable.Column(words.text("map.theirs")),
        DataTable.Column(words.text("map.influence-column"), unit: "1–5", .number),
      ] + shown.map { DataTable.Column(people.member($0), unit: role($0)) } + [
        DataTable.Column(words.text("map.covered-by"))
      ]
    let policy = people.dossier.context.assessment.policy.relationship
    let silent = shown.filter { member in
      present.allSatisfy { people.map.team.reach(member, $0.id) == nil }
    }
    var notes = [
      words.text(
        "map.matrix-note",
        [
          "several": String(policy.severalTalks), "deep": String(policy.deepTalks),
          "days": words.formats.days(policy.depthDays),
          "window": words.formats.days(policy.windowDays),
        ])
    ]
    if !silent.isEmpty {
      notes.append(
        words.plural(
          "map.matrix-silent", silent.count,
          ["people": silent.map(people.member).joined(separator: ", ")]))
    }
    if members.count > shown.count {
      notes.append(
        words.text(
          "map.matrix-more",
          [
            "people": members.dropFirst(shown.count).map(people.member).joined(separator: ", ")
          ]))
    }
    if let rest = words.leftOut(of: present.count) { notes.append(rest) }
    return MapTable(
      remark: words.text("map.matrix-remark"),
      table: DataTable(
        name: words.text("map.matrix"), columns: columns,
        rows: present.prefix(ClientCut.rows).map { contact in
          DataTable.Row(
            people.name(contact.id), note: people.title(contact).nonEmpty,
            [influence(contact)] + shown.map { reach($0, contact.id) } + [covered(contact.id)])
        }, isLong: true, isNarrow: false), note: notes.joined(separator: " "))
  }

  private func role(_ member: String) -> String? {
    let attributes = people.dossier.attributes
    let portfolio = people.dossier.context.portfolio
    func isMember(_ reference: String?) -> Bool {
      reference.flatMap { portfolio.teamMember(named: $0)?.id ?? $0 } == member
    }
    if isMember(attributes.owner) { return words.text("map.owner") }
    if isMember(attributes.executive) { return words.text("map.executive") }
    return portfolio.teamMember(named: member)?.role
  }

  private func influence(_ contact: Contact) -> DataTable.Cell {
    contact.map.influence.map { .init(String($0)) } ?? .init("–", tone: "faint")
  }

  private func reach(_ member: String, _ contact: String) -> DataTable.Cell {
    guard let reach = people.map.team.reach(member, contact), let last = reach.last else {
      return .init("–", tone: "faint")
    }
    let window = people.dossier.context.assessment.policy.relationship.windowDays
    let isOld = last <= day.adding(days: -window)
    return .init(
      words.date(last),
      note: words.text(
        reach.isUnknown ? "direction.unknown" : "map.depth-\(reach.depth.rawValue)"),
      tone: isOld ? "faint" : "", bar: SquareMark.draw(filled: reach.depth.level, of: 3))
  }

  private func covered(_ id: String) -> DataTable.Cell {
    let coverers = people.coverers(id)
    guard coverers.isEmpty else {
      return .init(coverers.map(people.member).joined(separator: ", "))
    }
    let standing = people.standing(id)
    if let standing, standing.isCovered == nil, standing.lastUnknown != nil {
      return .init(words.text("direction.unknown"), tone: "caution")
    }
    return .init(
      words.text("people.nobody"), tone: standing?.isKey ?? false ? "alert" : "caution")
  }

  // MARK: The twin

  var columns: [DataTable.Column] {
    [
      .init(words.text("column.person")), .init(words.text("people.column-reports")),
      .init(words.text("column.role")),
      .init(words.text("map.influence-column"), unit: "1–5", .number),
      .init(words.text("map.axis-support"), unit: "−2…+2", .number),
      .init(words.text("map.relations-column")), .init(words.text("map.covered-by")),
      .init(words.text("people.last-touch"), .date), .init(words.text("people.column-level")),
      .init(words.text("column.source")),
    ]
  }

  var twin: MapTable? {
    let tree = people.map.tree
    guard !tree.nodes.isEmpty else { return nil }
    var remark = words.count("people", tree.people)
    if tree.vacancies > 0 { remark += ", " + words.plural("map.vacancies", tree.vacancies) }
    return MapTable(
      remark: words.text("map.twin-remark"),
      table: DataTable(
        name: words.text("map.twin"), columns: columns,
        rows: tree.nodes.prefix(ClientCut.rows).map(row), isLong: true, isNarrow: false),
      note: words.leftOut(of: tree.nodes.count), summary: words.text("map.twin-show"),
      size: remark)
  }

  /// The rows in the order of ids, which nothing changes but the people themselves.
  var byID: [DataTable.Row] {
    people.map.tree.nodes.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
      .prefix(ClientCut.rows).map(row)
  }

  private func row(_ node: ReportingTree.Node) -> DataTable.Row {
    let contact = people.contact(node.id)
    let isPerson = node.standing == .person
    let name = node.standing == .vacant ? words.text("map.vacancy") : people.name(node.id)
    let dash = DataTable.Cell("–", tone: "faint")
    let standing = people.standing(node.id)
    let relations = people.relations(node.id)
    let source = DataTable.Cell(people.dossier.evidence(.contacts, node.id), tone: "src")
    return DataTable.Row(
      name, note: contact.map(people.title)?.nonEmpty,
      [
        boss(node), part(node, contact), isPerson ? influenceLevel(contact) : dash,
        isPerson ? support(standing) : dash,
        relations.isEmpty ? dash : DataTable.Cell(relations.joined(separator: ", ")),
        isPerson ? covered(node.id) : dash, isPerson ? talk(standing) : dash,
        contact.flatMap(level) ?? dash, source,
      ])
  }

  private func part(_ node: ReportingTree.Node, _ contact: Contact?) -> DataTable.Cell {
    guard node.standing == .person else {
      return DataTable.Cell(people.vacancy(node).joined(separator: ", "))
    }
    let roles = contact.map(people.roles) ?? ""
    return roles.isEmpty ? unknown : DataTable.Cell(roles)
  }

  private func influenceLevel(_ contact: Contact?) -> DataTable.Cell {
    guard let influence = contact?.map.influence else { return unknown }
    return DataTable.Cell(String(influence))
  }

  private func talk(_ standing: PersonStanding?) -> DataTable.Cell {
    guard let last = standing?.lastTouch else {
      // Where touches are not recorded, nobody knows of any.
      guard people.dossier.has(.interactions) else { return DataTable.Cell("–", tone: "faint") }
      return DataTable.Cell(words.text("word.never"), tone: "caution")
    }
    return DataTable.Cell(words.date(last))
  }

  private var unknown: DataTable.Cell {
    DataTable.Cell(words.text("word.unknown"), tone: "caution")
  }

  private func boss(_ node: ReportingTree.Node) -> DataTable.Cell {
    let outside = node.isOutside ? words.text("map.outside") : nil
    guard let parent = node.parent else {
      let place = MapCards.place(node, people)
      return node.boss == nil
        ? .init(words.text("map.top"), note: outside) : .init(place)
    }
    let above = people.map.tree.nodes[parent]
    let name =
      above.standing == .vacant
      ? words.text("map.vacant-post", ["post": people.name(above.id)]) : people.name(above.id)
    return .init(
      node.isConfirmed ? name : words.text("people.reports-inferred", ["name": name]),
      note: outside)
  }

  private func support(_ standing: PersonStanding?) -> DataTable.Cell {
    guard let support = standing?.support else {
      let stale = standing.flatMap { $0.isSupportStale ? $0.statedSupport : nil }
      return .init(
        words.text("word.unknown"),
        note: stale.map {
          words.support("support-was", SupportView.signed($0), standing?.supportDay.map(words.date))
        }, tone: "caution")
    }
    return .init(SupportView.signed(support), note: standing?.supportDay.map(words.date))
  }

  private func level(_ contact: Contact) -> DataTable.Cell? {
    let map = contact.map
    guard let now = map.levelNow ?? map.levelWanted else { return nil }
    let word = words.text("level-of.\(now.rawValue)")
    guard map.levelNow != nil else {
      return .init(words.text("people.level-wanted", ["wanted": word]))
    }
    guard let wanted = map.levelWanted, wanted != now else { return .init(word) }
    return .init(
      word,
      note: words.text(
        "people.level-wanted", ["wanted": words.text("level-of.\(wanted.rawValue)")]))
  }

  /// Who weighs on whom, in the order of the data.
  var relations: [String] {
    people.map.lines.map { line in
      words.text(
        "people.relation-\(line.kind.rawValue)",
        ["from": people.name(line.from), "to": people.name(line.to)])
    }
  }

  /// Who left, the latest first.
  var gone: [Statement] {
    let drawn = Set(people.map.tree.nodes.map(\.id))
    let left = (people.relationship?.people ?? []).filter { person in
      !person.isPresent && !drawn.contains(person.id)
    }.sorted { ($1.left?.number ?? 0, $0.id) < ($0.left?.number ?? 0, $1.id) }
    return left.map { person in
      let contact = people.contact(person.id)
      let role = contact.map(people.roles) ?? ""
      return Statement(
        mark: "former",
        heading: people.name(person.id),
        words: [
          contact.map(people.title) ?? "", role,
          person.left.map { words.text("people.left", ["day": words.date($0)]) }
            ?? words.text("map.gone"),
        ].filter { !$0.isEmpty }.joined(separator: ", "),
        evidence: people.dossier.source(.contacts, person.id))
    }
  }
}

extension String {
  /// The text; nil where it is empty.
  var nonEmpty: String? { isEmpty ? nil : self }
}
