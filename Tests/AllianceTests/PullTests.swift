import Foundation
import TestSupport
import Testing

/// What two or three people made apart, brought together by plain `git pull` with the program as git's merge driver.
@Suite struct PullTests {
  /// A host and clones of it, each set up by `init`.
  private struct Town {
    let folder: TemporaryFolder
    private(set) var places: [Place] = []
    static let clock = 1_767_225_600

    init(clones: Int) throws {
      folder = try TemporaryFolder()
      try folder.write("[init]\n\tdefaultBranch = main\n", to: "home/.gitconfig")
      let first = Place(name: "c0", path: folder.path + "/c0", home: folder.path + "/home")
      let environment = Program.environment(home: first.home, clock: Self.clock)
      try Command.run(["git", "init", "--quiet", first.path], in: folder.path, environment: environment)
      places = [first]
      try must(0, "init", ".", "--name", "Town")
      try must(0, "partner", "add", "board", "--name", "Board", "--role", "committee", "--role", "author")
      try must(0, "new", "housing", "--title", "Housing")
      try Command.run(
        ["git", "clone", "--quiet", "--bare", first.path, folder.path + "/host.git"], in: folder.path,
        environment: environment)
      try first.git(["remote", "add", "origin", "../host.git"])
      try first.git(["fetch", "--quiet", "origin"])
      try first.git(["branch", "--quiet", "--set-upstream-to=origin/main", "main"])
      for number in 1..<clones {
        let place = Place(name: "c\(number)", path: "\(folder.path)/c\(number)", home: first.home)
        try Command.run(
          ["git", "clone", "--quiet", "host.git", place.path], in: folder.path, environment: environment)
        places.append(place)
        let diagnosis = try place.beraad(["doctor"], as: "board", at: Self.clock)
        #expect(diagnosis.output.contains("This clone does not merge as Beraad does"))
        try must(number, "init", ".", "--as", "board")
      }
    }

    @discardableResult
    func must(_ place: Int, _ arguments: String..., input: String = "") throws -> String {
      let outcome = try places[place].beraad(
        arguments, as: place == 0 ? "editors" : "board", at: Self.clock, input: input)
      try #require(outcome.code == 0, "\(arguments): \(outcome.complaint)")
      return outcome.output
    }

    func question(_ text: String) -> String {
      #"{"format":1,"kind":"poll","type":"stance","paper":"housing","poll":"q","question":"\#(text)"}"#
    }

    func pull(_ place: Int, rebase: Bool = false) throws -> Command.Outcome {
      try places[place].git(["pull", rebase ? "--rebase" : "--no-rebase", "--no-edit"])
    }

    /// Everybody pulls and pushes, in this order, until all have the same.
    func spread(_ order: [Int]) throws {
      for place in order + order {
        let outcome = try pull(place)
        try #require(outcome.code == 0, "\(outcome.output)\(outcome.complaint)")
        try places[place].git(["push", "--quiet"])
      }
      for place in order { _ = try pull(place) }
      #expect(Set(try places.map { try $0.main }).count == 1)
    }

    /// What a place answers; the same in all of them.
    func answers() throws -> String {
      let all = try places.map { place in
        try [["status"], ["doctor"], ["verify"], ["inbox", "housing"], ["status", "--json"]].map {
          let outcome = try place.beraad($0, as: "board", at: Self.clock)
          return "\(outcome.code)\n\(outcome.output)\(outcome.complaint)"
        }.joined()
      }
      for answer in all { #expect(answer == all[0]) }
      for place in places { #expect(try place.status == "") }
      return all[0]
    }
  }

  @Test func `an edition whose commit a rebase left behind is named alike everywhere, and brought back`()
    throws
  {
    let town = try Town(clones: 2)
    func edition(_ place: Int) throws -> Command.Outcome {
      try town.places[place].beraad(
        ["publish", "housing", "--edition", "1", "-o", "../out\(place)"], as: "board", at: Town.clock)
    }
    try town.places[0].write("# Housing\n\nHomes for all.\n", to: "papers/housing/paper.md")
    try town.must(0, "revise", "housing", "-m", "Homes")
    try town.must(0, "publish", "housing", "--edition", "1", "-o", "../out")
    try town.must(1, "new", "care", "--title", "Care")
    try town.places[1].git(["push", "--quiet"])
    #expect(try town.pull(0, rebase: true).code == 0)
    try town.places[0].git(["push", "--quiet"])
    #expect(try town.pull(1).code == 0)
    let answers = try town.answers()
    #expect(
      answers.contains("a rebase left it behind") && answers.contains("beraad publish housing --edition 1"))
    let refused = try edition(1)
    #expect(refused.code == 1 && refused.complaint.contains("a rebase left it behind"), "\(refused)")

    try #require(try edition(0).code == 0)
    try town.places[0].git(["push", "--quiet"])
    #expect(try town.pull(1).code == 0)
    #expect(try !town.answers().contains("left it behind"))
    #expect(try edition(1).code == 0)
    let pages = try ["out", "out0", "out1"].map {
      try String(contentsOfFile: "\(town.folder.path)/\($0)/index.html", encoding: .utf8)
    }
    #expect(Set(pages).count == 1)
  }

