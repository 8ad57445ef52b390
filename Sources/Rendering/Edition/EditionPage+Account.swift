import Deliberation
import HTML

// MARK: - The accountability: how it came about, whose the words are, how to check it

extension EditionPage {
  var process: Markup { process(withPublication: true) }

  /// The way to the text.
  ///
  /// - Parameters:
  ///   - withPublication: whether its last step is that it was published.
  ///   - most: of more steps the first and the last are told, with what is left out between them.
  func process(withPublication: Bool, most: Int = .max) -> Markup {
    let all = Milestone.all(of: content).filter { withPublication || $0.step != .published }
    let left = all.count > most ? all.count - most : 0
    let shown = left == 0 ? all : all.prefix(most / 2) + all.suffix(most - most / 2)
    var steps = shown.map { milestone -> Markup in
      let detail: Markup = milestone.detail.isEmpty ? "" : ": <span dir=\"auto\">\(milestone.detail)</span>"
      return
        "<li><span class=\"term\">\(phrases.date(milestone.date))</span> \(phrases.step(milestone.step))\(detail)</li>\n"
    }
    if left > 0 { steps.insert("<li>… \(phrases.moreOf(left)) …</li>\n", at: most / 2) }
    return steps.isEmpty ? "" : "<ol class=\"chain\">\n\(steps)</ol>\n"
  }

  var shares: Markup { "\(shares())<p class=\"note\">\(phrases.sharesNote)</p>\n" }

  /// The largest shares, and one row for what is left.
  func largestShares(_ most: Int) -> Markup { shares(most: most) }

  private func shares(most: Int = .max) -> Markup {
    let parts = contributors.shares.map(\.words) + [contributors.unattributed]
    let percentages = WholePercentages(of: parts).values
    func percentage(_ index: Int) -> Markup { "\(phrases.percentage(percentages[index], of: parts[index]))" }
    var rows = contributors.shares.enumerated().map { index, share -> [Markup] in
      let names = share.contributors.map { contributors.all[$0] }.map { contributor -> Markup in
        contributor.partner.map(account.name) ?? "\(contributor.name)"
      }
      let joint: Markup = names.count > 1 ? " (\(phrases.together))" : ""
      return ["\(phrases.list(names))\(joint)", "\(phrases.number(share.words))", percentage(index)]
    }
    if rows.count > most {
      let left = contributors.shares[most...].reduce(0) { $0 + $1.words }
      let percentage = percentages[most..<rows.count].reduce(0, +)
      rows[most...] = [
        [
          "\(phrases.otherShares(rows.count - most))", "\(phrases.number(left))",
          "\(phrases.percentage(percentage, of: left))",
        ]
      ]
    }
    if contributors.unattributed > 0 {
      rows.append([
        "\(phrases.unattributed)", "\(phrases.number(contributors.unattributed))",
        percentage(parts.count - 1),
      ])
    }
    rows.append(["\(phrases.total)", "\(phrases.number(contributors.total))", ""])
    let table = Table(
      caption: phrases.shares, header: [phrases.organisation, phrases.wordsColumn, phrases.shareColumn],
      rows: rows, hidesCaption: true)
    return table.markup
  }

  var verification: Markup {
    let heading = content.paper.heading
    let rows = hashes.map {
      ["<code>\($0.name)</code>", "<code class=\"hash\">\($0.hash)</code>"] as [Markup]
    }
    let table = Table(
      caption: phrases.hashesCaption, header: [phrases.fileLabel, "SHA-256"], rows: rows, figures: 0..<0)
    return """
      <p>\(phrases.verificationIntro)</p>
      <pre tabindex="0"><code>git checkout \(heading.commit)
      beraad verify \(heading.slug)</code></pre>
      <dl class="facts">
      <div><dt>\(phrases.commitLabel)</dt><dd><code class="hash">\(heading.commit)</code></dd></div>
      <div><dt>\(phrases.toolLabel)</dt><dd>\(heading.tool)</dd></div>
      <div><dt>\(phrases.formatLabel)</dt><dd>\(EditionContent.format)</dd></div>
      </dl>
      \(table.markup)<p>\(phrases.ownHash)</p>

      """
  }
}

/// A step on the way from draft to edition.
struct Milestone: Hashable {
  let date: String
  let step: Step
  /// What belongs with the step: a poll's question, a meeting's place; may be empty.
  var detail = ""

  enum Step: CaseIterable {
    case firstComment, lastComment, pollOpened, meeting, pollClosed, pollCorrected, decided, edition,
      published
  }

  /// The day of each step, from the records themselves, in order.
  static func all(of content: EditionContent) -> [Milestone] {
    let dossier = content.paper.dossier
    func day(_ filed: Filed) -> String { filed.record.header.at.date }
    func days(_ kind: Record.Kind) -> [String] { dossier.records.filter { $0.record.kind == kind }.map(day) }
    var found: [Milestone] = []
    let comments = days(.comment)
    if let first = comments.min() { found.append(Milestone(date: first, step: .firstComment)) }
    if let last = comments.max(), comments.count > 1 {
      found.append(Milestone(date: last, step: .lastComment))
    }
    for state in dossier.pollFiles {
      if let opening = state.opening {
        found.append(Milestone(date: day(opening), step: .pollOpened, detail: state.poll.question))
      }
      if case .sticker(let form) = state.poll.form {
        found += form.meetings.toldApart.filter { state.counts[$0.id] != nil }.map {
          Milestone(date: $0.date ?? "", step: .meeting, detail: $0.title)
        }
      }
      found += closings(of: state).map {
        Milestone(
          date: day($0.filed), step: $0.isFirst ? .pollClosed : .pollCorrected, detail: state.poll.question)
      }
    }
    if let last = days(.decision).max() { found.append(Milestone(date: last, step: .decided)) }
    if let previous = content.previous {
      found.append(Milestone(date: previous.date, step: .edition, detail: String(previous.number)))
    }
    found.append(Milestone(date: content.date, step: .published))
    // Two polls may be held at one meeting.
    var seen: Set<Milestone> = []
    return found.filter { !$0.date.isEmpty && seen.insert($0).inserted }.enumerated()
      .sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map(\.element)
  }

  /// The closings of a poll, the first and those that took its place.
  private static func closings(of state: PollState) -> [(filed: Filed, isFirst: Bool)] {
    (state.earlier.map(\.state) + [state]).compactMap(\.closing).enumerated().map { ($1, $0 == 0) }
  }
}
