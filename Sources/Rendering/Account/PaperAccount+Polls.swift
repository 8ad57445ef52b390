import Deliberation
import HTML
import Markdown

// MARK: - Polls and votes

extension PaperAccount {
  var pollGroups: [PageSet.Group] {
    polls.map { state in
      PageSet.Group(
        id: state.pageID,
        title: "<span dir=\"auto\"\(state.poll.textAttribute)>\(state.poll.question)</span>",
        entries: [poll(state)])
    }
  }

  private func poll(_ state: PollState) -> Markup {
    let still: Markup = state.closing == nil ? "<p class=\"note\">\(phrases.stillOpen)</p>\n" : ""
    let body =
      switch state.poll.form {
      case .sticker(let form): sticker(form, state)
      case .motion(let form): motion(MotionTally(form: form, state: state), form, state)
      case .stance: stances(state)
      }
    return
      "<div class=\"poll\">\n\(still)\(kinship(of: state))\(body)\(corrections(of: state))\(lateness(of: state))</div>\n"
  }

  /// Until when votes were asked for, and whose came later.
  private func lateness(of state: PollState) -> Markup {
    guard let deadline = state.poll.deadline else { return "" }
    let late = state.lateVoters
    let names: Markup = late.isEmpty ? "" : " \(phrases.lateLabel) \(names(late))."
    return "<p class=\"note\">\(phrases.askedUntil(deadline.day))\(names)</p>\n"
  }

  /// Which poll it follows, and which follow it, as far as the page has them.
  private func kinship(of state: PollState) -> Markup {
    let before = polls.filter { $0.poll.id == state.poll.replaces }.map {
      "\(phrases.pollFollows) \(question(of: $0))" as Markup
    }
    let after = polls.filter { $0.poll.replaces == state.poll.id }.map {
      "\(phrases.pollFollowedBy) \(question(of: $0))" as Markup
    }
    let told = before + after
    return told.isEmpty ? "" : "<p class=\"note\">\(told.joined(by: "<br>"))</p>\n"
  }

  // MARK: Stickers

  private func sticker(_ form: StickerForm, _ state: PollState) -> Markup {
    StickerAccount(
      state: state, form: form, phrases: phrases, level: 4, texts: state.poll.textAttribute,
      name: dossier.name
    ).markup
  }

  // MARK: Motions

  private func motion(_ tally: MotionTally, _ form: MotionForm, _ state: PollState) -> Markup {
    let isOpen = state.closing == nil
    let alternatives = zip(form.alternatives, tally.votes).map { alternative, votes -> Markup in
      let hasWon = !isOpen && tally.verdict == .won(alternative.id)
      let figure = phrases.voteCount(votes.votes) + (hasWon ? ", " + phrases.chosen : "")
      let kind: String = hasWon ? "yes" : "other"
      let id = "\(state.pageID).\(alternative.id)"
      let badge: Markup = "<span class=\"outcome \(kind)\">\(figure)</span>"
      return """
        <article class="card\(hasWon ? " won" : "" as Markup)" aria-labelledby="\(id)">
        <h4 id="\(id)">\(title(of: alternative, in: state.poll)) \(badge)</h4>
        \(wordings(of: alternative))</article>

        """
    }
    return """
      \(alternatives.joined())\(votes(tally, form, state).markup)<p>\(phrases.motionFigures(tally, form)) <strong>\(result(tally, form, state))</strong></p>
      \(apart(tally.turnout.abstained, phrases.abstainedLabel(tally.abstained.count), state))\(apart(tally.turnout.silent, phrases.silentLabel, state))
      """
  }

  /// What was chosen, its words in the language of the poll.
  private func result(_ tally: MotionTally, _ form: MotionForm, _ state: PollState) -> Markup {
    let said = phrases.result(tally, form, isOpen: state.closing == nil)
    guard case .won(let id) = tally.verdict, state.closing != nil, state.poll.textLanguage != nil,
      let words = form.alternatives.first(where: { $0.id == id })?.words,
      let place = said.firstRange(of: words)
    else { return "\(said)" }
    return
      "\(String(said[..<place.lowerBound]))<span\(state.poll.textAttribute)>\(words)</span>\(String(said[place.upperBound...]))"
  }

  /// Who voted for what, over the outcome that follows from it.
  private func votes(_ tally: MotionTally, _ form: MotionForm, _ state: PollState) -> Table {
    let rows = zip(form.alternatives, tally.votes).map { alternative, votes -> [Markup] in
      [
        title(of: alternative, in: state.poll), "\(phrases.number(votes.votes))",
        "<span class=\"by\">\(voters(tally.voters(votes.partners), state))</span>",
      ]
    }
    return Table(
      caption: phrases.votesCaption(state.poll.question),
      header: [phrases.alternative, phrases.votes, phrases.votersColumn], rows: rows, figures: 1..<2,
      hidesCaption: true)
  }

