import Deliberation
import HTML

/// A board of a sticker poll as a chart, and the same figures in tables; or a question of an evaluation, which is counted as one.
struct StickerBoard {
  let title: String
  private let id: String
  private let textAttribute: Markup
  private let tally: StickerTally
  private let phrases: Phrases
  private let board: StickerTally.BoardTally
  /// From many to few stickers; hidden ones last; equal ones as they hang on the board.
  private let items: [StickerTally.ItemTally]
  private let hasTable: Bool
  /// Nil of a sticker poll.
  private let question: EvaluationTally.QuestionTally?

  /// - Parameters:
  ///   - poll: the poll that the board is of.
  ///   - texts: the attribute of the language of its texts, where the page is in another one than the paper.
  ///   - question: what it asks, of an evaluation.
  ///   - hasTable: whether its figures stand in a table below it; else it is a picture by itself.
  init(
    _ board: StickerTally.BoardTally, of tally: StickerTally, poll: Poll, phrases: Phrases,
    texts: Markup? = nil, question: EvaluationTally.QuestionTally? = nil, hasTable: Bool = true
  ) {
    self.question = question
    self.hasTable = hasTable
    title = board.title
    textAttribute = texts ?? poll.textAttribute
    // A point, which no name has: so poll a-b with board c is not poll a with board b-c.
    id = "chart-\(poll.id).\(board.id)"
    self.board = board
    self.tally = tally
    self.phrases = phrases
    // Answers stand in the order of the form.
    items =
      question != nil
      ? board.items
      : board.items.enumerated()
        .sorted { ($1.element.stickers ?? -1, $0.offset) < ($0.element.stickers ?? -1, $1.offset) }
        .map(\.element)
  }

  var chart: Markup { bars.markup }

  /// The chart before it is drawn.
  var bars: BarChart {
    BarChart(
      id: id, title: question == nil ? phrases.chartTitle(title) : phrases.answersTitle(title),
      description: description,
      bars: items.map { item in
        BarChart.Bar(
          label: item.text, value: item.stickers,
          figure: item.stickers.map { phrases.number($0) } ?? phrases.hiddenCell,
          remark: question == nil ? item.people.map { phrases.people($0) } ?? "" : "")
      }, isOfDots: isOfDots)
  }

  /// Whether the stickers are few enough to be seen one by one.
  private var isOfDots: Bool {
    question == nil && (1...BarChart.mostDots).contains(items.reduce(0) { $0 + ($1.stickers ?? 0) })
  }

  /// The meetings beside each other, else the regions, or those that are asked for; nil where there is one, or more than can be read in
  /// a picture.
  func heat(by groups: StickerTally.Groups? = nil) -> (map: HeatMap, title: String, id: String)? {
    let readable = 2...HeatMap.mostColumns
    let meetings = tally.meetings.map {
      (id: $0.id, title: $0.isPartners ? phrases.partnersColumn : $0.title)
    }
    if groups != .region, readable.contains(meetings.count) {
      return (HeatMap(items, meetings, \.byMeeting), meetingsCaption, "\(id).m")
    }
    let regions = areas.map { (id: $0.id, title: $0.title) }
    guard groups != .meeting, tally.regions.count > 1, readable.contains(regions.count) else { return nil }
    return (HeatMap(items, regions, \.byArea), regionsCaption, "\(id).r")
  }

  private var meetingsCaption: String {
    question == nil ? phrases.byMeetingCaption(title) : phrases.answersByMeeting(title)
  }

  private var regionsCaption: String {
    question == nil ? phrases.byRegionCaption(title) : phrases.answersByRegion(title)
  }

  private var description: String {
    if let question { return phrases.answersDescription(question, hasTable: hasTable) }
    guard let first = items.first else { return "" }
    guard let most = first.stickers else { return phrases.hiddenChart(title) }
    return phrases.chartDescription(
      title, isOfDots: isOfDots, first: items.filter { $0.stickers == most }.map(\.text), stickers: most,
      isPartlyHidden: items.contains { $0.stickers == nil }, hasTable: hasTable)
  }

  /// Stickers and people, in all.
  var totals: Markup {
    if question != nil {
      return Table(
        caption: phrases.answersTitle(title),
        header: [phrases.answer, phrases.formsColumn, phrases.shareColumn],
        rows: items.map { [text($0), cell($0.stickers), share($0)] }, figures: 1..<Int.max
      ).markup
    }
    let hasPeople = items.contains { $0.people != nil }
    let rows = items.map { item -> [Markup] in
      [place(item), text(item), cell(item.stickers), share(item)] + (hasPeople ? [people(item)] : [])
    }
    return Table(
      caption: phrases.boardCaption(title, hasPeople: hasPeople),
      header: [phrases.rank, phrases.item, phrases.stickers, phrases.shareColumn]
        + (hasPeople ? [phrases.peopleColumn] : []), rows: rows, figures: 2..<Int.max
    ).markup
  }

  /// How firm the order is, and whether the meetings agree.
  var firmness: Markup {
    var sentences: [String] = []
    if let question {
      sentences = [phrases.answered(question)]
      if let fewer = board.placedFewer, fewer > 0 { sentences.append(phrases.unanswered(fewer)) }
      return "<p>\(sentences.joined(separator: " "))</p>\n"
    }
    if let redraws = board.redraws {
      let firsts = board.firsts.map { ($0.item.text, $0.times) }
      sentences.append(phrases.firmness(firsts, of: redraws.unit))
    }
    if let difference = board.difference,
      let meeting = tally.meetings.first(where: { $0.id == difference.meeting })?.title,
      let item = board.items.first(where: { $0.id == difference.item })?.text
    {
      sentences.append(phrases.difference(difference, meeting: meeting, item: item))
    }
    if board.hasUnevenShares { sentences.append(phrases.unevenShares) }
    if let fewer = board.placedFewer { sentences.insert(phrases.placedFewer(fewer), at: 0) }
    return sentences.isEmpty ? "" : "<p class=\"note\">\(sentences.joined(separator: " "))</p>\n"
  }

