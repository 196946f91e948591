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
    var record = LawfulBasisRecord()
    record.basis = .legitimateInterest
    record.given = day.adding(days: -30)
    let known = day.adding(days: -20)
    #expect(record.withdrawn(on: known).refusal(for: .relationship, on: day) == .withdrawn)
    record.given = nil
    #expect(record.withdrawn(on: known).refusal(for: .relationship, on: day) == .withdrawn)
    record.given = day.adding(days: -5)
    #expect(record.withdrawn(on: known).refusal(for: .relationship, on: day) == nil)
  }
}
