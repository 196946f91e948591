import Analysis
import Diagnostics
import Loading
import Localization
import Portfolio
import Privacy
import Reports
import Theme

/// What a site is made for: everybody's clients with their names, one owner's, or names that are made.
struct SiteView: Sendable {
  /// The owner as named on the command line.
  let owner: String?
  let isAnonymous: Bool

  /// Whether the site is any other than that of the whole portfolio.
  var isPartial: Bool { owner != nil || isAnonymous }

  /// What it is, for the audit log: never whose.
  var kind: String {
    owner == nil ? (isAnonymous ? "anonymous" : "whole") : isAnonymous ? "owner-anonymous" : "owner"
  }

  /// The folder of the site, inside that of the portfolio: named after an owner, or where names are hidden, by
  /// a hash of the name.
  ///
  /// - Parameter key: Makes the hash; one too short to make names makes no site either.
  /// - Returns: The path.
  func folder(key: String) -> String {
    guard let owner else { return isAnonymous ? "output/anonymous" : "output/site" }
    let fold = HeaderKey.fold(owner).split(separator: " ").joined(separator: "-")
    guard isAnonymous else { return "output/owners/" + (fold.isEmpty ? "owner" : fold) }
    let hash = KeyedHash(key: key)?.alias(of: fold, kind: "owner")
    return "output/anonymous/" + (hash ?? "owner")
  }

  /// Makes the portfolio that the site shows.
  ///
  /// - Parameters:
  ///   - workplace: The portfolio's folder.
  ///   - loaded: The whole portfolio.
  ///   - tables: The rows that were taken while it was loaded.
  ///   - kept: Ids of the clients in view, where they are known; nil to ask the records.
  /// - Returns: The portfolio in view, and who is in it.
  /// - Throws: Where nobody is called so, there is no key, or the records cannot be read again.
  func make(
    _ workplace: Workplace, _ loaded: LoadedPortfolio, _ tables: CanonicalTables,
    kept: Set<String>? = nil
  ) throws(DiagnosticsError) -> ViewedPortfolio {
    let portfolio = loaded.portfolio
    var records = try tables.records(of: loaded, workplace.loadRequest)
    var policy = workplace.policy
    var clients: Set<String>?
    if let owner {
      let names = try names(of: owner, in: portfolio)
      let positions =
        kept.map { kept in
          Set(portfolio.clients.indices.filter { kept.contains(portfolio.clients[$0].id) })
        } ?? OwnerView.positions(of: names, in: portfolio)
      let assessment = assess(portfolio, policy, on: workplace.day, threads: workplace.threads)
      policy = policy.forOwner(
        names, Yardstick(assessment, of: portfolio, viewing: positions), of: portfolio)
      let ids = Set(positions.map { portfolio.clients[$0].id })
      clients = ids
      OwnerView(clients: ids, owner: names).apply(to: &records, of: loaded)
    }
    let custom = workplace.configuration.sources.customFields
    guard isAnonymous else {
      let derived = try DerivedPortfolio(
        records, of: workplace, custom: custom, policy: policy
      ) { $0.notice = notice($0.notice, workplace) }
      return ViewedPortfolio(portfolio: derived, clients: clients, guardian: nil)
    }
    return try anonymous(records, loaded, workplace, policy, clients)
  }

  private func anonymous(
    _ records: CanonicalRecords, _ loaded: LoadedPortfolio, _ workplace: Workplace,
    _ policy: Policy, _ clients: Set<String>?
  ) throws(DiagnosticsError) -> ViewedPortfolio {
    guard let hash = KeyedHash(key: workplace.aliasKey) else {
      throw DiagnosticsError([PrivacyKey.missing("CARTEIRA_ALIAS_KEY")])
    }
    let catalog = workplace.catalog
    let finder = TextFinder(
      Anonymizer.secrets(of: loaded.portfolio, besides: Theme.files.map(\.text)))
    let custom = workplace.configuration.sources.customFields
    let anonymizer = Anonymizer(hash: hash, catalog: catalog, custom: custom)
    let roster = OwnerRoster(loaded.portfolio)
    let hasTeam = records.tables[.team] != nil
    var records = records
    anonymizer.apply(to: &records, of: loaded, hiding: finder)
    let told = custom.filter { field in
      if case .drop = AnonymousField.of(field.name, in: field.table, custom: custom) {
        return false
      }
      return true
    }
    let renamed = policy.renamingOwners { owner in
      let id = roster.id(named: owner, in: loaded.portfolio)
      return hasTeam ? anonymizer.alias(id, of: .team) : anonymizer.name(id, of: .team)
    }
    var look = workplace.look
    look.logo = nil
    let derived = try DerivedPortfolio(
      records, of: workplace, custom: told, policy: renamed, look: look
    ) {
      $0.name = catalog.text("privacy.anonymous-portfolio")
      $0.notice = catalog.text("privacy.anonymous-notice")
    }
    return ViewedPortfolio(
      portfolio: derived, clients: clients, guardian: OutputGuard(finder: finder))
  }

  private func names(
    of owner: String, in portfolio: Portfolio
  ) throws(DiagnosticsError) -> Set<String> {
    if let names = OwnerView.names(of: owner, in: portfolio),
      !OwnerView.positions(of: names, in: portfolio).isEmpty
    {
      return names
    }
    let known =
      portfolio.team.flatMap { [$0.id, $0.name].compactMap { $0 } }
      + Set(portfolio.clients.compactMap { $0.hasAttributes ? $0.attributes.owner : nil }).sorted()
    throw DiagnosticsError([
      Diagnostic(
        .unknownOwner, facts: ["found": owner],
        suggestion: NearMiss.nearest(to: owner, among: known))
    ])
  }

  /// What the foot of every page says: that ranks are among these clients.
  private func notice(_ own: String?, _ workplace: Workplace) -> String {
    let note = workplace.catalog.text("privacy.owner-notice", ["owner": owner ?? ""])
    return own.map { "\($0) \(note)" } ?? note
  }
}

/// A portfolio as a site shows it.
struct ViewedPortfolio {
  let portfolio: DerivedPortfolio
  /// The ids of the clients in view; nil for all.
  let clients: Set<String>?
  /// What looks at every file before it is written; nil where nothing is to be hidden.
  let guardian: OutputGuard?
}

/// Keys from the environment.
enum PrivacyKey {
  /// That a key is missing or short.
  static func missing(_ variable: String) -> Diagnostic {
    Diagnostic(
      .keyMissing, facts: ["variable": variable, "least": String(KeyedHash.shortestKey)])
  }
}