  func title(of alternative: Alternative, in poll: Poll) -> Markup {
    if alternative.id.description == Alternative.leaveID { return "\(phrases.asItIs)" }
    let partners = alternative.targets.compactMap(change).flatMap(\.partners)
    guard !partners.isEmpty else {
      return "<span dir=\"auto\"\(poll.textAttribute)>\(alternative.words.beginning)</span>"
    }
    var seen: Set<Slug> = []
    return names(partners.filter { seen.insert($0).inserted })
  }

  /// What an alternative would make of the text, in full: each of its changes inside its sentence; else its own words.
  private func wordings(of alternative: Alternative) -> Markup {
    let changes = alternative.targets.compactMap { target in change(target).map { (target, $0) } }
    if changes.isEmpty {
      // What the heading says in full is not said again.
      if alternative.id.description != Alternative.leaveID, alternative.words.beginning == alternative.text {
        return ""
      }
      return
        "<div class=\"wording\" dir=\"auto\"\(content.heading.textAttribute)>\(PaperWriter.excerpt(of: MarkdownDocument(parsing: Array(alternative.text.utf8)), until: .max, phrases: phrases))</div>\n"
    }
    return changes.map { target, change in
      "\(wording(change.passage))<p class=\"by\">\(link(to: target)), \(place(change.passage.place?.lowerBound))</p>\n"
    }.joined()
  }

  /// Who voted for something, each with its weight where votes have one and the reason that it gave.
  private func voters(_ voters: [Turnout.Voter], _ state: PollState) -> Markup {
    if voters.isEmpty { return "\(phrases.nobody)" }
    return voters.map { voter -> Markup in
      let partner = voter.partner
      let weight: Markup = voter.weight.map { " (\(phrases.weight($0)))" } ?? ""
      guard case .vote(let vote)? = state.votes[partner]?.record.body, let reason = vote.reason else {
        return "\(name(partner))\(weight)"
      }
      return "\(name(partner))\(weight) (\(inLine(reason)))"
    }.joined(by: ", ")
  }

  private func apart(_ partners: [Turnout.Voter], _ label: String, _ state: PollState) -> Markup {
    partners.isEmpty ? "" : "<p>\(label) \(voters(partners, state)).</p>\n"
  }

  // MARK: Stances

  /// The stances.
  ///
  /// - Parameter isFront: whether they stand for who signed, so that those come first; else those of a minority do.
  func stances(_ state: PollState, isFront: Bool = false) -> Markup {
    let tally = StanceTally(state: state)
    let level = isFront ? 2 : 4
    let order: [Stance] =
      isFront
      ? [.supports, .reservation, .abstains, .opposes] : [.opposes, .reservation, .abstains, .supports]
    let groups = order.compactMap { stance -> Markup? in
      let found = tally.positions.filter { $0.stance == stance }
      guard !found.isEmpty else { return nil }
      let isShort = found.allSatisfy { $0.reason == nil && $0.anchor == nil }
      let list: Markup =
        isShort
        ? "<p>\(names(found.map(\.partner))).</p>\n"
        : "<ul>\n\(found.map { "<li>\(name($0.partner))\(told($0, state))</li>\n" as Markup })</ul>\n"
      return "<h\(level)>\(phrases.stanceHeading(stance, found.count))</h\(level)>\n\(list)"
    }
    let silent: Markup =
      tally.silent.isEmpty
      ? ""
      : "<h\(level)>\(phrases.stanceSilent(tally.silent.count))</h\(level)>\n<p>\(names(tally.silent)).</p>\n"
    return groups.joined() + silent
  }

  private func told(_ position: StanceTally.Position, _ state: PollState) -> Markup {
    guard let filed = state.votes[position.partner], case .vote(let vote) = filed.record.body else {
      return ""
    }
    return reservation(filed, vote)
  }
}

extension StickerTally {
  /// Whether any count is hidden to protect a small group.
  var hasHiddenCell: Bool {
    isPartlyHidden
      || boards.flatMap(\.items).contains { item in
        item.stickers == nil || item.byMeeting.values.contains(nil) || item.byRegion.values.contains(nil)
      }
  }
}

extension Poll {
  /// The language of its texts, where they have one of their own.
  var textAttribute: Markup { textLanguage.map { " lang=\"\($0)\"" } ?? "" }
}

extension Alternative {
  /// What it says, without mark-up.
  var words: String { MarkdownDocument(parsing: Array(text.utf8)).plainText }
}
