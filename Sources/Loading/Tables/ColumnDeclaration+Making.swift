import Portfolio

/// Makes the columns of one table.
struct ColumnMaker<Record: Sendable>: Sendable {
  let table: TableName

  typealias Path<Value> = any WritableKeyPath<Record, Value> & Sendable

  /// A column whose cells become values of a property by a function of their own.
  ///
  /// The function gives the value, where there is one, and the text that it does not know.
  func column<Value>(
    _ field: String, _ type: ColumnType, to path: Path<Value>, words: [ColumnWord] = [],
    _ example: BilingualText, _ meaning: String, isNeeded: Bool = false,
    read: @escaping @Sendable (CellValue) -> (value: Value?, unknown: String?)
  ) -> ColumnDeclaration<Record> {
    ColumnDeclaration(
      column: TableColumn(
        table, field, type, words: words, example: example, isNeeded: isNeeded, meaning: meaning),
      assign: { record, cell in
        let (value, unknown) = read(cell)
        if let value { record[keyPath: path] = value }
        return unknown
      })
  }

  /// A column of single values.
  func column<Value: CellConvertible & SendableMetatype>(
    _ field: String, _ type: ColumnType, _ path: Path<Value?>, _ example: BilingualText,
    _ meaning: String, isNeeded: Bool = false
  ) -> ColumnDeclaration<Record> {
    column(field, type, to: path, example, meaning, isNeeded: isNeeded) { (Value(cell: $0), nil) }
  }

  /// A column of yes and no.
  func flag(
    _ field: String, _ path: Path<Bool?>, _ example: BilingualText, _ meaning: String
  ) -> ColumnDeclaration<Record> {
    var made = column(field, .flag, path, example, meaning)
    made.column.words = ValueWords.yesNo.columnWords
    return made
  }

  /// A column of lists of texts or references.
  func list(
    _ field: String, _ path: Path<[String]>, _ example: BilingualText, _ meaning: String,
    of type: ColumnType = .list
  ) -> ColumnDeclaration<Record> {
    column(field, type, to: path, example, meaning) { ([String](cell: $0), nil) }
  }

  /// A column of words out of a closed list; some words may say that there is no value yet.
  func word<Value: Sendable & Equatable>(
    _ field: String, _ words: WordTable<Value>, _ path: Path<Value?>, _ meaning: String,
    isNeeded: Bool = false, none: Set<String> = []
  ) -> ColumnDeclaration<Record> {
    column(
      field, .word, to: path, words: words.columnWords, words.example, meaning, isNeeded: isNeeded
    ) { cell in
      guard case .text(let text) = cell else { return (nil, nil) }
      let value = words.value(of: text)
      return (value, value == nil && !none.contains(HeaderKey.fold(text)) ? text : nil)
    }
  }

  /// A column of several words out of a closed list.
  func words<Value: Sendable & Equatable>(
    _ field: String, _ words: WordTable<Value>, _ path: Path<[Value]>, _ meaning: String
  ) -> ColumnDeclaration<Record> {
    column(field, .words, to: path, words: words.columnWords, words.example, meaning) { cell in
      guard case .list(let texts) = cell else { return (nil, nil) }
      var values: [Value] = []
      for value in texts.compactMap({ words.value(of: $0) }) where !values.contains(value) {
        values.append(value)
      }
      return (values, texts.first { words.value(of: $0) == nil })
    }
  }

  /// A column of amounts, which are brought into the portfolio's currency.
  func amount(
    _ field: String, _ path: Path<Money?>, _ example: BilingualText, _ meaning: String
  ) -> ColumnDeclaration<Record> {
    column(field, .money, path, example, meaning)
  }

  /// The currency of the row's amounts; it goes nowhere once they are converted.
  var currency: ColumnDeclaration<Record> {
    ColumnDeclaration(
      column: TableColumn(
        table, "currency", .currency, example: "USD", isNeeded: false,
        meaning: "The currency of the row's amounts, where it is not the portfolio's; needs rates"),
      assign: { _, _ in nil })
  }
}

extension ColumnDeclaration {
  /// The column with the least that its numbers may be.
  func notBelow(_ bound: LowerBound) -> ColumnDeclaration {
    var column = self
    column.lowerBound = bound
    return column
  }

  /// The column with what a cell does that is written and cannot be read.
  func whenUnreadable(_ fail: @escaping @Sendable (inout Record) -> Void) -> ColumnDeclaration {
    var column = self
    column.fail = fail
    return column
  }

  /// The column with what a cell does of which nothing is left, since all whom it named were erased.
  func whenErased(_ lose: @escaping @Sendable (inout Record) -> Void) -> ColumnDeclaration {
    var column = self
    column.lose = lose
    return column
  }
}

extension WordTable {
  /// The first value's words.
  var example: BilingualText { entries.first.map { ColumnWord($0.words).word } ?? "" }

  /// The English word of a value.
  func english(of value: Value) -> String? {
    entries.first { $0.value == value }.map { ColumnWord($0.words).word.english }
  }
}

extension TableDeclaration {
  /// A table of the columns that a maker makes for it.
  init(
    _ table: TableName, _ meaning: String,
    columns: (ColumnMaker<Record>) -> [ColumnDeclaration<Record>]
  ) {
    self.init(table: table, meaning: meaning, columns: columns(ColumnMaker(table: table)))
  }

  /// The declaration with more said about it.
  func with(_ change: (inout TableDeclaration) -> Void) -> TableDeclaration {
    var changed = self
    change(&changed)
    return changed
  }
}
