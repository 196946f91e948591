import Portfolio

/// How the rows of one file of invoices are read: which column feeds what, in which style.
struct InvoicePlan: Sendable {
  /// A column that says something about the client of its line, such as `country`.
  struct AttributeColumn: Sendable {
    let field: String
    let column: Int
  }

  /// A rule that leaves rows out, on a column.
  struct LeaveOut: Sendable {
    let column: Int
    let test: SourceConfiguration.LeaveOutRule.Test
    let reader: DecimalReader
  }

  /// Columns by position; -1 where the file has none.
  var client = -1
  /// The column of the store that is put behind the client's code; -1 where the code alone names a client.
  var store = -1
  var number = -1
  var date = -1
  var amount = -1
  var quantity = -1
  var unitPrice = -1
  var kind = -1
  /// Whether the column of kinds says yes or no to an invoice being cancelled.
  var saysCancelled = false
  /// Whether the column of kinds has the letters of Protheus.
  var hasProtheusTypes = false
  var product = -1
  /// Whether the beginning of the file has errors of a spreadsheet in place of products: then all are counted.
  var hasProductErrors = false
  /// Quantity and price of rows whose amount is empty; nil where the file has none beside its amounts.
  var spareFactors: (quantity: Int, price: Int)?
  /// The column of what was sold, where somebody asks for it; amounts may not need it.
  var soldQuantity = -1
  var soldQuantityReader = DecimalReader(style: .plain)
  /// The column that names the currency of each amount.
  var currencyColumn = -1
  /// The currency of all amounts, as configured; nil for the reporting one.
  var statedCurrency: Currency?
  /// The column of contracts; a row may end before it.
  var contract = -1
  /// Whether clients are named by their CPF or CNPJ, and whose numbers these are, where the heading tells.
  var documents: DocumentColumn?
  /// Whether a text in place of a client may be an error of a spreadsheet or the name of a sum, as it is in
  /// no database.
  var judgesNames = true
  /// Clients whose names could be what a sum is called: a line of theirs somewhere is no sum's.
  var namesOfClients: Set<String> = []
  /// When invoices are due and when they were paid; a row may end before these columns.
  var due: DayColumn?
  var paid: DayColumn?
  var attributes: [AttributeColumn] = []

  var day: DateReader
  var money: MoneyReader
  var quantityReader: DecimalReader
  var priceReader: DecimalReader
  var cancellationPrefixes: [[UInt8]] = []
  var leaveOut: [LeaveOut] = []
  /// How many cells the heading has.
  var width = 0
  /// The headings by position, for messages.
  var headings: [String] = []
  var currency: Currency
  /// What other currencies are worth.
  var rates = ExchangeRates()

  /// Whether amounts may be in another currency without saying so themselves.
  var namesCurrency: Bool { currencyColumn >= 0 || statedCurrency != nil }

  /// The kind that a cell of the column of kinds names; nil where it is none.
  func invoiceKind(of cell: Span<UInt8>) -> InvoiceKind? {
    if hasProtheusTypes, let kind = ProtheusType.kind(of: cell.text) { return kind }
    if let kind = InvoiceKind(word: cell) { return kind }
    return saysCancelled ? CancelledFlag.kind(of: cell.text) : nil
  }

  /// The last column that is read: a row may end after it.
  var lastColumnUsed: Int {
    max(
      client, date, amount, quantity, unitPrice, number, kind, product, currencyColumn,
      attributes.reduce(-1) { max($0, $1.column) }, leaveOut.reduce(-1) { max($0, $1.column) })
  }
}

extension InvoicePlan {
  /// Whether a text in place of a client may say that its row sums up others: where there are numbers, a
  /// beginning such as `Total do dia` may.
  func mayBeSum(_ client: Span<UInt8>) -> Bool {
    // Where a rule says which rows are left out, it decides.
    guard judgesNames, leaveOut.isEmpty, width > 2 else { return false }
    let text = client.text
    return (TotalRow.isTotal(text) || (number >= 0 && TotalRow.beginsAsTotal(text)))
      && !namesOfClients.contains(text)
  }

  /// Where a row names its product; empty where it does not, or where an error of a spreadsheet stands there.
  func productCell(
    _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>
  ) -> Range<Int> {
    let cell = scanner.trimmedCell(product, in: bytes)
    return judgesNames && CellError.isError(bytes.extracting(cell)) ? 0..<0 : cell
  }

  /// Whether a row has an error of a spreadsheet in place of its product.
  func hasProductError(_ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>) -> Bool {
    CellError.isError(bytes.extracting(scanner.trimmedCell(product, in: bytes)))
  }

  /// Whether a row with a date sums up others: by the text in place of its client, without a number, and
  /// with nothing beside its amount.
  func isSum(
    _ line: ParsedLine, _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>
  ) -> Bool {
    guard line.invoice.isEmpty, mayBeSum(bytes.extracting(line.client)) else { return false }
    let usual = [client, date, amount, quantity, unitPrice]
    for column in 0..<min(width, scanner.count) where !usual.contains(column) {
      guard scanner.trimmedCell(column, in: bytes).isEmpty else { return false }
    }
    return true
  }
}

/// What one row of invoices says, as ranges and numbers of the chunk's bytes.
struct ParsedLine {
  /// The client's id without blanks around it; empty where the row names none.
  var client: Range<Int>
  /// `ByteHash.hash` of the client's id; 0 where there is none.
  var clientHash: UInt64
  /// The invoice's number without blanks around it; empty where the row has none.
  var invoice: Range<Int>
  /// Days since 1970-01-01.
  var day: Int32
  /// Minor units: a sale above zero, a return below.
  var amount: Int64
}

/// Why a row was rejected.
struct RowFault {
  enum Reason: Sendable {
    case tooFewCells
    case tooManyCells
    case textAfterQuote
    case badDay
    case impossibleDay
    case badAmount
    case amountTooLarge
    case badKind
    case badCurrency
    case noRate
    case unknownClient
    case missingDay
    case missingAmount
    /// A sum of other rows: not taken, and no fault of the data.
    case totalRow
  }

  let reason: Reason
  /// Position of the cell concerned; -1 for the row.
  let column: Int
}
