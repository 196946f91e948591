extension DiagnosticExample {
  /// Packed files, workbooks and databases.
  static let sources = [
    DiagnosticExample(
      "E134", "A download that broke off; a .xlsx whose last bytes are missing",
      "Export or download it again."),
    DiagnosticExample(
      "E135", "A .zip of a few kilobytes that unpacks to gigabytes of zeros",
      "Export it again; split what is really that large."),
    DiagnosticExample(
      "E725", "A .zip of a hundred thousand small files",
      "Pack fewer files, or unpack it and name a pattern."),
    DiagnosticExample(
      "E726",
      "Invoices of `1001`, `1002`, … beside clients whose id is read from `CNPJ`, with `1001` in their column `Cód.`",
      "Name the column under `columns` of the clients: `{ id: Cód. }`. Nothing is published until then."
    ),
    DiagnosticExample(
      "E727", "Contacts of another system, whose clients have other ids than ours",
      "Read the column with those ids as the clients' id, add the clients, or take the file out of the sources."
    ),
    DiagnosticExample(
      "W728", "`data/Vendas 2026.csv`, which carteira.yaml does not name",
      "`carteira import \"data/Vendas 2026.csv\"`, or move the file to another folder."),
    DiagnosticExample(
      "W729", "The whole company's invoices beside the 20 clients of one account manager",
      "Nothing; export those clients alone, or add the others to the table of clients."),
    DiagnosticExample(
      "E136", "`clientes.xls`, or a .xlsx with a password",
      "Open it and save it as .xlsx without a password, or as CSV."),
    DiagnosticExample(
      "E137", "A .xlsx that another program wrote wrongly, or that declares entities",
      "Open it in a spreadsheet program and save it again."),
    DiagnosticExample("E138", "`sheet: Cliente` where it is `Clientes`", "Use the name suggested."),
    DiagnosticExample(
      "E139",
      "A database of another kind, one that is locked, `query: SELECT x FROM clients` without such a column",
      "Mend what the database names."),
    DiagnosticExample(
      "E140", "`file: data/notas.zip/2026-*.csv` where nothing in it has such a name",
      "Mend the pattern, or leave it out to read every table of the package."),
    DiagnosticExample(
      "E196", "`query: DELETE FROM clients`, or `table` and `query` in one source",
      "Write one SELECT, or name one table."),
    DiagnosticExample("E197", "`table: client` where it is `clients`", "Use the name suggested."),
    DiagnosticExample(
      "E620", "`push-down: required` where amounts are kept as texts",
      "Give the column a type, in the table or in a query (`CAST(valor AS NUMERIC)`), or write `push-down: auto`."
    ),
    DiagnosticExample(
      "N621", "A table of invoices in a database, its dates kept as texts such as 31/01/2026",
      "Nothing, unless there are millions of lines: then as for E620."),
    DiagnosticExample(
      "W169", "`#N/A` where a lookup found nothing", "Mend the formula, or clear the cell."),
    DiagnosticExample(
      "W179", "A workbook written by a script, never opened since",
      "Open it, let it compute, save it."),
    DiagnosticExample(
      "E580", "`carteira export client --to csv`", "Use the name suggested."),
    DiagnosticExample(
      "E581", "`carteira export surveys --to csv` of a portfolio without surveys",
      "Name a table that `carteira check` lists."),
    DiagnosticExample(
      "E582", "`--to sqlite --output a.sqlite` where a.sqlite is",
      "Name another path, or remove it; files of CSV, JSON and XLSX are replaced."),
    DiagnosticExample(
      "E583", "Two million invoice lines and `--to xlsx`", "Use `--to sqlite` or `--to csv`."),
    DiagnosticExample("E584", "A disk that is full", "Make room, or name another path."),
    DiagnosticExample(
      "W585", "A note of forty thousand characters in a table and `--to xlsx`",
      "Nothing, where people will read the sheet; else export to SQLite or JSON."),
    DiagnosticExample(
      "E198", "`C-001: C-001`, or one id under two clients", "Give each id one client."),
    DiagnosticExample(
      "N183", "`C-001: [PD-77]` in aliases.yaml where both are clients", "Nothing."),
    DiagnosticExample(
      "W199", "aliases.yaml where clients come from invoices alone",
      "Add a table of clients, or remove the file."),
    DiagnosticExample(
      "E587", "`carteira export clients --to csv -o carteira.yaml`",
      "Name another path: the results of before may be replaced, sources and settings not."),
    DiagnosticExample(
      "E588", "`carteira import data/notas.csv` where invoices are read from it already",
      "Mend the entry in carteira.yaml; to have it proposed again, remove the entry first."),
    DiagnosticExample(
      "W670", "`file: data/notas-*.csv` and `file: data/notas-2026.csv` under one table",
      "Name the file once. Where each entry takes other rows of it, nothing."),
    DiagnosticExample(
      "E672", "An exchange rate of `0` or `-5`",
      "Write what one unit of the currency is worth; leave out days of which nobody knows it."),
    DiagnosticExample(
      "W673", "`TOTAL;7;;;` below the clients of a spreadsheet",
      "Nothing; or take the row out of the file. If it is a record, write a rule under `leave-out` that leaves others out."
    ),
    DiagnosticExample(
      "N674", "`Alimentos` and `ALIMENTOS` as sectors of clients",
      "Nothing; write one of them where the file is looked after."),
    DiagnosticExample(
      "W671", "`Valor;Valor` as headings of invoices, both with values",
      "Name the columns apart, such as `Valor` and `Valor pago`."),
    DiagnosticExample(
      "E676", "`Padaria` on an invoice, where two clients have that name",
      "Write the id of the one that is meant."),
    DiagnosticExample(
      "W680",
      "A table of clients of which only the headings are there, as `init --empty` writes it",
      "Fill it in, or take it out of carteira.yaml; if it should have had rows, find out why it has none."
    ),
    DiagnosticExample(
      "W681", "A client with `ended` of 31 March, and a contract of it that says nothing of an end",
      "Write down the contract's last day; until then it counts as ended with the client."),
    DiagnosticExample(
      "W682",
      "`Valor Total da Nota` of 50,00 on both lines of a note, beside a `Valor` of other numbers",
      "Name the column of the lines' amounts in carteira.yaml; where each line does cost as much as the other, nothing."
    ),
    DiagnosticExample(
      "W683", "`Valor;Periodicidade` of contracts with `12.000,00;Anual`",
      "Write the amount of a month in a column `Valor mensal`: `1.000,00`."),
    DiagnosticExample(
      "W684", "`Divisa do documento` with `USD` and `BRL` beside the amounts of invoices",
      "Name the column in carteira.yaml; where it is not about the amounts, nothing."),
    DiagnosticExample(
      "W685", "`Empresa;Data;Nota` of a survey",
      "Say once for the file what its scores measure, or add a column `Tipo`."),
    DiagnosticExample(
      "W720",
      "`Data;Cliente;Canal;Quem (nós);Com quem` of touches, some of them by `E-mail`",
      "Add a column `Direção`, or write for the file what all its touches were; until then measures that hang on an e-mail without an answer known are unknown."
    ),
    DiagnosticExample(
      "N721",
      "`Data;Cliente;Canal;Quem (nós);Com quem` of touches, each of them `Reunião` or `Visita`",
      "Nothing; add a column `Direção` where some stayed without an answer."
    ),
    DiagnosticExample(
      "N722",
      "`marina couto` and `Marina Couto` as owners, and no table of the team",
      "Nothing; write one of them where the file is looked after, or add a table of the team."
    ),
    DiagnosticExample(
      "E590", "`carteira import lista.csv --yes` where two of seven headings are known",
      "Look at what `carteira import lista.csv --dry-run` proposes; name the table with `--as`."),
    DiagnosticExample(
      "W675", "`data/notas.csv` and `data/vendas.csv` in a portfolio without `sources`",
      "Name both in carteira.yaml, or move the one that is not meant out of `data`."),
    DiagnosticExample(
      "E593", "`\"sem fim` in one line and `\"y\"` two lines below",
      "Close the quote, or double those that belong to the text."),
    DiagnosticExample(
      "E594", "`{\"clientes\": [{…}], \"pedidos\": [{…}]}`",
      "Write each list into a file of its own."),
    DiagnosticExample(
      "N686", "`{\"pagina\": 1, \"clientes\": [{…}]}`, as an API answers", "Nothing."),
    DiagnosticExample(
      "W688",
      "`Emitido em 15/11/2026;;;` below the clients, the headings again at the top of a page",
      "Nothing; or take the rows out of the file."),
    DiagnosticExample(
      "W689", "`Filial Sul;;;` among clients",
      "Take the row out, or write what is known of the client."),
    DiagnosticExample(
      "W690", "`\"tv 32` in one line and `cabo 12\"` in the next",
      "Double the quotes in the text, and put quotes around it: `\"tv 32\"\"\"`."),
    DiagnosticExample(
      "W691", "The sheets `Jan` and `Fev` of one workbook, both of invoices",
      "Add an entry for each: `{ file: notas.xlsx, sheet: Jan }` and `{ file: notas.xlsx, sheet: Fev }`."
    ),
    DiagnosticExample(
      "W692", "A workbook whose only sheet with rows is hidden",
      "Show the sheet, or name it under `sheet`, if it is meant."),
    DiagnosticExample(
      "E586", "`carteira import fotos.csv`", "Name the table with `--as`, or another file."),
    DiagnosticExample(
      "E221", "`file: postgresql://maria:secret@db/crm`",
      "Leave it out and name it in a file that only you can read."),
  ]
}
