import Localization

/// How much of one client its pages show: lists of tens of thousands make a page that nobody can
/// open, and that no site may hold.
enum ClientCut {
  /// The most rows of a list.
  static let rows = 500
  /// The most names in one sentence.
  static let names = 100
}

extension Words {
  /// Names in one sentence; of very many the first, and how many more there are.
  func first(ofNames names: [String]) -> String {
    let shown = names.prefix(ClientCut.names).joined(separator: ", ")
    let rest = names.count - ClientCut.names
    guard rest > 0 else { return shown }
    return shown + ", " + text("map.pile-more", ["count": formats.count(rest)])
  }

  /// What a list of a client's page leaves out; nil where it holds all.
  func leftOut(of total: Int) -> String? { leftOut(of: total, shown: ClientCut.rows) }

  /// What a list leaves out that holds what is nearest to the day; nil where it holds all.
  func nearest(_ name: String, of total: Int) -> String? {
    guard total > ClientCut.rows else { return nil }
    return text(
      "roadmap.nearest",
      [
        "list": name, "shown": formats.count(ClientCut.rows), "total": formats.count(total),
        "rest": formats.count(total - ClientCut.rows),
      ])
  }

  /// The statements; of very many the first, and a last one that says of how many.
  func first(of statements: [Statement]) -> [Statement] {
    guard let rest = leftOut(of: statements.count) else { return statements }
    return Array(statements.prefix(ClientCut.rows)) + [Statement(heading: rest)]
  }
}

extension ProfileFold {
  /// This fold with the first rows of its long lists, and a word on how many there are.
  func cut(_ words: Words) -> ProfileFold {
    var fold = self
    fold.blocks = blocks.flatMap { block -> [Block] in
      let total = [
        block.table?.rows.count ?? 0, block.facts?.facts.count ?? 0, block.items.count,
        block.statements.count,
      ].max()
      guard let rest = words.leftOut(of: total ?? 0) else { return [block] }
      var block = block
      let (rows, facts) = (block.table?.rows ?? [], block.facts?.facts ?? [])
      block.table?.rows = Array(rows.prefix(ClientCut.rows))
      block.facts?.facts = Array(facts.prefix(ClientCut.rows))
      block.items = Array(block.items.prefix(ClientCut.rows))
      block.statements = Array(block.statements.prefix(ClientCut.rows))
      return [block, .words(rest)]
    }
    return fold
  }
}
