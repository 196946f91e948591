import Analysis
import Files
import Localization
import Portfolio
import Reports
import TestSupport
import Templating
import Testing

@Suite("Documents that are sent") struct BriefTests {
  static func builder(
    _ portfolio: Portfolio? = nil, locale: PortfolioLocale = .brazilianPortuguese,
    catalog: Catalog? = nil
  ) throws -> BriefBuilder {
    try BriefBuilder(
      Fixture.input(portfolio ?? Fixture.portfolio(Fixture.members)),
      settings: SiteSettings(portfolioName: "Aroeira Conectividade e TI", aliasKey: "teste"),
      catalog: catalog ?? Fixture.catalog(locale), theme: Fixture.theme, directors: ["ana"])
  }

  /// Everything that can be asked for of the fixture's best known client and its owners.
  static func requests(_ portfolio: Portfolio) -> [BriefRequest] {
    guard let client = portfolio.client(withID: Fixture.storied) else { return [] }
    return [
      .client(.account, client: client),
      .client(
        .account, client: client,
        meeting: BriefMeeting(on: Fixture.date("2026-11-30"), with: "Diego Farias")),
      .client(.handoff, client: client),
      .client(.engagement, client: client, person: "Diego Farias"),
      .client(.review, client: client, person: "Diego Farias"),
      .owner("ana"), .director,
    ]
  }

  static func made(
    _ locale: PortfolioLocale = .brazilianPortuguese, catalog: Catalog? = nil
  ) throws -> [Brief] {
    let portfolio = Fixture.portfolio(Fixture.members)
    let builder = try builder(portfolio, locale: locale, catalog: catalog)
    return try requests(portfolio).compactMap { request in
      if case .made(let brief) = try builder.make(request) { brief } else { nil }
    }
  }

  @Test("are Markdown without HTML in it") func markdown() throws {
    for brief in try Self.made() {
      let text = String(decoding: brief.markdown, as: UTF8.self)
      #expect(!text.contains("<br>"), "\(brief.stem)")
    }
  }

  @Test("say what a reviewer approved, in every form", arguments: PortfolioLocale.allCases)
  func golden(locale: PortfolioLocale) throws {
    let briefs = try Self.made(locale)
    #expect(briefs.count == 7)
    for brief in briefs {
      let forms = [
        ("md", brief.markdown), ("txt", brief.text), ("mail.html", brief.message),
        ("html", brief.sheet), ("ics", brief.invitation ?? []),
      ]
      for (ending, bytes) in forms where !bytes.isEmpty {
        // The review goes in the language of the client.
        Golden.expect(
          String(decoding: bytes, as: UTF8.self),
          matches: "\(locale.tag)/briefs/\(brief.stem).\(ending)")
      }
    }
  }

  @Test("take every text from the catalog", arguments: PortfolioLocale.allCases)
  func texts(locale: PortfolioLocale) throws {
    let catalog = try Fixture.catalog(locale)
    _ = try Self.made(locale, catalog: catalog)
    #expect(catalog.problems.isEmpty)
  }

  @Test("are small, ask nobody for anything and draw nothing")
  func offline() throws {
    for brief in try Self.made() {
      #expect(brief.message.count < 90_000, "\(brief.stem)")
      #expect(brief.sheet.count < 200_000, "\(brief.stem)")
      for bytes in [brief.message, brief.sheet] {
        let text = String(decoding: bytes, as: UTF8.self)
        for sign in ["<svg", "<img", "<script", "<link", "src=", "url(", "@import"] {
          #expect(!text.contains(sign), "\(brief.stem): \(sign)")
        }
      }
      #expect(!String(decoding: brief.text, as: UTF8.self).contains("\r"))
    }
  }

  @Test("for clients come from values that know nothing internal")
  func firewall() throws {
    let internalWords = [
      "health", "tier", "margin", "sentiment", "support", "influence", "status", "price", "cost",
      "opportunit", "stake", "risk", "evidence",
    ]
    for entry in ReportDocuments.entries
    where ["briefs/engagement.md", "review.md"].contains(entry.template) {
      let names = entry.schema.fields.map(\.name)
      #expect(!names.isEmpty)
      for word in internalWords {
        #expect(!names.contains { $0.contains(word) }, "\(entry.template): \(word)")
      }
    }
    for brief in try Self.made() where brief.kind.audience == .external {
      let text = String(decoding: brief.text, as: UTF8.self).lowercased()
      for word in ["saúde", "em risco", "diamante", "ouro", "bloqueador", "uso interno", "campeã"] {
        #expect(!text.contains(word), "\(brief.stem): \(word)")
      }
    }
  }

