import Deliberation
import Git
import ObjectIDs
import Prose

/// Answers many questions about the words of one repository's files, with one walk of each file's history.
struct AnchorBatch {
  /// A question that makes sense, on its way to an answer.
  private struct Open {
    let number: Int
    let at: ObjectID
    let to: ObjectID
  }

  private let repository: Repository
  private let questions: [AnchorQuestion]
  private var answers: [AnchorAnswer?]
  /// The commits that the questions name, by the name that they have there; nil where there is none.
  private var named: [String: ObjectID?] = [:]
  private var commits: [ObjectID: CommitInfo] = [:]
  private var names: LaterNames
  /// Questions about a file that has another name by now, by that name.
  private var renamed: [String: [Open]] = [:]
  /// Questions whose two commits have no history of the file in common.
  private var apart: [Open] = []

  init(_ questions: [AnchorQuestion], in repository: Repository) {
    self.questions = questions
    self.repository = repository
    names = LaterNames(in: repository)
    answers = Array(repeating: nil, count: questions.count)
  }

  /// The answers, in the order of the questions.
  mutating func answered() throws -> [AnchorAnswer] {
    let paths = Dictionary(grouping: questions.indices) { questions[$0].path }
    for (path, numbers) in paths.sorted(by: { $0.key < $1.key }) {
      try answer(numbers.compactMap { opened($0) }, on: path)
    }
    try answerRenamed()
    for question in apart { try answerAlone(question) }
    return answers.enumerated().map { $1 ?? AnchorAnswer(questions[$0].id, error: "it was not answered") }
  }

  /// Answers those whose file has another name by now.
  private mutating func answerRenamed() throws {
    let all = renamed
    renamed = [:]
    for (path, open) in all.sorted(by: { $0.key < $1.key }) { try answer(open, on: path) }
  }

  private mutating func answer(_ questions: [Open], on path: String) throws {
    var open = questions
    // The youngest target first: its history has most of the others.
    while let head = open.map(\.to).max(by: isOlder) {
      let history = try FileHistory(of: path, at: head, in: repository) { _ in }
      open = try answer(open, from: history, head: head)
    }
  }

  /// Answers what a history has, and what belongs to its head in any case; returns the rest.
  private mutating func answer(_ open: [Open], from history: FileHistory, head: ObjectID) throws -> [Open] {
    var cases: [AnchorCase] = []
    var traced: [Open] = []
    var rest: [Open] = []
    for question in open {
      let target = question.to == head ? history.revisions.indices.last : history.revision(of: question.to)
      let source = try target.flatMap { try revision(at: question.at, of: history, upTo: $0) }
      let isFollowed =
        source.flatMap { from in target.map { history.isThere(from: from, upTo: $0) } } ?? false
      if !isFollowed, question.to == head, let name = try laterName(of: question, besides: history) {
        renamed[name, default: []].append(question)
      } else if let source, let target,
        let range = try range(of: question, at: history.revisions[source].blob)
      {
        cases.append(AnchorCase(source: source, range: range, target: target))
        traced.append(question)
      } else if question.to == head {
        apart.append(question)
      } else {
        rest.append(question)
      }
    }
    for (question, anchor) in zip(traced, try history.traced(cases, in: repository)) {
      answers[question.number] = AnchorAnswer(
        questions[question.number].id, anchor,
        removedBy: anchor.removedBy.map { history.revisions[$0].commit.id })
    }
    return rest
  }

  /// What the file that a question is about is called in its later commit, where that is not in the history at hand.
  private mutating func laterName(of question: Open, besides history: FileHistory) throws -> String? {
    let path = questions[question.number].path
    let name = try names.name(of: path, at: question.at, later: question.to)
    return name == history.revisions.last?.path ? nil : name
  }

