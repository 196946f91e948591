import ArgumentParser

/// What commands that send understand.
struct SendLimits: ParsableArguments {
  @Option(help: ArgumentHelp("Send no more than this many messages.", valueName: "count"))
  var limit: Int?

  @Flag(help: "Send again what may have been delivered: somebody may get it twice.")
  var resendUnknown = false

  func validate() throws {
    if let limit, limit < 1 {
      throw ValidationError("--limit \(limit) is not possible; use 1 or more.")
    }
  }
}

/// How documents are sent once they are made.
struct SendOptions: ParsableArguments {
  @Flag(help: "Send the messages through mail: smtp. Without it nothing leaves.")
  var send = false

  @OptionGroup var limits: SendLimits

  @Flag(
    help: ArgumentHelp(
      "Send documents to everybody that changed after some had been sent; otherwise they are refused."
    ))
  var newCampaign = false

  func validate() throws {
    if !send, newCampaign || limits.resendUnknown || limits.limit != nil {
      throw ValidationError("--limit, --new-campaign and --resend-unknown go with --send.")
    }
  }
}
