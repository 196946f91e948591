public import Portfolio

/// How the clients of each owner stood at the last month-ends and stand on the day.
///
/// A client counts for who answered for it then, as far as history says; where it does not, for its
/// owner of today.
public struct OwnerHistory: Sendable {
  /// The course of each owner's clients by the owner's id, oldest first; the day comes last.
  private let courses: [String: [OwnerStanding]]

  /// The course of everybody's clients.
  ///
  /// - Parameter study: The portfolio and its assessment.
  /// - Complexity: A look at each client for each month-end.
  public init(of study: Study) {
    let roster = OwnerRoster(study.portfolio)
    var courses: [String: [OwnerStanding]] = [:]
    let (history, portfolio) = (study.history, study.portfolio)
    for (index, day) in history.days.enumerated() {
      var books: [String: OwnerStanding] = [:]
      for client in portfolio.clients.indices {
        guard let standing = history.standing(of: client, at: index),
          let owner = portfolio.owner(of: client, on: day)
        else { continue }
        books[roster.id(owner), default: OwnerStanding(day: day)]
          .add(standing.status, standing.health, revenue: standing.revenue)
      }
      for (owner, book) in books { courses[owner, default: []].append(book) }
    }
    var books: [String: OwnerStanding] = [:]
    for client in study.assessment.clients {
      guard let owner = roster.owner(of: client.client, in: study.portfolio) else { continue }
      books[owner, default: OwnerStanding(day: study.day)]
        .add(client.status, client.health?.score, revenue: client.tierRevenue)
    }
    for (owner, book) in books { courses[owner, default: []].append(book) }
    self.courses = courses
  }

  /// The course of an owner's clients, oldest first; days on which the owner had none are left out.
  public func course(of owner: String) -> [OwnerStanding] { courses[owner] ?? [] }
}

/// An owner's clients on a day.
public struct OwnerStanding: Sendable, Hashable {
  /// The month-end, or the day of the report.
  public let day: Day
  /// Clients of the base: no prospects and no former ones.
  public private(set) var clients = 0
  /// Of them, those of the status `active`.
  public private(set) var active = 0
  /// Of them, those of the status `at-risk`.
  public private(set) var atRisk = 0
  private var knownRevenue: Int64 = 0
  private var withRevenue = 0
  /// Clients of the base with a health score.
  public private(set) var scored = 0
  private var scores = 0

  init(day: Day) { self.day = day }

  /// The revenue of a year that decides the tiers of the base, in minor units, as far as it is known; nil
  /// where there are clients and that of none is.
  public var revenue: Int64? { clients > 0 && withRevenue == 0 ? nil : knownRevenue }

  /// The mean of the health scores in tenths, half away from zero; nil without one.
  public var meanHealthTenths: Int64? {
    scored > 0 ? Rounding.divide(Int64(scores) * 10, by: Int64(scored)) : nil
  }

  fileprivate mutating func add(_ status: Status, _ health: Int?, revenue: Int64?) {
    guard status != .prospect, status != .former else { return }
    clients += 1
    if status == .active { active += 1 }
    if status == .atRisk { atRisk += 1 }
    if let revenue {
      knownRevenue = sum(knownRevenue, revenue)
      withRevenue += 1
    }
    guard let health else { return }
    scored += 1
    scores += health
  }
}

extension Portfolio {
  /// Who answered for a client on a day, as written; its owner of today where history does not say.
  func owner(of client: Int, on day: Day) -> String? {
    let past = records.history.pastEntry(
      of: .clients, record: clients[client].id, field: "owner", on: day)
    return past.map { $0?.value } ?? clients[client].owner
  }
}
