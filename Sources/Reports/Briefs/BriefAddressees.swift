import Analysis
import Portfolio

/// To whom documents go: internal ones to people of the team, external ones to people who may be written to.
struct BriefAddressees {
  let context: SiteContext

  /// Nobody outside may get a document, and why.
  struct Refusal: Error {
    let why: String
  }

  /// A person of ours by id or name; without an address where the team table has none, or nobody so called.
  func member(_ reference: String) -> BriefRecipient {
    let member = context.roster.member(reference)
    return BriefRecipient(
      id: member?.id, name: member?.name ?? context.member(reference), address: member?.email)
  }

  /// Who answers for a client; nobody where nobody does.
  func owner(of client: Int) -> [BriefRecipient] {
    context.portfolio.clients[client].attributes.owner.map { [member($0)] } ?? []
  }

  /// Who at a client gets a document: the person named, else whom we speak with.
  func outside(
    _ client: ClientAssessment, _ named: String?, _ kind: BriefKind
  ) -> Result<Contact, Refusal> {
    let contacts = Array(context.portfolio.contacts(of: client.client))
    let words = context.words
    if let named {
      guard let contact = contacts.first(where: { $0.id == named || $0.name == named }) else {
        return .failure(
          Refusal(why: words.text("brief.refused.nobody-named", ["person": named])))
      }
      return permitted(contact, kind)
    }
    if let partner = context.agenda.partner(of: client),
      let contact = contacts.first(where: { $0.id == partner })
    {
      return permitted(contact, kind)
    }
    let sorted = PeopleMaking.sorted(ClientDossier(context, client, isWhole: false))
    let present = sorted.filter { $0.isPresent(on: context.day) && $0.name != nil }
    guard let first = present.first else {
      return .failure(Refusal(why: words.text("brief.refused.nobody")))
    }
    return permitted(first, kind)
  }

  private func permitted(
    _ contact: Contact, _ kind: BriefKind
  ) -> Result<Contact, Refusal> {
    guard let refusal = contact.refusal(forAnyOf: kind.purposes, on: context.day) else {
      return .success(contact)
    }
    return .failure(
      Refusal(
        why: context.words.text(
          "brief.refused.person-\(refusal.rawValue)", ["person": contact.name ?? contact.id])))
  }
}
