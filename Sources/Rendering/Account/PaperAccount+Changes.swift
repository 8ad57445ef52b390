import Deliberation
import HTML
import ObjectIDs

// MARK: - Changes, each inside its sentence

extension PaperAccount {
  /// The changes in the order of the text, under its headings.
  var changeGroups: [PageSet.Group] {
    var told: Set<RecordID> = []
    let entries = changes.map { change in
      (place: change.passage.place?.lowerBound, markup: card(change, &told))
    }
    return grouped(entries, prefix: "at")
  }

  /// - Parameter told: the amendments whose reason stands at an earlier change.
  private func card(_ change: ShownChange, _ told: inout Set<RecordID>) -> Markup {
    let ids = change.members.map(\.target.pageID)
    let id = ids.first ?? ""
    let others = ids.dropFirst().map { "<span id=\"\($0)\"></span>" as Markup }
    let days = change.members.map { day($0.file.filed) }
    let at: Markup =
      change.passage.place.flatMap { places.shortLink(to: $0.lowerBound) }.map { " · \($0)" } ?? ""
    return """
      <article class="card" id="\(id)" aria-labelledby="\(id)-t">\(others)
      <h4 id="\(id)-t">\(phrases.changeNumber(change.number)) \(badge(change))</h4>
      <p class="by">\(names(change.partners)) · \(days[0])\(late(change.members[0].file.filed))\(at)\(standing(change))</p>
      \(wording(change.passage, of: change.members[0].target))\(reasons(change, &told))\(outcome(of: change))\
      <p class="id">\(change.members.map { "<code>\($0.target.short)</code>" as Markup }.joined(by: ", "))\(version(change.status))</p>
      </article>

      """
  }

  /// A change inside its sentence, in the language of the paper.
  func wording(_ passage: ChangedPassage) -> Markup {
    let markup = ChangeMarkup(passage, phrases: phrases).markup
    return content.heading.isForeign ? "<div\(content.heading.textAttribute)>\(markup)</div>\n" : markup
  }

  private func standing(_ change: ShownChange) -> Markup {
    guard let target = change.members.first?.target, let item = agenda?[target.description] else { return "" }
    return " · <span class=\"standing\">\(phrases.standing(item.standing))</span>"
  }

  private func version(_ status: HunkStatus) -> Markup {
    guard case .merged(let commit) = status else { return "" }
    return " · \(phrases.version) <code>\(commit.abbreviated())</code>"
  }

  /// Why it was proposed and in answer to what: once for each amendment.
  private func reasons(_ change: ShownChange, _ told: inout Set<RecordID>) -> Markup {
    var markup = Markup()
    for member in change.members {
      let amendment = member.file.amendment
      guard told.insert(member.file.id).inserted else {
        if let first = self.change(Target(member.file.id)), first.number != change.number {
          markup += "<p>\(phrases.sameReason) \(link(to: Target(member.file.id))).</p>\n"
        }
        continue
      }
      if change.members.count > 1 { markup += "<p class=\"who\">\(name(member.file.partner)):</p>\n" }
      markup += said(amendment.reason)
      let answered = amendment.comments.compactMap(comment).map(link)
      if !answered.isEmpty { markup += "<p>\(phrases.answersTo) \(phrases.list(answered)).</p>\n" }
      markup += origins(of: amendment.points)
      if let again = amendment.again.first {
        markup += "<p>\(phrases.puttingAgain) \(link(to: Target(again.record))).</p>\n"
      }
    }
    return markup
  }

  /// What became of a change, why, by whom, and on which vote; with what was decided before that.
  private func outcome(of change: ShownChange) -> Markup {
    var markup = Markup()
    if case .withdrawn = change.status {
      for member in change.members { markup += withdrawal(of: member.target) }
    }
    if case .putAgain(let id) = change.status {
      markup += "<p class=\"verdict\">\(phrases.putAgainAs) \(link(to: Target(id))).</p>\n"
    }
    return markup + verdict(change.members.map(\.target))
  }

  /// What became of a change; of one that was merged and decided otherwise apart, that this is open.
  func badge(_ change: ShownChange) -> Markup {
    let status = change.status
    guard !change.members.contains(where: { dossier.isApartInDraft($0.target) }) else {
      return "<span class=\"outcome other\">\(phrases.standing(.apart))</span>"
    }
    return "<span class=\"outcome \(status.cssClass)\">\(phrases.outcome(status))</span>"
  }
}

// MARK: - Decisions

extension PaperAccount {
  /// The decision that holds, and those that it took the place of.
  func verdict(_ targets: [Target]) -> Markup {
    var seen: Set<RecordID> = []
    let holding = targets.compactMap(dossier.decision(about:)).filter { seen.insert($0.record.id).inserted }
    let earlier = targets.flatMap(dossier.allDecisions).filter { seen.insert($0.record.id).inserted }
    return holding.map { verdict($0, isOverridden: false) }.joined()
      + earlier.reversed().map { verdict($0, isOverridden: true) }.joined()
  }

  private func verdict(_ filed: Filed, isOverridden: Bool) -> Markup {
    guard case .decision(let decision) = filed.record.body else { return "" }
    let vote: Markup =
      polls.first { $0.poll.id == decision.poll }
      .map { " \(link(to: $0, "\(phrases.restsOn($0.poll))"))" } ?? ""
    let lead: Markup = "\(isOverridden ? phrases.earlierDecision : phrases.decision) "
    return """
      <p class="verdict\(isOverridden ? " earlier" : "" as Markup)">\(lead)\(phrases.outcome(decision.outcome)), \
      \(name(filed.record.header)), \(day(filed)): \(inLine(decision.reason))\(vote)</p>

      """
  }

  /// That a comment or a change was taken back, and why.
  func withdrawal(of target: Target) -> Markup {
    guard let filed = dossier.withdrawal(of: target), case .withdrawal(let body) = filed.record.body else {
      return ""
    }
    return
      "<p class=\"verdict\">\(phrases.withdrawnOn(day(filed))): \(inLine(body.reason))</p>\n"
  }
}

extension HunkStatus {
  /// The class of its badge: taken, not taken, or neither.
  var cssClass: String {
    switch self {
    case .merged, .decided(.adopted, _): "yes"
    case .decided(.rejected, _), .withdrawn, .putAgain: "no"
    case .open, .decided: "other"
    }
  }
}

extension CommentStatus {
  /// The class of its badge: taken, not taken, or neither.
  var cssClass: String {
    switch self {
    case .adopted, .decided(.adopted, _): "yes"
    case .decided(.rejected, _), .withdrawn: "no"
    case .open, .answered, .decided: "other"
    }
  }
}
