import Deliberation
import HTML
import Prose

// MARK: - What changed since the edition before

extension EditionPage {
  var sinceChapter: PageSet.Chapter? {
    guard let previous = content.previous else { return nil }
    let published = PublishedText(of: document)
    let changes = EditedCopy.readableChanges(from: previous.text, to: published.bytes)
    let origins = origins(in: published)
    var shift = 0
    var next = 0
    let entries = changes.enumerated().map { index, hunk -> Markup in
      let place = hunk.range.lowerBound + shift..<hunk.range.lowerBound + shift + hunk.new.utf8.count
      shift += hunk.new.utf8.count - hunk.range.count
      while next < origins.count, origins[next].range.upperBound <= place.lowerBound { next += 1 }
      var found: [Int] = []
      for origin in origins[next...].prefix(while: { $0.range.lowerBound < place.upperBound })
      where !found.contains(origin.origin) {
        found.append(origin.origin)
      }
      return card(index + 1, ChangedPassage(hunk, in: previous.text, place: place), found, published)
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

  /// Whose the words of the published text are, by its own bytes.
  private func origins(in published: PublishedText) -> [(range: Range<Int>, origin: Int)] {
    content.attribution.spans.compactMap { span in
      let (start, end) = (published.place(of: span.start), published.place(of: span.end))
      return start < end ? (start..<end, span.origin) : nil
    }
  }

  private func card(
    _ number: Int, _ passage: ChangedPassage, _ origins: [Int], _ published: PublishedText
  ) -> Markup {
    // The words that stayed around it are none of the change; what was taken out has no words left to ask.
    let recorded = origins.filter { !content.attribution.origins[$0].hunks.isEmpty }
    let who = (recorded.isEmpty ? origins : recorded).map { origin -> Markup in
      "<a href=\"#\(goal(ofOrigin: origin))\">\(names(ofOrigin: origin))</a>"
    }
    let at = passage.place.flatMap { published.source(of: $0.lowerBound) }.flatMap(account.places.link)
    return """
      <article class="card" aria-labelledby="since-\(number)">
      <h3 id="since-\(number)">\(at ?? "\(phrases.noPlace)")</h3>
      \(account.wording(passage))\(who.isEmpty ? "" : "<p class=\"by\">\(phrases.list(who))</p>\n" as Markup)</article>

      """
  }
}
