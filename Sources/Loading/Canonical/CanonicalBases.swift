import Portfolio

extension CanonicalRecords {
  /// Puts what is known of each person into rows of each of its clients: a withdrawal that another client's
  /// row or another day told, too, since some of the clients may be all that is read.
  ///
  /// - Parameters:
  ///   - portfolio: The portfolio as it is known.
  ///   - told: Ids of the people whose rows are changed; nil for everybody.
  mutating func resolveBases(_ portfolio: Portfolio, of told: Set<String>? = nil) {
    let declared = TableDeclaration.bases
    let people = Set(portfolio.contacts.map(\.id)).filter { told?.contains($0) ?? true }
    let fields = declared.keyColumns.map(\.field) + declared.columns.map(\.field)
    var bases = tables[.bases] ?? CanonicalTables.Rows(columns: fields)
    let contact = bases.column("contact")
    bases.rows.removeAll { row in contact.map { people.contains(row[$0]) } ?? false }
    let known = Dictionary(grouping: portfolio.records.bases) {
      Person(client: $0.client, id: $0.contact ?? "")
    }
    for contact in portfolio.contacts where people.contains(contact.id) {
      let own = known[Person(client: contact.client, id: contact.id)] ?? []
      for basis in contact.otherBases {
        let id = own.first { $0.basis == basis }?.id ?? ""
        let client = portfolio.clients[contact.client].id
        bases.rows.append(
          bases.columns.map { basis.cell($0, id: id, client: client, contact: contact.id) })
      }
    }
    if tables[.bases] != nil || !bases.rows.isEmpty { tables[.bases] = bases }
  }

  private struct Person: Hashable {
    let client: Int
    let id: String
  }
}

extension LawfulBasisRecord {
  /// The day of the withdrawal; a sign that nobody can read where a day could not be, so that it is as
  /// unclear when it is read again.
  var withdrawnCell: String { isUnclear ? CanonicalText.unreadable : withdrawn?.description ?? "" }

  fileprivate func cell(_ field: String, id: String, client: String, contact: String) -> String {
    switch field {
    case "id": id
    case "client": client
    case "contact": contact
    case "basis": basis.flatMap { ValueWords.lawfulBasis.english(of: $0) } ?? ""
    case "purpose": purpose ?? ""
    case "source": source ?? ""
    case "date": given?.description ?? ""
    case "channel": channel ?? ""
    case "version": version ?? ""
    case "expires": expires?.description ?? ""
    case "withdrawn": withdrawnCell
    default: ""
    }
  }
}
