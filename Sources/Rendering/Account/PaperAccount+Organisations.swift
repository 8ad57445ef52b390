import Deliberation
import HTML
import Prose

// MARK: - What each organisation did, and what became of it

extension PaperAccount {
  /// Everybody who takes part, and who has left and had spoken, by name.
  static func partners(of dossier: Dossier) -> [Partner] {
    let spoken = Set(dossier.records.map(\.record.header.partner))
    let former = dossier.former.values.filter { spoken.contains($0.id) && dossier.roster[$0.id] == nil }
    let named = (dossier.roster.partners + former).map { (name: $0.name.lowercased(), partner: $0) }
    return named.sorted { ($0.name, $0.partner.id) < ($1.name, $1.partner.id) }.map(\.partner)
  }

  /// Everybody in a list of links with how much each did, and what that was.
  ///
  /// - Parameter words: how many words of the text are each partner's; nil where nobody counted.
  func organisations(words: ((Slug) -> Int)? = nil) -> (index: Markup, group: PageSet.Group) {
    let doings = Doings(self)
    let items = partners.map { partner -> Markup in
      let count = doings.count(of: partner.id)
      let shown = count == 0 ? phrases.silentMark : phrases.number(count)
      return "<li>\(name(partner.id)) <span class=\"count\">\(shown)</span></li>\n"
    }
    let group = PageSet.Group(
      id: "everybody", title: "\(phrases.organisations)",
      entries: partners.map { entry($0, doings, words: words?($0.id)) }, isTitled: false)
    return ("<ul class=\"index\">\n\(items)</ul>\n", group)
  }

  private func entry(_ partner: Partner, _ doings: Doings, words: Int?) -> Markup {
    let id = partner.id
    var facts: [(String, Markup)] = []
    if let stance = doings.stances[id] { facts.append((phrases.positionColumn, stance)) }
    if let changes = doings.changes[id] {
      facts.append((phrases.proposed, folded(changes, shown: Doings.mostShown, "changes")))
    }
    if let comments = doings.comments[id] {
      facts.append((phrases.commentsColumn, folded(comments, shown: 6, "comments")))
    }
    if let replies = doings.replies[id] {
      facts.append((phrases.replies, folded(replies, shown: 6, "comments")))
    }
    if let votes = doings.votes[id] { facts.append((phrases.votesColumn, "<ul>\n\(votes)</ul>")) }
    if let meetings = doings.counted[id] {
      facts.append((phrases.enteredColumn, "<ul>\n\(meetings)</ul>"))
    }
    if let work = doings.work[id] { facts.append((phrases.editingColumn, "\(work.sentence(phrases))")) }
    if let words, words > 0 { facts.append((phrases.wordsColumn, "\(phrases.wordsInText(words))")) }
    // Of who was silent throughout it is said once.
    if !facts.isEmpty, let missed = doings.missed[id] {
      facts.append((phrases.missedColumn, "<ul>\n\(missed)</ul>"))
    }
    let kind = [partner.kind, partner.region].compactMap(\.self).filter { !$0.isEmpty }.joined(
      separator: ", ")
    let about: Markup = kind.isEmpty ? "" : "<p class=\"by\">\(kind)</p>\n"
    let list = facts.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>\n" as Markup }
    let body: Markup =
      facts.isEmpty ? "<p>\(phrases.notHeard)</p>\n" : "<dl class=\"doings\">\n\(list)</dl>\n"
    return """
      <article class="organisation" id="\(id.pageID)" aria-labelledby="\(id.pageID)-t">
      <h3 id="\(id.pageID)-t">\(partner.name)</h3>
      \(about)\(body)<p class="by"><a href="#organisations">\(phrases.allOrganisations)</a></p>
      </article>

      """
  }

  /// A list of which more than a few lines are folded away, and very many are in their chapter alone.
  private func folded(_ items: Doings.Lines, shown: Int, _ chapter: String) -> Markup {
    let first: Markup = "<ul>\n\(Array(items.first.prefix(shown)))</ul>"
    if items.count <= shown { return first }
    let rest = Array(items.first.dropFirst(shown).prefix(Doings.mostFolded))
    let left = items.count - shown - rest.count
    let more: Markup =
      left == 0 ? "" : "<p><a href=\"#\(chapter)\">\(phrases.moreOf(left))</a></p>\n"
    return """
      \(first)<details><summary>\(phrases.moreOf(items.count - shown))</summary>
      <ul>
      \(rest)</ul>
      \(more)</details>
      """
  }
}

