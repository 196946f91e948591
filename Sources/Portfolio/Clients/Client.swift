/// What a client is before the law and in the file: a company (PJ) or a person (PF).
public enum ClientKind: String, Sendable, Hashable, CaseIterable {
  case company
  case person
}

/// Where a client is, seen from the portfolio's own country.
public enum ClientOrigin: String, Sendable, Hashable, CaseIterable {
  case national
  case international
}

/// Whom a client serves.
public enum BusinessModel: String, Sendable, Hashable, CaseIterable {
  case b2b
  case b2c
  case b2b2c
}

/// A classification set by hand; it holds only with a reason and until a day.
public struct ManualOverride: Sendable, Hashable {
  /// The value as written, such as `gold`.
  public var value: String?
  /// Why it was set.
  public var reason: String?
  /// The last day it holds.
  public var until: Day?

  /// An override of which nothing is known yet.
  public init() {}
}

/// A company or person who buys, bought, or may buy.
///
/// Clients derived from invoices alone carry no attributes and cost 24 bytes each.
public struct Client: Sendable, Hashable {
  /// The client's id in the data, unique in the portfolio.
  public let id: String
  private let storage: Storage?

  private final class Storage: Sendable, Hashable {
    let attributes: ClientAttributes

    init(_ attributes: ClientAttributes) { self.attributes = attributes }

    static func == (left: Storage, right: Storage) -> Bool {
      left === right || left.attributes == right.attributes
    }

    func hash(into hasher: inout Hasher) { hasher.combine(attributes) }
  }

  private static let none = ClientAttributes()

  /// A client of which nothing but the id is known.
  public init(id: String) {
    self.id = id
    storage = nil
  }

  /// A client of an id and what is known about it.
  public init(id: String, attributes: ClientAttributes) {
    self.id = id
    self.storage = attributes == Client.none ? nil : Storage(attributes)
  }

  /// Everything the data says about the client; empty when it says nothing.
  public var attributes: ClientAttributes { storage?.attributes ?? Client.none }

  /// Who answers for the client, as written; the same as in ``attributes``, without their copy.
  public var owner: String? { storage?.attributes.owner }

  /// Line of business; likewise.
  public var sector: String? { storage?.attributes.sector }

  /// Size as the company names it; likewise.
  public var size: String? { storage?.attributes.size }

  /// State; likewise.
  public var state: String? { storage?.attributes.state }

  /// What serving the client costs; likewise.
  public var costOfService: Money? { storage?.attributes.costOfService }

  /// Client since; the same as in ``attributes``, without the cost of copying them.
  public var since: Day? { storage?.attributes.since }

  /// The day the relation ended; likewise.
  public var ended: Day? { storage?.attributes.ended }

  /// A tier set by hand; likewise.
  public var tierOverride: ManualOverride? { storage?.attributes.tierOverride }

  /// A touch set by hand; likewise.
  public var touchOverride: ManualOverride? { storage?.attributes.touchOverride }

  /// Whether the data says anything but the id.
  public var hasAttributes: Bool { storage != nil }

  /// The name to show: trade name, else legal name, else the id.
  public var displayName: String {
    givenName ?? id
  }

  /// The trade name, else the legal name; nil where the data has neither.
  public var givenName: String? { storage?.attributes.name ?? storage?.attributes.legalName }
}

/// What a client table can say about one client; nil means "not said".
public struct ClientAttributes: Sendable, Hashable {
  /// The name used every day (nome fantasia).
  public var name: String?
  /// The registered name (razão social).
  public var legalName: String?
  /// Company or person.
  public var kind: ClientKind?
  /// Whom the client serves.
  public var businessModel: BusinessModel?
  /// CPF or CNPJ.
  public var document: TaxDocument?
  /// Country as written in the data.
  public var country: String?
  /// State; for Brazil the two-letter code.
  public var state: String?
  /// City.
  public var city: String?
  /// Neighbourhood (bairro).
  public var neighborhood: String?
  /// Postal code; for Brazil eight digits.
  public var postalCode: String?
  /// Street address.
  public var address: String?
  /// Line of business.
  public var sector: String?
  /// Size as the company names it.
  public var size: String?
  /// Number of employees.
  public var employees: Int?
  /// The client's own revenue a year.
  public var annualRevenue: Money?
  /// Birth date of a person.
  public var birthDate: Day?
  /// Telephone in E.164 where it could be read, else as written.
  public var phone: String?
  /// E-mail address.
  public var email: String?
  /// Who answers for the client: id or name of a team member.
  public var owner: String?
  /// Who sold to the client.
  public var executive: String?
  /// Client since.
  public var since: Day?
  /// The day the relation ended.
  public var ended: Day?
  /// Why it ended.
  public var endReason: String?
  /// How the client came.
  public var entryChannel: String?
  /// Channels of the relationship.
  public var relationshipChannels: [String] = []
  /// What the client needs.
  public var needs: [String] = []
  /// Who competes for the client.
  public var competitors: [String] = []
  /// What the relation does well.
  public var strengths: [String] = []
  /// Where the relation is weak.
  public var weaknesses: [String] = []
  /// Id of the client this one belongs to.
  public var parent: String?
  /// Free labels.
  public var tags: [String] = []
  /// Address of the client in the company's CRM.
  public var crmLink: String?
  /// What serving the client costs a year beyond the hours spent on it.
  public var costOfService: Money?
  /// A tier set by hand, over the computed one.
  public var tierOverride: ManualOverride?
  /// A touch set by hand, over the computed one.
  public var touchOverride: ManualOverride?
  /// Values of the company's own columns, by field name.
  public var custom: [String: CustomValue] = [:]

  /// Attributes of which nothing is known yet.
  public init() {}

  /// National or international, from the country; nil when the country is unknown.
  public func origin(home: String) -> ClientOrigin? {
    guard let country else { return nil }
    return country.lowercased() == home.lowercased() ? .national : .international
  }
}
