import HTML

/// Amendments and comments with what became of them, as both pages show them.
struct EntryList {
  let phrases: Phrases
  var places: PlaceLink
  /// The names of the partners by their ids.
  let partners: [String: String]
  /// The paper's text, which anchors count in.
  let text: [UInt8]
  let amendments: [AmendmentEntry]
  let comments: [CommentEntry]
  /// The polls on which decisions can rest.
  let polls: [PollEntry]
  /// The file's own remarks, in bytes of the text.
  let remarks: [Range<Int>]
  /// The page on which a comment stands, by its id, where it is not the one with the amendments.
  var pageOfComment: [String: String] = [:]

  /// The words of the paper in a range, without its file's own remarks.
  func words(_ range: Range<Int>) -> String {
    String(decoding: PublishedText.without(remarks, text[range.clamped(to: text.indices)]), as: UTF8.self)
  }

  func name(_ partner: String) -> String { partners[partner] ?? partner }

  func names(_ partners: [String]) -> String { phrases.list(partners.map(name)) }

  /// A link to where a byte stands, or that it stands nowhere.
  func place(_ offset: Int?) -> Markup { offset.flatMap { places.link(to: $0) } ?? "\(phrases.noPlace)" }

  /// What became of something, why, by whom, and on which vote.
  func verdict(_ outcome: Outcome, _ decision: DecisionEntry?) -> Markup {
    let badge: Markup = "<span class=\"outcome \(outcome.cssClass)\">\(phrases.outcome(outcome))</span>"
    guard let decision else { return "<p class=\"verdict\">\(badge)</p>\n" }
    let vote: Markup =
      polls.first { $0.id == decision.poll }
      .map { " <a href=\"\(places.page)#\($0.pageID)\">\(phrases.vote): \($0.question)</a>" } ?? ""
    return """
      <p class="verdict">\(badge) \(phrases.decided(by: decision.by, on: decision.date)). \
      <span dir="auto">\(decision.reason)</span>\(vote)</p>

      """
  }

  /// A partner's words, in paragraphs.
  func quoted(_ text: String) -> Markup {
    let paragraphs = text.split(separator: "\n", omittingEmptySubsequences: true)
    return paragraphs.map { "<p class=\"said\" dir=\"auto\">\(String($0))</p>\n" as Markup }.joined()
  }
}

// MARK: - Amendments

extension EntryList {
  /// A table of the hunks, and each amendment in full.
  ///
  /// - Parameter level: the level of the headings.
  func amendmentsBody(level: Int) -> Markup {
    let rows = amendments.flatMap { amendment in
      amendment.hunks.map { hunk -> [Markup] in
        [
          "<a href=\"#\(amendment.pageID)\"><code>\(amendment.id)/\(hunk.number)</code></a>",
          "\(names(amendment.partners))", place(hunk.place), "\(phrases.outcome(hunk.outcome))",
        ]
      }
    }
    let table = Table(
      caption: phrases.amendments,
      header: [phrases.number, phrases.proposedBy, phrases.place, phrases.outcomeLabel], rows: rows,
      hasFigures: false, hidesCaption: true)
    let known = Set(comments.map(\.id))
    return "\(table.markup)\(amendments.map { entry($0, level: level, known: known) })"
  }

  private func entry(_ amendment: AmendmentEntry, level: Int, known: Set<String>) -> Markup {
    let answered = amendment.comments.map { id -> Markup in
      known.contains(id)
        ? "<a href=\"\(pageOfComment[id] ?? "")#c-\(id)\"><code>\(id)</code></a>" : "<code>\(id)</code>"
    }
    let cause: Markup =
      answered.isEmpty ? "" : "<p>\(phrases.answersTo) \(answered.joined(by: ", ")).</p>\n"
    return """
      <article class="entry" id="\(amendment.pageID)" aria-labelledby="\(amendment.pageID)-title">
      <h\(level) id="\(amendment.pageID)-title">\(phrases.amendment) <code>\(amendment.id)</code></h\(level)>
      <p class="by">\(names(amendment.partners)), \(phrases.date(amendment.date))</p>
      \(quoted(amendment.reason))\(cause)\(history(amendment))\(amendment.hunks.map(hunk))</article>

      """
  }

