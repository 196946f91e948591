import Analysis
import Diagnostics
import Files
import Loading
import Localization
import Mail
import Outbox
import Portfolio
import Publishing
import Reports
import Settings

/// What came of a run: the documents with their files, and those that were not made.
struct BriefResult {
  /// A document that was made.
  struct Made {
    let brief: Brief
    let delivery: BriefDelivery
    /// The message; nil where nobody is named who writes.
    let message: [UInt8]?
    /// What is sent, to each recipient apart.
    let letters: [OutboxMessage]
  }

  var made: [Made] = []
  var refused: [RefusedBrief] = []
}

/// Makes documents and their messages.
struct BriefRun {
  let workplace: Workplace
  let loaded: LoadedPortfolio
  let assessment: Assessment
  let date: MailDate

  /// The most bytes of the page in a message: Gmail cuts longer ones.
  static let longestMessage = 90_000

  /// A maker of documents that tells changes against a past.
  func builder(_ baseline: SiteBaseline) throws(DiagnosticsError) -> BriefBuilder {
    let (portfolio, assessment) = (loaded.portfolio, assessment)
    let explainer = Explainer(Study(portfolio, assessment, threads: workplace.threads))
    var input = SiteInput(
      portfolio: portfolio, assessment: assessment, quality: loaded.quality,
      purchaseDetail: { _ in nil }, explanation: { explainer.explanation(of: $0) })
    input.threads = workplace.threads
    input.portugueseHeading = SiteInput.headingOfNewFiles
    input.baseline = baseline
    input.otherCatalogs = PortfolioLocale.allCases.filter { $0 != workplace.catalog.locale }
      .map(WorkplaceReader.builtInCatalog)
    var settings = SiteSettings(
      portfolioName: workplace.configuration.name, aliasKey: workplace.aliasKey)
    settings.notice = workplace.configuration.notice
    return try BriefBuilder(
      input, settings: settings, catalog: workplace.catalog.read(),
      theme: SiteTheme(workplace: workplace),
      directors: workplace.configuration.mail.directors.compactMap(\.text))
  }

  /// Makes the documents of some requests, each with its message.
  func run(
    _ requests: [BriefRequest], _ builder: BriefBuilder, into result: inout BriefResult,
    _ log: inout DiagnosticLog
  ) throws(Diagnostic) {
    let mail = workplace.configuration.mail
    let composer = mail.from.map {
      MessageComposer(from: $0, replyTo: mail.replyTo, date: date)
    }
    for request in requests {
      switch try builder.make(request) {
      case .refused(let refused): result.refused.append(refused)
      case .made(let brief):
        let delivery = BriefDelivery(
          brief, mail, workplace.suppression, workplace.catalog)
        if brief.message.count > BriefRun.longestMessage {
          let formatters = Formatters(workplace.catalog)
          log.add(
            Diagnostic(
              .messageTooLong,
              facts: [
                "name": brief.stem, "size": formatters.count(brief.message.count / 1000),
                "limit": formatters.count(BriefRun.longestMessage / 1000),
              ]))
        }
        result.made.append(
          BriefResult.Made(
            brief: brief, delivery: delivery,
            message: try composer?.message(brief, to: delivery.addresses),
            letters: try composer?.messages(brief, delivery, on: workplace.day) ?? []))
      }
    }
  }
}

/// Writes the documents of a run to their folder, in place of those of the last one.
struct BriefPublishing {
  let workplace: Workplace
  let folder: String
  /// Everything that is read: the folder may neither be nor hold any of it.
  let sources: [String]

  /// Puts the files in place.
  ///
  /// - Parameters:
  ///   - result: The documents.
  ///   - builder: Makes the list of them.
  ///   - patience: What to do while another run writes there.
  /// - Returns: What was done.
  /// - Throws: When the folder is refused, or the disk fails; then the old files stand.
  func publish(
    _ result: BriefResult, _ builder: BriefBuilder, patience: LockPatience
  ) throws(Diagnostic) -> PublishResult {
    let writer = try SiteWriter(
      SiteTarget(
        path: folder, permissions: workplace.configuration.permissions, sources: sources,
        home: Environment.home), patience: patience)
    Interruption.watch(writer)
    var listed: [ListedBrief] = []
    for made in result.made {
      let files = files(of: made)
      for file in files { try writer.add(file.path, file.bytes) }
      listed.append(
        ListedBrief(
          made.brief, to: made.delivery.to, problem: made.delivery.problem,
          files: files.compactMap { file in file.word.map { .init(file.path, $0) } }))
    }
    try writer.add("index.html", try builder.index(listed, refused: result.refused))
    try workplace.checkErasures()
    return try writer.publish(
      BuildStamp(program: "carteira \(Carteira.version)", builtAt: Clock.stamp()))
  }

  private typealias File = (path: String, word: ListedBrief.File.Word?, bytes: [UInt8])

  private func files(of made: BriefResult.Made) -> [File] {
    let (brief, stem) = (made.brief, made.brief.stem)
    let always: [File] = [
      (stem + ".mail.html", .mail, brief.message), (stem + ".html", .sheet, brief.sheet),
      (stem + ".txt", .text, brief.text), (stem + ".md", .markdown, brief.markdown),
    ]
    let message: [File] = made.message.map { [(stem + ".eml", .message, $0)] } ?? []
    let invitation: [File] = brief.invitation.map { [(stem + ".ics", nil, $0)] } ?? []
    return message + always + invitation
  }
}
