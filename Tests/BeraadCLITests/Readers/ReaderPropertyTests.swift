import Foundation
import TestSupport
import Testing

/// Every open record is in every reader under the same class, and what one command tells a person to type the next one accepts: for
/// drafts, amendments, comments, decisions, polls and rewritten passages as they come.
@Suite struct ReaderPropertyTests {
  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `every reader shows the same, and what it tells people to type is accepted`(_ seed: UInt64) throws {
    var deliberation = try RandomDeliberation(seed: seed)
    for round in 0..<3 {
      for _ in 0..<8 { deliberation.step() }
      let readers = Readers(deliberation.bench)
      try readers.checkTogether("seed \(seed), round \(round)")
      try readers.checkHints("seed \(seed), round \(round)", &deliberation.random)
    }
  }
}

/// An alliance that comments, amends, rewrites, decides, votes and merges at random.
struct RandomDeliberation {
  let bench: Workbench
  var random: SplitMix
  private var polls = 0

  init(seed: UInt64) throws {
    bench = try Workbench()
    random = SplitMix(seed: seed)
  }

  private static let words = ["cheap", "decent", "now", "for all", "in every town", "12", "must", "not"]

  private var draft: String {
    (try? bench.temporary.read("papers/housing/paper.md")) ?? ""
  }

  /// One act of somebody; what is refused leaves everything as it was.
  mutating func step() {
    let partner = ["tenants", "carers"].randomElement(using: &random) ?? "tenants"
    switch Int.random(in: 0..<14, using: &random) {
    case 13:
      let title = draft.split(separator: "\n").first { $0.hasPrefix("title: ") }?.dropFirst("title: ".count)
      _ = bench.run(
        "comment", "housing", "--on", String(title ?? ""), "--nth", "1", "-m", "Hm.", "--as", partner)
    case 12:
      let pair = draft.split(whereSeparator: \.isWhitespace).suffix(6).prefix(2).joined(separator: " ")
      let word = Self.words.randomElement(using: &random) ?? "now"
      _ = bench.run(
        "amend", "housing", "--replace", pair.replacing("*", with: ""), "--with", "\(word) homes",
        "--because",
        "Plainer.", "--as", partner)
    case 0...3:
      _ = bench.run(
        "amend", "housing", "--file", "-", "--because", "Better.", "--as", partner, input: edited())
    case 4:
      let words = draft.split(whereSeparator: \.isWhitespace)
      let quote = words.randomElement(using: &random).map(String.init) ?? "soon"
      _ = bench.run("comment", "housing", "--on", quote, "--nth", "1", "-m", "Hm.", "--as", partner)
    case 5, 6:
      try? bench.temporary.write(edited(), to: "papers/housing/paper.md")
      if bench.run("revise", "housing", "-m", "Rewritten", "--as", "editors").status != 0 {
        _ = try? bench.temporary.git("checkout", "--", "papers")
      }
    case 7: _ = bench.run("collect", "--as", "editors")
    case 8, 9:
      let outcome = Int.random(in: 0..<4, using: &random) == 0 ? "reject" : "adopt"
      if let target = open.randomElement(using: &random) {
        _ = bench.run("decide", target, outcome, "--because", "So.", "--as", "editors")
      }
    case 10:
      polls += 1
      if let target = open.randomElement(using: &random) {
        _ = bench.run("poll", "new", "housing", "p\(polls)", "--contested", target, "--as", "editors")
        _ = bench.run("poll", "open", "housing/p\(polls)", "--as", "editors")
      }
    default: _ = bench.run("merge", "housing", "--yes", "--as", "editors")
    }
  }

  private var open: [String] { Readers(bench).shown.keys.sorted() }

