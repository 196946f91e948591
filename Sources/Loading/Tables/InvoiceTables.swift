import Portfolio

/// What the loader of invoices reads, as documentation and empty files show it.
enum InvoiceTables {
  static let invoices = TableDescription(
    table: .invoices, meaning: "A purchase or billing document, or one line of it",
    columns: [
      column("client", .reference(.clients), "C-001", "Who bought: id, CPF or CNPJ, or name", true),
      column("number", .text, "NF-1203", "The number; lines that share it are one invoice"),
      column("date", .day, "2026-10-15", "The day of issue", true),
      column("due", .day, "2026-11-24", "The day it is due"),
      column("paid", .day, "2026-11-23", "The day it was paid; empty while it is open"),
      column(
        "product", .reference(.products), BilingualText("Plano Fibra", "Fibre plan"),
        "What was bought"),
      column("quantity", .decimal, "2", "How much of it"),
      column("unit-price", .money, "249.95", "The price of one; needed where there is no amount"),
      column("amount", .money, "499.90", "The amount of the line"),
      TableColumn(
        .invoices, "kind", .word, words: ValueWords.invoiceKind.columnWords,
        example: ValueWords.invoiceKind.example, isNeeded: false,
        meaning: "Sale, return or cancelled; empty is a sale"),
      column("contract", .reference(.contracts), "CT-2025-001", "The contract it bills"),
      column(
        "currency", .currency, "BRL",
        "The currency of the amounts, where it is not the portfolio's; needs rates"),
      column(
        "client-name", .text, "Padaria Modelo", "The client's name, where clients have no table"),
      column("client-document", .document, "11.222.333/0001-81", "CPF or CNPJ, likewise"),
      column("country", .text, BilingualText("Brasil", "Brazil"), "The client's country, likewise"),
      column("state", .state, "SP", "The client's state, likewise"),
      column("city", .text, "Campinas", "The client's city, likewise"),
      column(
        "sector", .text, BilingualText("Alimentos", "Food"), "The client's sector, likewise"),
      column("owner", .reference(.team), "Ana Prado", "Who answers for the client, likewise"),
    ])

  private static func column(
    _ field: String, _ type: ColumnType, _ example: BilingualText, _ meaning: String,
    _ isNeeded: Bool = false
  ) -> TableColumn {
    TableColumn(.invoices, field, type, example: example, isNeeded: isNeeded, meaning: meaning)
  }

  static let payments = TableDescription(
    table: .payments, meaning: "The settlement of an invoice, whole or in part",
    columns: [
      TableColumn(
        .payments, "id", .text, example: "PG-001", isNeeded: false, meaning: "The id"),
      TableColumn(
        .payments, "invoice", .reference(.invoices), example: "NF-1203", isNeeded: true,
        meaning: "The number of the invoice"),
      TableColumn(
        .payments, "client", .reference(.clients), example: "C-001", isNeeded: false,
        meaning: "The client, where several have an invoice of that number"),
      TableColumn(
        .payments, "date", .day, example: "2026-11-23", isNeeded: true, meaning: "The day"),
      TableColumn(
        .payments, "amount", .money, example: "499.90", isNeeded: true, meaning: "The amount"),
      TableColumn(
        .payments, "currency", .currency, example: "BRL", isNeeded: false,
        meaning: "The currency of the amount, where it is not the portfolio's; needs rates"),
    ])
}
