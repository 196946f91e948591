import Analysis
import Localization
import Portfolio

/// The calls for help, and which are open.
struct TicketFold: Fold {
  let dossier: ClientDossier

  private static let shown = 10

  var fold: ProfileFold? {
    guard dossier.has(.tickets) else { return nil }
    let tickets = dossier.records.tickets.of(dossier.number).filter { $0.opened.isPast(on: day) }
    guard !tickets.isEmpty else {
      return nothing("tickets", table: .tickets, columns: "opened, severity, theme")
    }
    let open = tickets.filter { $0.isOpen(on: day) }
    let recent = tickets.count {
      $0.opened.map { day.days(since: $0) < ClientDossier.recentDays } ?? false
    }
    let grave = open.contains { $0.severity == .critical || $0.severity == .high }
    let verdict = words.text(
      "ticket.verdict",
      [
        "recent": words.formats.count(recent),
        "days": words.formats.days(ClientDossier.recentDays),
        "open": words.plural("ticket.open", open.count),
      ])
    let sorted = (open + tickets.filter { !$0.isOpen(on: day) }.reversed())
    return fold(
      "tickets", verdict: verdict, tone: grave ? "alert" : "",
      [.table(table(Array(sorted.prefix(TicketFold.shown)), of: tickets.count))])
  }

  /// What it has taken; of one that was closed after the day nobody knows it yet.
  private func hours(_ ticket: Ticket) -> DataTable.Cell {
    guard ticket.closed.isPast(on: day), let hours = ticket.hours else { return .init("–") }
    return .init(words.decimal(hours))
  }

  private func table(_ tickets: [Ticket], of all: Int) -> DataTable {
    DataTable(
      name: words.text("fold.tickets"),
      columns: [
        .init(words.text("ticket.opened")), .init(words.text("ticket.theme")),
        .init(words.text("ticket.severity")), .init(words.text("ticket.hours"), .number),
        .init(words.text("ticket.closed"), .date), .init(words.text("column.source")),
      ],
      rows: tickets.map { ticket in
        let isOpen = ticket.isOpen(on: day)
        let isGrave = ticket.severity == .critical || ticket.severity == .high
        return DataTable.Row(
          ticket.opened.map(words.date) ?? words.text("word.unknown"),
          [
            cell(ticket.theme),
            ticket.severity.map {
              .init(
                words.text("severity.\($0.rawValue)"), tone: isOpen && isGrave ? "alert" : "")
            } ?? cell(nil as String?),
            hours(ticket),
            isOpen
              ? .init(
                words.text("ticket.still-open"),
                note: ticket.opened.map { words.formats.days(day.days(since: $0)) },
                tone: isGrave ? "alert" : "strong")
              : cell(ticket.closed), source(.tickets, ticket.id),
          ])
      },
      total: tickets.count < all
        ? DataTable.Row(
          words.text(
            "word.shown-of",
            ["shown": words.formats.count(tickets.count), "all": words.formats.count(all)]),
          [.init(""), .init(""), .init(""), .init(""), .init("")])
        : nil, isNarrow: false)
  }
}
