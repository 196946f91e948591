import Analysis
import Files
import Portfolio

/// All that the pages of one client follow from, as one number: where it is the same as in an earlier build of
/// the same program, settings and day, those pages are the same, byte by byte.
///
/// In it are the client's own records and results, whole, and of everything else the values that its pages
/// show: its share of all revenue as it is rounded, the sums of its group, its place in a queue. What all
/// clients have in common is in ``CommonFoundation``.
struct ClientFoundation {
  let context: SiteContext
  let client: ClientAssessment
  /// What stands for the records of each client.
  let records: [UInt64]
  private var number: Int { client.client }
  private var portfolio: Portfolio { context.portfolio }

  /// The number.
  ///
  /// - Parameters:
  ///   - hash: A hash of what all clients have in common.
  ///   - purchases: What stands for the lines of the client's invoices.
  /// - Returns: The number.
  func value(after hash: SteadyHash, purchases: UInt64) -> UInt64 {
    var hash = hash
    hash.add(purchases)
    addRecords(to: &hash)
    addPast(to: &hash)
    hash.add(client.withoutOthersRevenue)
    addNeighbours(to: &hash)
    addShares(to: &hash)
    addPlans(to: &hash)
    addSegments(to: &hash)
    return hash.finish()
  }

  private func addRecords(to hash: inout SteadyHash) {
    hash.add(records[number])
    hash.add { portfolio.hashDetails(of: number, into: &$0) }
    hash.add(context.slugs[number])
    hash.add(context.note(number))
  }

  /// How it stood at the month-ends.
  private func addPast(to hash: inout SteadyHash) {
    hash.add(each: context.study.history.standings(of: number))
  }

  /// The clients that its pages lead to, and what they say of them.
  private func addNeighbours(to hash: inout SteadyHash) {
    let (place, before, after) = context.links.neighbours(of: number)
    hash.add(place)
    for other in [before, after] {
      guard let other else { continue }
      hash.add(context.slugs[other])
      guard let assessed = context.assessment.client(other) else { continue }
      for document in ClientDocument.all { hash.add(document.exists(context, assessed)) }
    }
    if let group = context.groups.group(of: number) {
      hash.add(group)
      for member in group.members {
        hash.add(portfolio.clients[member])
        hash.add(context.slugs[member])
        hash.add(context.assessment.client(member))
      }
    }
    for referral in context.referrers(of: number) {
      hash.add(referral)
      hash.add(context.name(referral.client))
      hash.add(context.slugs[referral.client])
    }
    for referral in portfolio.records.referrals.of(number) {
      hash.add(context.name(referral.referred))
      hash.add(context.slugs[referral.referred])
    }
    for contact in portfolio.contacts(of: number) {
      hash.add(contact.map.reportsTo.flatMap(context.personElsewhere))
    }
  }

  /// Where the client stands among all, as far as pages and conditions tell it.
  private func addShares(to hash: inout SteadyHash) {
    let assessment = context.assessment
    let total = context.summary.concentration.total
    hash.add(context.share(client.current.net).basisPoints)
    hash.add(Share(client.abc.value, of: total).basisPoints)
    hash.add(Share(client.abc.before, of: total).basisPoints)
    let tier = assessment.tierPosition(of: client, in: portfolio)
    hash.add(tier)
    hash.add(tier.flatMap { context.summary.tiers.least($0.automatic) })
    hash.add(assessment.touchPosition(of: client, in: portfolio))
    hash.add(assessment.strength(of: client))
    hash.add(assessment.threadAlarm(of: client))
    hash.add(assessment.segmentCycles.cycle(of: number))
    hash.add(assessment.forecast(of: number))
    hash.add(context.study.cost(of: client))
    hash.add(each: context.study.renewals(of: client))
    hash.add(each: context.products.products(of: number))
    hash.add(each: context.whitespace.suggestions(for: number))
  }

  /// What is to be done, with its place in the week of whoever does it, and what is planned.
  private func addPlans(to hash: inout SteadyHash) {
    let plan = context.work.actions
    for action in plan.actions(of: number) {
      hash.add(action)
      hash.add(plan.place(of: action))
    }
    hash.add(context.queueAddress(context.roster.owner(of: number, in: portfolio)))
    hash.add(each: context.agenda.events(of: client))
    for run in context.agenda.runs(client) {
      hash.add(run.playbook.name)
      hash.add(run.event)
      hash.add(each: run.keys)
      hash.add(run.monthlyValue)
      hash.add(each: run.steps)
    }
  }

  private func addSegments(to hash: inout SteadyHash) {
    let pages = context.segmentPages
    for place in pages.segmentation.segments(of: number) {
      let segment = pages.segmentation.segments[place]
      hash.add(segment.source)
      hash.add(pages.slugs[place])
      hash.add(context.study.reason(of: client, in: segment)?.written)
    }
  }
}
