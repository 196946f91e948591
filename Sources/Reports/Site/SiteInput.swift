public import Analysis
public import Diagnostics
public import Localization
public import Portfolio

/// Everything the pages of a site are made from.
///
/// A page is a function of this value, the settings, the texts and the templates; nothing else
/// reaches it.
public struct SiteInput: Sendable {
  /// All clients with what is known about them.
  public var portfolio: Portfolio
  /// What the clients look like on the day.
  public var assessment: Assessment
  /// What is known about the data itself.
  public var quality: DataQuality
  /// What loading found: kept findings and the counts of all.
  public var findings: DiagnosticLog
  /// What pages show of a client's invoices, by position in `Portfolio.clients`; nil where the
  /// source cannot be read again.
  ///
  /// Called from several threads at once.
  public var purchaseDetail: @Sendable (_ client: Int) -> PurchaseDetail?
  /// Why a client has its status, class and segment, by position in `Portfolio.clients`.
  ///
  /// Called from several threads at once.
  public var explanation: @Sendable (_ client: Int) -> Explanation?
  /// The most threads at work at once on what pages share; no page depends on it.
  public var threads = 1

  /// What the changes are told against.
  public var baseline = SiteBaseline.none
  /// What the snapshots before the day said.
  public var sealed = SealedHistory.none

  /// What was worked out before of the same portfolio, policy and day; nil for nothing.
  public var known: SharedResults?

  /// The study of a site that judges alike by the same policy on the same day; nil for none.
  public var like: Study?

  /// What clients were at month-ends, as an earlier site found it; nil for none.
  public var past: PastMemory?

  /// Whether anybody will ask whom each file speaks of; no page depends on it.
  public var wantsSubjects = true

  /// The heading of a column in a new file in Portuguese; nil where there is none.
  ///
  /// In English a column is called what it is called in the configuration.
  public var portugueseHeading: @Sendable (_ table: TableName, _ field: String) -> String? = {
    _, _ in nil
  }

  /// The texts of other languages than the portfolio's, for documents that go to clients.
  public var otherCatalogs: [Catalog] = []

  /// The parts of a site's pages.
  public init(
    portfolio: Portfolio, assessment: Assessment, quality: DataQuality,
    findings: DiagnosticLog = DiagnosticLog(),
    purchaseDetail: @escaping @Sendable (_ client: Int) -> PurchaseDetail?,
    explanation: @escaping @Sendable (_ client: Int) -> Explanation?
  ) {
    self.portfolio = portfolio
    self.assessment = assessment
    self.quality = quality
    self.findings = findings
    self.purchaseDetail = purchaseDetail
    self.explanation = explanation
  }
}

/// What the changes of a site are told against.
public enum SiteBaseline: Sendable {
  /// The last month-end, recalculated from the records of today: nothing was sealed before the day.
  case none
  /// Likewise, since the snapshot that should serve does not; why, as a stable word.
  case refused(Refusal, snapshot: String)
  /// A snapshot: what moved since and why, and what it would say by the records of today.
  case snapshot(name: String, Attribution, Restatement)

  /// Why a snapshot does not serve.
  public enum Refusal: String, Sendable, Hashable, CaseIterable {
    /// The snapshot is not as it was sealed.
    case damaged
    /// Its records or rules cannot be read by this program.
    case unreadable
  }

  /// What serves, in a word or two: the digest of a snapshot's seal does not tell whether it is as it was
  /// sealed.
  public var summary: String {
    switch self {
    case .none: "none"
    case .refused(let why, let snapshot): "\(why.rawValue) \(snapshot)"
    case .snapshot(let name, _, _): "sealed \(name)"
    }
  }

  /// Whether a snapshot that should serve does not.
  public var isRefused: Bool {
    if case .refused = self { true } else { false }
  }

  /// The portfolio as it was sealed; nil where nothing serves.
  var study: Study? {
    if case .snapshot(_, let attribution, _) = self { attribution.earlier } else { nil }
  }
}

/// What a portfolio's configuration says about its site.
public struct SiteSettings: Sendable, Hashable {
  /// The portfolio's name, on every page.
  public var portfolioName: String
  /// Makes the addresses of clients whose ids speak of persons; the same key gives the same address.
  public var aliasKey: String
  /// What the foot of every page says about the data, such as their licence; nil for nothing.
  public var notice: String?
  /// How many of a client's latest invoice lines its profile shows.
  public var recentLines = 12
  /// How many products a profile lists.
  public var products = 10
  /// How many clients one page of the list holds.
  public var clientsPerPage = 300

  /// Settings of a portfolio's site.
  ///
  /// - Parameters:
  ///   - portfolioName: The portfolio's name, on every page.
  ///   - aliasKey: Makes the addresses of clients whose ids speak of persons.
  public init(portfolioName: String, aliasKey: String = "") {
    self.portfolioName = portfolioName
    self.aliasKey = aliasKey
  }
}
