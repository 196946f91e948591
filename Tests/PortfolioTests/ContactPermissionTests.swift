import Portfolio
import Testing

@Suite("Whether somebody may be contacted") struct ContactPermissionTests {
  private let day = Day(number: 20_000)

  private func contact(_ make: (inout Contact) -> Void) -> Contact {
    var contact = Contact(id: "P-1", client: 0)
    contact.lawfulBasis.basis = .legitimateInterest
    make(&contact)
    return contact
  }

  @Test("fails closed: what is not known is refused")
  func closed() {
    let nobody = Contact(id: "P-1", client: 0)
    for purpose in ContactPurpose.allCases {
      #expect(nobody.refusal(for: purpose, on: day) == .noBasis)
    }
    // A consent without a purpose, and a purpose that nobody understands, hold for nothing.
    let generic = contact { $0.lawfulBasis.basis = .consent }
    let strange = contact { $0.lawfulBasis.purpose = "diversos" }
    for purpose in ContactPurpose.allCases {
      #expect(generic.refusal(for: purpose, on: day) == .otherPurpose)
      #expect(strange.refusal(for: purpose, on: day) == .otherPurpose)
    }
  }

  @Test("holds for the purposes that are named, marketing only so")
  func purposes() {
    let interest = contact { _ in }
    #expect(interest.mayBeContacted(for: .relationship, on: day))
    #expect(interest.refusal(for: .marketing, on: day) == .otherPurpose)
    let consent = contact {
      $0.lawfulBasis.basis = .consent
      $0.lawfulBasis.purpose = "Pesquisas de satisfação; newsletter"
    }
    #expect(consent.mayBeContacted(for: .survey, on: day))
    #expect(consent.mayBeContacted(for: .marketing, on: day))
    #expect(consent.refusal(for: .billing, on: day) == .otherPurpose)
  }

  @Test("gives way to the person's wish, to days, and to a withdrawal that is not older")
  func refusals() {
    #expect(contact { $0.doNotContact = true }.refusal(for: .contract, on: day) == .doNotContact)
    #expect(contact { $0.map.left = day }.refusal(for: .contract, on: day) == .absent)
    #expect(
      contact { $0.lawfulBasis.expires = day.adding(days: -1) }
        .refusal(for: .contract, on: day) == .expired)
    #expect(
      contact { $0.lawfulBasis.given = day.adding(days: 1) }
        .refusal(for: .contract, on: day) == .notYet)
    let withdrawn = contact {
      $0.lawfulBasis.given = day.adding(days: -10)
      $0.lawfulBasis.withdrawn = day.adding(days: -10)
    }
    #expect(withdrawn.refusal(for: .contract, on: day) == .withdrawn)
  }

  @Test("a withdrawal beats a later import without a newer date")
  func imports() {
    let known = day.adding(days: -20)
    func refusal(given: Day?) -> ContactRefusal? {
      var imported = contact { $0.lawfulBasis.given = given }
      var bases = imported.bases
      bases.withdraw(nil, on: known)
      imported.bases = bases
      return imported.refusal(for: .relationship, on: day)
    }
    #expect(refusal(given: day.adding(days: -30)) == .withdrawn)
    #expect(refusal(given: nil) == .withdrawn)
    #expect(refusal(given: day.adding(days: -5)) == nil)
  }

  // MARK: Several bases

  private func basis(
    _ basis: LawfulBasis?, _ purpose: String?, _ make: (inout LawfulBasisRecord) -> Void = { _ in }
  ) -> LawfulBasisRecord {
    var record = LawfulBasisRecord()
    record.basis = basis
    record.purpose = purpose
    make(&record)
    return record
  }

  private func person(_ bases: [LawfulBasisRecord]) -> Contact {
    var person = Contact(id: "P-1", client: 0)
    person.otherBases = bases
    return person
  }

  private func allowed(_ contact: Contact) -> Set<ContactPurpose> {
    Set(ContactPurpose.allCases.filter { contact.mayBeContacted(for: $0, on: day) })
  }

  @Test("of several bases each serves its purposes, and one is enough")
  func several() {
    let both = person([
      basis(.contract, nil), basis(.consent, "pesquisas") { $0.expires = day.adding(days: -1) },
    ])
    #expect(allowed(both) == [.relationship, .contract, .billing])
    #expect(both.refusal(for: .survey, on: day) == .expired)
    #expect(both.refusal(for: .marketing, on: day) == .otherPurpose)
    var renewed = both
    renewed.otherBases.append(basis(.consent, "pesquisas") { $0.given = day })
    #expect(renewed.mayBeContacted(for: .survey, on: day))
    // The columns of the contact's own row are one more.
    renewed.lawfulBasis = basis(.consent, "newsletter")
    #expect(renewed.mayBeContacted(for: .marketing, on: day))
  }

  @Test("a withdrawal ends its purpose in every row and leaves the others")
  func withdrawal() {
    let taken = day.adding(days: -10)
    let consent = basis(.consent, "pesquisas e newsletter") { $0.given = day.adding(days: -90) }
    let withdrawal = basis(nil, "newsletter") { $0.withdrawn = taken }
    let person = person([basis(.contract, nil), consent, withdrawal])
    #expect(allowed(person) == [.relationship, .contract, .billing, .survey])
    #expect(person.refusal(for: .marketing, on: day) == .withdrawn)
    #expect(person.mayBeContacted(for: .marketing, on: taken.adding(days: -1)))
    var again = person
    again.otherBases.append(basis(.consent, "marketing") { $0.given = taken })
    #expect(again.refusal(for: .marketing, on: day) == .withdrawn)
    again.otherBases.append(basis(.consent, "marketing") { $0.given = taken.adding(days: 1) })
    #expect(again.mayBeContacted(for: .marketing, on: day))
    // Without a purpose that anybody understands it is one of everything.
    var all = person
    all.otherBases.append(basis(nil, "tudo") { $0.withdrawn = taken })
    #expect(allowed(all).isEmpty)
    #expect(!all.bases.holds(on: day))
    #expect(all.bases.settled(on: day).allSatisfy { $0.withdrawn == taken })
  }

  @Test("a day that cannot be read closes the purposes of its basis")
  func unclear() {
    let person = person([
      basis(.contract, "contrato"), basis(.consent, "pesquisas") { $0.isUnclear = true },
      basis(.legitimateInterest, "pesquisas"),
    ])
    #expect(person.refusal(for: .survey, on: day) == .unclear)
    #expect(allowed(person) == [.contract])
    #expect(
      contact { $0.lawfulBasis.isUnclear = true }.refusal(for: .contract, on: day) == .unclear)
  }

  @Test("a withdrawal from elsewhere is marked where it is whole, and stands alone where it is not")
  func remembered() {
    let taken = day.adding(days: -10)
    var bases = LawfulBases([basis(.consent, "newsletter"), basis(.contract, nil)])
    bases.withdraw(.marketing, on: taken)
    #expect(bases.records.map(\.withdrawn) == [taken, nil])
    #expect(bases.refusal(for: .contract, on: day) == nil)
    bases.withdraw(.billing, on: taken)
    #expect(bases.records.count == 3)
    #expect(bases.refusal(for: .billing, on: day) == .withdrawn)
    #expect(bases.refusal(for: .contract, on: day) == nil)
    bases.withdraw(nil, on: taken)
    #expect(ContactPurpose.allCases.allSatisfy { bases.refusal(for: $0, on: day) == .withdrawn })
  }
}
