import HTML

// MARK: - The chain: word, amendment, comment, decision, tally

extension EditionPage {
  var originsSection: Page.Section {
    let used = Set(content.attribution.spans.map(\.origin)).sorted()
    let recorded = used.filter { content.attribution.origins[$0].kind != .original }
    return Page.Section(
      id: "origins", title: phrases.origins,
      body: """
        <ol class="cards">
        \(recorded.map(card))\(originalCards(used))</ol>

        """)
  }

  /// The id of the card to which the words of an origin lead: its own, or for original words that of their author.
  func originID(_ origin: Int) -> String {
    guard content.attribution.origins[origin].kind == .original else { return "o\(origin + 1)" }
    return "by"
      + contributors.ofOrigin[origin].map { String(contributors.all[$0].number) }.joined(separator: "-")
  }

  private static func originID(_ attribution: Attribution, _ contributors: Contributors, _ origin: Int)
    -> String
  {
    guard attribution.origins[origin].kind == .original else { return "o\(origin + 1)" }
    return "by"
      + contributors.ofOrigin[origin].map { String(contributors.all[$0].number) }.joined(separator: "-")
  }

  /// The spans of the attribution; those that lead to one card, with only white space between them, as one.
  static func passages(
    of attribution: Attribution, _ contributors: Contributors, in text: [UInt8]
  ) -> [Attribution.Span] {
    var passages: [Attribution.Span] = []
    for span in attribution.spans {
      if let last = passages.last, text[last.end..<span.start].allSatisfy({ $0 <= 0x20 }),
        originID(attribution, contributors, last.origin) == originID(attribution, contributors, span.origin)
      {
        passages[passages.count - 1].end = span.end
      } else {
        passages.append(span)
      }
    }
    return passages
  }

  private func card(_ index: Int) -> Markup {
    let origin = content.attribution.origins[index]
    return """
      <li id="\(originID(index))" class="card">
      <h3>\(numbers(index)) \(names(ofOrigin: index))</h3>
      <p class="what"><span class="sample \(origin.kind.cssClass)">\(phrases.originKind(origin.kind))</span>, \
      \(phrases.words(contributors.wordsOfOrigin[index])), \(phrases.date(origin.date))</p>
      \(chain(origin, words: wordsOf { $0 == index }))</li>

      """
  }

  /// A card for each author of original words; their commits are too many to have one each.
  private func originalCards(_ used: [Int]) -> Markup {
    var origins: [String: [Int]] = [:]
    for index in used where content.attribution.origins[index].kind == .original {
      origins[originID(index), default: []].append(index)
    }
    let ordered = origins.sorted { ($0.value.first ?? 0) < ($1.value.first ?? 0) }
    return ordered.map { id, indices -> Markup in
      let words = indices.reduce(0) { $0 + contributors.wordsOfOrigin[$1] }
      let first = indices[0]
      let found = isGround(origin: first) ? "" : wordsOf(indices.contains)
      return """
        <li id="\(id)" class="card">
        <h3>\(numbers(first)) \(names(ofOrigin: first))</h3>
        <p class="what">\(phrases.originKind(.original)), \(phrases.words(words)); \(phrases.notInRecords)</p>
        \(found)\(commits(indices))</li>

        """
    }.joined()
  }

  private func numbers(_ origin: Int) -> Markup {
    contributors.ofOrigin[origin].map {
      "<span class=\"number\">\(contributors.all[$0].number)</span>" as Markup
    }
    .joined(by: " ")
  }

  private func commits(_ indices: [Int]) -> Markup {
    let rows = indices.map { index -> Markup in
      let origin = content.attribution.origins[index]
      return
        "<li>\(phrases.date(origin.date)), <code>\(String(origin.commit.prefix(10)))</code>: \(phrases.words(contributors.wordsOfOrigin[index]))</li>\n"
    }
    return "<details><summary>\(phrases.revisions(indices.count))</summary>\n<ul>\n\(rows)</ul>\n</details>\n"
  }

  /// The words of an origin, each a link to where they stand; what is more than a few folds away.
  private func wordsOf(_ isMeant: (Int) -> Bool) -> Markup {
    let found = passages.enumerated().compactMap { index, passage -> Markup? in
      guard isMeant(passage.origin), let place = places.name(at: passage.start) else { return nil }
      let words = text.excerpt(of: passage.start..<passage.end)
      return "<li><a href=\"#w\(index + 1)\">“\(words)”</a> <span class=\"at\">\(place)</span></li>\n"
    }
    let shown = 6
    let list: Markup = "<ul class=\"found\">\n\(Array(found.prefix(shown)))</ul>\n"
    if found.count <= shown { return list }
    let rest = found.count - shown
    return """
      \(list)<details><summary>\(phrases.more(rest))</summary>
      <ul class="found">
      \(Array(found.dropFirst(shown)))</ul>
      </details>

      """
  }

  /// The links of the chain in order: the words, what was proposed and why, in answer to what, what was decided by whom
  /// and why, and on which vote.
  private func chain(_ origin: Attribution.Origin, words: Markup) -> Markup {
    var steps = [step(phrases.wordsColumn, words)]
    let changes = origin.hunks.compactMap { hunks[$0] }
    for (amendment, hunk) in changes {
      steps.append(
        step(
          phrases.amendment,
          "<a href=\"#\(amendment.pageID)\">\(amendment.id)/\(hunk.number)</a> \(phrases.by(entries.names(amendment.partners))): \(amendment.reason)"
        ))
    }
    for id in Self.unique(changes.flatMap(\.amendment.comments)) {
      guard let comment = comments[id] else { continue }
      steps.append(
        step(
          phrases.comment,
          "<a href=\"\(entries.pageOfComment[id] ?? "")#\(comment.pageID)\">\(comment.id)</a> \(phrases.by(entries.name(comment.partner))): \(comment.body)"
        ))
    }
    for hunk in Self.unique(changes.map(\.hunk)) {
      guard let decision = hunk.decision else { continue }
      let verdict = "\(phrases.outcome(hunk.outcome)), \(phrases.decided(by: decision.by, on: decision.date))"
      steps.append(step(phrases.decision, "\(verdict): <span dir=\"auto\">\(decision.reason)</span>"))
    }
    for id in Self.unique(changes.compactMap(\.hunk.decision?.poll)) {
      guard let poll = content.polls.first(where: { $0.id == id }) else { continue }
      var result = Markup()
      if case .motion(let tally) = poll { result = " \(phrases.result(tally))" }
      steps.append(step(phrases.vote, "<a href=\"#\(poll.pageID)\">\(poll.question)</a>\(result)"))
    }
    steps.append(step(phrases.version, "<code>\(String(origin.commit.prefix(10)))</code>"))
    return "<ol class=\"chain\" aria-label=\"\(phrases.chain)\">\n\(steps)</ol>\n"
  }

  private func step(_ name: String, _ what: Markup) -> Markup {
    "<li><span class=\"term\">\(name)</span> \(what)</li>\n"
  }

  private static func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }
}

extension AmendmentEntry {
  /// The id of its entry on the page.
  var pageID: String { "a-\(id)" }
}

extension CommentEntry {
  /// The id of its entry on the page.
  var pageID: String { "c-\(id)" }
}

extension PollEntry {
  /// The id of its entry on the page.
  var pageID: String { "poll-\(id)" }
}
