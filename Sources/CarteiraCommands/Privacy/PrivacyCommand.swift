import ArgumentParser

/// `carteira privacy`: what is held on people, who may be contacted, and how somebody is forgotten.
struct PrivacyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "privacy",
    abstract: "Say what is held on a person, forget one, and show why data is held at all.",
    discussion: """
      docs/privacy.md says what the law asks for and what this program does about it; it is not legal advice.
      """,
    subcommands: [
      PrivacyPersonCommand.self, PrivacyForgetCommand.self, PrivacyContactsCommand.self,
      PrivacyReviewCommand.self, PrivacyRegisterCommand.self,
    ])
}

/// Text for people or JSON for machines.
struct PrivacyOutput: ParsableArguments {
  @Option(help: "How it is written: text for people, json for machines.")
  var format = FindingsFormat.text
}
