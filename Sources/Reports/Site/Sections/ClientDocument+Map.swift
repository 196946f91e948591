extension ClientDocument {
  /// Who decides, who is against us, whom we do not reach.
  static let map = ClientDocument(
    key: MapMaking.key, file: MapMaking.file, template: "map.html", twin: "map.md",
    twinTemplate: "map.md", schema: MapPage.schema, exists: MapMaking.exists
  ) { context, client in
    MapMaking(context, client).page()
  }

  /// What was sold, promised and handed over.
  static let handoff = ClientDocument(
    markdownFirst: HandoffMaking.key, file: HandoffMaking.file, source: "handoff.md",
    sourceTemplate: "handoff.md", schema: HandoffSheet.schema, exists: HandoffMaking.exists,
    title: HandoffMaking.title
  ) { context, client in
    HandoffMaking(context, client).sheet
  }
}
