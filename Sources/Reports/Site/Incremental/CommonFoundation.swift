import Analysis
import Files
import Portfolio

/// What the pages of every client show or ask of the portfolio as a whole.
struct CommonFoundation {
  let context: SiteContext
  private var portfolio: Portfolio { context.portfolio }

  /// Adds it to a hash.
  func add(to hash: inout SteadyHash) {
    addTables(to: &hash)
    addWhole(to: &hash)
    addProducts(to: &hash)
    for group in context.navigation {
      hash.add(group.key)
      for entry in group.entries {
        hash.add(entry.key)
        hash.add(entry.path)
      }
    }
  }

  /// Which tables there are and which of them say anything: an empty section is told apart from none.
  private func addTables(to hash: inout SteadyHash) {
    let records = portfolio.records
    hash.add(each: portfolio.presentTables.map(\.rawValue).sorted())
    hash.add(each: [
      records.relations.isEmpty, records.bases.isEmpty, records.contracts.isEmpty,
      records.interactions.isEmpty, records.opportunities.isEmpty, records.objectives.isEmpty,
      records.milestones.isEmpty, records.stages.isEmpty, records.handoffs.isEmpty,
      records.surveys.isEmpty, records.usage.isEmpty, records.tickets.isEmpty,
      records.advocacy.isEmpty, records.referrals.isEmpty, records.history.entries.isEmpty,
      portfolio.contacts.isEmpty, portfolio.receivables.isEmpty, portfolio.ledger.entryCount == 0,
      portfolio.productLedger == nil, context.knowsLawfulBasis,
    ])
    hash.add(portfolio.receivables.firstPayment)
    hash.add(each: portfolio.team)
    hash.add(each: records.customFields)
    hash.add(records.rates)
    hash.add(context.agenda.calendar)
    for file in context.input.quality.files where file.table == .contacts { hash.add(file.file) }
  }

  private func addWhole(to hash: inout SteadyHash) {
    let summary = context.summary
    hash.add(context.assessment.clients.count)
    hash.add(summary.concentration.clients)
    hash.add(summary.tiers.base)
    hash.add(summary.rfm.referenceDay)
    hash.add(summary.months.first?.month)
    hash.add(summary.months.last?.isPartial)
    for basis in RevenueBasis.allCases { hash.add(context.study.hasYearBefore(basis)) }
    hash.add(each: context.study.history.days)
  }

  private func addProducts(to hash: inout SteadyHash) {
    hash.add(each: portfolio.records.products)
    hash.add(each: portfolio.productLedger?.products ?? [])
    hash.add(each: context.products.catalog.items)
    hash.add(each: context.productsWithPage.sorted().map { context.productSlugs[$0] })
  }
}
