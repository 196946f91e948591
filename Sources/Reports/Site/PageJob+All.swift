import Analysis

extension PageJob {
  /// The files about all clients or several.
  static func shared(
    _ context: SiteContext, _ logo: SiteLook.Logo?, _ entries: [SiteEntry]
  ) -> [PageJob] {
    fixed(logo) + lists(context) + entries.enumerated().map(PageJob.init)
  }

  /// The files in the folder of a client.
  static func all(of client: ClientAssessment, _ context: SiteContext) -> [PageJob] {
    let folder = "clients/\(context.slugs[client.client])"
    var jobs = [
      PageJob(
        .profile(client: client.client), path: "\(folder)/index.html", template: "profile.html",
        twinPath: "\(folder)/profile.md", twinTemplate: "profile.md", client: client.client)
    ]
    for (number, document) in ClientDocument.all.enumerated()
    where document.exists(context, client) {
      jobs.append(PageJob(number, document, in: folder, client: client.client))
    }
    if ReviewMaking.exists(client) {
      jobs.append(
        PageJob(
          .review(client: client.client), path: "\(folder)/\(ReviewMaking.file)",
          template: "review.html", twinPath: "\(folder)/\(ReviewMaking.source)",
          twinTemplate: "review.md", client: client.client))
    }
    if CalendarFile.mayExist(client) {
      jobs.append(
        PageJob(
          .calendarFile(client: client.client), path: "\(folder)/\(CalendarFile.clientFile)",
          client: client.client))
    }
    return jobs
  }

  private static func fixed(_ logo: SiteLook.Logo?) -> [PageJob] {
    var jobs = [
      PageJob(.home, path: "index.html", template: "home.html"),
      PageJob(.quality, path: "quality.html", template: "quality.html"),
      PageJob(.method, path: "method.html", template: "method.html"),
      PageJob(.stylesheet, path: "assets/site.css"), PageJob(.script, path: "assets/site.js"),
      PageJob(.robots, path: "robots.txt"),
    ]
    if let logo {
      jobs.append(PageJob(.logo(forDark: false), path: logo.light.path))
      if let dark = logo.dark, dark != logo.light {
        jobs.append(PageJob(.logo(forDark: true), path: dark.path))
      }
    }
    return jobs
  }

  private static func lists(_ context: SiteContext) -> [PageJob] {
    let count = context.assessment.clients.count
    return (1...ListMaking.pages(count, context.settings)).map {
      PageJob(
        .clientList(page: $0), path: "clients/\(ListMaking.file($0))", template: "clients.html")
    }
      + (0..<ListMaking.parts(count, context.settings)).map {
        PageJob(.clientIndex(part: $0 + 1), path: "clients/index-\($0 + 1).js")
      }
  }

  private init(_ number: Int, _ entry: SiteEntry) {
    var template: String?
    if case .page(let name, _) = entry.content { template = name }
    self.init(
      .entry(number: number), path: entry.path, template: template, twinPath: entry.twin,
      isLate: entry.isLate)
  }

  private init(_ number: Int, _ document: ClientDocument, in folder: String, client: Int) {
    self.init(
      .document(number: number, client: client), path: "\(folder)/\(document.file)",
      template: document.template, twinPath: document.twin.map { "\(folder)/\($0)" },
      twinTemplate: document.twinTemplate, client: client)
  }
}
