import Portfolio

extension TableDeclaration where Record == Contact {
  /// The table of contacts.
  static let contacts = TableDeclaration(
    .contacts, "A person at a client; the same id at several clients is one person"
  ) { make in
    personColumns(make) + mapColumns(make) + consentColumns(make)
  }.with {
    $0.identity = .person
    $0.orders = [("basis-date", "basis-expires"), ("basis-date", "basis-withdrawn")]
    $0.past = [
      "support-date", "advocacy-act-date", "birthday", "basis-date", "basis-withdrawn",
    ]
    $0.located = ["reports-to"]
    $0.inspect = { $0.mapIssues() }
  }

  private static func personColumns(
    _ make: ColumnMaker<Contact>
  ) -> [ColumnDeclaration<Contact>] {
    [
      make.column(
        "name", .text, \.name, "Carla Nunes", "The full name; empty for a vacant position"),
      make.column(
        "position", .text, \.map.position, BilingualText("Direção financeira", "Finance lead"),
        "The post in the organisation, which stays when the person goes"),
      make.column(
        "title", .text, \.title, BilingualText("Diretora financeira", "Finance director"),
        "The job title"),
      make.column(
        "department", .text, \.department, BilingualText("Financeiro", "Finance"),
        "The department"),
      make.word("level", ValueWords.hierarchyLevel, \.level, "The level in the hierarchy"),
      make.words(
        "roles", ValueWords.contactRole, \.roles, "Parts in a decision, the primary one first"),
      make.column("email", .email, \.email, "carla@padaria.example", "The e-mail address"),
      make.column("phone", .phone, \.phone, "(19) 98888-7777", "The telephone"),
      make.column("birthday", .day, \.birthday, "1980-05-14", "The birthday"),
      make.column(
        "language", .text, \.language, BilingualText("pt-BR", "en"), "The language to write in"),
      make.flag("do-not-contact", \.doNotContact, "no", "Whether the person asked for no contact")
        .whenUnreadable { $0.doNotContact = true },
    ]
  }

  private static func mapColumns(
    _ make: ColumnMaker<Contact>
  ) -> [ColumnDeclaration<Contact>] {
    [
      make.column(
        "reports-to", .reference(.contacts), \.map.reportsTo, "P-002",
        "The contact this one reports to"),
      make.flag(
        "report-confirmed", \.map.isReportConfirmed, "yes",
        "Whether that is confirmed rather than inferred"),
      make.flag("vacant", \.map.isVacant, "no", "Whether nobody holds the position now"),
      make.flag(
        "outside", \.map.isOutside, "no", "Whether the person is not employed by the client"),
      make.column("left", .day, \.map.left, "2026-04-30", "The day the person left the client"),
      make.column(
        "influence", .integer(1...5), \.map.influence, "4", "Influence on evidence, 1 to 5"),
      make.column(
        "support", .integer(-2...2), \.map.support, "1", "From -2, hostile, to 2, mentor"),
      make.column(
        "support-date", .day, \.map.supportDate, "2026-05-20", "The day of that sentiment"),
      make.column(
        "mobilising", .integer(0...3), \.map.mobilising, "2",
        "How much the person moves others, 0 to 3"),
      make.column(
        "advocacy-act-date", .day, \.map.advocacyActDate, "2026-03-02",
        "The day of the latest act in our favour"),
      make.words(
        "authority", ValueWords.authority, \.map.authorities,
        "What the person may do about a decision"),
      make.flag("veto", \.map.hasVeto, "no", "Whether the person can stop a decision alone"),
      make.word(
        "disposition", ValueWords.disposition, \.map.disposition,
        "What we mean to do about a blocker"
      ),
      make.list(
        "covered-by", \.map.coveredBy, "Ana Prado", "Who of ours covers the person",
        of: .references(.team)),
      make.word(
        "level-now", ValueWords.relationshipLevel, \.map.levelNow, "What we are to the person"),
      make.word(
        "level-wanted", ValueWords.relationshipLevel, \.map.levelWanted, "What we want to be"),
    ]
  }

  private static func consentColumns(
    _ make: ColumnMaker<Contact>
  ) -> [ColumnDeclaration<Contact>] {
    [
      make.word(
        "lawful-basis", ValueWords.lawfulBasis, \.lawfulBasis.basis,
        "Why the data may be used (LGPD, article 7)"),
      make.column(
        "basis-purpose", .text, \.lawfulBasis.purpose,
        BilingualText("relacionamento comercial", "business relations"),
        "What the data may be used for"),
      make.column(
        "basis-source", .text, \.lawfulBasis.source, BilingualText("formulário", "form"),
        "Where the basis was recorded"),
      make.column("basis-date", .day, \.lawfulBasis.given, "2025-02-01", "The day it was given")
        .whenUnreadable { $0.lawfulBasis.isUnclear = true },
      make.column("basis-channel", .text, \.lawfulBasis.channel, "e-mail", "How it was given"),
      make.column(
        "basis-version", .text, \.lawfulBasis.version, "2.1", "The version of the text agreed to"),
      make.column(
        "basis-expires", .day, \.lawfulBasis.expires, "2027-02-01", "The last day it holds"
      ).whenUnreadable { $0.lawfulBasis.isUnclear = true },
      make.column(
        "basis-withdrawn", .day, \.lawfulBasis.withdrawn, "2026-01-15",
        "The day it was withdrawn"
      ).whenUnreadable { $0.lawfulBasis.isUnclear = true },
    ]
  }
}

