import Analysis

extension PageJob {
  /// Every file of a site: pages about all clients first, then client by client in the order of the
  /// portfolio.
  static func all(
    _ context: SiteContext, _ logo: SiteLook.Logo?, _ entries: [SiteEntry]
  ) -> [PageJob] {
    shared(logo) + lists(context) + entries.enumerated().map(PageJob.init)
      + context.assessment.clients.flatMap { client in
        let folder = "clients/\(context.slugs[client.client])"
        return [
          PageJob(
            .profile(client: client.client), path: "\(folder)/index.html",
            template: "profile.html", twinPath: "\(folder)/profile.md",
            twinTemplate: "profile.md", client: client.client)
        ]
          + ClientDocument.all.enumerated().filter { $0.element.exists(context, client) }.map {
            PageJob($0.offset, $0.element, in: folder, client: client.client)
          }
          + (ReviewMaking.exists(client)
            ? [
              PageJob(
                .review(client: client.client), path: "\(folder)/\(ReviewMaking.file)",
                template: "review.html", twinPath: "\(folder)/\(ReviewMaking.source)",
                twinTemplate: "review.md", client: client.client)
            ] : [])
          + (CalendarFile.mayExist(client)
            ? [
              PageJob(
                .calendarFile(client: client.client), path: "\(folder)/\(CalendarFile.clientFile)",
                client: client.client)
            ] : [])
      }
  }

  private static func shared(_ logo: SiteLook.Logo?) -> [PageJob] {
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
