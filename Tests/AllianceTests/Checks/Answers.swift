import TestSupport

/// What a clone answers to those who read: by the command, as it was printed.
struct Answers {
  private(set) var texts: [String: String] = [:]

  init(of place: Place, ledger: Ledger, clock: Int) throws {
    var commands = ["editors", "tenants", "union"].map { (["status", "--json"], $0) }
    for paper in ledger.papers.sorted() {
      for subject in ["comments", "amendments", "decisions", "polls"] {
        commands.append((["list", paper, subject, "--json"], "editors"))
      }
      commands.append((["inbox", paper, "--json"], "editors"))
    }
    for poll in ledger.polls.sorted() { commands.append((["tally", poll, "--json"], "editors")) }
    commands.append((["verify", "--json"], "editors"))
    for (command, who) in commands {
      let outcome = try place.beraad(command, as: who, at: clock)
      texts["\(command.joined(separator: " ")) --as \(who)"] =
        outcome.output + (outcome.code == 0 ? "" : "exit \(outcome.code) \(outcome.complaint)")
    }
  }

  /// The answer to one command of the editors, as JSON.
  func json(_ command: String) -> JSON? {
    texts["\(command) --json --as editors"].flatMap { answer in
      JSON(parsing: answer.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? "")
    }
  }

  /// The commands that these answer differently than others do, each with the place where they part.
  func differences(from other: Answers) -> [String] {
    texts.keys.sorted().compactMap { command in
      let (here, there) = (texts[command] ?? "", other.texts[command] ?? "")
      if here == there { return nil }
      let same = zip(here, there).prefix { $0 == $1 }.count
      let start = max(0, same - 60)
      return "\(command): …\(here.dropFirst(start).prefix(160))… and …\(there.dropFirst(start).prefix(160))…"
    }
  }
}
