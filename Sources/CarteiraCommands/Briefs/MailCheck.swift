import Analysis
import Diagnostics
import Mail
import Portfolio
import Settings

/// What is wrong between the settings of mail and the table of the team.
struct MailCheck {
  let settings: MailSettings
  let portfolio: Portfolio

  /// What is wrong; nothing where the configuration does not speak of mail.
  var findings: [Diagnostic] {
    unknownDirectors + portfolio.team.compactMap(finding)
  }

  private var unknownDirectors: [Diagnostic] {
    let roster = OwnerRoster(portfolio)
    let known = portfolio.team.flatMap { [$0.id, $0.name].compactMap { $0 } }
    return settings.directors.compactMap { node in
      guard let text = node.text, roster.member(text) == nil else { return nil }
      return node.diagnostic(
        .unknownDirector, facts: ["found": text],
        suggestion: NearMiss.nearest(to: text, among: known))
    }
  }

  /// What keeps internal documents from a member: no address, or one outside the company.
  private func finding(_ member: TeamMember) -> Diagnostic? {
    guard let email = member.email, !settings.domains.isEmpty else { return nil }
    let name = member.name ?? member.id
    guard let address = try? MailAddress(email) else {
      return Diagnostic(.memberAddressInvalid, facts: ["member": name, "found": email])
    }
    guard !settings.domains.contains(address.domain) else { return nil }
    return Diagnostic(
      .memberDomainOutside,
      facts: [
        "member": name, "found": address.domain,
        "domains": settings.domains.joined(separator: ", "),
      ], suggestion: NearMiss.nearest(to: address.domain, among: settings.domains))
  }
}
