extension ClientDocument {
  /// Whether what the client wants is on time, and what comes next.
  static let roadmap = ClientDocument(
    key: RoadmapMaking.key, file: RoadmapMaking.file, template: "roadmap.html", twin: "roadmap.md",
    twinTemplate: "roadmap.md", schema: RoadmapPage.schema
  ) { context, client in
    RoadmapMaking(context, client).page()
  }
}