/// What each partner did, as lines of a list.
private struct Doings {
  /// Lines of which very many are only counted: no more are made than are shown.
  struct Lines {
    private(set) var first: [Markup] = []
    private(set) var count = 0

    mutating func add(_ line: @autoclosure () -> Markup) {
      count += 1
      if first.count < Doings.mostShown + Doings.mostFolded { first.append(line()) }
    }
  }

  /// At most so many are shown at once, and so many more where somebody unfolds them.
  static let mostShown = 20
  static let mostFolded = 200

  private(set) var changes: [Slug: Lines] = [:]
  private(set) var comments: [Slug: Lines] = [:]
  private(set) var replies: [Slug: Lines] = [:]
  private(set) var votes: [Slug: [Markup]] = [:]
  private(set) var stances: [Slug: Markup] = [:]
  /// The polls in which a partner had a vote and gave none.
  private(set) var missed: [Slug: [Markup]] = [:]
  /// The meetings whose stickers a partner entered.
  private(set) var counted: [Slug: [Markup]] = [:]
  private(set) var work: [Slug: EditorsWork] = [:]

  init(_ account: PaperAccount) {
    let phrases = account.phrases
    for change in account.changes {
      for member in change.members {
        changes[member.file.partner, default: Lines()].add(
          "<li>\(account.link(to: member.target)), \(account.words(of: member.target)), \(account.shortPlace(change.passage.place?.lowerBound)): \(account.badge(change))\(account.reason(for: member.target))</li>\n"
        )
      }
    }
    for comment in account.comments {
      let thread = comment.thread
      comments[thread.partner, default: Lines()].add(
        "<li><a href=\"#\(thread.id.pageID)\">\(phrases.commentNumber(comment.number))</a>, \(phrases.intent(thread.comment.intent)): \(WrittenWords(thread.comment.text, phrases).beginning) <span class=\"outcome \(thread.status.cssClass)\">\(phrases.outcome(thread))</span></li>\n"
      )
      for reply in thread.replies {
        guard case .reply(let body) = reply.record.body else { continue }
        replies[reply.record.header.partner, default: Lines()].add(
          "<li>\(account.link(to: comment)): \(WrittenWords(body.text, phrases).beginning)</li>\n")
      }
    }
    for state in account.polls {
      // Stickers are placed in the halls: no organisation has missed them.
      let isMissed = if case .sticker = state.poll.form { false } else { state.closing != nil }
      for partner in state.electorate.keys.sorted() {
        guard let line = account.vote(of: partner, in: state) else {
          if isMissed {
            missed[partner, default: []].append("<li>\(account.question(of: state))</li>\n")
          }
          continue
        }
        if case .stance = state.poll.form {
          stances[partner] = line
        } else {
          votes[partner, default: []].append(
            "<li>\(account.question(of: state)) \(line)</li>\n")
        }
      }
      for (partner, meetings) in state.meetingsByCounter {
        counted[partner, default: []].append(
          "<li>\(account.question(of: state)) \(phrases.entered(state.poll, of: meetings))</li>\n"
        )
      }
    }
    for filed in account.dossier.records {
      let partner = filed.record.header.partner
      var work = work[partner] ?? EditorsWork()
      if work.add(filed.record.kind) { self.work[partner] = work }
    }
  }

  /// How many records of a partner are told of.
  func count(of partner: Slug) -> Int {
    (changes[partner]?.count ?? 0) + (comments[partner]?.count ?? 0) + (replies[partner]?.count ?? 0)
      + (votes[partner]?.count ?? 0) + (stances[partner] == nil ? 0 : 1)
      + (counted[partner]?.count ?? 0) + (work[partner]?.count ?? 0)
  }
}

extension PaperAccount {
  fileprivate func shortPlace(_ offset: Int?) -> Markup {
    offset.flatMap { places.shortLink(to: $0) } ?? "\(phrases.noPlace)"
  }

  /// Why a change was decided on as it was, in a few words.
  fileprivate func reason(for target: Target) -> Markup {
    if case .withdrawn? = change(target)?.status, let filed = dossier.withdrawal(of: target),
      case .withdrawal(let body) = filed.record.body
    {
      return " \(WrittenWords(body.reason, phrases).beginning)"
    }
    guard let filed = dossier.decision(about: target), case .decision(let body) = filed.record.body else {
      return ""
    }
    return " \(WrittenWords(body.reason, phrases).beginning)"
  }

