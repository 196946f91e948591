import Charts
import Reports

/// A tree of people that do not exist, with every kind of card and line.
extension StyleCharts {
  var tree: OrganisationTree {
    func card(
      _ name: String, _ role: String, _ standing: OrganisationTree.Standing = .plain,
      under parent: Int?, influence: Int? = 3, support: Int? = 1, isConfirmed: Bool = true
    ) -> OrganisationTree.Card {
      OrganisationTree.Card(
        name: name, role: role, standing: standing, influence: influence, support: support,
        supportLabel: support.map(SupportView.signed) ?? words.text("word.unknown"),
        foot: "Marina", parent: parent, isConfirmed: isConfirmed, cells: [role])
    }
    var nadia = card("Nádia", words.text("role.decision-maker"), under: nil, support: nil)
    nadia.foot = words.text("people.uncovered")
    nadia.isFootAlert = true
    var celia = card("Célia", words.text("role.economic-buyer"), under: 0, support: 0)
    celia.isMarked = true
    var rute = card("Rute", words.text("role.influencer"), under: nil, influence: nil, support: nil)
    rute.isOutside = true
    let vacancy = OrganisationTree.Card(
      name: words.text("map.vacancy"), lines: [words.text("people.vacant")], standing: .vacant,
      parent: 1, cells: [words.text("people.vacant")])
    return OrganisationTree(
      id: "chart-tree", title: text("tree"),
      words: .init(
        influence: words.text("map.line-influence"), conflict: words.text("map.line-conflict"),
        inferred: words.text("map.line-inferred"),
        confirmedLine: words.text("map.legend-confirmed"),
        inferredLine: words.text("map.legend-inferred"),
        squares: words.text("map.legend-squares"), scale: words.text("map.legend-scale"),
        outside: words.text("map.outside"),
        heads: [
          .init(words.text("column.person"), isNumber: false),
          .init(words.text("column.role"), isNumber: false),
        ]),
      cards: [
        nadia, celia, card("Igor", words.text("mark.champion"), .champion, under: 1, support: 2),
        card("Davi", words.text("mark.blocker"), .blocker, under: 1, support: -2), vacancy,
        card("Otto", words.text("role.user"), under: 0, influence: 1, isConfirmed: false), rute,
      ],
      lines: [
        .init(.influence, from: 6, to: 0), .init(.conflict, from: 2, to: 3),
      ])
  }
}
