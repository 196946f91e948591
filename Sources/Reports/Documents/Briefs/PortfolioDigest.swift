package import Templating

/// What became of a portfolio since a day: an owner's for the week, the company's for the month.
package struct PortfolioDigest: Sendable {
  package var about: String
  package var title: String
  package var lead: String
  package var nowHeading: String
  package var beforeHeading: String
  package var figures: [BriefFigure]
  package var lists: [BriefList]
  package var week: BriefWeek?
  package var renewals: [BriefRenewal]
  package var renewalsRest: String?
  package var promises: [BriefLine]
  package var promisesRest: String?
  package var goals: [BriefGoal]
  package var goalsRest: String?
  package var owners: [Owner]

  /// An owner in the digest of the company.
  package struct Owner: Sendable {
    package var name: String
    package var clients: String
    package var atRisk: String
    package var promises: String
    package var load: String
    package var loadShare: FixedPoint?
  }

  package static let schema = Schema<PortfolioDigest>(
    "portfolio-digest", "What became of an owner's or the company's portfolio since a day",
    [
      .text("about", "What the document is, of which day, for whom") { $0.about },
      .text("title", "Whose it is") { $0.title },
      .text("lead", "What is new, in a sentence") { $0.lead },
      .text("now-heading", "The day of the document") { $0.nowHeading },
      .text("before-heading", "The day it is compared with") { $0.beforeHeading },
      .flag("has-figures", "Whether there are figures") { !$0.figures.isEmpty },
      .list("figures", "Figures now and before", of: BriefFigure.schema) { $0.figures },
      .list("lists", "What changed, by kind", of: BriefList.schema) { $0.lists },
      .optionalRecord("week", "What to do first", BriefWeek.schema) { $0.week },
      .flag("has-renewals", "Whether contracts have to be decided") { !$0.renewals.isEmpty },
      .list("renewals", "Contracts to be decided", of: BriefRenewal.schema) { $0.renewals },
      .optionalText("renewals-rest", "How many more there are") { $0.renewalsRest },
      .flag("has-promises", "Whether promises are overdue") { !$0.promises.isEmpty },
      .list("promises", "Promises that are overdue", of: BriefLine.schema) { $0.promises },
      .optionalText("promises-rest", "How many more there are") { $0.promisesRest },
      .flag("has-goals", "Whether there are goals") { !$0.goals.isEmpty },
      .list("goals", "Where the goals stand", of: BriefGoal.schema) { $0.goals },
      .optionalText("goals-rest", "How many more there are") { $0.goalsRest },
      .flag("has-owners", "Whether owners are compared") { !$0.owners.isEmpty },
      .list("owners", "The owners", of: owner) { $0.owners },
    ])

  private static let owner = Schema<Owner>(
    "digest-owner", "An owner in the digest of the company",
    [
      .text("name", "Full name") { $0.name },
      .text("clients", "How many clients") { $0.clients },
      .text("at-risk", "How many of them at risk, with their revenue") { $0.atRisk },
      .text("promises", "Promises that are overdue") { $0.promises },
      .text("load", "Hours asked for of those planned") { $0.load },
      .optionalPercent("load-share", "The same as a share") { $0.loadShare },
    ])
}