  var byMeeting: Markup {
    breakdown(
      meetingsCaption,
      tally.meetings.map {
        Column(
          id: $0.id, title: $0.isPartners ? phrases.partnersColumn : $0.title, people: $0.people,
          isPartners: $0.isPartners, present: $0.present, isPresentKnown: $0.isPresentKnown,
          counters: $0.counters)
      },
      \.byMeeting, mean: { question?.mean(at: $0) })
  }

  var byRegion: Markup {
    tally.regions.isEmpty ? "" : breakdown(regionsCaption, areas, \.byArea, mean: mean(in:))
  }

  private func mean(in area: StickerTally.Area) -> EvaluationTally.Mean? {
    if case .region(let name) = area { question?.mean(in: name) } else { nil }
  }

  /// The regions, and what stands in none of them: so they add up to all stickers.
  private var areas: [Column<StickerTally.Area>] {
    tally.regions.map { Column(id: .region($0.name), title: $0.name, people: $0.people) }
      + (tally.outside.map { [Column(id: .none, title: phrases.noRegionColumn, people: $0.people)] } ?? [])
      + tally.meetings.filter(\.isPartners).map {
        Column(id: .partners, title: phrases.partnersColumn, people: $0.people, isPartners: true)
      }
  }

  /// A column of a table of meetings or regions.
  private struct Column<ID: Hashable> {
    let id: ID
    let title: String
    let people: Int?
    /// Whether it is no meeting or region: organisations by themselves are none of the participants.
    var isPartners = false
    var present: Int?
    var isPresentKnown = false
    var counters: [String] = []
  }

  private func breakdown<Group: Hashable>(
    _ caption: String, _ groups: [Column<Group>],
    _ counts: (StickerTally.ItemTally) -> [Group: Int?], mean: (Group) -> EvaluationTally.Mean?
  ) -> Markup {
    if groups.isEmpty { return "" }
    let map = HeatMap(items, groups.map { (id: $0.id, title: $0.title) }, counts)
    var rows = items.enumerated().map { row, item -> [Markup] in
      [text(item)]
        + groups.indices.map { column in
          let figure = cell(map.rows[row].figures[column])
          return map.level(row: row, column: column).map { "<span class=\"heat h\($0)\">\(figure)</span>" }
            ?? figure
        }
    }
    if question?.mean != nil {
      rows.append(
        ["\(phrases.meanRow)"]
          + groups.map { group in
            mean(group.id).map { "\($0.text(in: phrases.language))" }
              ?? (group.people == nil ? cell(nil) : "–")
          })
    }
    rows.append(
      ["\(question == nil ? phrases.participantsRow : phrases.formsRow)"]
        + groups.map { $0.isPartners ? "–" : cell($0.people) })
    // How many were there is known of some meetings only.
    if groups.contains(where: \.isPresentKnown) {
      rows.append(["\(phrases.presentRow)"] + groups.map { $0.isPresentKnown ? cell($0.present) : uncounted })
    }
    if groups.contains(where: { !$0.counters.isEmpty }) {
      rows.append(
        ["\(phrases.countersRow)"]
          + groups.map { $0.counters.isEmpty ? "–" : "\($0.counters.joined(separator: ", "))" })
    }
    return """
      <details><summary>\(caption)</summary>
      \(Table(caption: caption, header: [question == nil ? phrases.item : phrases.answer] + groups.map(\.title), rows: rows, hidesCaption: true).markup)<p class="note">\(question == nil ? phrases.heatNote : phrases.answersNote)</p>
      </details>

      """
  }

  /// People are hidden where the stickers are; else what is lacking was not counted.
  private func people(_ item: StickerTally.ItemTally) -> Markup {
    item.people != nil || item.stickers == nil ? cell(item.people) : uncounted
  }

  private var uncounted: Markup {
    "<span aria-hidden=\"true\">–</span><span class=\"h\">\(phrases.notCounted)</span>"
  }

  private func text(_ item: StickerTally.ItemTally) -> Markup {
    "<span dir=\"auto\"\(textAttribute)>\(item.text.breakable)</span>"
  }

  private func place(_ item: StickerTally.ItemTally) -> Markup {
    item.rank.map { "\(phrases.place($0, isTied: item.isTied))" } ?? cell(nil)
  }

  private func share(_ item: StickerTally.ItemTally) -> Markup {
    item.share.map { "\(phrases.percentage($0, of: item.stickers ?? 0))" } ?? cell(nil)
  }

  private func cell(_ count: Int?) -> Markup {
    count.map { "\(phrases.number($0))" }
      ?? "\(phrases.hiddenCell)"
  }
}

extension StickerTally.MeetingTally {
  /// Whether it is no meeting but the partners that placed stickers by themselves.
  var isPartners: Bool { id.description == StickerTally.partnersID }
}

extension StickerTally {
  /// Where stickers were placed, by region.
  fileprivate enum Area: Hashable {
    case region(String)
    /// At the meetings without a region.
    case none
    case partners
  }
}

extension StickerTally.ItemTally {
  fileprivate var byArea: [StickerTally.Area: Int?] {
    var found: [StickerTally.Area: Int?] = [.none: outsideRegions, .partners: byPartners]
    for (region, stickers) in byRegion { found[.region(region)] = .some(stickers) }
    return found
  }
}