  @Test("for clients go only to people who may be written to, and say who may not and why")
  func permission() throws {
    let portfolio = Fixture.portfolio(Fixture.members)
    let builder = try Self.builder(portfolio)
    let client = try #require(portfolio.client(withID: Fixture.storied))
    var reasons: Set<String> = []
    for contact in portfolio.contacts(of: client) {
      let outcome = try builder.make(.client(.engagement, client: client, person: contact.id))
      let isAllowed =
        contact.isPresent(on: Fixture.day) && contact.doNotContact != true
        && contact.lawfulBasis.holds(on: Fixture.day)
      switch outcome {
      case .made(let brief):
        #expect(isAllowed, "\(contact.id)")
        #expect(brief.recipients.map(\.id) == [contact.id])
      case .refused(let refused):
        #expect(!isAllowed, "\(contact.id)")
        #expect(!refused.isQuiet)
        #expect(refused.why.contains(contact.name ?? contact.id))
        reasons.insert(refused.why)
      }
    }
    #expect(reasons.count > 2)
    guard
      case .refused(let nobody) = try builder.make(
        .client(.engagement, client: client, person: "Ninguém"))
    else {
      Issue.record("a person nobody knows got a document")
      return
    }
    #expect(nobody.why.contains("Ninguém"))
  }

  @Test("of the owner go to the owner, with or without an address")
  func recipients() throws {
    let account = try #require(try Self.made().first)
    #expect(account.recipients.map(\.name) == ["Ana Beatriz Nóbrega"])
    #expect(account.recipients.map(\.address) == [nil])
    let portfolio = Fixture.portfolio(Fixture.members)
    let alone = try #require(portfolio.client(withID: "11.222.333/0001-81"))
    guard case .made(let brief) = try Self.builder(portfolio).make(.client(.account, client: alone))
    else {
      Issue.record("no brief")
      return
    }
    #expect(brief.recipients.isEmpty)
    #expect(!brief.stem.contains("11"))
  }

  @Test("put whom one meets first, with what was promised to this person")
  func meeting() throws {
    let brief = try Self.made()[1]
    let text = String(decoding: brief.text, as: UTF8.self)
    #expect(brief.stem == "meeting-000101-2026-11-30")
    #expect(text.hasPrefix("Reunião de 30/11/2026 com Diego Farias"))
    let invitation = String(decoding: brief.invitation ?? [], as: UTF8.self)
    #expect(invitation.contains("DTSTART;VALUE=DATE:20261130\r\n"))
  }

  @Test("about nothing new are not made, and say since when")
  func nothingNew() throws {
    // Nobody called so has a client: nothing can have changed.
    guard case .refused(let refused) = try Self.builder().make(.owner("zuleica")) else {
      Issue.record("a digest of nothing")
      return
    }
    #expect(refused.isQuiet)
    #expect(refused.why == "Nada de novo desde 31/10/2026: não foi feito.")
  }

  @Test("keep what others wrote as text")
  func hostile() throws {
    var members = Fixture.members
    members[0].attributes.name = "O'Neil & <b>Sons</b> [x](javascript:1) | *y*"
    let portfolio = Fixture.portfolio(members)
    let builder = try Self.builder(portfolio)
    let client = try #require(portfolio.client(withID: Fixture.storied))
    guard case .made(let brief) = try builder.make(.client(.account, client: client)) else {
      Issue.record("no brief")
      return
    }
    #expect(
      String(decoding: brief.text, as: UTF8.self).contains(
        "O'Neil & <b>Sons</b> [x](javascript:1) | *y*"))
    for bytes in [brief.message, brief.sheet] {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("<b>") && !text.contains("href=\"javascript"))
      #expect(text.contains("&lt;b&gt;Sons&lt;/b&gt;"))
    }
  }
}
