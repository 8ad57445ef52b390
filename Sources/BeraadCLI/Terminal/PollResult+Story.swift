import BeraadKit
import Deliberation

extension PollResult {
  /// How a result begins that can still change; nil where it cannot.
  private var soFar: String? {
    guard stage == "closed" else { return "As it stands now:" }
    return missing == 0 ? nil : "As far as it is collected:"
  }

  /// Whose votes came after the last day.
  var lateness: [String] {
    guard let deadline = poll.deadline, !late.isEmpty else { return [] }
    return [
      "Votes were asked for until \(deadline.day). Late, and counted all the same: \(late.map(\.description).joined(separator: ", "))."
    ]
  }

  /// Which poll it follows, and which follow it.
  var kinship: [String] {
    (poll.replaces.map { ["It asks anew what the poll '\($0)' asked."] } ?? [])
      + followedBy.map { "It was asked anew in the poll '\($0)'." }
  }

  /// What the figures come to, in sentences.
  func story(by columns: TallyColumns?) -> [String] {
    switch tally {
    case .sticker(let tally, _):
      tally.story(stage) + (columns == .meeting ? tally.halls.map(\.line) : [])
        + tally.boards.flatMap { $0.story(of: tally.halls) }
    case .motion(let tally, let form): [tally.story(form, soFar)]
    case .stance(let tally):
      tally.silent.isEmpty
        ? []
        : [
          "\(tally.silent.count) of the partners have not said where they stand: \(tally.silent.map(\.description).joined(separator: ", "))."
        ]
    }
  }
}

extension StickerTally {
  fileprivate func story(_ stage: String) -> [String] {
    let hidden = halls.count(where: \.isHidden)
    let partners = self.partners.count
    let placesAndPartners =
      "\(halls.count) \(halls.count == 1 ? "meeting" : "meetings")"
      + (partners == 0
        ? ""
        : " and \(partners) \(partners == 1 ? "partner" : "partners") by themselves (\(self.partners.map(\.description).joined(separator: ", ")))")
    let number = people.map { "\($0)" } ?? "Too few"
    var story = [
      "\(number) \(people == 1 ? "person" : "people") at \(placesAndPartners); the poll is \(stage)."
        + (hidden == 0
          ? ""
          : " The figures of \(hidden) of them are hidden: few people, or others' figures would follow from them.")
    ]
    let shown = halls.filter { !$0.isHidden }
    story += attendance.map { [$0] } ?? []
    let blank = shown.reduce(0) { $0 + ($1.blank ?? 0) }
    if blank > 0 { story.append("\(blank) \(blank == 1 ? "ballot was" : "ballots were") blank.") }
    let fewer = boards.filter { ($0.placedFewer ?? 0) > 0 }.map { "\($0.placedFewer ?? 0) on '\($0.id)'" }
    if !fewer.isEmpty {
      story.append("Placed fewer stickers than they had, none included: \(fewer.joined(separator: ", ")).")
    } else if let placedFewer, placedFewer > 0, boards.allSatisfy({ $0.placedFewer == nil }) {
      story.append("\(placedFewer) placed fewer stickers than they had in all.")
    }
    if !uncounted.isEmpty, stage != "draft" {
      story.append("Nothing was counted at: \(uncounted.map(\.title.harmlessLine).joined(separator: ", ")).")
    }
    return story
  }
}

extension StickerTally {
  /// How many were there, as far as it was counted and is shown; nil where nobody counted it.
  private var attendance: String? {
    let known = halls.filter(\.isPresentKnown)
    guard !known.isEmpty else { return nil }
    let shown = known.filter { !$0.isHidden }
    let hidden = known.count - shown.count
    let ofAll = "of the \(halls.count) meetings"
    guard !shown.isEmpty else {
      return "How many were there is hidden: few people, or others' figures would follow from it."
    }
    let there = shown.reduce(0) { $0 + ($1.present ?? 0) }
    let placed = shown.reduce(0) { $0 + ($1.people ?? 0) }
    let scope =
      hidden > 0
      ? "At \(shown.count) \(ofAll): "
      : known.count == halls.count ? "" : "At \(known.count) \(ofAll) it was counted: "
    let rest = hidden > 0 ? " At \(hidden) more it was counted, and is hidden." : ""
    return "\(scope)\(there) were there, \(placed) placed stickers.\(rest)"
  }
}

extension StickerTally.MeetingTally {
  /// Who was there and who counted, as a line below the table.
  fileprivate var line: String {
    guard let people else { return "\(id): hidden." }
    let there = present.map { "\($0) were there, " } ?? ""
    let blank = (blank ?? 0) == 0 ? "" : ", \(blank ?? 0) of the ballots blank"
    let by = counters.isEmpty ? "" : "; counted by \(counters.map(\.harmlessLine).joined(separator: " and "))"
    return "\(id): \(there)\(people) placed stickers\(blank)\(by)."
  }
}

extension StickerTally.BoardTally {
  /// How firm the order is, and whether the meetings agree.
  fileprivate func story(of meetings: [StickerTally.MeetingTally]) -> [String] {
    var story: [String] = []
    if let redraws, !firsts.isEmpty {
      let times = firsts.map { "'\($0.item.text.harmlessLine)' \($0.times)" }.joined(separator: ", ")
      let ties =
        firsts.reduce(0) { $0 + $1.times } > Redraws.count
        ? " Where several shared the first place, each has it." : ""
      story.append(
        "\(id): first if the \(redraws.unit.rawValue) were drawn again, of \(Redraws.count) times: \(times).\(ties)"
      )
    }
    guard let difference else {
      // Of one meeting there is nothing to say, nor of a board without stickers.
      let areSeveral = meetings.count { ($0.people ?? 0) > 0 } > 1
      guard areSeveral, items.contains(where: { ($0.stickers ?? 0) > 0 }) else { return story }
      return story + ["\(id): too few stickers to say whether the meetings differ."]
    }
    guard difference.isMoreThanChance else {
      return story + ["\(id): the meetings do not differ more than chance can make them."]
    }
    let meeting = meetings.first { $0.id == difference.meeting }?.title ?? "\(difference.meeting)"
    let item = items.first { $0.id == difference.item }?.text ?? "\(difference.item)"
    return story + [
      "\(id): the meetings differ more than chance would make them, most at '\(meeting.harmlessLine)' about '\(item.harmlessLine)': \(difference.share)% of the stickers there, \(difference.elsewhere)% at the others."
    ]
  }
}

extension MotionTally {
  fileprivate func story(_ form: MotionForm, _ soFar: String?) -> String {
    let voted =
      "\(voters) of \(eligible) partners voted, \(abstained.count) of them to abstain"
      + (form.quorum == 0 ? "." : "; the quorum is \(form.quorum).")
      + (form.isWeighted ? " Votes count by weight, which stands behind each partner." : "")
      + (silent.isEmpty || voters == 0
        ? ""
        : " Not voted: \(turnout.silent.map { $0.words(in: .english, name: "\($0.partner)") }.joined(separator: ", ")).")
    let result =
      switch verdict {
      case .won(let winner): "'\(winner)' wins by \(form.rule.rawValue)."
      case .noQuorum where form.quorum == 0: "nobody voted, so nothing is chosen."
      case .noQuorum: "no quorum, so nothing is chosen."
      case .tie: "a tie is no majority, so nothing is chosen."
      case .short where voters == 0: "nobody voted, so nothing is chosen."
      case .short: "no alternative has what \(form.rule.rawValue) asks."
      }
    return soFar.map { "\(voted) \($0) \(result)" }
      ?? "\(voted) \(result.prefix(1).uppercased())\(result.dropFirst())"
  }
}
