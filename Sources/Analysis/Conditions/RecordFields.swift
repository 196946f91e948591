import Portfolio

/// What conditions may ask about the client's own record.
enum RecordFields {
  static let all: [ConditionField] = kinds + places + company + people + lists

  private static let kinds: [ConditionField] = [
    ConditionField("kind", .text, words: words(ClientKind.self)) {
      text($0.attributes.kind?.rawValue)
    },
    ConditionField("business-model", .text, words: words(BusinessModel.self)) {
      text($0.attributes.businessModel?.rawValue)
    },
    ConditionField("origin", .text, words: words(ClientOrigin.self)) {
      text($0.attributes.origin(home: $0.portfolio.homeCountry)?.rawValue)
    },
    ConditionField("age-years", .number) { subject in
      guard let birth = subject.attributes.birthDate, birth <= subject.day else { return .missing }
      return .number(Int64(years(from: birth, to: subject.day)), scale: 0)
    },
  ]

  private static let places: [ConditionField] = [
    ConditionField("country", .text) { text($0.attributes.country) },
    ConditionField("region", .text, words: words(BrazilianRegion.self)) { subject in
      text(
        subject.attributes.state.flatMap { BrazilianState(rawValue: $0) }?.region.rawValue)
    },
    ConditionField("state", .text) { text($0.attributes.state) },
    ConditionField("city", .text) { text($0.attributes.city) },
    ConditionField("neighborhood", .text) { text($0.attributes.neighborhood) },
  ]

  private static let company: [ConditionField] = [
    ConditionField("sector", .text) { text($0.attributes.sector) },
    ConditionField("size", .text) { text($0.attributes.size) },
    ConditionField("employees", .number) { subject in
      subject.attributes.employees.map { .number(Int64($0), scale: 0) } ?? .missing
    },
    ConditionField("annual-revenue", .money) { money($0.attributes.annualRevenue) },
    ConditionField("cost-of-service", .money) { money($0.attributes.costOfService) },
    ConditionField("since", .day) { day($0.attributes.since, $0) },
    ConditionField("ended", .day) { day($0.attributes.ended, $0) },
    ConditionField("end-reason", .text) { subject in
      // Why it ends is known with the end; without a day it is known.
      let isLater = subject.attributes.ended.map { $0 > subject.day } ?? false
      return isLater ? .missing : text(subject.attributes.endReason)
    },
    ConditionField("entry-channel", .text) { text($0.attributes.entryChannel) },
    ConditionField("parent-client", .text) { text($0.attributes.parent) },
  ]

  private static let people: [ConditionField] = [
    ConditionField("owner", .text, isOurs: true) { text($0.attributes.owner) },
    ConditionField("executive", .text, isOurs: true) { text($0.attributes.executive) },
    ConditionField("contacts", .number) { subject in
      subject.portfolio.presentTables.contains(.contacts)
        ? .number(
          Int64(
            subject.portfolio.contacts(of: subject.client).count {
              $0.isPresent(on: subject.day)
            }), scale: 0) : .missing
    },
  ]

  private static let lists: [ConditionField] = [
    ConditionField("relationship-channels", .list) { list($0.attributes.relationshipChannels) },
    ConditionField("needs", .list) { list($0.attributes.needs) },
    ConditionField("competitors", .list) { list($0.attributes.competitors) },
    ConditionField("strengths", .list) { list($0.attributes.strengths) },
    ConditionField("weaknesses", .list) { list($0.attributes.weaknesses) },
    ConditionField("tags", .list) { list($0.attributes.tags) },
    // By the versions in force alone: a product that a contract was about before is not owned.
    ConditionField("product", .list) { subject in
      let running = subject.result.client.contracts?.running ?? []
      return list(Set(running.compactMap(\.product)).sorted())
    },
  ]

  private static func years(from birth: Day, to day: Day) -> Int {
    let (from, to) = (birth.components, day.components)
    let hadBirthday = (to.month, to.day) >= (from.month, from.day)
    return to.year - from.year - (hadBirthday ? 0 : 1)
  }

  private static func text(_ text: String?) -> ConditionValue { text.map { .text($0) } ?? .missing }

  /// A list without anything in it says nothing: nobody wrote that there is nothing.
  private static func list(_ texts: [String]) -> ConditionValue {
    texts.isEmpty ? .missing : .texts(texts)
  }

  private static func money(_ money: Money?) -> ConditionValue {
    money.map { .number($0.minorUnits, scale: $0.currency.decimals) } ?? .missing
  }

  /// What is dated after the day does not exist yet.
  private static func day(_ day: Day?, _ subject: ConditionSubject) -> ConditionValue {
    guard let day, day <= subject.day else { return .missing }
    return .day(day)
  }

  private static func words<Words: CaseIterable & RawRepresentable>(
    _ type: Words.Type
  ) -> [String] where Words.RawValue == String { type.allCases.map(\.rawValue) }
}
