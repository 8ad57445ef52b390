import Deliberation
import HTML
import Markdown
import Prose

// MARK: - Comments with their answers

extension PaperAccount {
  /// The comments in the order of the text, under its headings.
  var commentGroups: [PageSet.Group] {
    let cards = comments.mapOnCores { card($0) }
    return grouped(zip(comments, cards).map { (place: $0.start, markup: $1) }, prefix: "on")
  }

  private func card(_ comment: ShownComment) -> Markup {
    let thread = comment.thread
    let id = thread.id.pageID
    let replies = thread.replies.map { filed -> Markup in
      guard case .reply(let reply) = filed.record.body else { return "" }
      return
        "<li><p class=\"by\">\(name(filed.record.header)) · \(day(filed))</p>\(said(reply.text))</li>\n"
    }
    let answers: Markup =
      replies.isEmpty ? "" : "<ul class=\"replies\" aria-label=\"\(phrases.replies)\">\n\(replies)</ul>\n"
    return """
      <article class="card" id="\(id)" aria-labelledby="\(id)-t">
      <h4 id="\(id)-t">\(phrases.commentNumber(comment.number)): \(phrases.intent(thread.comment.intent)) \
      <span class="outcome \(thread.status.cssClass)">\(phrases.outcome(thread))</span></h4>
      <p class="by">\(name(thread.filed.record.header)) · \(day(thread.filed))\(late(thread.filed)) · \(phrases.about) <q dir="auto"\(content.heading.textAttribute)>\(comment.place.shownWords)</q></p>
      \(said(thread.comment.text))\(origins(of: thread.comment.points))\(state(comment.place))\(answers)\(outcome(of: thread))\
      <p class="id"><code>\(thread.id.short)</code></p>
      </article>

      """
  }

  private func outcome(of thread: Thread) -> Markup {
    var markup = Markup()
    if case .withdrawn = thread.status { markup += withdrawal(of: Target(thread.id)) }
    if case .adopted(let amendment) = thread.status {
      markup += "<p class=\"verdict\">\(phrases.adoptedThrough) \(link(to: Target(amendment))).</p>\n"
      if dossier.decision(about: Target(thread.id)) == nil,
        let target = change(Target(amendment))?.members.first?.target
      {
        return markup + verdict([target])
      }
    }
    return markup + verdict([Target(thread.id)])
  }

  /// What became of quoted words.
  func state(_ place: QuotedPlace) -> Markup {
    switch place.outcome {
    case .kept(let range):
      return "<p class=\"anchor\">\(phrases.wordsKept) \(self.place(range.lowerBound)).</p>\n"
    case .edited(let ranges):
      let now = ranges.map { range -> Markup in
        "<q dir=\"auto\"\(content.heading.textAttribute)>\(words(range))</q> (\(self.place(range.lowerBound)))"
      }
      return "<p class=\"anchor\">\(phrases.wordsEdited) \(now.joined(by: ", "))</p>\n"
    case .deleted(let remover): return "<p class=\"anchor\">\(deleted(by: remover))</p>\n"
    case .unknown: return "<p class=\"anchor\">\(phrases.wordsUnknown)</p>\n"
    }
  }

  /// That words are gone, and whose doing that was.
  private func deleted(by remover: QuotedPlace.Remover?) -> Markup {
    switch remover {
    case .changes(let targets):
      let partners = targets.compactMap { change($0) }.flatMap(\.partners)
      let links = phrases.list(targets.map { link(to: $0) })
      let isReplaced = targets.contains {
        dossier.hunk($0).map { $0.new.contains(where: \.isLetter) } ?? false
      }
      return isReplaced
        ? "\(links) (\(names(partners))) \(phrases.putOtherWords(targets.count))"
        : "\(phrases.wordsDeletedBy) \(links) (\(names(partners)))."
    case .author(let name): return "\(phrases.wordsDeletedBy) \(phrases.theAuthor(name))."
    case nil: return "\(phrases.wordsDeleted)"
    }
  }
}

extension QuotedPlace {
  /// The words as they are read, not as they are written.
  var shownWords: String {
    isPlain ? words : MarkdownDocument(parsing: Array(words.utf8)).plainText
  }

  /// Whether nothing of the words can mean anything in Markdown, which is soon told of most quotes and spares their reading.
  private var isPlain: Bool {
    let isHarmless = words.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: " "),
        UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "."):
        true
      default: false
      }
    }
    return isHarmless && !words.contains("  ") && words.first != " " && words.last != " "
      && !words.contains("www.")
  }
}

extension MarkdownDocument {
  /// What it says, on one line, without mark-up.
  var plainText: String {
    var text = ""
    for event in events {
      switch event {
      case .text(let run): text += run.text
      case .lineBreak: text += " "
      case .leave(let element) where !element.isSpan: text += " "
      default: break
      }
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
