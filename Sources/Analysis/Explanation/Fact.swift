public import Portfolio

/// A value that a rule saw, with the name the catalogs know it by.
public struct Fact: Sendable, Hashable {
  /// What the value is.
  public let name: Name
  /// The value.
  public let value: Value

  /// The names of facts, stable so that catalogs can have a label for each.
  public enum Name: String, Sendable, Hashable, CaseIterable {
    case ended
    case since
    case invoices
    case lastPurchase = "last-purchase"
    case lastSpotPurchase = "last-spot-purchase"
    case lastReturn = "last-return"
    case silentDays = "silent-days"
    case inactiveAfterDays = "inactive-after-days"
    case brokenAfterDays = "broken-after-days"
    case cycle
    case cycleSource = "cycle-source"
    case lastVolume = "last-volume"
    case medianVolume = "median-volume"
    case volumeShare = "volume-share"
    case volumeLimit = "volume-limit"
    case returnedOn = "returned-on"
    case silenceBefore = "silence-before"
    case limitThen = "limit-then"
    case reactivatedDays = "reactivated-days"
    case contractsState = "contracts-state"
    case contractsEnded = "contracts-ended"
    case runsUntil = "runs-until"
    case comesOn = "comes-on"
    case overdueAmount = "overdue-amount"
    case overdueInvoices = "overdue-invoices"
    case dueDay = "due-day"
    case overdueDays = "overdue-days"
    case overdueLimit = "overdue-limit"
    case npsAnswer = "nps-answer"
    case csatAnswer = "csat-answer"
    case lowAnswer = "low-answer"
    case answeredOn = "answered-on"
    case answeredBy = "answered-by"
    case personToAsk = "person-to-ask"
    case person
    case emptyRole = "empty-role"
    case leftOn = "left-on"
    case optOut = "opt-out"
    case daysToOptOut = "days-to-opt-out"
    case contractValue = "contract-value"
    case lastTwoWay = "last-two-way"
    case lastUnknown = "last-unknown"
    case silentTouchLimit = "silent-touch-limit"
    case healthScore = "health-score"
    case redMost = "red-most"
    case healthCoverage = "health-coverage"
    case droppedProduct = "dropped-product"
    case droppedProducts = "dropped-products"
    case lastBoughtOn = "last-bought-on"
    case droppedMedian = "dropped-median"
    case milestonesDone = "milestones-done"
    case milestonesDue = "milestones-due"
    case usageShare = "usage-share"
    case onTimeShare = "on-time-share"
    case twoWayTouches = "two-way-touches"
    case seatsCovered = "seats-covered"
    case threadsTheirs = "threads-theirs"
    case threadsOurs = "threads-ours"
    case npsMean = "nps-mean"
    case csatMean = "csat-mean"
    case openTickets = "open-tickets"
    case graveTickets = "grave-tickets"
    case closingDays = "closing-days"
    case objectivesMeasured = "objectives-measured"
    case objectivesLate = "objectives-late"
    case objectivesUnmeasured = "objectives-unmeasured"
    case missingParts = "missing-parts"
    case renewsOn = "renews-on"
    case endsOn = "ends-on"
    case peopleWithoutBasis = "people-without-basis"
    case opportunity
    case opportunityValue = "opportunity-value"
    case stageSince = "stage-since"
    case expectedOn = "expected-on"
    case product
    case adopters
    case peers
    case expectedValue = "expected-value"
    case paidStreak = "paid-streak"
    case condition
  }

  /// The kinds of value.
  public enum Value: Sendable, Hashable {
    /// The data does not say, or there is none.
    case none
    case day(Day)
    case days(Int)
    /// Half days.
    case halfDays(Int)
    case count(Int)
    /// Minor units.
    case money(Int64)
    /// Hundredths of a percent.
    case percent(Int64)
    case source(CycleSource)
    case halves(Int)
    case tenths(Int64)
    case hundredths(Int64)
    /// An id or text of the data.
    case text(String)
    case role(ContactRole)
    case contracts(ContractsState)
  }
}