  /// What it was before, and what it became.
  private func history(_ amendment: AmendmentEntry) -> Markup {
    let links = [(phrases.puttingAgain, amendment.again), (phrases.putAgainAs, amendment.putAgain)]
    return links.compactMap { phrase, id -> Markup? in
      id.map { "<p>\(phrase) <a href=\"#a-\($0)\"><code>\($0)</code></a>.</p>\n" }
    }.joined()
  }

  private func hunk(_ hunk: AmendmentEntry.Hunk) -> Markup {
    """
    <div class="hunk">
    <p><span class="term">\(phrases.hunk) \(hunk.number)</span> \(place(hunk.place))\(standing(hunk.standing))</p>
    \(Wording(old: hunk.old, new: hunk.new, phrases: phrases).markup)\(verdict(hunk.outcome, hunk.decision))</div>

    """
  }
}

extension EntryList {
  /// How an open change stands, behind its place.
  private func standing(_ standing: Standing?) -> Markup {
    standing.map { "; <span class=\"standing\">\(phrases.standing($0))</span>" } ?? ""
  }
}

// MARK: - Comments

extension EntryList {
  /// The comments under their theme, or without one under their kind; in the order in which each first comes up.
  ///
  /// - Parameter level: the level of the headings over the themes.
  func commentsBody(level: Int) -> Markup {
    var order: [String] = []
    var groups: [String: [CommentEntry]] = [:]
    for comment in comments {
      let title = comment.theme ?? phrases.commentKind(comment.kind)
      if groups[title] == nil { order.append(title) }
      groups[title, default: []].append(comment)
    }
    return order.map { title -> Markup in
      let entries = groups[title, default: []].map { entry($0, level: level + 1) }
      return "<h\(level)>\(title)</h\(level)>\n\(entries)"
    }.joined()
  }

  func entry(_ comment: CommentEntry, level: Int) -> Markup {
    let replies = comment.replies.map { reply -> Markup in
      "<li><p class=\"by\">\(name(reply.partner)), \(phrases.date(reply.date))</p>\(quoted(reply.body))</li>\n"
    }
    let thread: Markup =
      replies.isEmpty ? "" : "<ul class=\"replies\" aria-label=\"\(phrases.replies)\">\n\(replies)</ul>\n"
    return """
      <article class="entry" id="\(comment.pageID)" aria-labelledby="\(comment.pageID)-title">
      <h\(level) id="\(comment.pageID)-title">\(name(comment.partner)) <code>\(comment.id)</code></h\(level)>
      <p class="by">\(phrases.date(comment.date)). \(phrases.about) <q dir="auto">\(comment.quote)</q></p>
      \(quoted(comment.body))\(anchor(comment.anchor))\(thread)\(verdict(comment.outcome, comment.decision))</article>

      """
  }

  private func anchor(_ anchor: CommentEntry.Anchor) -> Markup {
    let lead: Markup = "\(phrases.anchor(anchor))"
    switch anchor {
    case .kept(let range):
      return "<p class=\"anchor\">\(lead) \(place(range.lowerBound)).</p>\n"
    case .edited(let ranges):
      let now = ranges.map { range -> Markup in
        let words = words(range)
        return "<q dir=\"auto\">\(words)</q> (\(place(range.lowerBound)))"
      }
      return "<p class=\"anchor\">\(lead) \(phrases.nowReads): \(now.joined(by: ", "))</p>\n"
    case .deleted, .unknown:
      return "<p class=\"anchor\">\(lead)</p>\n"
    }
  }
}

extension Outcome {
  /// The class of its badge: taken, not taken, or neither.
  var cssClass: String {
    switch self {
    case .adopted, .adoptedChanged: "yes"
    case .rejected, .withdrawn, .putAgain: "no"
    case .open, .referred, .postponed, .answered: "other"
    }
  }
}
