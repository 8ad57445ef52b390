extension StickerTally {
  /// One meeting's stickers, whichever way they were recorded.
  struct Source {
    let id: Slug
    let title: String
    /// What was recorded of the meeting; nil of what partners placed.
    var record: RecordID?
    var region: String?
    let people: Int
    var present: Int?
    var blank = 0
    /// Whether the meeting was entered as one at which nobody placed a sticker.
    var isEmpty = false
    var counters: [String] = []
    let stickers: [Slug: [Slug: Int]]
    /// People behind each item; nil where nobody knows.
    let voters: [Slug: [Slug: Int]]?
    /// How many placed fewer stickers than they had; nil where nobody knows.
    var placedFewer: Int?
    /// The same of each board.
    var placedFewerOn: [Slug: Int] = [:]
    /// How many people placed each combination; nil where nobody knows.
    var combinations: [Combination: Int]?

    init(_ meeting: Meeting, _ count: Count, record: RecordID, voters: [Slug: [Slug: Int]]?) {
      self.record = record
      (id, title, region, people) = (meeting.id, meeting.title, meeting.region, count.people)
      (present, stickers, self.voters) = (count.present, count.stickers, voters)
      counters = count.counters
      isEmpty = count.people == 0
    }

    init(_ meeting: Meeting, _ cast: Ballots, record: RecordID, _ count: SheetCount, form: StickerForm) {
      self.record = record
      (id, title, region, people) = (meeting.id, meeting.title, meeting.region, count.people)
      (present, blank) = (cast.present, count.blank)
      isEmpty = cast.people == 0
      var stickers: [Slug: [Slug: Int]] = [:]
      var voters: [Slug: [Slug: Int]] = [:]
      var index = 0
      for board in form.boards {
        for item in board.items {
          stickers[board.id, default: [:]][item.id] = count.stickers[index]
          voters[board.id, default: [:]][item.id] = count.voters[index]
          index += 1
        }
      }
      (self.stickers, self.voters) = (stickers, voters)
      placedFewer = form.stickersEach.map { _ in count.placedFewer }
      for (board, fewer) in zip(form.boards, count.placedFewerOn) where form.stickersEach(on: board) != nil {
        placedFewerOn[board.id] = fewer
      }
      combinations = form.hasCombinations ? count.combinations : nil
    }

    /// Adds up what each person placed.
    init(_ id: Slug, _ title: String, region: String?, of people: [[Slug: [Slug]]]) {
      var stickers: [Slug: [Slug: Int]] = [:]
      var voters: [Slug: [Slug: Int]] = [:]
      for person in people {
        for (board, items) in person {
          for item in items { stickers[board, default: [:]][item, default: 0] += 1 }
          for item in Set(items) { voters[board, default: [:]][item, default: 0] += 1 }
        }
      }
      (self.id, self.title, self.region, self.people) = (id, title, region, people.count)
      (self.stickers, self.voters) = (stickers, voters)
    }

    /// Whether it is no meeting, but the partners that placed stickers by themselves.
    var isPartners: Bool { id.description == partnersID }

    /// What protects small groups goes by who can stand behind the figures: nobody does without a sticker.
    var cell: SmallCells.Meeting {
      let total = stickers.values.reduce(0) { $0 + $1.values.reduce(0, +) }
      return SmallCells.Meeting(id: id, region: region, people: min(people, total), record: record)
    }

    /// Whether its figures are about nobody: none of those who were there placed a sticker, and they are enough for that to tell
    /// nothing of one of them.
    func isOfNobody(below bound: Int) -> Bool {
      let attended = max(present ?? 0, blank)
      return isEmpty && (attended == 0 || attended >= bound)
    }

    func row(isHidden: Bool) -> MeetingTally {
      MeetingTally(
        id: id, title: title, region: region, people: isHidden ? nil : people,
        present: isHidden ? nil : present, isPresentKnown: present != nil, blank: isHidden ? nil : blank,
        counters: counters)
    }
  }
}