  /// The draft with a word, an item, a row, a paragraph, a title or a note more, less or otherwise; with a paragraph moved, or one
  /// moved and rewritten; with a paragraph split, or its words set in bold or made a link; with a column of a table more, or a note gone.
  private mutating func edited() -> String {
    var lines = draft.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let word = Self.words.randomElement(using: &random) ?? "now"
    let prose = lines.indices.filter { !lines[$0].isEmpty && !lines[$0].hasPrefix("-") && $0 > 3 }
    switch Int.random(in: 0..<15, using: &random) {
    case 12:
      // A column more: of every row that stands here.
      return lines.map { line in
        line.hasPrefix("|---") ? line + "---|" : line.hasPrefix("|") ? line + " \(word) |" : line
      }.joined(separator: "\n")
    case 13:
      guard let note = lines.firstIndex(where: { $0.hasPrefix("[^n]:") }) else { break }
      lines.remove(at: note)
      return lines.joined(separator: "\n").replacing("[^n]", with: "")
    case 14:
      guard let index = prose.randomElement(using: &random) else { break }
      let bare = lines[index].split(separator: " ").map(String.init)
      guard let place = bare.indices.randomElement(using: &random), bare[place].allSatisfy(\.isLetter) else {
        break
      }
      lines[index] = bare.enumerated().map {
        $0 == place ? "[\($1)](https://\(word.filter(\.isLetter)).example)" : $1
      }
      .joined(separator: " ")
    case 9:
      guard let index = prose.randomElement(using: &random) else { break }
      var moved = lines.remove(at: index)
      if Bool.random(using: &random) { moved = moved.replacing(" a ", with: " \(word) ", maxReplacements: 1) }
      return lines.joined(separator: "\n") + "\n" + moved + "\n"
    case 10:
      guard let index = prose.randomElement(using: &random) else { break }
      lines[index] = lines[index].replacing(". ", with: ".\n\n", maxReplacements: 1)
    case 11:
      guard let index = prose.randomElement(using: &random) else { break }
      var words = lines[index].split(separator: " ").map(String.init)
      if let place = words.indices.randomElement(using: &random) { words[place] = "**\(words[place])**" }
      lines[index] = words.joined(separator: " ")
    case 0: return draft + "\n- An item \(word)\n- Another item\n"
    case 1: return draft + "\n| a | b |\n|---|---|\n| 1 | \(word) |\n"
    case 2: return draft.replacing("title: ", with: "title: \(word) ", maxReplacements: 1)
    case 3: return draft + "\nA paragraph \(word).\n"
    case 4:
      if let index = prose.randomElement(using: &random) { lines[index] += "[^n]\n\n[^n]: A note \(word)." }
    case 5: if let index = prose.randomElement(using: &random) { lines.remove(at: index) }
    default:
      if let index = prose.randomElement(using: &random) {
        var words = lines[index].split(separator: " ").map(String.init)
        if let place = words.indices.dropFirst().randomElement(using: &random) { words[place] = word }
        lines[index] = words.joined(separator: " ")
      }
    }
    return lines.joined(separator: "\n")
  }
}

/// What the commands that read say of the same workspace.
struct Readers {
  let bench: Workbench

  init(_ bench: Workbench) { self.bench = bench }

  private func json(_ arguments: String...) -> [String: Any] {
    object(bench.run(arguments + ["--json", "--as", "editors"], input: []).output) as? [String: Any] ?? [:]
  }

  private func object(_ text: String) -> Any? { try? JSONSerialization.jsonObject(with: Data(text.utf8)) }

  private func pairs(_ rows: Any?, _ key: String = "target") -> [(String, String)] {
    (rows as? [[String: Any]] ?? []).flatMap { row -> [(String, String)] in
      guard let kind = row["class"] as? String else { return [] }
      let targets = row[key] as? [String] ?? [row[key] as? String].compactMap(\.self)
      return targets.map { ($0, kind) }
    }
  }

  private func classes(_ pairs: [(String, String)]) -> [String: String] {
    Dictionary(pairs, uniquingKeysWith: { first, second in first == second ? first : "\(first)/\(second)" })
  }

  /// The class of each open change as `show` has it.
  var shown: [String: String] { classes(pairs(json("show", "housing")["proposals"])) }

  func checkTogether(_ where: String) throws {
    let show = json("show", "housing")
    let expected = classes(pairs(show["proposals"]))
    let inbox = json("inbox", "housing")
    let inPlaces = (inbox["contested"] as? [[String: Any]] ?? []).flatMap { place in
      (place["alternatives"] as? [[String: Any]] ?? []).flatMap { alternative in
        zip(alternative["targets"] as? [String] ?? [], alternative["classes"] as? [String] ?? []).map {
          ($0, $1)
        }
      }
    }
    #expect(
      classes(inPlaces + pairs(inbox["proposals"]) + pairs(inbox["clean"])) == expected, "inbox, \(`where`)")
    #expect(classes(pairs(json("diff", "housing")["open"])) == expected, "diff, \(`where`)")

    let listed = object(
      bench.run("list", "housing", "amendments", "--open", "--json", "--as", "editors").output)
    var rows: [(String, String)] = []
    var adopted: Set<String> = []
    for row in listed as? [[String: Any]] ?? [] {
      for change in row["hunks"] as? [[String: Any]] ?? [] {
        guard let id = row["id"] as? String, let number = change["hunk"] as? Int else { continue }
        if change["status"] as? String == "adopted" { adopted.insert("\(id)/\(number)") }
        if let kind = change["class"] as? String { rows.append(("\(id)/\(number)", kind)) }
      }
    }
    #expect(classes(rows) == expected, "list, \(`where`)")

