import Portfolio

extension TableDeclaration where Record == Contact {
  /// The table of contacts; `id` and `client` are references and not among the columns.
  static let contacts = TableDeclaration(
    table: .contacts,
    columns: [
      .text("name", \.name),
      .text("title", \.title),
      .text("department", \.department),
      .word("level") { contact, text in
        contact.level = ValueWords.hierarchyLevel.value(of: text)
        return contact.level != nil
      },
      ColumnDeclaration(field: "roles", type: .list) { contact, value in
        guard case .list(let texts) = value else { return false }
        let roles = texts.map { ValueWords.contactRole.value(of: $0) }
        contact.roles = roles.compactMap { $0 }
        return !roles.contains(nil)
      },
      .text("email", \.email),
      .text("phone", \.phone, type: .phone),
      .flag("do-not-contact", \.doNotContact),
      .word("lawful-basis") { contact, text in
        contact.lawfulBasis.basis = ValueWords.lawfulBasis.value(of: text)
        return contact.lawfulBasis.basis != nil
      },
    ])
}

extension TableDeclaration where Record == TeamMember {
  /// The table of our own people.
  static let team = TableDeclaration(
    table: .team,
    columns: [
      .text("name", \.name),
      .text("role", \.role),
      .text("email", \.email),
      .integer("weekly-hours", \.weeklyHours),
      .list("specialties", \.specialties),
      .text("biography", \.biography),
    ])
}
