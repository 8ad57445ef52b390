import Deliberation

/// What somebody left alone on a template stays as it stood. A line of a template has no short name, and its text in one line: so a part
/// with the words of one that was there is that one.
extension Poll {
  /// The same poll with the short names and the texts of the parts that an earlier definition of it had.
  ///
  /// - Parameter usualLeave: the wording of "leave it as it is" that comes with a motion by itself.
  func keeping(_ old: Poll, usualLeave: String) -> Poll {
    let kept: Form =
      switch (form, old.form) {
      case (.sticker(let form), .sticker(let old)): .sticker(form.keeping(old))
      case (.motion(let form), .motion(let old)): .motion(form.keeping(old, usualLeave: usualLeave))
      default: form
      }
    return Poll(
      paper: paper, id: id, question: question.keeping(old.question), form: kept, deadline: deadline,
      replaces: replaces, textLanguage: textLanguage)
  }
}

extension String {
  /// The same words with no line broken, as a line of a template has them.
  var inOneLine: String {
    split(whereSeparator: \.isNewline).map { String($0).trimmingWhitespace }.filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// An earlier text, where this is what a line of a template shows of it.
  fileprivate func keeping(_ old: String) -> String { inOneLine == old.inOneLine ? old : self }
}

extension StickerForm {
  fileprivate func keeping(_ old: StickerForm) -> StickerForm {
    let held = keptMeetings(old)
    guard !isEvaluation else {
      return StickerForm(questions: keptQuestions(old), meetings: held, hideBelow: hideBelow)
    }
    return StickerForm(
      boards: old.isEvaluation ? boards : keptBoards(old), limits: limits, meetings: held, source: source,
      hideBelow: hideBelow)
  }

  private func keptMeetings(_ old: StickerForm) -> [Meeting] {
    func title(_ meeting: Meeting) -> [String] { [meeting.title.inOneLine] }
    func line(_ meeting: Meeting) -> [String] {
      title(meeting) + [meeting.region?.inOneLine ?? "", meeting.date ?? ""]
    }
    let found = kept(meetings, of: old.meetings, by: [line, title])
    let names = keptNames(meetings, found, besides: [StickerTally.partnersID])
    return zip(zip(meetings, found), names).map { pair, id in
      let (meeting, old) = pair
      let isSameRegion = (meeting.region ?? "").inOneLine == (old?.region ?? "").inOneLine
      return Meeting(
        id: id, title: old?.title ?? meeting.title,
        region: isSameRegion ? old?.region ?? meeting.region : meeting.region, date: meeting.date)
    }
  }

  private func keptBoards(_ old: StickerForm) -> [Board] {
    func title(_ board: Board) -> [String] { [board.title.inOneLine] }
    func items(_ board: Board) -> [String] { board.items.map(\.text.inOneLine) }
    let found = kept(boards, of: old.boards, by: [{ title($0) + items($0) }, title, items])
    // A board with another title is another board, whose items may be the old ones.
    let named = zip(boards, found).map { board, old in old.flatMap { title($0) == title(board) ? $0 : nil } }
    return zip(zip(boards, keptNames(boards, named)), zip(named, found)).map { pair, olds in
      let (board, id) = pair
      return Board(
        id: id, title: olds.0?.title ?? board.title, items: keptItems(board.items, of: olds.1?.items ?? []))
    }
  }

  private func keptQuestions(_ old: StickerForm) -> [EvaluationQuestion] {
    func text(_ question: EvaluationQuestion) -> [String] { [question.text.inOneLine] }
    let found = kept(questions, of: old.questions, by: [{ text($0) + [$0.form.name] }, text])
    return zip(zip(questions, found), keptNames(questions, found)).map { pair, id in
      let (question, old) = pair
      var form = question.form
      if case .choice(let answers) = form, case .choice(let before)? = old?.form {
        form = .choice(keptItems(answers, of: before))
      }
      return EvaluationQuestion(id: id, text: old?.text ?? question.text, form: form)
    }
  }

  private func keptItems(_ items: [PollItem], of old: [PollItem]) -> [PollItem] {
    let found = kept(items, of: old, by: [{ [$0.text.inOneLine] }])
    return zip(zip(items, found), keptNames(items, found)).map { pair, id in
      PollItem(id: id, text: pair.1?.text ?? pair.0.text)
    }
  }
}

extension MotionForm {
  /// A wording has its short name on its line: the one of that name is the old one, where it says the same.
  fileprivate func keeping(_ old: MotionForm, usualLeave: String) -> MotionForm {
    let before = Dictionary(
      old.alternatives.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
    var kept = alternatives.map { alternative in
      Alternative(
        id: alternative.id,
        text: before[alternative.id].map { alternative.text.keeping($0) } ?? alternative.text,
        targets: alternative.targets)
    }
    // A motion that was put without it does not get it with another quorum.
    if let last = kept.last, last.id.description == Alternative.leaveID, last.text == usualLeave,
      before[last.id] == nil, kept.count > 2
    {
      kept.removeLast()
    }
    return MotionForm(alternatives: kept, rule: rule, quorum: quorum, isWeighted: isWeighted)
  }
}

/// For each part the one that was there before, nil where there is none: each of those is one part at the most.
///
/// - Parameter keys: what makes two the same, the strictest first.
private func kept<Part>(_ parts: [Part], of old: [Part], by keys: [(Part) -> [String]]) -> [Part?] {
  var found = [Part?](repeating: nil, count: parts.count)
  var used: Set<Int> = []
  for key in keys {
    var waiting = Dictionary(grouping: old.indices.filter { !used.contains($0) }) { key(old[$0]) }
      .mapValues { $0[...] }
    for index in parts.indices where found[index] == nil {
      guard let place = waiting[key(parts[index])]?.popFirst() else { continue }
      found[index] = old[place]
      used.insert(place)
    }
  }
  return found
}

/// The short name of each part: that of the one that was there, or one made of its text that no other has.
private func keptNames<Part: NamedOnWall>(
  _ parts: [Part], _ found: [Part?], besides reserved: [String] = []
) -> [Slug] {
  let held = found.compactMap(\.self)
  let taken = held.flatMap { [$0.id, Slug($0.onWall.lowercased())].compactMap(\.self) }
  let fresh = zip(parts, found).filter { $0.1 == nil }.map(\.0.onWall)
  var made = Slug.made(of: fresh, besides: Set(taken + reserved.compactMap { Slug($0) }))[...]
  return zip(parts, found).map { part, old in
    if let old { return old.id }
    return (made.popFirst() ?? nil) ?? part.id
  }
}
