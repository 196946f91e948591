import Analysis
import Parallel
import Portfolio

/// Analyses that several pages need, each made once, when the first page asks for it.
final class SiteStudies: Sendable {
  let productSlugs = Once<[String]>()
  let productsWithPage = Once<Set<Int>>()
  let demand = Once<Demand>()
  let positivation = Once<Positivation>()
  let alarms = Once<AlarmRate>()
  let owners = Once<OwnerHistory>()
  let aliases = Once<[String: String]>()
  let rowCounts = RowCounts()
  let backTest = Once<Result<BackTest, ForecastRefusal>>()
}

extension SiteContext {
  /// What is sold to whom.
  var products: ProductStudy { study.products }

  /// The addresses of products' pages, by position in the catalog.
  var productSlugs: [String] {
    studies.productSlugs {
      Slug.make(ids: products.catalog.items.map(\.key), key: "", reserved: ["index"])
    }
  }

  /// The products with a page of their own, by position in the catalog.
  var productsWithPage: Set<Int> {
    studies.productsWithPage {
      guard ProductIndexMaking.exists(self) else { return [] }
      return Set(ProductIndexMaking.shown(self).map(\.product))
    }
  }

  /// What peers suggest.
  var whitespace: Whitespace { study.whitespace }

  /// What is expected to be bought.
  var demand: Demand {
    studies.demand {
      Demand(of: study, products: portfolio.productLedger == nil ? nil : products)
    }
  }

  /// Which part of the active base bought.
  var positivation: Positivation {
    studies.positivation { Positivation(of: study, catalog: products.catalog) }
  }

  /// Which segments clients are in.
  var segmentation: Segmentation { segmentPages.segmentation }

  /// How often alarms of the cadence were false.
  var alarms: AlarmRate {
    studies.alarms { AlarmRate(of: portfolio, assessment.policy, on: day) }
  }

  /// How everybody's clients stood at the last month-ends.
  var ownerHistory: OwnerHistory { studies.owners { OwnerHistory(of: study) } }

  /// What the forecast would have said, beside what came; nil where the policy wants none.
  var backTest: Result<BackTest, ForecastRefusal>? {
    guard assessment.policy.forecast.isWanted else { return nil }
    return studies.backTest {
      do throws(ForecastRefusal) {
        return .success(
          try BackTest(of: portfolio, assessment.policy.forecast, on: day))
      } catch {
        return .failure(error)
      }
    }
  }
}
