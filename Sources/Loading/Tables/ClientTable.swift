import Portfolio

extension TableDeclaration where Record == ClientAttributes {
  /// The table of clients.
  static let clients = TableDeclaration(
    table: .clients,
    columns: [
      .text("name", \.name),
      .text("legal-name", \.legalName),
      .word("kind") { client, text in
        client.kind = ValueWords.clientKind.value(of: text)
        return client.kind != nil
      },
      .word("business-model") { client, text in
        client.businessModel = ValueWords.businessModel.value(of: text)
        return client.businessModel != nil
      },
      // Before what is read by the rules of a country.
      .text("country", \.country),
      ColumnDeclaration(field: "document", type: .document) { client, value in
        guard case .document(let document) = value else { return false }
        client.document = document
        return true
      },
      .text("state", \.state, type: .state),
      .text("city", \.city),
      .text("neighborhood", \.neighborhood),
      .text("postal-code", \.postalCode, type: .postalCode),
      .text("address", \.address),
      .text("sector", \.sector),
      .text("size", \.size),
      .integer("employees", \.employees),
      ColumnDeclaration(field: "annual-revenue", type: .money) { client, value in
        guard case .money(let money) = value else { return false }
        client.annualRevenue = money
        return true
      },
      .day("birth-date", \.birthDate),
      .text("phone", \.phone, type: .phone),
      .text("email", \.email),
      .text("owner", \.owner),
      .text("executive", \.executive),
      .day("since", \.since),
      .day("ended", \.ended),
      .text("end-reason", \.endReason),
      .text("entry-channel", \.entryChannel),
      .list("relationship-channels", \.relationshipChannels),
      .list("needs", \.needs),
      .list("competitors", \.competitors),
      .list("strengths", \.strengths),
      .list("weaknesses", \.weaknesses),
      .text("parent-client", \.parent),
      .list("tags", \.tags),
      .text("crm-link", \.crmLink),
    ],
    country: \.country)
}