extension StakeholderView {
  /// The authority, however the words come.
  fileprivate var authorities: [DecisionAuthority] {
    get { authority }
    set { authority = DecisionAuthority.allCases.filter { newValue.contains($0) } }
  }
}

extension Contact {
  /// What contradicts itself on the map; a bypass of somebody with a veto is refused.
  fileprivate mutating func mapIssues() -> [RecordIssue] {
    var issues: [RecordIssue] = []
    if map.isVacant == true, let name {
      issues.append(RecordIssue("vacant", .vacantWithName, ["name": name]))
    }
    if map.hasVeto == true, map.disposition == .bypass {
      map.disposition = nil
      issues.append(RecordIssue("disposition", .bypassOfVeto))
    }
    return issues
  }
}

extension TableDeclaration where Record == Relation {
  /// Lines between contacts.
  static let relations = TableDeclaration(
    .relations, "A line between two contacts besides reporting"
  ) { make in
    [
      make.column(
        "from", .reference(.contacts), \.from, "P-001", "The contact it goes from", isNeeded: true),
      make.column(
        "to", .reference(.contacts), \.to, "P-002", "The contact it goes to", isNeeded: true),
      make.word("kind", ValueWords.relationKind, \.kind, "What it is"),
    ]
  }.with {
    $0.inspect = { relation in
      relation.from == relation.to
        ? [RecordIssue("to", .relationToItself, ["contact": relation.to ?? ""])] : []
    }
  }
}

extension TableDeclaration where Record == ContactBasis {
  /// Lawful bases, where a person has several.
  static let bases = TableDeclaration(
    .bases, "A lawful basis of a person for a purpose, where the columns of contacts are not enough"
  ) { make in
    [
      make.column(
        "contact", .reference(.contacts), \.contact, "P-001", "The contact whose data it is about",
        isNeeded: true),
      make.word(
        "basis", ValueWords.lawfulBasis, \.basis.basis,
        "Why the data may be used (LGPD, article 7); empty for a withdrawal that stands alone"),
      make.column(
        "purpose", .text, \.basis.purpose, BilingualText("pesquisas", "surveys"),
        "What the data may be used for"),
      make.column(
        "source", .text, \.basis.source, BilingualText("formulário", "form"),
        "Where the basis was recorded"),
      make.column("date", .day, \.basis.given, "2025-02-01", "The day it was given")
        .whenUnreadable { $0.basis.isUnclear = true },
      make.column("channel", .text, \.basis.channel, "e-mail", "How it was given"),
      make.column(
        "version", .text, \.basis.version, "2.1", "The version of the text agreed to"),
      make.column("expires", .day, \.basis.expires, "2027-02-01", "The last day it holds")
        .whenUnreadable { $0.basis.isUnclear = true },
      make.column(
        "withdrawn", .day, \.basis.withdrawn, "2026-01-15", "The day it was withdrawn"
      ).whenUnreadable { $0.basis.isUnclear = true },
    ]
  }.with {
    $0.orders = [("date", "expires"), ("date", "withdrawn")]
    $0.past = ["date", "withdrawn"]
  }
}

extension TableDeclaration where Record == TeamMember {
  /// The table of our own people.
  static let team = TableDeclaration(.team, "One of our own people") { make in
    [
      make.column("name", .text, \.name, "Ana Prado", "The full name"),
      make.column(
        "role", .text, \.role, BilingualText("Gerente de contas", "Account manager"),
        "What the member does"),
      make.column("email", .email, \.email, "ana@empresa.example", "The e-mail address"),
      make.column(
        "weekly-hours", .integer(0...168), \.weeklyHours, "30", "Hours a week for clients"),
      make.amount("hourly-cost", \.hourlyCost, "85.00", "What an hour costs the company")
        .notBelow(.zero),
      make.list(
        "specialties", \.specialties, BilingualText("Saúde; ouro", "Health; gold"),
        "Sectors and tiers the member knows best"),
      make.column(
        "biography", .text, \.biography,
        BilingualText("Dez anos de contas", "Ten years of accounts"),
        "A short biography"),
    ]
  }.with {
    $0.hasClient = false
    $0.identity = .person
  }
}
