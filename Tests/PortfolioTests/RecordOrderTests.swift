import Portfolio
import Testing

@Suite("Records by client")
struct RecordOrderTests {
  private func ticket(_ id: String, _ client: Int, _ day: String?) -> Ticket {
    var ticket = Ticket(id: id, client: client)
    ticket.opened = day.flatMap { Day(iso: $0) }
    return ticket
  }

  @Test("records sort by client, then day, then id, however they come")
  func order() {
    let tickets = [
      ticket("b", 1, "2026-01-02"), ticket("a", 1, "2026-01-02"), ticket("z", 0, nil),
      ticket("c", 1, nil), ticket("d", 1, "2025-12-31"),
    ]
    let expected = ["z", "c", "d", "a", "b"]
    #expect(ByClient(tickets).map(\.id) == expected)
    #expect(ByClient(Array(tickets.reversed())).map(\.id) == expected)
  }

  @Test("a client's records are found, and none for a client without any")
  func ofClient() {
    let table = ByClient([ticket("a", 4, nil), ticket("b", 2, nil), ticket("c", 4, nil)])
    #expect(table.of(4).map(\.id) == ["a", "c"])
    #expect(table.of(2).map(\.id) == ["b"])
    #expect(table.of(3).isEmpty)
    #expect(table.of(9).isEmpty)
    #expect(ByClient<Ticket>().of(0).isEmpty)
  }
}

@Suite("History and rates")
struct HistoryTests {
  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  @Test("the past values of a field come oldest first and nobody else's with them")
  func history() throws {
    let entries = try [
      ("3", "C-1", "owner", "Rui", "2026-03-01"), ("1", "C-1", "owner", "Marina", "2024-01-01"),
      ("2", "C-1", "tier", "gold", "2025-01-01"), ("4", "C-2", "owner", "Caio", "2025-05-05"),
    ].map { id, record, field, value, from in
      HistoryEntry(
        id: id, table: .clients, record: record, field: field, value: value, from: try day(from))
    }
    let history = History(entries)
    let owners = history.entries(of: .clients, record: "C-1", field: "owner").map(\.value)
    #expect(owners == ["Marina", "Rui"])
    #expect(history.entries(of: .clients, record: "C-3", field: "owner").isEmpty)
    #expect(history.entries(of: .contacts, record: "C-1", field: "owner").isEmpty)
    #expect(history == History(entries.reversed()))
  }

  @Test(
    "an amount is converted at the latest rate up to its day, rounded half away from zero",
    arguments: [
      ("2026-01-01", 100, 535), ("2026-02-10", 100, 550), ("2026-02-09", 1, 5),
      ("2026-01-01", -1, -5), ("2026-02-10", 3, 17), ("2026-02-10", -3, -17),
    ] as [(String, Int64, Int64)])
  func conversion(_ date: String, _ cents: Int64, _ expected: Int64) throws {
    let dollar = try #require(Currency(code: "USD"))
    let rates = ExchangeRates([
      ExchangeRate(
        currency: dollar, day: try day("2026-02-10"), rate: DecimalNumber(value: 55, scale: 1)),
      ExchangeRate(
        currency: dollar, day: try day("2026-01-01"), rate: DecimalNumber(value: 535, scale: 2)),
    ])
    let amount = Money(minorUnits: cents, currency: dollar)
    let converted = rates.convert(amount, on: try day(date), to: .real)
    #expect(converted == Money(minorUnits: expected, currency: .real))
    #expect(rates.convert(amount, on: try day("2025-12-31"), to: .real) == nil)
  }

  @Test("an amount in the reporting currency stays as it is, without any rate")
  func ownCurrency() throws {
    let amount = Money(minorUnits: 7, currency: .real)
    #expect(try ExchangeRates().convert(amount, on: day("2026-01-01"), to: .real) == amount)
  }

  @Test("a currency without minor units is converted by its whole units")
  func wholeUnits() throws {
    let yen = try #require(Currency(code: "JPY"))
    let rates = ExchangeRates([
      ExchangeRate(
        currency: yen, day: try day("2026-01-01"), rate: DecimalNumber(value: 35, scale: 3))
    ])
    let converted = rates.convert(
      Money(minorUnits: 1000, currency: yen), on: try day("2026-01-01"), to: .real)
    #expect(converted == Money(minorUnits: 3500, currency: .real))
  }
}

@Suite("Agreements and bases")
struct AgreementTests {
  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  @Test("the opt-out date is renewal less notice, and unknown where either is")
  func optOut() throws {
    var contract = Contract(id: "CT-1", client: 0)
    contract.renewal = try day("2027-02-28")
    #expect(contract.optOut == nil)
    contract.noticeDays = 90
    #expect(try contract.optOut == day("2026-11-30"))
    contract.renewal = nil
    #expect(contract.optOut == nil)
  }

  @Test(
    "a lawful basis holds from the day it was given until it is withdrawn or expires",
    arguments: [
      ("2025-12-31", false), ("2026-01-01", true), ("2026-06-29", true), ("2026-06-30", false),
      ("2026-07-15", false),
    ])
  func withdrawn(_ date: String, _ holds: Bool) throws {
    var basis = LawfulBasisRecord()
    #expect(try !basis.holds(on: day(date)))
    basis.basis = .consent
    basis.given = try day("2026-01-01")
    basis.withdrawn = try day("2026-06-30")
    #expect(try basis.holds(on: day(date)) == holds)
  }

  @Test("consent given again after it was withdrawn holds again; an expired one does not")
  func givenAgain() throws {
    var basis = LawfulBasisRecord()
    basis.basis = .consent
    basis.withdrawn = try day("2026-01-01")
    basis.given = try day("2026-02-01")
    #expect(try basis.holds(on: day("2026-03-01")))
    basis.expires = try day("2026-02-28")
    #expect(try basis.holds(on: day("2026-02-28")))
    #expect(try !basis.holds(on: day("2026-03-01")))
  }

  @Test("a contact who left or a vacant position is not present")
  func presence() throws {
    var contact = Contact(id: "P-1", client: 0)
    #expect(try contact.isPresent(on: day("2026-01-01")))
    contact.map.left = try day("2026-01-02")
    #expect(try contact.isPresent(on: day("2026-01-01")))
    #expect(try !contact.isPresent(on: day("2026-01-02")))
    contact.map.left = nil
    contact.map.isVacant = true
    #expect(try !contact.isPresent(on: day("2026-01-01")))
  }
}
