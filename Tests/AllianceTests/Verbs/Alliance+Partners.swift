import TestSupport

/// What partners do: every one of these writes on the partner's own branch.
extension Alliance {
  func comment(at place: Place, random: inout SplitMix) throws {
    let paper = try anyPaper(at: place, random: &random)
    let who = anyPartner(at: place, random: &random)
    guard let quote = Drafting.quote(in: draft(of: paper, at: place), random: &random) else { return }
    try comment(at: place, paper: paper, on: quote, as: who, text: "Opmerking \(mark).")
  }

  @discardableResult
  func comment(at place: Place, paper: String, on quote: String, as who: String, text: String) throws
    -> String?
  {
    let outcome = try beraad(
      place, ["comment", paper, "--on", quote, "--nth", "1", "--kind", "concern", "-m", text], as: who)
    return try acknowledge(
      .comment, outcome, at: place, paper: paper, partner: who,
      said: ["kind": .text("comment"), "text": .text(text), "intent": .text("concern")])
  }

  func reply(at place: Place, random: inout SplitMix) throws {
    guard let comment = try anyRecord(.comment, at: place, random: &random) else { return }
    let who = anyPartner(at: place, random: &random)
    let outcome = try beraad(place, ["reply", comment.id, "-m", "Antwoord \(mark)."], as: who)
    try acknowledge(
      .reply, outcome, at: place, paper: comment.paper, partner: who,
      said: ["kind": .text("reply"), "text": .text("Antwoord \(mark)."), "to": .text(comment.id)])
  }

  func amend(at place: Place, random: inout SplitMix) throws {
    let paper = try anyPaper(at: place, random: &random)
    let who = anyPartner(at: place, random: &random)
    guard let quote = Drafting.quote(in: draft(of: paper, at: place), random: &random) else { return }
    let new = (quote.split(separator: " ").first.map { "\($0) " } ?? "") + "wijziging\(mark)"
    let outcome = try beraad(
      place,
      ["amend", paper, "--replace", quote, "--nth", "1", "--with", new, "--because", "Reden \(mark)."],
      as: who)
    try acknowledge(
      .amendment, outcome, at: place, paper: paper, partner: who,
      said: ["kind": .text("amendment"), "reason": .text("Reden \(mark).")])
  }

  func amendFile(at place: Place, random: inout SplitMix) throws {
    let paper = try anyPaper(at: place, random: &random)
    let who = anyPartner(at: place, random: &random)
    var copy = draft(of: paper, at: place)
    for number in 0..<Int.random(in: 1...3, using: &random) {
      copy = Drafting.edited(copy, adding: "wijziging\(mark)\(number)", random: &random)
    }
    let outcome = try beraad(
      place, ["amend", paper, "--file", "-", "--because", "Reden \(mark)."], as: who, input: copy)
    try acknowledge(
      .amendment, outcome, at: place, paper: paper, partner: who,
      said: ["kind": .text("amendment"), "reason": .text("Reden \(mark).")])
  }

  func withdraw(at place: Place, random: inout SplitMix) throws {
    guard let record = try anyRecord(.comment, .amendment, at: place, random: &random) else { return }
    let outcome = try beraad(
      place, ["withdraw", record.id, "--because", "Terug \(mark)."], as: record.partner)
    try acknowledge(
      .withdrawal, outcome, at: place, paper: record.paper, partner: record.partner,
      said: ["kind": .text("withdrawal"), "reason": .text("Terug \(mark)."), "of": .text(record.id)])
  }

  func vote(at place: Place, random: inout SplitMix) throws {
    guard let opening = try anyRecord(.opening, at: place, random: &random), let poll = opening.poll else {
      return
    }
    let who = anyPartner(at: place, random: &random)
    let choice = PollText.choice(in: poll.pollName, random: &random)
    let outcome = try beraad(place, ["vote", poll] + choice, as: who)
    try acknowledge(
      .vote, outcome, at: place, paper: opening.paper, partner: who, said: ["kind": .text("vote")])
  }
}

extension String {
  /// The second half of PAPER/POLL.
  var pollName: String { split(separator: "/").last.map(String.init) ?? self }
}
