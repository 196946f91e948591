import Analysis
import Diagnostics
import Portfolio
import Templating

extension SiteSection {
  /// What is planned with all clients, as a page and as calendar files.
  static let calendar = SiteSection(
    documents: [
      ReportDocuments.Entry(template: "calendar.html", schema: CalendarPage.schema.record)
    ]
  ) { context in
    guard !context.assessment.clients.isEmpty else { return [] }
    let all: @Sendable (SiteContext) -> [Int] = { context in
      context.agenda.events().map(\.client)
    }
    let shared = [
      SiteEntry.page(
        "calendar.html", template: "calendar.html", schema: CalendarPage.schema, clients: all
      ) { CalendarMaking(context: $0).page() },
      SiteEntry.pieces("calendar.ics", clients: all) { context, take throws(Diagnostic) in
        try CalendarFile(
          context: context, name: context.settings.portfolioName,
          events: context.agenda.events(), namesClients: true
        ).forEachPiece { bytes throws(Diagnostic) in try take(0, bytes) }
      },
    ]
    let owners = OwnerCalendars(context)
    let mine = owners.files.map { owner, file in
      SiteEntry.file("owners/\(file)", owner: owner, clients: { owners.clients(of: owner, in: $0) })
      { context in
        CalendarFile(
          context: context, name: context.member(owner),
          events: owners.clients(of: owner, in: context)
            .compactMap { context.assessment.client($0) }
            .flatMap { context.agenda.events(of: $0) }.sorted(by: PlannedEvent.precedes),
          namesClients: true
        ).bytes
      }
    }
    return shared + mine
  }
}

/// The owners of clients and the files of their calendars.
struct OwnerCalendars: Sendable {
  /// Owner and file, by the bytes of the owner.
  let files: [(owner: String, file: String)]

  init(_ context: SiteContext) {
    var owners: Set<String> = []
    for client in context.assessment.clients {
      if let owner = OwnerCalendars.owner(of: client.client, context) { owners.insert(owner) }
    }
    let sorted = owners.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let slugs = Slug.make(ids: sorted, key: context.settings.aliasKey, reserved: ["index"])
    files = zip(sorted, slugs).map { ($0, $1 + ".ics") }
  }

  /// The clients of an owner, in the order of the portfolio.
  func clients(of owner: String, in context: SiteContext) -> [Int] {
    context.assessment.clients.map(\.client).filter {
      OwnerCalendars.owner(of: $0, context) == owner
    }
  }

  /// The file of an owner; nil for nobody.
  func file(of owner: String?) -> String? {
    files.first { $0.owner == owner }?.file
  }

  /// The owner of a client: the id in the team table where there is one, else as written.
  static func owner(of client: Int, _ context: SiteContext) -> String? {
    context.portfolio.clients[client].attributes.owner.map {
      context.portfolio.teamMember(named: $0)?.id ?? $0
    }
  }
}
