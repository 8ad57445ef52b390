/// Two forms of a question that were made apart, united by field and by meeting: what one side left as it was follows the other.
///
/// The result is the same whichever side is which.
package enum PollMerge {
  /// - Parameter base: what both were made of; nil where each was put by itself.
  /// - Returns: nil where both say something otherwise, so that people have to choose.
  package static func united(base: Poll?, _ one: Poll, _ other: Poll) -> Poll? {
    guard one.paper == other.paper, one.id == other.id else { return nil }
    return try? Poll(
      paper: one.paper, id: one.id, question: taken(base?.question, one.question, other.question),
      form: form(base?.form, one.form, other.form),
      deadline: taken(base.map(\.deadline), one.deadline, other.deadline),
      replaces: taken(base.map(\.replaces), one.replaces, other.replaces),
      textLanguage: taken(base.map(\.textLanguage), one.textLanguage, other.textLanguage))
  }

  /// Both sides say something otherwise.
  private struct Conflict: Error {}

  private static func taken<Value: Equatable>(
    _ base: Value?, _ one: Value, _ other: Value
  ) throws(Conflict) -> Value {
    if one == other || other == base { return one }
    guard one == base else { throw Conflict() }
    return other
  }

  private static func form(
    _ base: Poll.Form?, _ one: Poll.Form, _ other: Poll.Form
  ) throws(Conflict) -> Poll.Form {
    guard case .sticker(let mine) = one, case .sticker(let theirs) = other else {
      return try taken(base, one, other)
    }
    let old: StickerForm? = if case .sticker(let old) = base { old } else { nil }
    return .sticker(
      StickerForm(
        boards: try taken(old?.boards, mine.boards, theirs.boards),
        limits: try taken(old?.limits, mine.limits, theirs.limits),
        meetings: try meetings(old?.meetings ?? [], mine.meetings, theirs.meetings),
        source: try taken(old?.source, mine.source, theirs.source),
        hideBelow: try taken(old?.hideBelow, mine.hideBelow, theirs.hideBelow),
        questions: try taken(old?.questions, mine.questions, theirs.questions)))
  }

  /// Those of the base in their order, and behind them, by name, what the sides added.
  private static func meetings(
    _ base: [Meeting], _ one: [Meeting], _ other: [Meeting]
  ) throws(Conflict) -> [Meeting] {
    func byName(_ meetings: [Meeting]) -> [Slug: Meeting] {
      Dictionary(meetings.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let (old, mine, theirs) = (byName(base), byName(one), byName(other))
    let added = Set(mine.keys).union(theirs.keys).subtracting(old.keys).sorted()
    var united: [Meeting] = []
    for id in base.map(\.id) + added {
      let (here, there) = (mine[id], theirs[id])
      // What one side alone added is no matter of the other.
      let kept = old[id] == nil ? try either(here, there) : try taken(old[id], here, there)
      if let kept { united.append(kept) }
    }
    return united
  }

  private static func either(_ one: Meeting?, _ other: Meeting?) throws(Conflict) -> Meeting? {
    guard let one, let other else { return one ?? other }
    return try taken(nil, one, other)
  }
}
