/// A series of steps that follow from an event in the life of a client, with days relative to it.
public struct Playbook: Sendable {
  /// What sets a playbook going.
  public enum Trigger: String, Sendable, Hashable, CaseIterable {
    /// The client's life with us begins, or begins again.
    case clientStart = "client-start"
    /// A contract starts.
    case contractStart = "contract-start"
    /// The client enters a stage.
    case stage
    /// The last day on which contracts can be called off.
    case optOut = "opt-out"
    /// Contracts renew or run out.
    case renewal
  }

  /// One step.
  public struct Step: Sendable, Hashable {
    /// What is to be done, as the policy writes it; nil for built-in steps, whose words are in the
    /// catalogs.
    public let title: String?
    /// The step's name within its playbook: stable, so that calendars know it again.
    public let key: String
    /// Days after the event; before it where negative.
    public let offset: Int
    /// Who of us does it; nil for the client's owner.
    public let owner: String?

    init(key: String, title: String? = nil, offset: Int, owner: String? = nil) {
      self.key = key
      self.title = title
      self.offset = offset
      self.owner = owner
    }
  }

  /// Its name in policies.
  public let name: String
  /// Its name on pages; nil for built-in ones, whose words are in the catalogs.
  public let label: String?
  /// What sets it going.
  public let trigger: Trigger
  /// The stage that does, accents and case aside; nil for any.
  public let stage: String?
  /// Whose it is; nil for every client.
  public let condition: Condition?
  /// The steps, by their offset.
  public let steps: [Step]

  /// Whether it came with the program.
  public var isBuiltIn: Bool { label == nil }

  static let onboardingName = "onboarding"
  static let renewalName = "renewal"

  /// The built-in playbooks under a policy.
  static func builtIn(_ policy: RoadmapPolicy) -> [Playbook] {
    let days = policy.onboardingDays
    let onboarding = [
      Step(key: "kick-off", offset: 5), Step(key: "discovery", offset: days / 5),
      Step(key: "integration", offset: days / 2), Step(key: "training", offset: days * 3 / 4),
      Step(key: "live", offset: days), Step(key: "check-in", offset: days * 3 / 4 + 30),
    ]
    let checkpoints: [(String, Int)] = [
      ("first", policy.firstCheckpoint), ("second", policy.secondCheckpoint),
      ("third", policy.thirdCheckpoint), ("last", policy.lastCheckpoint),
    ]
    return [
      Playbook(
        name: onboardingName, label: nil, trigger: .clientStart, stage: nil, condition: nil,
        steps: onboarding.sorted { $0.offset < $1.offset }),
      Playbook(
        name: renewalName, label: nil, trigger: .optOut, stage: nil, condition: nil,
        steps: checkpoints.map { Step(key: $0.0, offset: -$0.1) }
          .sorted { $0.offset < $1.offset }),
    ]
  }
}

extension Policy {
  /// The playbooks in force: the built-in ones, those of the policy in the place of such as have
  /// their name, then the others in the order written.
  public var playbooks: [Playbook] {
    let builtIn = Playbook.builtIn(roadmap)
    return builtIn.map { standard in ownPlaybooks.last { $0.name == standard.name } ?? standard }
      + ownPlaybooks.filter { own in !builtIn.contains { $0.name == own.name } }
  }
}