  /// The words that a change takes out and those that it puts in, in short.
  fileprivate func words(of target: Target) -> Markup {
    guard let hunk = dossier.hunk(target) else { return "" }
    let published = content.passages[target].flatMap { $0.isWithoutRemark ? $0 : nil }
    let (before, after) = published.map { ($0.before, $0.after) } ?? (hunk.old, hunk.new)
    func shown(_ words: String) -> Markup { WrittenWords(words, phrases).beginning }
    let (old, new) = (before.contains { !$0.isWhitespace }, after.contains { !$0.isWhitespace })
    if published != nil, !old, !new { return "<span class=\"note\">\(phrases.remarkOnly)</span>" }
    let gone: Markup = old ? "<del><span class=\"h\">\(phrases.removed) </span>\(shown(before))</del>" : ""
    let come: Markup = new ? "<ins><span class=\"h\">\(phrases.added) </span>\(shown(after))</ins>" : ""
    return
      "<span class=\"note\"\(content.heading.textAttribute)>\(gone)\(old && new ? " " : "" as Markup)\(come)</span>"
  }

  /// What a partner voted; nil where it did not.
  fileprivate func vote(of partner: Slug, in state: PollState) -> Markup? {
    guard let filed = state.votes[partner], case .vote(let vote) = filed.record.body else { return nil }
    let reason: Markup = vote.reason.map { " \(inLine($0))" } ?? ""
    guard case .option(let option) = vote.choice else {
      return "\(phrases.placedStickers): \(stickers(vote, state))\(reason)"
    }
    switch state.poll.form {
    case .motion(let form):
      let text = form.alternatives.first { $0.id.description == option }?.words
      return "\(option == Vote.abstain ? phrases.abstains : "“\(text ?? option)”")\(reason)"
    case .stance:
      return "\(Stance(rawValue: option).map(phrases.stance) ?? option)\(reservation(filed, vote))"
    case .sticker: return "\(phrases.placedStickers)"
    }
  }

  /// Where a partner placed its stickers, which is no secret.
  private func stickers(_ vote: Vote, _ state: PollState) -> Markup {
    guard case .stickers(let placed) = vote.choice, case .sticker(let form) = state.poll.form else {
      return ""
    }
    return form.boards.compactMap { board -> Markup? in
      guard let items = placed[board.id], !items.isEmpty else { return nil }
      let texts = items.map { id in board.items.first { $0.id == id }?.text ?? id.description }
      return
        "<span dir=\"auto\"\(state.poll.textAttribute)>\(board.title): \(texts.joined(separator: ", "))</span>"
    }.joined(by: "; ")
  }

  /// The reason of a stance, and the words that it is about.
  func reservation(_ filed: Filed, _ vote: Vote) -> Markup {
    var markup: Markup = vote.reason.map { ": \(inLine($0))" } ?? ""
    if let quoted = content.quotes[filed.record.id] {
      let at: Markup = quoted.ranges.first.map { " (\(place($0.lowerBound)))" } ?? ""
      markup +=
        " \(phrases.aboutWords) <q dir=\"auto\"\(content.heading.textAttribute)>\(quoted.shownWords)</q>\(at)"
    }
    return markup
  }
}

extension Character {
  /// Whether it is white; the tables of Unicode are asked for what is not ASCII alone.
  fileprivate var isSpace: Bool {
    guard let scalar = unicodeScalars.first else { return false }
    return scalar.isASCII ? scalar == " " || ("\t"..."\r").contains(scalar) : isWhitespace
  }
}

extension String {
  /// How many characters of a text are shown as its beginning.
  private static let mostOfBeginning = 140

  /// Its first words, on one line.
  ///
  /// By hand, since it is asked of each record: no further than it is shown.
  var beginning: String {
    var line = ""
    var length = 0
    /// Where its last word begins, in bytes.
    var lastWord = 0
    var isBetween = true
    for character in self {
      if character.isSpace {
        isBetween = true
        continue
      }
      if isBetween {
        if length > 0 {
          line.append(" ")
          length += 1
        }
        if length < Self.mostOfBeginning { lastWord = line.utf8.count }
        isBetween = false
      }
      line.append(character)
      length += 1
      // The word in which it gets too long goes, and what is left is not read.
      if length > Self.mostOfBeginning { return "\(Substring(line.utf8.prefix(max(0, lastWord - 1)))) …" }
    }
    return line
  }
}