  /// The revision that a commit has, also where the commit itself did not change the file.
  private func revision(at commit: ObjectID, of history: FileHistory, upTo target: Int) throws -> Int? {
    if let direct = history.revision(of: commit) { return direct <= target ? direct : nil }
    for path in Set(history.revisions.map(\.path)).sorted() {
      guard let entry = try repository.entry(at: path, in: commit) else { continue }
      return history.revisions.prefix(target + 1).lastIndex { $0.blob == entry.id }
    }
    return nil
  }

  /// The quoted bytes, where the text has the quote there, or else in one other place.
  private mutating func range(of question: Open, at blob: ObjectID?) throws -> Range<Int>? {
    guard let blob else { return nil }
    return range(of: questions[question.number], in: try repository.blob(blob))
  }

  private func range(of question: AnchorQuestion, in text: [UInt8]) -> Range<Int>? {
    if question.start >= 0, question.start < question.end, question.end <= text.count,
      text[question.start..<question.end].elementsEqual(question.quote.utf8)
    {
      return question.start..<question.end
    }
    let places = QuoteLocator.occurrences(of: question.quote, in: text)
    return places.count == 1 ? places[0] : nil
  }

  /// The two commits have no history in common that would tell: compares the texts themselves.
  private mutating func answerAlone(_ open: Open) throws {
    let question = questions[open.number]
    let path = try paths(of: open)
    guard let old = try repository.blob(at: path.at, in: open.at) else {
      answers[open.number] = AnchorAnswer(question.id, error: "\(question.path) is not at \(question.at)")
      return
    }
    guard let range = range(of: question, in: old) else {
      answers[open.number] = AnchorAnswer(
        question.id, error: "the quote is not in \(question.path) at \(question.at)")
      return
    }
    let new = try repository.blob(at: path.to, in: open.to) ?? []
    let anchor = FileHistory.traced([range], from: old, to: new)[0]
    answers[open.number] = AnchorAnswer(question.id, anchor, removedBy: nil)
  }

  /// What the file is called in each of the two commits: whoever asks for the words in an earlier one may have either name.
  private mutating func paths(of open: Open) throws -> (at: String, to: String) {
    let path = questions[open.number].path
    let isThere = (
      at: try repository.entry(at: path, in: open.at) != nil,
      to: try repository.entry(at: path, in: open.to) != nil
    )
    if isThere.to, !isThere.at {
      return (try names.name(of: path, at: open.to, later: open.at) ?? path, path)
    }
    guard isThere.at, !isThere.to else { return (path, path) }
    let history = try FileHistory(of: path, at: open.at, in: repository) { _ in }
    for earlier in Set(history.revisions.map(\.path)).sorted() where earlier != path {
      if try repository.entry(at: earlier, in: open.to) != nil { return (path, earlier) }
    }
    return (path, path)
  }

  private mutating func opened(_ number: Int) -> Open? {
    let question = questions[number]
    guard let at = commit(named: question.at), let to = commit(named: question.to) else {
      let name = commit(named: question.at) == nil ? question.at : question.to
      answers[number] = AnchorAnswer(question.id, error: "there is no commit \(name)")
      return nil
    }
    return Open(number: number, at: at, to: to)
  }

  private mutating func commit(named name: String) -> ObjectID? {
    if let known = named[name] { return known }
    let found = try? repository.commit(repository.resolve(name))
    if let found { commits[found.id] = found }
    named[name] = .some(found?.id)
    return found?.id
  }

  private func isOlder(_ one: ObjectID, _ other: ObjectID) -> Bool {
    let times = (commits[one]?.committer.seconds ?? 0, commits[other]?.committer.seconds ?? 0)
    return times.0 != times.1 ? times.0 < times.1 : one < other
  }
}

extension Context {
  /// Finds quoted words again in other commits of the same repository, in any git repository.
  package func anchors(_ questions: [AnchorQuestion]) throws -> [AnchorAnswer] {
    var batch = AnchorBatch(questions, in: try Repository.discover(from: directory))
    return try batch.answered()
  }
}
