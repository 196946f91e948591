extension DiagnosticExample {
  /// Currencies, sums and payments.
  static let invoices = [
    DiagnosticExample(
      "E170", "`US$ 1.200,00` on 05/01/2026 where the first rate of USD is of February",
      "Add the rate to the table of rates: `USD;2026-01-01;5,42`."),
    DiagnosticExample(
      "E171", "`moeda forte` in a column `Moeda`", "Write the code, the sign or the name."),
    DiagnosticExample(
      "E172", "A column of access keys mapped to `amount`",
      "Map `amount` to the column that holds amounts."),
    DiagnosticExample("E173", "A payment with an empty cell under `Nota`", "Name the invoice."),
    DiagnosticExample(
      "E174", "A payment of `NF-1302` where the invoices have `NF-1203`",
      "Use the number suggested, or add the invoice."),
    DiagnosticExample(
      "E175", "Two clients have an invoice `17`, and a payment says only `17`",
      "Add a column `client` to the payments."),
    DiagnosticExample(
      "W176", "Payments of 300,00 and 250,00 for an invoice of 500,00",
      "Mend the amount, or the invoice that the payment names."),
    DiagnosticExample(
      "W177", "Two lines of `NF-1203`, paid on 03/10 and on 08/10",
      "Give the lines of one invoice one day, or each instalment its own due date."),
    DiagnosticExample(
      "W178", "An invoice of 05/11/2026 due on 04/10/2026", "Mend one of the two dates."),
  ]
}
