package import Deliberation

extension PollCoding {
  /// The definition as a person would have written it.
  package static func encode(_ poll: Poll) -> [UInt8] {
    let head: [JSON.Member] = [
      .init("format", .integer(RecordCoding.format)),
      .init("kind", .string("poll")),
      .init("type", .string(poll.form.name)),
      .init("paper", .string(poll.paper.description)),
      .init("poll", .string(poll.id.description)),
      .init("question", .string(poll.question)),
    ]
    let rest =
      switch poll.form {
      case .sticker(let form) where form.isEvaluation: members(ofEvaluation: form)
      case .sticker(let form): members(of: form)
      case .motion(let form): members(of: form)
      case .stance: [JSON.Member]()
      }
    let last = [
      ("until", poll.deadline?.day), ("replaces", poll.replaces?.description), ("lang", poll.textLanguage),
    ]
    return JSON.object(
      head + rest + last.compactMap { key, text in text.map { .init(key, .string($0)) } }
    ).indentedBytes
  }

  private static func members(of form: StickerForm) -> [JSON.Member] {
    let boards = form.boards.map { board in
      let items = board.items.map {
        JSON.object([.init("id", .string($0.id.description)), .init("text", .string($0.text))])
      }
      return JSON.object([
        .init("id", .string(board.id.description)), .init("title", .string(board.title)),
        .init("items", .array(items)),
      ])
    }
    let limits = [
      ("perBoard", form.limits.perBoard), ("total", form.limits.total), ("perItem", form.limits.perItem),
    ]
    return [
      .init("boards", .array(boards)),
      .init("limits", .object(limits.compactMap { key, most in most.map { .init(key, .integer($0)) } })),
      .init("meetings", meetings(of: form)),
      .init("source", .string(form.source.rawValue)),
      .init("hideBelow", .integer(form.hideBelow)),
    ]
  }

  static func meetings(of form: StickerForm) -> JSON {
    .array(
      form.meetings.map { meeting in
        let texts = [
          ("id", meeting.id.description), ("title", meeting.title), ("region", meeting.region),
          ("date", meeting.date),
        ]
        return JSON.object(texts.compactMap { key, text in text.map { .init(key, .string($0)) } })
      })
  }

  private static func members(of form: MotionForm) -> [JSON.Member] {
    let alternatives = form.alternatives.map { alternative in
      let targets = JSON.array(alternative.targets.map { .string($0.description) })
      return JSON.object(
        [.init("id", .string(alternative.id.description)), .init("text", .string(alternative.text))]
          + (alternative.targets.isEmpty ? [] : [.init("targets", targets)]))
    }
    return [
      .init("alternatives", .array(alternatives)),
      .init("rule", .string(form.rule.rawValue)),
      .init("quorum", .integer(form.quorum)),
      .init("weighted", .bool(form.isWeighted)),
    ]
  }
}
