import Portfolio

extension Agenda {
  /// Promises and steps; a step that says what was promised for the same day is the promise.
  func promisesAndMilestones(_ client: ClientAssessment) -> [EventDraft] {
    var promises = promises(client)
    let others = milestones(client).filter { step in
      let same = promises.firstIndex {
        $0.wanted == step.wanted && Agenda.isSame($0.subject, step.subject)
      }
      guard let same else { return true }
      promises[same].keys += step.keys
      promises[same].person = promises[same].person ?? step.person
      return false
    }
    return promises + others
  }

  /// Whether two texts say the same, or one begins with the other.
  private static func isSame(
    _ left: PlannedEvent.Subject, _ right: PlannedEvent.Subject
  ) -> Bool {
    guard case .text(let left) = left, case .text(let right) = right else { return false }
    let words = [left, right].map(PlainText.fold).sorted { $0.utf8.count < $1.utf8.count }
    guard let short = words.first, let long = words.last, !short.isEmpty else { return false }
    return long == short || long.hasPrefix(short + " ")
  }

  /// Promises of ours that were not kept yet and have a day.
  private func promises(_ client: ClientAssessment) -> [EventDraft] {
    let interactions = portfolio.records.interactions.of(client.client)
    return (client.relationship?.openPromises ?? []).compactMap { promise in
      guard let due = promise.due, due <= end else { return nil }
      var made = draft(
        .promise, wanted: due, isEarlier: true, identity: "promise:\(promise.key.key)")
      made.subject = .text(promise.text)
      made.person = interactions.first { $0.id == promise.key.key }?.theirs.first
      made.owner = promise.ours.first
      made.keys = [promise.key]
      return made
    }
  }

  /// Steps toward objectives that are not done and have a day.
  private func milestones(_ client: ClientAssessment) -> [EventDraft] {
    let objectives = portfolio.records.objectives.of(client.client)
    return (client.success?.openMilestones ?? []).compactMap { milestone in
      guard let due = milestone.due, due <= end else { return nil }
      let objective = objectives.first { $0.id == milestone.objective }
      var made = draft(
        .milestone, wanted: due, isEarlier: true, identity: "milestone:\(milestone.key.key)")
      made.subject = .text(milestone.title ?? objective?.title ?? milestone.key.key)
      made.person = objective?.ownerTheirs
      made.owner = objective?.ownerOurs
      made.keys = [milestone.key]
      return made
    }
  }

  /// Objectives that are not delivered and have a day, unless their last step is due on it as well.
  func objectives(_ client: ClientAssessment) -> [EventDraft] {
    guard let success = client.success else { return [] }
    let records = portfolio.records.objectives.of(client.client)
    return success.objectives.compactMap { objective in
      guard objective.state != .delivered, objective.state != .verified,
        let due = objective.due, due <= end,
        !success.openMilestones.contains(where: {
          $0.objective == objective.key.key && $0.due == due
        })
      else { return nil }
      let record = records.first { $0.id == objective.key.key }
      var made = draft(
        .objective, wanted: due, isEarlier: true, identity: "objective:\(objective.key.key)")
      made.subject = .text(objective.title ?? objective.key.key)
      made.person = record?.ownerTheirs
      made.owner = record?.ownerOurs
      made.keys = [objective.key]
      return made
    }
  }

  /// Steps of playbooks that lie ahead and are not milestones already.
  func steps(_ client: ClientAssessment) -> [EventDraft] {
    let partner = partner(of: client)
    return runs(client).flatMap { run in
      run.steps.filter { $0.state == .planned && $0.milestone == nil && $0.day <= end }.map {
        due in
        let isCheckpoint = run.playbook.trigger == .optOut && run.playbook.isBuiltIn
        var made = EventDraft(
          isCheckpoint ? .checkpoint : .playbookStep, on: due.day,
          identity: "playbook:\(run.playbook.name):\(due.step.key):\(run.event)"
            + run.keys.map { ":" + $0.key }.joined())
        made.wanted = due.wanted
        made.moved = due.moved
        made.subject =
          due.step.title.map { .text($0) }
          ?? .builtIn(playbook: run.playbook.name, step: due.step.key)
        made.person = partner
        made.owner = due.step.owner
        made.keys = run.keys
        made.monthlyValue = isCheckpoint ? run.monthlyValue : nil
        made.leadDays = isCheckpoint ? -due.step.offset : nil
        return made
      }
    }
  }
}
