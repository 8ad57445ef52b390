import HTML

// MARK: - The accountability: the order of its eight parts, and the first four

extension EditionPage {
  var accountabilitySection: Page.Section {
    let parts: [(id: String, title: String, body: Markup)] = [
      ("process", phrases.process, process),
      ("partners", phrases.participants, participants),
      ("amendments", phrases.amendments, amendmentsPart),
      ("comments", phrases.comments, commentsPart),
      ("shares", phrases.shares, sharesPart),
      ("stances", phrases.stances, stancesPart),
      ("polls", phrases.polls, pollsPart),
      ("verify", phrases.verification, verificationPart),
    ]
    let bodies = parts.enumerated().map { index, part -> Markup in
      """
      <section class="part">
      <h3 id="\(part.id)">\(index + 1). \(part.title)</h3>
      \(part.body)</section>

      """
    }
    return Page.Section(
      id: "accountability", title: phrases.accountability,
      entries: parts.map { (id: $0.id, title: $0.title) },
      body: "<p class=\"intro\">\(phrases.accountabilityIntro)</p>\n\(bodies)")
  }

  private var amendmentsPart: Markup {
    if content.amendments.isEmpty { return "<p>\(phrases.noAmendments)</p>\n" }
    return entries.amendmentsBody(level: 4)
  }

  private var commentsPart: Markup {
    if content.comments.isEmpty { return "<p>\(phrases.noComments)</p>\n" }
    return commentPages?.overview ?? entries.commentsBody(level: 4)
  }

  private var process: Markup {
    let parts = content.amendments.flatMap(\.hunks)
    let adopted = parts.filter { $0.outcome == .adopted || $0.outcome == .adoptedChanged }
    let summary = phrases.processSummary(
      comments: content.comments.count, amendments: content.amendments.count, parts: parts.count,
      adopted: adopted.count, polls: content.polls.count)
    let steps = content.milestones.map { milestone -> Markup in
      let detail: Markup = milestone.detail.isEmpty ? "" : ": \(milestone.detail)"
      return
        "<li><span class=\"term\">\(phrases.date(milestone.date))</span> \(phrases.step(milestone.step))\(detail)</li>\n"
    }
    let list: Markup = steps.isEmpty ? "" : "<ol class=\"chain\">\n\(steps)</ol>\n"
    return "<p>\(summary)</p>\n\(list)"
  }

  private var participants: Markup {
    let activity = Activity(content)
    let active = content.partners.filter { !activity.isSilent($0.id) }
    let silent = content.partners.filter { activity.isSilent($0.id) }.map(\.name)
    let rows = active.map { partner in
      [
        "\(partner.name)", "\(phrases.number(activity.comments[partner.id, default: 0]))",
        "\(phrases.number(activity.amendments[partner.id, default: 0]))",
        "\(phrases.number(activity.votes[partner.id, default: 0]))",
      ] as [Markup]
    }
    let table = Table(
      caption: phrases.participants,
      header: [
        phrases.organisation, phrases.commentsColumn, phrases.amendmentsColumn, phrases.votesColumn,
      ], rows: rows, hidesCaption: true)
    let note = silent.isEmpty ? phrases.nobodySilent : phrases.silent(silent)
    return "\(rows.isEmpty ? "" : table.markup)<p>\(note)</p>\n"
  }
}

/// What each partner did, by the partner's id.
struct Activity {
  private(set) var comments: [String: Int] = [:]
  private(set) var amendments: [String: Int] = [:]
  private(set) var votes: [String: Int] = [:]
  private var authors: Set<String> = []

  init(_ content: EditionContent) {
    for comment in content.comments {
      comments[comment.partner, default: 0] += 1
      for reply in comment.replies { comments[reply.partner, default: 0] += 1 }
    }
    for partner in content.amendments.flatMap(\.partners) { amendments[partner, default: 0] += 1 }
    for poll in content.polls {
      switch poll {
      case .motion(let tally):
        for voter in tally.alternatives.flatMap(\.voters) + tally.abstainers { votes[voter, default: 0] += 1 }
      case .stance(let tally): for stance in tally.stances { votes[stance.partner, default: 0] += 1 }
      case .sticker(let tally): for partner in tally.partners { votes[partner, default: 0] += 1 }
      }
    }
    authors = Set(content.attribution.origins.flatMap(\.partners))
  }

  /// Whether a partner neither spoke nor voted nor wrote.
  func isSilent(_ partner: String) -> Bool {
    comments[partner] == nil && amendments[partner] == nil && votes[partner] == nil
      && !authors.contains(partner)
  }
}
