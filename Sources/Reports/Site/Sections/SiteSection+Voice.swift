import Analysis
import Portfolio
import Templating

extension SiteSection {
  /// What clients say of us, and who may be asked to speak for us.
  static let voice = SiteSection(
    documents: [ReportDocuments.Entry(template: "voice.html", schema: GroupPage.schema.record)]
  ) { context in
    let records = context.portfolio.records
    guard !records.surveys.isEmpty || !records.advocacy.isEmpty || !records.referrals.isEmpty
    else { return [] }
    return [
      SiteEntry.page(
        "voice.html", template: "voice.html", schema: GroupPage.schema,
        clients: { context in
          let records = context.portfolio.records
          return records.surveys.map(\.client) + records.advocacy.map(\.client)
            + records.referrals.flatMap { [$0.client, $0.referred] }
            + AdvocacyRegister(context.study).candidates.map(\.client)
        }
      ) { VoiceMaking(context: $0).page() }
    ]
  }

  /// Former clients: whom to ask back, why they left.
  static let former = SiteSection(
    documents: [ReportDocuments.Entry(template: "former.html", schema: GroupPage.schema.record)]
  ) { context in
    guard FormerMaking.exists(context) else { return [] }
    return [
      SiteEntry.page(
        "former.html", template: "former.html", schema: GroupPage.schema,
        clients: { context in
          WinBackRate(context.study).departed.map(\.client)
            + context.assessment.clients.filter { $0.status == .former }.map(\.client)
        }
      ) { FormerMaking(context: $0).page() }
    ]
  }
}
