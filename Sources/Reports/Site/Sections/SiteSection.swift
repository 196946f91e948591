import Diagnostics
import Templating

/// Pages and files that belong together: which templates show them, and which there are.
///
/// A page that the site gains is a file of this folder and a line in ``all``: nothing else has to
/// know of it.
struct SiteSection: Sendable {
  /// The templates and the documents they show.
  let documents: [ReportDocuments.Entry]
  /// The pages and files of a portfolio, in a fixed order; none where the data say nothing of them.
  let entries: @Sendable (SiteContext) -> [SiteEntry]

  /// Every section, in the order of the jobs.
  static let all: [SiteSection] = [
    work, revenue, changes, products, forecast, segments, voice, former, calendar, downloads,
  ]
}

/// What hands over the bytes of a file, and of the one beside it, each in order: 0 is the first, 1 the other.
typealias FilePieces =
  @Sendable (SiteContext, _ take: (_ file: Int, [UInt8]) throws(Diagnostic) -> Void)
  throws(Diagnostic) -> Void

/// A page or a file about several clients.
struct SiteEntry: Sendable {
  /// What makes its bytes.
  enum Content: Sendable {
    /// A template over a value; the name of the template, and the value.
    case page(template: String, value: @Sendable (SiteContext) -> TemplateRecord)
    /// Bytes that no template makes: calendars, spreadsheets, scripts.
    case file(bytes: @Sendable (SiteContext) throws(Diagnostic) -> [UInt8])
    /// Bytes that come piece by piece, for files that grow with the portfolio, one or two of one making.
    case pieces(FilePieces)
  }

  /// Where it lies in the site, such as `owners/ana-prado.html`.
  let path: String
  /// What makes it.
  let content: Content
  /// The clients it speaks of, by position in `Portfolio.clients`, in any order, repeats allowed.
  let clients: @Sendable (SiteContext) -> [Int]
  /// The one owner whose clients it shows; nil for pages about all.
  let owner: String?
  /// Where the file beside it lies; nil where there is none.
  var twin: String?
  /// Whether it tells of other files, so that it comes after all of them.
  var isLate = false

  /// A page that a template shows.
  static func page<Page>(
    _ path: String, template: String, schema: Schema<Page>, owner: String? = nil,
    isLate: Bool = false, clients: @escaping @Sendable (SiteContext) -> [Int],
    _ make: @escaping @Sendable (SiteContext) -> Page
  ) -> SiteEntry {
    SiteEntry(
      path: path, content: .page(template: template) { schema.value(of: make($0)) },
      clients: clients, owner: owner, isLate: isLate)
  }

  /// A file that no template makes.
  static func file(
    _ path: String, owner: String? = nil, clients: @escaping @Sendable (SiteContext) -> [Int],
    _ bytes: @escaping @Sendable (SiteContext) throws(Diagnostic) -> [UInt8]
  ) -> SiteEntry {
    SiteEntry(path: path, content: .file(bytes: bytes), clients: clients, owner: owner)
  }

  /// A file that grows with the portfolio, and the one beside it.
  static func pieces(
    _ path: String, twin: String? = nil, owner: String? = nil,
    clients: @escaping @Sendable (SiteContext) -> [Int],
    _ pieces: @escaping FilePieces
  ) -> SiteEntry {
    SiteEntry(
      path: path, content: .pieces(pieces), clients: clients, owner: owner, twin: twin)
  }
}
