/// Everything that is on record of why one person's data may be used, and what it allows together.
public struct LawfulBases: Sendable, Hashable {
  /// The bases, that of the contact's own row first.
  public private(set) var records: [LawfulBasisRecord]

  /// Bases of one person.
  public init(_ records: [LawfulBasisRecord]) {
    self.records = records
  }

  /// Why no basis serves a purpose on a day; nil where one does.
  ///
  /// A withdrawal ends what was given for its purposes by that day, in whichever row it stands; one that
  /// names no purpose ends everything.
  public func refusal(for purpose: ContactPurpose, on day: Day) -> ContactRefusal? {
    if records.contains(where: { $0.isUnclear && $0.concerns(purpose) }) { return .unclear }
    let withdrawal = withdrawal(for: purpose, by: day)
    var lapse: ContactRefusal?
    for record in records where record.serves(purpose) && record.isNewer(than: withdrawal) {
      guard let found = record.lapse(on: day) else { return nil }
      lapse = lapse ?? found
    }
    if let lapse { return lapse }
    if withdrawal != nil { return .withdrawn }
    return records.contains { $0.basis != nil } ? .otherPurpose : .noBasis
  }

  /// When the person last withdrew what serves a purpose.
  ///
  /// - Parameters:
  ///   - purpose: What for; nil asks for withdrawals of everything.
  ///   - day: The last day that counts.
  /// - Returns: The day; nil for never.
  public func withdrawal(for purpose: ContactPurpose?, by day: Day) -> Day? {
    records.filter { record in
      purpose.map { record.concerns($0) } ?? record.purposes.isEmpty
    }.compactMap { $0.withdrawal(by: day) }.max()
  }

  /// Whether any basis holds on a day, for something at least.
  public func holds(on day: Day) -> Bool {
    records.contains { isInForce($0, on: day) }
  }

  /// Each basis with the withdrawal that ends it, wherever that stands.
  public func settled(on day: Day) -> [LawfulBasisRecord] {
    records.map { record in
      guard record.holds(on: day), !isInForce(record, on: day) else { return record }
      var settled = record
      settled.withdrawn =
        record.served.compactMap { withdrawal(for: $0, by: day) }.max()
        ?? withdrawal(for: nil, by: day)
      return settled
    }
  }

  private func isInForce(_ record: LawfulBasisRecord, on day: Day) -> Bool {
    guard record.holds(on: day) else { return false }
    if records.count == 1 { return true }
    let purposes = record.served
    return purposes.isEmpty
      ? record.isNewer(than: withdrawal(for: nil, by: day))
      : purposes.contains { record.isNewer(than: withdrawal(for: $0, by: day)) }
  }

  /// Takes in a withdrawal that is known from elsewhere; a basis that was given after it stays.
  ///
  /// - Parameters:
  ///   - purpose: What was withdrawn; nil for everything.
  ///   - day: When.
  public mutating func withdraw(_ purpose: ContactPurpose?, on day: Day) {
    var isSaid = false
    for index in records.indices {
      let record = records[index]
      guard !record.isNewer(than: day), purpose.map({ record.purposes == [$0] }) ?? true else {
        continue
      }
      records[index].withdrawn = max(record.withdrawn ?? day, day)
      isSaid = true
    }
    let isLeft = records.contains { record in
      record.withdrawal(by: day) == nil && !record.isNewer(than: day)
        && purpose.map(record.serves) ?? false
    }
    guard isLeft || (!isSaid && records.allSatisfy(\.isEmpty)) else { return }
    var withdrawal = LawfulBasisRecord()
    withdrawal.purpose = purpose?.rawValue
    withdrawal.withdrawn = day
    records.append(withdrawal)
  }
}

extension Contact {
  /// Whether any basis is named, whether or not it holds.
  public var hasBasis: Bool {
    lawfulBasis.basis != nil || otherBases.contains { $0.basis != nil }
  }

  /// Whether any basis is named that was given by a day, or on a day that nobody says.
  public func hasBasis(by day: Day) -> Bool {
    ([lawfulBasis] + otherBases).contains { record in
      record.basis != nil && record.given.map { $0 <= day } ?? true
    }
  }

  /// All bases of the contact.
  public var bases: LawfulBases {
    get {
      LawfulBases(
        lawfulBasis.isEmpty && !otherBases.isEmpty ? otherBases : [lawfulBasis] + otherBases)
    }
    set {
      let own = lawfulBasis.isEmpty && !otherBases.isEmpty ? 0 : 1
      if own == 1, let first = newValue.records.first { lawfulBasis = first }
      otherBases = Array(newValue.records.dropFirst(own))
    }
  }
}

extension LawfulBasisRecord {
  /// The purposes that it names, as far as they are understood.
  public var purposes: Set<ContactPurpose> { purpose.map(ContactPurpose.named(in:)) ?? [] }

  /// What it serves: the purposes it names, else what such a basis is for.
  var served: Set<ContactPurpose> {
    guard let basis else { return [] }
    // A purpose that nobody understands is none.
    if purpose != nil || basis == .consent { return purposes }
    return ContactPurpose.served(by: basis)
  }

  func serves(_ purpose: ContactPurpose) -> Bool { served.contains(purpose) }

  /// Whether what happens to it touches a purpose: where it names none, it touches all.
  func concerns(_ purpose: ContactPurpose) -> Bool {
    let named = purposes
    return named.isEmpty || named.contains(purpose)
  }

  /// Whether it was given after a withdrawal; without a day it was not.
  func isNewer(than withdrawal: Day?) -> Bool {
    guard let withdrawal else { return true }
    return given.map { $0 > withdrawal } ?? false
  }

  /// Why it does not hold on a day although it was not withdrawn; nil where it does.
  func lapse(on day: Day) -> ContactRefusal? {
    if let given, given > day { return .notYet }
    if let expires, expires < day { return .expired }
    return nil
  }
}
