import Deliberation
import HTML
import Prose

// MARK: - What changed since the edition before

extension EditionPage {
  var sinceChapter: PageSet.Chapter? {
    guard let previous = content.previous else { return nil }
    let published = PublishedText(of: document)
    let places = EditedCopy.revisedPlaces(from: previous.text, to: published.bytes)
    let changers = Changers(previous, attribution: content.attribution, published)
    let head = changedFields(since: previous).map { field in
      (
        at: "\(phrases.field(field.key))" as Markup,
        wording: account.wording(ChangedPassage(before: field.before, after: field.after)),
        by: changers.steps.filter { $0.places.fields.contains(field.key) }.map(\.origin)
      )
    }
    let text = places.map { place in
      let at = account.places.link(to: published.source(of: place.place.lowerBound))
      return (
        at: at ?? "\(phrases.noPlace)", wording: wording(of: place, in: previous.text),
        by: changers.origins(of: place)
      )
    }
    let entries = (head + text).enumerated().map { index, entry in
      card(index + 1, at: entry.at, entry.wording, by: entry.by)
    }
    let intro =
      entries.isEmpty
      ? phrases.nothingSince(previous.number)
      : phrases.sinceIntro(previous.number, date: previous.date, changes: entries.count)
    return PageSet.Chapter(
      id: "since", title: phrases.since(previous.number), name: "since", intro: "<p>\(intro)</p>\n",
      groups: entries.isEmpty
        ? []
        : [
          .init(
            id: "all-since", title: "\(phrases.since(previous.number))", entries: entries, isTitled: false)
        ],
      amount: phrases.changeCount(entries.count), isLong: true)
  }

  /// What a page shows of the front matter and is another now.
  private func changedFields(
    since previous: EditionContent.Previous
  ) -> [(key: String, before: String, after: String)] {
    let front = account.dossier.paper.frontMatter
    return EditionContent.headKeys.compactMap { key in
      let (before, after) = (previous.head[key] ?? "", front[key] ?? "")
      return before == after ? nil : (key, before, after)
    }
  }

  /// A change inside its sentence; of a passage that moved only itself, for what it moved past is no part of that.
  private func wording(of place: RevisedPlace, in text: [UInt8]) -> Markup {
    guard place.moved != nil else {
      return account.wording(ChangedPassage(place.hunk, in: text, place: place.place))
    }
    let (was, now) = (Array(place.hunk.old.utf8), Array(place.hunk.new.utf8))
    let isSame = Excerpt(was).words == Excerpt(now).words
    let words: Markup =
      isSame
      ? "<div class=\"wording\" dir=\"auto\"\(content.paper.heading.textAttribute)>\(Excerpt(now).markup([], phrases))</div>\n"
      : account.wording(ChangedPassage(before: place.hunk.old, after: place.hunk.new))
    return "<p class=\"note\">\(isSame ? phrases.movedOnly : phrases.movedAndEdited)</p>\n\(words)"
  }

  private func card(
    _ number: Int, at place: Markup, _ wording: Markup, by origins: [Attribution.Origin]
  ) -> Markup {
    let who = changers(origins)
    let by: Markup = who.isEmpty ? "" : "<p class=\"by\">\(phrases.list(who))</p>\n"
    return """
      <article class="card" aria-labelledby="since-\(number)">
      <h3 id="since-\(number)">\(place)</h3>
      \(wording)\(by)</article>

      """
  }

  /// Everybody that had a hand in a change, each once, with a link to each thing that they did.
  private func changers(_ origins: [Attribution.Origin]) -> [Markup] {
    var order: [String] = []
    var goals: [String: [String]] = [:]
    func add(_ name: String, _ goal: String) {
      if goals[name] == nil { order.append(name) }
      if goals[name]?.contains(goal) != true { goals[name, default: []].append(goal) }
    }
    for origin in origins {
      if origin.partners.isEmpty { add(origin.author, goal(of: origin)) }
      for partner in origin.partners {
        var own = origin
        own.partners = [partner]
        own.hunks = origin.hunks.filter { account.dossier[$0.record]?.record.header.partner == partner }
        add(account.dossier.name(of: partner), goal(of: own))
      }
    }
    return order.map { name in
      let all = goals[name] ?? []
      let more = all.dropFirst().enumerated().map { "<a href=\"#\($1)\">\($0 + 2)</a>" as Markup }
      let rest: Markup = more.isEmpty ? "" : " (\(more.joined(by: ", ")))"
      return "<a href=\"#\(all.first ?? "shares")\">\(name)</a>\(rest)"
    }
  }
}

/// Who changed what since the edition before.
private struct Changers {
  let steps: [EditionContent.Step]
  /// What each step put in, by the bytes of what is published.
  private let new: [[Range<Int>]]
  /// The words that came since, and with what.
  private let words: [(range: Range<Int>, origin: Attribution.Origin)]

  init(_ previous: EditionContent.Previous, attribution: Attribution, _ published: PublishedText) {
    func place(_ start: Int, _ end: Int) -> Range<Int>? {
      let (start, end) = (published.place(of: start), published.place(of: end))
      return start < end ? start..<end : nil
    }
    steps = previous.steps
    new = steps.map { $0.places.new.compactMap { place($0.lowerBound, $0.upperBound) } }
    let commits = Set(steps.map(\.origin.commit))
    words = attribution.spans.compactMap { span in
      let origin = attribution.origins[span.origin]
      guard commits.contains(origin.commit) else { return nil }
      return place(span.start, span.end).map { ($0, origin) }
    }
  }

  /// Whose doing it was, in the order in which they did it.
  func origins(of place: RevisedPlace) -> [Attribution.Origin] {
    let found = origins(place.hunk.range, place.place)
    guard found.isEmpty, let span = place.moved else { return found }
    // Of two passages that changed places either may be said to have moved.
    let around = origins(span.old, span.new)
    let moving = around.filter { origin in steps.contains { $0.origin == origin && $0.places.moves } }
    return moving.isEmpty ? around : moving
  }

  private func origins(_ old: Range<Int>, _ place: Range<Int>) -> [Attribution.Origin] {
    let start = words.partitioningIndex { $0.range.upperBound > place.lowerBound }
    let came = Set(
      words[start...].prefix { $0.range.lowerBound < place.upperBound }.map(\.origin.commit))
    return steps.indices.filter { index in
      came.contains(steps[index].origin.commit) || new[index].contains { $0.overlaps(place) }
        || steps[index].places.old.contains { $0.overlaps(old) }
    }.map { steps[$0].origin }
  }
}
