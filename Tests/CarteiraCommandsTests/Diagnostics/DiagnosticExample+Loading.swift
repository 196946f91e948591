extension DiagnosticExample {
  /// Sources, columns and rows.
  static let loading = [
    DiagnosticExample(
      "E100", "`delimiter: \"::\"` in a source", "Name one of the four separators, or leave it out."
    ),
    DiagnosticExample(
      "E101", "`columns: { amount: [Quantity, Price] }`",
      "Write `amount: { product-of: [Quantity, Price] }`."),
    DiagnosticExample(
      "E102", "`leave-out: [{ column: Status }]`",
      "Add the test, such as `is: cancelled`."),
    DiagnosticExample(
      "E103", "`file: data/notas-*.csv` where no such file lies",
      "Mend the name; it counts from the folder of carteira.yaml."),
    DiagnosticExample(
      "E104", "A folder without data/clientes.csv, data/notas.csv and `sources:`",
      "Put one of them there or name yours under `sources:`."),
    DiagnosticExample(
      "E105", "`encoding: latin9`", "Leave it out, or use one of the names in the message."),
    DiagnosticExample("E106", "A file of 0 bytes", "Export it again."),
    DiagnosticExample(
      "E107", "An .xlsx renamed to .csv", "Save the spreadsheet as CSV; renaming does not convert."),
    DiagnosticExample(
      "E108", "A quote that opens in row 7 of a large file and never closes",
      "Close the quote, or double quotes that belong to the text."),
    DiagnosticExample(
      "E660", "A sheet that was exported with its rows as columns",
      "Export it with one record a row, or leave columns out."),
    DiagnosticExample(
      "E661", "A cell of `notes` that holds a whole file",
      "Shorten the text, or give it as data/notes/<client>.md."),
    DiagnosticExample(
      "E109", "`1017;\"Padaria Sol;10,00` as the last row", "Close the quote."),
    DiagnosticExample(
      "E710", "A document of a database that holds others within others, nine deep",
      "Export fewer levels, such as the innermost records alone."),
    DiagnosticExample("E110", "`[{\"client\": 1017,}]`", "Mend the JSON at the place named."),
    DiagnosticExample(
      "E111", "`columns: { date: { constant: 2026-01-01 } }`",
      "Use a constant for one of the fields in the message only."),
    DiagnosticExample(
      "E112", "`header-row: 40` in a file of 12 lines", "Name the row that holds the headings."),
    DiagnosticExample("E113", "`columns: { amout: Valor }`", "Use the field suggested."),
    DiagnosticExample(
      "E114", "`columns: { amount: Vlr }` where the heading is `Vlr. Líq.`",
      "Write the heading as it stands in the file."),
    DiagnosticExample(
      "E115", "Invoices whose amounts stand under `Faturado em reais`",
      "Say what it is: `columns: { amount: Faturado em reais }`."),
    DiagnosticExample(
      "E116", "A column that holds only `1.234` and `2.500`",
      "Say `decimal: ','` or `decimal: '.'`."),
    DiagnosticExample(
      "E117", "`1.234,56` and `1,234.56` in one column",
      "Mend the values, or say `decimal:`; those of the other style are then rejected."),
    DiagnosticExample(
      "E118", "A column that holds only `03/04/2026` and `05/06/2026`",
      "Say `date-order: dmy` or `mdy`."),
    DiagnosticExample(
      "E119", "`25/10/2026` and `10/25/2026` in one column",
      "Mend the values, or say `date-order:`; those of the other order are then rejected."),
    DiagnosticExample("E120", "A row that breaks off in the middle", "Complete the row."),
    DiagnosticExample(
      "E121", "`1017;Café; moído;10,00` under three headings",
      "Put the text in quotes: `\"Café; moído\"`."),
    DiagnosticExample(
      "E122", "`\"Bar \"do\" Zé\"`", "Double inner quotes: `\"Bar \"\"do\"\" Zé\"`."),
    DiagnosticExample("E123", "`31/02/2026`", "Mend the date."),
    DiagnosticExample("E124", "`25/10/0206`", "Mend the year."),
    DiagnosticExample("E125", "`12.000,5O` with a letter O", "Mend the amount."),
    DiagnosticExample(
      "E126", "`999999999999999,00`: above a hundred billion in a line",
      "Mend the amount; it is probably a number of something else."),
    DiagnosticExample(
      "E127", "`Bonificação` as the kind of an invoice",
      "Use sale, return or cancelled, or leave such rows out with `leave-out`."),
    DiagnosticExample(
      "E128", "An invoice of `1099` where the table of clients has no such id",
      "Add the client, or mend the code."),
    DiagnosticExample("E129", "A row with an empty date", "Fill the date in."),
    DiagnosticExample(
      "E130", "A row with an empty amount", "Fill the amount in; 0,00 is an amount."),
    DiagnosticExample("E131", "A client without a code", "Give the client a code."),
    DiagnosticExample(
      "E132", "Two rows of the table of clients with the code 1017",
      "Delete or renumber one of them."),
    DiagnosticExample(
      "E133", "A contact with an empty client", "Say whose contact it is."),
    DiagnosticExample(
      "W141", "A file cut off in the middle of an accented letter", "Export or copy it again."),
    DiagnosticExample(
      "W142", "`SÃ£o Paulo` where São Paulo was meant",
      "Export again in UTF-8; the text was converted twice on its way."),
    DiagnosticExample(
      "W143", "A file that mixes two encodings", "Say `encoding:`, or export it again."),
    DiagnosticExample(
      "W144", "`cerca de 40` as the number of employees", "Write a value of the kind."),
    DiagnosticExample(
      "W145", "`gigante` as the size of a company", "Use one of the words expected."),
    DiagnosticExample("W146", "A CNPJ with a wrong check digit", "Ask the client or the registry."),
    DiagnosticExample("W147", "`(19) 333`", "Complete the telephone number."),
    DiagnosticExample("W148", "`XX` as a state", "Use the two letters of the state."),
    DiagnosticExample("W149", "`20000-00` as a CEP", "A CEP has eight digits."),
    DiagnosticExample("W150", "`01310-100` with the state RJ", "Mend the CEP or the state."),
    DiagnosticExample(
      "W151", "A parent client `1099`, who is not in the portfolio",
      "Add the client, or mend the code."),
    DiagnosticExample(
      "W152", "An invoice of next month", "Nothing, where it is right; it counts from its day on."),
    DiagnosticExample(
      "W153", "Counter sales without a client",
      "Nothing, or fill the client in; they are in no profile."),
    DiagnosticExample(
      "W154", "Invoices with two cities for one client",
      "Make a table of clients with the right one."),
    DiagnosticExample(
      "W155", "`data/notes/C-0O1.md`", "Name the file after the client's code."),
    DiagnosticExample("W156", "Two clients with one CNPJ", "Join them, or mend the number."),
    DiagnosticExample("W157", "`client since` in the year 2062", "Mend the date."),
    DiagnosticExample("W158", "`ended` before `client since`", "Mend one of the dates."),
    DiagnosticExample(
      "N159", "A tax number of a client abroad", "Nothing; only numbers of Brazil are kept."),
    DiagnosticExample(
      "W160", "`7195358000166` as a CNPJ", "Format the column as text and export it again."),
    DiagnosticExample(
      "W161", "A client whose parent has the client as its parent", "Mend one of the parents."),
    DiagnosticExample(
      "N162", "A row that ends before the last column", "Nothing, where the rest is empty."),
  ]
}
