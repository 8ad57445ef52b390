import Deliberation

/// An evaluation in `poll.json`: its questions in the order of the form, and the meetings at which it is filled in.
extension PollCoding {
  static func evaluation(_ fields: inout Fields) throws(StorageError) -> StickerForm {
    var questions: [EvaluationQuestion] = []
    for json in try fields.array("questions") {
      let read = try question(
        Fields(json, path: fields.path, what: Localized(en: "a question", nl: "een vraag")))
      guard !questions.contains(where: { $0.id == read.id }) else {
        throw fields.malformed(
          en: "the question '\(read.id)' stands twice", nl: "de vraag '\(read.id)' staat er twee keer")
      }
      questions.append(read)
    }
    guard questions.contains(where: { !$0.isOpen }) else {
      throw fields.malformed(
        en: "it has no question with a scale or a choice",
        nl: "er staat geen vraag met een schaal of keuze in")
    }
    return StickerForm(
      questions: questions, meetings: try meetings(&fields), hideBelow: try hideBelow(&fields))
  }

  private static func question(_ given: Fields) throws(StorageError) -> EvaluationQuestion {
    var fields = given
    let (id, text) = (try fields.slug("id"), try fields.string("text"))
    let form: EvaluationQuestion.Form
    switch try fields.string("type") {
    case "scale":
      let highest = try fields.integer("to")
      guard EvaluationQuestion.scaleBounds.contains(highest) else {
        throw fields.malformed(
          en: "the scale of '\(id)' does not end at 2 to 10",
          nl: "de schaal van '\(id)' eindigt niet bij 2 tot en met 10")
      }
      form = .scale(highest)
    case "choice": form = .choice(try answers(&fields, to: id))
    case "open": form = .open
    case let other:
      throw .unknown(
        path: fields.path,
        what: Localized(
          en: "\"type\" of '\(id)' is none of scale, choice, open: '\(other)'",
          nl: "\"type\" van '\(id)' is geen scale, choice of open: '\(other)'"))
    }
    try fields.finish()
    return EvaluationQuestion(id: id, text: text, form: form)
  }

  private static func answers(_ fields: inout Fields, to question: Slug) throws(StorageError) -> [PollItem] {
    var answers: [PollItem] = []
    for json in try fields.array("answers") {
      var answer = try Fields(
        json, path: fields.path,
        what: Localized(en: "an answer to '\(question)'", nl: "een antwoord op '\(question)'"))
      let read = PollItem(id: try answer.slug("id"), text: try answer.string("text"))
      try answer.finish()
      guard !answers.contains(where: { $0.id == read.id }) else {
        throw fields.malformed(
          en: "the answer '\(read.id)' to '\(question)' stands twice",
          nl: "het antwoord '\(read.id)' op '\(question)' staat er twee keer")
      }
      answers.append(read)
    }
    guard answers.count > 1 else {
      throw fields.malformed(
        en: "'\(question)' has no two answers to choose from",
        nl: "'\(question)' heeft geen twee antwoorden om uit te kiezen")
    }
    return answers
  }

  static func members(ofEvaluation form: StickerForm) -> [JSON.Member] {
    let questions = form.questions.map { question in
      let rest: [JSON.Member] =
        switch question.form {
        case .scale(let highest): [.init("type", .string("scale")), .init("to", .integer(highest))]
        case .choice(let answers):
          [.init("type", .string("choice")), .init("answers", .array(answers.map(Self.answer)))]
        case .open: [.init("type", .string("open"))]
        }
      return JSON.object(
        [.init("id", .string(question.id.description)), .init("text", .string(question.text))] + rest)
    }
    return [
      .init("questions", .array(questions)), .init("meetings", meetings(of: form)),
      .init("hideBelow", .integer(form.hideBelow)),
    ]
  }

  private static func answer(_ item: PollItem) -> JSON {
    JSON.object([.init("id", .string(item.id.description)), .init("text", .string(item.text))])
  }
}