  @Test(arguments: ["reject", "refer"], [false, true])
  func `a merge on a decision made apart accuses nobody, also once a rebase set it behind the other`(
    outcome: String, rebases: Bool
  ) throws {
    let town = try Town(clones: 2)
    try town.places[0].write("# Housing\n\nHomes for all.\n", to: "papers/housing/paper.md")
    try town.must(0, "revise", "housing", "-m", "Homes")
    let amendment = try town.places[0].beraad(
      ["amend", "housing", "--replace", "Homes", "--with", "Houses", "--because", "w"], as: "editors",
      at: Town.clock)
    try #require(amendment.code == 0, "\(amendment)")
    let id = try #require(amendment.output.split(separator: "\n").last.map(String.init))
    try town.must(0, "collect")
    try town.places[0].git(["push", "--quiet"])
    #expect(try town.pull(1).code == 0)
    // A later generation holds by the rule.
    try town.must(0, "partner", "add", "late", "--name", "Late")
    try town.must(0, "decide", id, outcome, "--because", "no")
    try town.places[0].git(["push", "--quiet"])
    try town.must(1, "decide", id, "adopt", "--because", "yes")
    try town.must(1, "merge", "housing", "--yes")
    #expect(try town.pull(1, rebase: rebases).code == 0)
    let verify = try town.places[1].beraad(["verify"], as: "board", at: Town.clock)
    #expect(verify.code == 0 && verify.output.contains("was decided twice, apart"), "\(verify)")
  }

