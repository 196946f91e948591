import Portfolio

/// Folds one client's runs, sorted by day and invoice, into days.
struct ClientFold {
  let runs: [InvoiceRun]
  let range: Range<Int>
  /// Whether any run of the portfolio names a contract.
  let hasContracts: Bool

  func append(to columns: inout Columns) {
    // An invoice that stands under several days counts once, on the first: rare, so looked for once.
    let repeated = hasInvoiceOnSeveralDays() ? Repeated(runs[range]) : nil
    var index = range.lowerBound
    while index < range.upperBound {
      let first = index
      let day = runs[index].day
      var sales: Int64 = 0
      var returned: Int64 = 0
      var saleInvoices: UInt32 = 0
      var returnInvoices: UInt32 = 0
      while index < range.upperBound, runs[index].day == day {
        let invoice = runs[index].invoice
        var hasSale = false
        while index < range.upperBound, runs[index].day == day, runs[index].invoice == invoice {
          let amount = runs[index].amount
          var overflows = false
          if amount > 0 {
            hasSale = true
            (sales, overflows) = sales.addingReportingOverflow(amount)
          } else {
            (returned, overflows) = returned.addingReportingOverflow(amount)
          }
          if overflows { columns.magnitude.isTooLarge = true }
          index += 1
        }
        let counts = repeated?.counts(invoice, onDay: day, hasSale: hasSale) ?? true
        if counts, hasSale { saleInvoices += 1 }
        if counts, !hasSale { returnInvoices += 1 }
      }
      if returned != 0 || returnInvoices != 0 {
        columns.returns.append(
          Ledger.Returns(
            entry: UInt32(columns.dayNumbers.count), invoices: returnInvoices, amount: returned))
      }
      if hasContracts { appendContracts(first..<index, repeated, to: &columns) }
      columns.magnitude.add(sales)
      columns.magnitude.add(returned)
      columns.dayNumbers.append(day)
      columns.saleInvoices.append(saleInvoices)
      columns.sales.append(sales)
    }
  }

  /// What the runs of one day that name a contract sold; an invoice is a contract's if all its sales
  /// of the day are.
  @inline(never)
  private func appendContracts(
    _ runsOfDay: Range<Int>, _ repeated: Repeated?, to columns: inout Columns
  ) {
    var amount: Int64 = 0
    var invoices: UInt32 = 0
    var index = runsOfDay.lowerBound
    while index < runsOfDay.upperBound {
      let (day, invoice) = (runs[index].day, runs[index].invoice)
      var sales = (contract: 0, others: 0)
      while index < runsOfDay.upperBound, runs[index].invoice == invoice {
        if runs[index].amount > 0 {
          if runs[index].isContract {
            sales.contract += 1
            amount &+= runs[index].amount
          } else {
            sales.others += 1
          }
        }
        index += 1
      }
      guard sales.contract > 0, sales.others == 0 else { continue }
      if repeated?.counts(invoice, onDay: day, hasSale: true) ?? true { invoices += 1 }
    }
    guard amount != 0 else { return }
    columns.contracts.append(
      Ledger.ContractSales(
        entry: UInt32(columns.dayNumbers.count), invoices: invoices, amount: amount))
  }

  private func hasInvoiceOnSeveralDays() -> Bool {
    guard range.count > 1, runs[range.lowerBound].day != runs[range.upperBound - 1].day else {
      return false
    }
    // Open addressing, at most half full; the hash of an invoice is its own place.
    let size = range.count.nextPowerOfTwo * 2
    var slots = [Int32](repeating: -1, count: size)
    for index in range {
      let run = runs[index]
      var slot = Int(truncatingIfNeeded: run.invoice) & (size - 1)
      while slots[slot] >= 0 {
        let other = runs[range.lowerBound + Int(slots[slot])]
        if other.invoice == run.invoice {
          if other.day != run.day { return true }
          break
        }
        slot = (slot + 1) & (size - 1)
      }
      if slots[slot] < 0 { slots[slot] = Int32(truncatingIfNeeded: index - range.lowerBound) }
    }
    return false
  }

  /// For a client with such invoices: the day each counts on.
  private struct Repeated {
    private var firstSale: [UInt64: Int32] = [:]
    private var first: [UInt64: Int32] = [:]

    init(_ runs: ArraySlice<InvoiceRun>) {
      for run in runs {
        if first[run.invoice] == nil { first[run.invoice] = run.day }
        if run.amount > 0, firstSale[run.invoice] == nil { firstSale[run.invoice] = run.day }
      }
    }

    func counts(_ invoice: UInt64, onDay day: Int32, hasSale: Bool) -> Bool {
      guard let sale = firstSale[invoice] else { return first[invoice] == day }
      return hasSale && sale == day
    }
  }
}

extension Int {
  /// The least power of two that is not less; at least 1.
  fileprivate var nextPowerOfTwo: Int {
    self <= 1 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount)
  }
}