    let merge = json("merge", "housing", "--dry-run")
    let merged = classes(pairs(merge["steps"], "targets") + pairs(merge["unsettled"], "targets"))
    #expect(merged == expected.filter { adopted.contains($0.key) }, "merge, \(`where`)")

    let margin = bench.run("show", "housing", "--as", "editors").output
    for target in expected.keys { #expect(margin.contains(target), "show hides \(target), \(`where`)") }
    let comments = [show, inbox].map {
      Set(($0["comments"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String })
    }
    #expect(comments[0] == comments[1], "comments, \(`where`)")
    for id in comments[0] { #expect(margin.contains(id), "show hides \(id), \(`where`)") }

    let page = bench.temporary.home + "/page-\(UUID().uuidString)"
    try #require(bench.run("render", "housing", "-o", page, "--as", "editors").status == 0)
    let html = try String(contentsOfFile: page + "/index.html", encoding: .utf8)
    for (target, kind) in expected {
      #expect(rendered(target, html) == Self.names[kind], "render, \(target), \(`where`)")
    }
    for id in comments[0] {
      #expect(html.contains("id=\"\(Self.pageID(id))\""), "render hides \(id), \(`where`)")
    }
  }

  /// What the page says of how a change stands. What several want alike is one card.
  private func rendered(_ target: String, _ html: String) -> String? {
    let parts = target.split(separator: "/")
    guard let entry = html.range(of: "id=\"\(Self.pageID(parts[0]))-\(parts[1])\""),
      let end = html.range(of: "</article>", range: entry.upperBound..<html.endIndex)
    else { return nil }
    return html[entry.upperBound..<end.lowerBound].components(separatedBy: "<span class=\"standing\">")
      .dropFirst().first?.components(separatedBy: "</span>").first
  }

  /// The name of a record's entry on the page.
  private static func pageID(_ id: some StringProtocol) -> String { "\(id.prefix(1))-\(id.dropFirst())" }

  private static let names = [
    "clean": "merges by itself", "proposal": "wants one yes", "rewritten": "passage rewritten",
    "contested": "contested", "voting": "put to a vote", "apart": "decided apart, and not alike",
    "there-already": "in the draft already", "unplaced": "unplaced",
  ]

  // MARK: What people are told to type

  func checkHints(_ where: String, _ random: inout SplitMix) throws {
    let places = json("inbox", "housing")["contested"] as? [[String: Any]] ?? []
    let rows =
      (json("show", "housing")["proposals"] as? [[String: Any]] ?? []) + places
      + (json("merge", "housing", "--dry-run")["unsettled"] as? [[String: Any]] ?? [])
    // One of each class: every hint is played in a clone of its own.
    for kind in Set(rows.compactMap { $0["class"] as? String }).sorted() {
      guard let row = rows.filter({ $0["class"] as? String == kind }).randomElement(using: &random) else {
        continue
      }
      for hint in row["next"] as? [String] ?? [] { try play(hint, "\(kind), \(`where`)") }
    }
    for (target, kind) in shown.sorted(by: { $0.key < $1.key }).prefix(6) where kind != "contested" {
      let outcome = bench.run("poll", "new", "housing", "try", "--contested", target, "--as", "editors")
      if outcome.status == 0 {
        // What was adopted stands in a place with what was not: that may be voted on.
        _ = try bench.temporary.git("reset", "--quiet", "--hard", "HEAD~1")
      } else if kind != "voting" {
        #expect(
          outcome.story.contains(Self.names[kind] ?? kind)
            || outcome.story.contains("is put to a vote already")
            || outcome.story.contains("is not collected yet"),
          "poll new says of a change that is \(kind), \(`where`): \(outcome.story)")
      }
    }
  }

  /// Types a hint, with what people fill in.
  private func play(_ hint: String, _ where: String) throws {
    let draft = try bench.temporary.read("papers/housing/paper.md")
    let body = draft.components(separatedBy: "---").last ?? draft
    let words = body.components(separatedBy: CharacterSet.alphanumerics.inverted).filter { $0.count > 2 }
    let once = words.first { word in words.count { $0.lowercased() == word.lowercased() } == 1 }
    let filled = [
      "WHY": "Because.", "NAME": "fresh", "OLD": once ?? "Everyone", "NEW": "otherwise",
    ]
    let typed = hint.split(separator: " ").dropFirst().map { filled[String($0)] ?? String($0) }
    var clone = try Workbench()
    let copy = try TemporaryRepository(cloning: bench.temporary.path)
    clone.directory = copy.path
    clone.environment["BERAAD_AS"] = "editors"
    let outcome = clone.run(Array(typed), input: [])
    let fine: Set<Int32> = typed.first == "merge" ? [0, 2] : [0]
    #expect(fine.contains(outcome.status), "\(hint) (\(`where`)): \(outcome.story)")
  }
}
