import TestSupport

/// What the committee and the stewards of meetings do with polls.
extension Alliance {
  func pollNew(at place: Place, random: inout SplitMix) throws {
    let paper = try anyPaper(at: place, random: &random)
    guard let poll = random.pick(PollText.names), let step else { return }
    let target = random.once(in: 2) ? try anyRecord(.amendment, at: place, random: &random) : nil
    let definition = PollText.definition(
      paper: paper, poll: poll, step: step, target: target.flatMap { $0.paper == paper ? $0.id + "/1" : nil },
      random: &random)
    let outcome = try beraad(
      place, ["poll", "new", paper, poll, "--from", "-"], as: anyCommittee(random: &random), input: definition
    )
    if outcome.code == 0 { ledger.notePoll("\(paper)/\(poll)") }
  }

  func pollOpen(at place: Place, random: inout SplitMix) throws {
    guard let poll = random.pick(ledger.polls.sorted()) else { return }
    try record(.opening, ["poll", "open", poll], in: poll, at: place, as: anyCommittee(random: &random))
  }

  func pollClose(at place: Place, random: inout SplitMix) throws {
    guard let opening = try anyRecord(.opening, at: place, random: &random), let poll = opening.poll else {
      return
    }
    let who = anyCommittee(random: &random)
    var command = ["poll", "close", poll]
    var outcome = try beraad(place, command, as: who)
    var said: [String: JSON] = ["kind": .text("closing"), "poll": .text(poll.pollName)]
    // Of what excludes each other somebody says which counts, and why a closed poll is closed anew, as the refusal asks.
    for _ in 0..<8 where outcome.code != 0 {
      if said["reason"] == nil, outcome.complaint.contains("--because") {
        let reason = "Beter geteld \(mark)."
        said["reason"] = .text(reason)
        command += ["--because", reason]
        outcome = try beraad(place, command, as: who)
        continue
      }
      guard outcome.code == 2 else { break }
      let line = outcome.complaint.firstMatch(of: /poll close \S+((?: --counting [0-9a-z]+)+)/)
      let choices = outcome.complaint.matches(of: /([0-9a-z]+(?:(?:, | or )[0-9a-z]+)+) can count/).map {
        $0.1.replacing(" or ", with: ", ").split(separator: ", ").map(String.init)
      }
      let ids = line?.1.split(separator: " ").map(String.init).filter { $0 != "--counting" } ?? []
      let picked = ids.compactMap { id in random.pick(choices.first { $0.contains(id) } ?? [id]) }
      guard !picked.isEmpty else {
        find(
          .programWorks, "\(place.name): \(poll) cannot be closed, and nobody says how: \(outcome.complaint)")
        return
      }
      command = ["poll", "close", poll] + picked.flatMap { ["--counting", $0] }
      if case .text(let reason)? = said["reason"] { command += ["--because", reason] }
      outcome = try beraad(place, command, as: who)
    }
    try acknowledge(.closing, outcome, at: place, paper: opening.paper, partner: who, said: said)
  }

  /// Where an item of a sticker poll was taken up, or that it was not.
  func pollTie(at place: Place, random: inout SplitMix) throws {
    guard let poll = try anySticker(random.pick(["koers", "muur"]) ?? "", at: place, random: &random),
      let item = random.pick(["een", "twee"])
    else { return }
    let paper = poll.split(separator: "/").first.map(String.init) ?? poll
    var said: [String: JSON] = ["board": .text("bord"), "item": .text(item)]
    var answer = ["--nowhere", "--because", "Niet \(mark)."]
    if random.once(in: 2), let quote = Drafting.quote(in: draft(of: paper, at: place), random: &random) {
      answer = ["--on", quote]
    } else {
      said["reason"] = .text("Niet \(mark).")
    }
    try record(
      .tie, ["poll", "tie", poll, item] + answer, in: poll, at: place, as: anyCommittee(random: &random),
      said: said)
  }

  /// Takes away a question that nobody here has opened.
  func pollRemove(at place: Place, random: inout SplitMix) throws {
    guard let poll = random.pick(ledger.polls.sorted()) else { return }
    let outcome = try beraad(place, ["poll", "remove", poll], as: anyCommittee(random: &random))
    if outcome.code == 0 { ledger.noteRemoved(poll) }
  }

  func count(at place: Place, random: inout SplitMix) throws {
    guard let poll = try anySticker("koers", at: place, random: &random) else { return }
    // Each of them placed one sticker or two, at most one at an item.
    let people = Int.random(in: 1...9, using: &random)
    let one = Int.random(in: 0...people, using: &random)
    let two = Int.random(in: (people - one)...people, using: &random)
    try enter(
      .count, ["count", poll, "--people", "\(people)"], table: "bord,een,\(one)\nbord,twee,\(two)\n",
      in: poll,
      at: place, random: &random)
  }

  func ballots(at place: Place, random: inout SplitMix) throws {
    guard let poll = try anySticker("muur", at: place, random: &random) else { return }
    let slips = (0..<Int.random(in: 1...5, using: &random)).map {
      "t\(mark)\($0),\(random.pick(["een", "twee"]) ?? "")\n"
    }
    let table = "token,bord\n" + slips.joined()
    try enter(.ballots, ["ballots", poll], table: table, in: poll, at: place, random: &random)
  }

  private func enter(
    _ kind: Acknowledged.Kind, _ command: [String], table: String, in poll: String, at place: Place,
    random: inout SplitMix
  ) throws {
    guard let meeting = random.pick(["noord", "zuid"]), let steward = random.pick(Self.stewards) else {
      return
    }
    let text = kind == .count ? "board,item,stickers\n" + table : table
    let again = random.once(in: 3) ? ["--replace", "--because", "Opnieuw \(mark)."] : []
    try record(
      kind, command + ["--meeting", meeting, "--from", "-"] + again, in: poll, at: place, as: steward,
      input: text, said: ["meeting": .text(meeting)])
  }

  /// A sticker poll of this name that was opened here.
  private func anySticker(_ name: String, at place: Place, random: inout SplitMix) throws -> String? {
    let visible = try place.records
    let polls = ledger.ids(of: .opening).filter { visible[$0] != nil }
      .compactMap { ledger.records[$0]?.poll }.filter { $0.pollName == name }
    return random.pick(polls)
  }

  private func record(
    _ kind: Acknowledged.Kind, _ command: [String], in poll: String, at place: Place, as who: String,
    input: String = "", said: [String: JSON] = [:]
  ) throws {
    let outcome = try beraad(place, command, as: who, input: input)
    let paper = poll.split(separator: "/").first.map(String.init) ?? poll
    try acknowledge(
      kind, outcome, at: place, paper: paper, partner: who,
      said: said.merging(["kind": .text(kind.rawValue), "poll": .text(poll.pollName)]) { $1 })
  }
}
