import Portfolio

/// A subject of fields of which invoices tell something, where there are any.
protocol InvoiceSubject: Sendable {
  /// Whether invoices up to the day tell anything: without any, what they would tell is unknown and not zero.
  var knowsInvoices: Bool { get }
}

extension AssessmentField where Subject: InvoiceSubject {
  /// The field as one that invoices alone tell.
  var ofInvoices: AssessmentField {
    let value = self.value
    return AssessmentField(name, type, WordMeaning(text: meaning, words: words)) {
      $0.knowsInvoices ? value($0) : .missing
    }
  }

  /// Fields as those that invoices alone tell.
  static func allOfInvoices(_ fields: [AssessmentField]) -> [AssessmentField] {
    fields.map(\.ofInvoices)
  }
}

extension Portfolio {
  /// Whether the data have an invoice up to a day; a table without a row tells no more than none.
  func knowsInvoices(on day: Day) -> Bool { firstDay(.transactional, through: day) != nil }
}

extension PortfolioSummary {
  /// Whether the data have an invoice up to the day; a table without a row tells no more than none.
  public var knowsInvoices: Bool { lastInvoice != nil }
}

extension ClientResult: InvoiceSubject {}
extension OwnerResult: InvoiceSubject {}

extension Assessment: InvoiceSubject {
  var knowsInvoices: Bool { summary.knowsInvoices }
}
