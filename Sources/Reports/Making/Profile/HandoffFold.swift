import Portfolio

/// What the executive handed over: what was sold, promised, wanted, and which risks were known.
struct HandoffFold: Fold {
  let dossier: ClientDossier

  var fold: ProfileFold? {
    guard dossier.has(.handoffs) else { return nil }
    guard let handoff = dossier.handoffs.first else {
      return nothing("handoff", table: .handoffs, columns: "date, sold, promised, risks")
    }
    let missing = handoff.missing.count
    let from = handoff.from.map(dossier.context.member) ?? words.text("word.somebody")
    let to = handoff.to.map(dossier.context.member) ?? words.text("word.somebody")
    let intro = words.text(
      "handoff.intro",
      [
        "from": from, "to": to,
        "day": handoff.date.map(words.date) ?? words.text("handoff.undated"),
        "source": dossier.evidence(.handoffs, handoff.id),
      ])
    var blocks: [ProfileFold.Block] = [
      .words(intro),
      .facts([
        Fact(
          word: words.text("handoff.sheet"), value: words.text("handoff.open"),
          href: HandoffMaking.file)
      ]),
    ]
    for (part, text) in handoff.parts {
      let heading = words.text("handoff.\(part)")
      if let text {
        blocks.append(.markdown(text, heading: heading))
      } else {
        blocks.append(
          .empty(
            EmptySection(
              what: words.text("handoff.no-\(part)"), cost: words.text("handoff.no-\(part)-cost"),
              place: dossier.place(.handoffs, handoff.id, part)), heading: heading))
      }
    }
    if dossier.handoffs.count > 1 {
      blocks.append(.words(words.plural("handoff.earlier", dossier.handoffs.count - 1)))
    }
    return fold(
      "handoff",
      verdict: missing == 0
        ? words.text("handoff.complete") : words.plural("handoff.missing", missing),
      tone: missing == 0 ? "" : "alert", isOpen: missing > 0, blocks)
  }
}

extension Handoff {
  /// The parts of the sheet in their order, by the name of their column.
  var parts: [(name: String, text: String?)] {
    [("sold", sold), ("promised", promised), ("objectives", objectives), ("risks", risks)]
  }

  /// The columns that say nothing.
  var missing: [String] { parts.filter { $0.text == nil }.map(\.name) }
}
