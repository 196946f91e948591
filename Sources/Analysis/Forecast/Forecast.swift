public import Portfolio

/// What is expected of one client over the horizon.
public struct ClientForecast: Sendable, Hashable {
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// The probability that it still buys, 0…1.
  public let probabilityAlive: Double
  /// Purchase days expected over the horizon.
  public let purchases: Double
  /// Spend expected on each, in minor units; nil without a spend model.
  public let spend: Double?

  /// Money expected over the horizon in minor units, half away from zero; nil without a spend model.
  public var amount: Int64? {
    spend.flatMap { Int64(exactly: ($0 * purchases).rounded(.toNearestOrAwayFromZero)) }
  }

  /// The probability in hundredths of a percent, half away from zero.
  public var aliveBasisPoints: Int64 { Int64((probabilityAlive * 10_000).rounded()) }

  /// The purchases in hundredths, half away from zero.
  public var purchaseHundredths: Int64? { Int64(exactly: (purchases * 100).rounded()) }
}

/// A forecast of a portfolio's purchases that do not come from contracts.
public struct Forecast: Sendable {
  /// The repeat-purchase model and how far it can be believed.
  public let fit: RepeatPurchaseFit
  /// The spend model; the reason where there is none.
  public let spend: Result<SpendFit, ForecastRefusal>
  /// How far ahead it looks, in weeks.
  public let horizonWeeks: Int
  /// Every client that ever bought, in the order of the portfolio.
  public let clients: [ClientForecast]

  /// The forecast of a client; nil for one that never bought.
  ///
  /// - Complexity: O(log n).
  public func client(_ position: Int) -> ClientForecast? {
    let place = clients.indices.firstPosition { clients[$0].client >= position }
    return place < clients.count && clients[place].client == position ? clients[place] : nil
  }

  /// Forecasts a portfolio as seen on a day, or says why that would be guessing.
  ///
  /// Where it is refused, the cadence stays what speaks of the next purchase.
  ///
  /// - Parameters:
  ///   - portfolio: The clients and what they bought; purchases of contracts are left out.
  ///   - policy: How to forecast.
  ///   - day: Everything later does not exist.
  /// - Throws: Why a forecast would be guessing.
  public init(
    of portfolio: Portfolio, _ policy: ForecastPolicy, on day: Day
  ) throws(ForecastRefusal) {
    let base = BuyingBase(of: portfolio, on: day)
    fit = try RepeatPurchaseFit.fit(
      base.buyers.lazy.map(\.history), policy.process, limits: policy.limits)
    do throws(ForecastRefusal) {
      spend = .success(
        try SpendFit.fit(base.buyers.compactMap(\.spend), limits: policy.limits))
    } catch {
      spend = .failure(error)
    }
    horizonWeeks = policy.horizonWeeks
    let (model, spendModel) = (fit.model, try? spend.get().model)
    clients = base.buyers.map { buyer in
      ClientForecast(
        client: buyer.client, probabilityAlive: model.probabilityAlive(buyer.history),
        purchases: model.expectedPurchases(buyer.history, weeks: Double(policy.horizonWeeks)),
        spend: spendModel?.expectedSpend(buyer.spend))
    }
  }
}

/// The clients that bought by a day, as forecasting sees them.
struct BuyingBase: Sendable {
  struct Buyer: Sendable {
    let client: Int
    let history: RepeatHistory
    /// Mean spend on repeat days in minor units; nil without a repeat.
    let spend: SpendHistory?
    /// Purchase days after the day of the base.
    let laterDays: Int
  }

  let buyers: [Buyer]

  /// - Parameters:
  ///   - portfolio: The clients.
  ///   - day: The end of what is observed.
  ///   - end: Until when later purchase days are counted.
  init(of portfolio: Portfolio, on day: Day, countingUntil end: Day? = nil) {
    buyers = portfolio.clients.indices.compactMap { client in
      var first: Day?
      var last = day
      var repeats = 0
      var spent = 0.0
      var later = 0
      for entry in portfolio.ledger.days(of: client) where BuyingBase.isPurchase(entry) {
        if entry.day > day {
          if let end, entry.day <= end { later += 1 }
          continue
        }
        if first == nil {
          first = entry.day
        } else {
          repeats += 1
          spent += Double(entry.spotSales)
        }
        last = entry.day
      }
      guard let first else { return nil }
      return Buyer(
        client: client,
        history: RepeatHistory(
          repeats: repeats, last: Double(last.days(since: first)) / 7,
          age: Double(day.days(since: first)) / 7),
        spend: SpendHistory(repeats: repeats, mean: spent / Double(max(1, repeats))),
        laterDays: later)
    }
  }

  private static func isPurchase(_ entry: PurchaseDay) -> Bool {
    entry.spotSales > 0 || entry.saleInvoices > entry.contractInvoices
  }
}

/// The forecast that a policy wants, or why it would be guessing; nil where it wants none.
func forecast(
  _ portfolio: Portfolio, _ policy: ForecastPolicy, on day: Day
) -> Result<Forecast, ForecastRefusal>? {
  guard policy.isWanted else { return nil }
  do throws(ForecastRefusal) {
    return .success(try Forecast(of: portfolio, policy, on: day))
  } catch {
    return .failure(error)
  }
}