  @Test func `an edition that cannot be made here settles nothing either`() throws {
    let town = try Town(clones: 3)
    try town.places[0].write("# Housing\n\nHomes for all.\n", to: "papers/housing/paper.md")
    try town.must(0, "revise", "housing", "-m", "Homes")
    try town.places[0].git(["push", "--quiet"])
    for place in 1..<3 { #expect(try town.pull(place).code == 0) }
    for place in 0..<2 {
      try town.must(place, "publish", "housing", "--edition", "1", "-o", "../out\(place)")
    }
    try town.must(2, "new", "care", "--title", "Care")
    try town.places[2].git(["push", "--quiet"])
    for place in 0..<2 {
      #expect(try town.pull(place, rebase: true).code == 0)
      try town.places[place].git(["push", "--quiet"])
    }
    #expect(try town.pull(2).code == 0)
    let before = try town.places[2].git(["rev-parse", "main"]).output
    let refused = try town.places[2].beraad(
      ["publish", "housing", "--edition", "1", "-o", "../again"], as: "board", at: Town.clock)
    #expect(refused.code == 1 && refused.complaint.contains("a rebase left it behind"), "\(refused)")
    #expect(try town.places[2].git(["rev-parse", "main"]).output == before)
  }

  @Test(arguments: [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
  func `partners, drafts and questions that three people made apart come together, and are named`(
    _ order: [Int]
  )
    throws
  {
    let town = try Town(clones: 3)
    for number in 0..<3 {
      try town.must(number, "partner", "add", "group\(number)", "--name", "Group \(number)")
      try town.must(number, "new", "care", "--title", "Care \(number)")
      let draft = town.places[number].text(of: "papers/care/paper.md")
      try town.places[number].write(draft + "Words of \(number).\n", to: "papers/care/paper.md")
      try town.must(number, "revise", "care", "-m", "Words")
      try town.must(
        number, "poll", "new", "housing", "q", "--from", "-", input: town.question("From \(number)?"))
    }
    try town.spread(order)
    let answers = try town.answers()
    #expect(answers.contains("The draft of care was begun 3 times, apart"))
    #expect(answers.contains("The poll 'q' was put 3 times, apart"))
    let place = town.places[0]
    for number in 0..<3 {
      #expect(place.text(of: "reviewers.json").contains("\"group\(number)\""))
      #expect(place.text(of: "papers/care/paper.md").contains("Words of \(number)."))
    }
    #expect(try place.beraad(["poll", "open", "housing/q"], as: "board", at: Town.clock).code == 2)
    // What `status` says to type settles it, for everybody.
    try town.must(1, "poll", "new", "housing", "q", "--from", "papers/housing/polls/q/poll.json")
    try town.must(1, "revise", "care", "-m", "It has what all wanted")
    try town.must(1, "poll", "open", "housing/q")
    try town.spread(order)
    let settled = try town.answers()
    #expect(!settled.contains("times, apart") && !settled.contains("twice, apart"))
  }

  @Test(arguments: [false, true])
  func `a partner that two people added with other values stops the pull and is named`(rebase: Bool) throws {
    let town = try Town(clones: 2)
    try town.must(0, "partner", "add", "late", "--name", "Late")
    try town.must(1, "partner", "add", "late", "--name", "Later")
    try town.must(1, "partner", "add", "other", "--name", "Other")
    try town.places[0].git(["push", "--quiet"])
    let place = town.places[1]
    let outcome = try town.pull(1, rebase: rebase)
    #expect(outcome.code != 0)
    #expect(outcome.complaint.contains("'late' was added twice, apart: its name is"))
    let next = rebase ? "git rebase --continue" : "git commit --no-edit"
    #expect(outcome.complaint.contains("git add reviewers.json && \(next)"))
    let text = place.text(of: "reviewers.json")
    #expect(JSON(parsing: text) != nil, "\(text)")
    try place.git(["add", "reviewers.json"])
    try place.git(rebase ? ["rebase", "--continue"] : ["commit", "--quiet", "--no-edit"])
    try place.git(["push", "--quiet"])
    _ = try town.pull(0)
    #expect(try town.answers().contains("4 partners"))
  }

  /// Commits that are made again on top of others leave no trace of two beginnings, so people choose at once.
  @Test func `a rebase stops at a draft begun twice and a question put twice, and says what to type`() throws
  {
    let town = try Town(clones: 2)
    for number in 0..<2 {
      try town.must(number, "partner", "add", "group\(number)", "--name", "Group \(number)")
      try town.must(number, "new", "care", "--title", "Care \(number)")
      try town.must(
        number, "poll", "new", "housing", "q", "--from", "-", input: town.question("From \(number)?"))
    }
    try town.places[0].git(["push", "--quiet"])
    let place = town.places[1]
    let first = try town.pull(1, rebase: true)
    #expect(
      first.code != 0 && first.complaint.contains("care was begun twice, apart, as “Care 0” and “Care 1”"))
    #expect(first.complaint.contains("git add papers/care/paper.md && git rebase --continue"))
    try place.git(["add", "--all"])
    let second = try place.git(["rebase", "--continue"])
    #expect(second.code != 0 && second.complaint.contains("The poll housing/q was put twice, apart"))
    let other = second.complaint.firstMatch(of: /git show (:\d:\S+)/).map { String($0.1) } ?? ""
    #expect(try place.answer("show", other) == town.question("From 1?"))
    try place.git(["add", "--all"])
    _ = try place.git(["rebase", "--continue"])
    try place.git(["push", "--quiet"])
    try town.spread([0, 1])
    #expect(try !town.answers().contains("twice, apart"))
    #expect(
      place.text(of: "reviewers.json").contains("group0")
        && place.text(of: "reviewers.json").contains("group1"))
  }

  /// A squash has one parent: nothing in the history tells of the other draft, or the other question.
  @Test(arguments: [["merge", "--squash"], ["pull", "--squash", "--no-rebase"], ["merge"]])
  func `a squash stops at a draft begun twice and a question put twice`(command: [String]) throws {
    let town = try Town(clones: 2)
    for number in 0..<2 {
      try town.must(number, "new", "care", "--title", "Care \(number)")
      try town.must(
        number, "poll", "new", "housing", "q", "--from", "-", input: town.question("From \(number)?"))
    }
    try town.places[0].git(["push", "--quiet"])
    let place = town.places[1]
    try place.git(["fetch", "--quiet"])
    // The last one squashes because the branch is set up so.
    if command == ["merge"] { try place.git(["config", "branch.main.mergeOptions", "--squash"]) }
    let outcome = try place.git(command + (command.contains("pull") ? [] : ["origin/main"]))
    #expect(outcome.code != 0, "\(outcome)")
    #expect(outcome.complaint.contains("care was begun twice, apart, as “Care 0” and “Care 1”"))
    #expect(outcome.complaint.contains("git add papers/care/paper.md && git commit --no-edit"))
    #expect(outcome.complaint.contains("The poll housing/q was put twice, apart"))
    let unmerged = try place.answer("diff", "--name-only", "--diff-filter=U")
    #expect(
      unmerged.contains("papers/care/paper.md") && unmerged.contains("papers/housing/polls/q/poll.json"))
    try place.git(["add", "--all"])
    #expect(try place.git(["commit", "--quiet", "--no-edit"]).code == 0)
  }

  @Test func `a question put apart from one that was opened gives way to it`() throws {
    for opener in 0...1 {
      let town = try Town(clones: 2)
      for number in 0..<2 {
        try town.must(
          number, "poll", "new", "housing", "q", "--from", "-", input: town.question("From \(number)?"))
      }
      try town.must(opener, "poll", "open", "housing/q")
      try town.spread([0, 1])
      #expect(try town.answers().contains("definitions and counts fit their rules"))
      #expect(town.places[0].text(of: "papers/housing/polls/q/poll.json") == town.question("From \(opener)?"))
    }
  }
}
