import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct TallyCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "tally",
    abstract: Localized(en: "The result of a poll.", nl: "De uitslag van een peiling."),
    english: """
      A sticker poll: the items of each board by rank (= where several share it), with stickers, their share of the \
      board's and people, in all and by meeting or region; a meeting or region with too few people is hidden, and so is \
      what it could be computed from. On a terminal each item has its stickers as dots, with the meetings below; so it has with --by where the columns do not fit. A motion: votes, abstentions, who did not vote, and whether one alternative won. \
      A stance: where each partner stands. An evaluation: the answers, with the mean of a scale. Only what is collected is counted, so everybody who has the commit \
      gets the same. With --by the first line names the columns, in a pipe too. With --csv a hidden figure is the word \
      'hidden', and an empty field is one that nobody counted.

      How firm the order of a board is: who was there is drawn again a hundred times, ballot by ballot, or meeting by \
      meeting where stickers were only counted, and it says how often each item then comes first. Where the meetings \
      differ most is said too, and whether chance alone could have made that.

      Where a partner placed stickers by itself it has a column of its own beside meetings or regions, and so have meetings \
      without a region: each line then adds up to its stickers. How many placed fewer stickers on a board than they had is \
      known of ballots, and counts who placed none there; it is the column 'fewer' of --csv. Beside it stand how many placed fewer than they had in all, and how many ballots of \
      the meetings that are shown were blank.

      Of a poll that was closed anew it says why, and what it came to before: of a sticker poll where an edition has that.

      Exit code 2: a motion is closed and no alternative has won.

        beraad tally housing/course --by region
        beraad tally housing/course --svg course.svg
        beraad tally housing/course --by meeting --csv > course.csv
        beraad tally housing/wording --json
      """,
    dutch: """
      Een stickerpeiling: de onderdelen van elk bord op volgorde (= waar er meer gelijk staan), met stickers, hun aandeel in \
      het bord en mensen, in totaal en per bijeenkomst of regio; een bijeenkomst of regio met te weinig mensen is verborgen, \
      en ook alles waaruit zij te berekenen is. Op een terminal staan de stickers als stippen, met de bijeenkomsten eronder; \
      met --by ook, als de kolommen niet passen. Een stemming: stemmen, blanco, wie niet stemde, en of één voorstel won. Een \
      standpunt: waar elke partner staat. Een evaluatie: de antwoorden, met het gemiddelde van een schaal. Alleen wat is opgehaald, telt mee: wie dezelfde commit heeft, krijgt dezelfde \
      uitslag. Met --by noemt de eerste regel de kolommen, ook in een pipe. Met --csv is een verborgen cijfer het woord \
      'hidden', en een leeg veld iets wat niemand telde.

      Hoe vast de volgorde op een bord is: honderd keer wordt opnieuw geloot wie er was, briefje voor briefje, of per \
      bijeenkomst als de stickers alleen zijn geteld, en u leest hoe vaak elk onderdeel dan bovenaan komt. Ook staat er waar \
      de bijeenkomsten het meest verschillen, en of dat toeval kan zijn.

      Plakte een partner zelf, dan heeft die een eigen kolom naast bijeenkomsten of regio’s; bijeenkomsten zonder regio ook: \
      zo klopt elke regel met zijn stickers. Hoeveel mensen op een bord minder plakten dan zij mochten, ook wie er niets \
      plakte, is bekend van stembriefjes: de kolom 'fewer' van --csv. Daarnaast staat hoeveel er in totaal minder plakten, \
      en hoeveel briefjes van de getoonde bijeenkomsten leeg waren.

      Is een peiling opnieuw gesloten, dan staat erbij waarom, en wat de uitslag eerst was: van een stickerpeiling als een \
      editie die heeft.

      Exitcode 2: een stemming is gesloten en geen voorstel won.

        beraad tally wonen/koers --by region
        beraad tally wonen/koers --svg koers.svg
        beraad tally wonen/koers --by meeting --csv > koers.csv
        beraad tally wonen/woorden --json
      """)

  @Argument(help: ArgumentHelp(en: "The poll.", nl: "De peiling.", valueName: "paper/poll"))
  var poll: PollName
  @Option(
    help: ArgumentHelp(
      en: "A column for each meeting, or for each region; so it is in the picture of --svg.",
      nl: "Een kolom per bijeenkomst of per regio; zo staat het dan ook in de tekening van --svg.",
      valueName: "by"))
  var by: TallyColumns?
  @Option(
    help: ArgumentHelp(
      en: "Also draw a chart, as SVG.", nl: "Teken ook een grafiek, als SVG.", valueName: "file"))
  var svg: String?
  @Flag(
    help: ArgumentHelp(
      en: "As comma-separated values, for a spreadsheet.",
      nl: "Als CSV, voor een spreadsheet."))
  var csv = false
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func validate() throws {
    guard !csv || !output.json else {
      throw ValidationError(en: "Give --csv or --json, not both.", nl: "Geef --csv of --json, niet allebei.")
    }
  }

  func report(_ session: Session) throws -> Report {
    let report = try session.context.tally(of: poll)
    let unpictured = try svg.flatMap {
      try session.context.drawTally(of: poll, by: by, to: session.context.path($0))
    }
    let story =
      report.result.story(by: by) + report.result.lateness + report.result.kinship
      + report.result.corrections.map(\.sentence) + report.left + [unpictured].compactMap(\.self)
    let status: ExitStatus = report.result.isUndecided ? .undecided : .done
    if csv {
      let table = TallyText(report.result, by: by, isForSpreadsheet: true).table
      return Report(bytes: Array(table.csv.utf8), story: story, status: status)
    }
    let table = TallyText(report.result, by: by, session.tableLanguage).table
    var answer = table.text(session)
    // More columns than a terminal has would cut every word short: then each item has its figures below it.
    if by == nil || !table.fits(session.console), session.console.outputIsTerminal,
      case .sticker(let tally, let form) = report.result.tally
    {
      answer =
        form.isEvaluation
        ? EvaluationText(
          EvaluationTally(tally, form: form), session.style(options), columns: session.console.columns,
          by: by, session.language
        ).text
        : BoardText(tally, session.style(options), columns: session.console.columns, by: by, session.language)
          .text
    }
    return Report(answer: answer, value: report.result, story: story, status: status)
  }
}

typealias TallyColumns = StickerTally.Groups

extension StickerTally.Groups: ExpressibleByArgument {}

/// A result as tables.
private struct TallyText {
  private let result: PollResult
  private let columns: TallyColumns?
  private let language: Language
  private let isForSpreadsheet: Bool

  /// What is no meeting and no region, and makes their columns add up to the stickers.
  private static let byThemselves = Localized(en: "(partners by themselves)", nl: "(partners zelf)")
  private static let noRegion = Localized(en: "(no region)", nl: "(geen regio)")
  private static let notVoted = "(did not vote)"
  private var hidden: String { Localized(en: "hidden", nl: "verborgen")[language] }

  /// - Parameters:
  ///   - hidden: what stands for a figure that is not shown.
  ///   - isForSpreadsheet: whether each line has what is said beside the table elsewhere.
  init(
    _ result: PollResult, by columns: TallyColumns?, _ language: Language = .english,
    isForSpreadsheet: Bool = false
  ) {
    (self.result, self.columns, self.language) = (result, columns, language)
    self.isForSpreadsheet = isForSpreadsheet
  }

  var table: Table {
    switch result.tally {
    case .sticker(let tally, let form) where form.isEvaluation: answers(EvaluationTally(tally, form: form))
    case .sticker(let tally, _): stickers(tally)
    case .motion(let tally, let form): motion(tally, form)
    case .stance(let tally): stances(tally)
    }
  }

  private func stickers(_ tally: StickerTally) -> Table {
    let regions = tally.regions.map(\.name)
    let partners = tally.partners.isEmpty ? [] : [Self.byThemselves[language]]
    let outside = regions.isEmpty || tally.outside != nil ? [Self.noRegion[language]] : []
    let headings: [String] =
      switch columns {
      case nil: []
      case .meeting: tally.halls.map(\.id.description) + partners
      case .region: regions + outside + partners
      }
    let fewer = isForSpreadsheet ? ["fewer", "fewer in all", "blank"] : []
    let fixed = ["board", "rank", "item", "stickers", "share", "people"] + fewer
    var table = Table(
      fixed + Self.told(headings, apartFrom: fixed + ["text"]) + ["text"], isHeadedAlways: columns != nil)
    for board in tally.boards {
      for item in board.ranked {
        let cells: [Int?] =
          switch columns {
          case nil: []
          case .meeting:
            tally.halls.map { item.byMeeting[$0.id] ?? nil } + partners.map { _ in item.byPartners }
          case .region:
            regions.map { item.byRegion[$0] ?? nil }
              + outside.map { _ in item.stickers == nil ? nil : item.outsideRegions }
              + partners.map { _ in item.byPartners }
          }
        table.add(
          [
            board.id.description, cell(item.rank) + (item.isTied ? "=" : ""), item.id.description,
            cell(item.stickers), item.share.map { "\($0)%" } ?? hidden, people(item),
          ] + (isForSpreadsheet ? abstained(tally, on: board) : [])
            + cells.map(cell) + [item.text])
      }
    }
    return table
  }

  /// Headings of which none is that of another column: a program that reads the table asks for columns by these.
  private static func told(_ headings: [String], apartFrom fixed: [String]) -> [String] {
    var taken = Set(fixed)
    return headings.map { heading in
      let told = (2...).lazy.map { "\(heading) (\($0))" }
      let own = taken.contains(heading) ? told.first { !taken.contains($0) } ?? heading : heading
      taken.insert(own)
      return own
    }
  }

  /// A line an answer, in the order of the form; the mean of a scale stands on each of its lines.
  private func answers(_ evaluation: EvaluationTally) -> Table {
    let tally = evaluation.tally
    let headings: [String] =
      switch columns {
      case nil: []
      case .meeting: tally.halls.map(\.id.description)
      case .region: tally.regions.map(\.name) + (tally.outside == nil ? [] : [Self.noRegion[language]])
      }
    let fixed = ["question", "mean", "answer", "forms", "share"]
    var table = Table(
      fixed + Self.told(headings, apartFrom: fixed + ["text"]) + ["text"], isHeadedAlways: columns != nil)
    for question in evaluation.questions {
      for answer in question.answers {
        let cells: [Int?] =
          switch columns {
          case nil: []
          case .meeting: tally.halls.map { answer.byMeeting[$0.id] ?? nil }
          case .region:
            tally.regions.map { answer.byRegion[$0.name] ?? nil }
              + (tally.outside == nil ? [] : [answer.outsideRegions])
          }
        let row = [
          question.question.id.description, question.mean?.text(in: language) ?? "", answer.id.description,
          cell(answer.stickers), answer.share.map { "\($0)%" } ?? hidden,
        ]
        table.add(row + cells.map(cell) + [answer.text])
      }
    }
    return table
  }

  /// Who placed fewer stickers than they had, on the board and in all, and who handed in a blank ballot: empty where it is not known.
  private func abstained(_ tally: StickerTally, on board: StickerTally.BoardTally) -> [String] {
    let blank = tally.halls.reduce(0) { $0 + ($1.blank ?? 0) }
    return [board.placedFewer, tally.placedFewer, blank].map { number in
      tally.people == nil ? hidden : number.map(String.init) ?? ""
    }
  }

  private func cell(_ number: Int?) -> String { number.map(String.init) ?? hidden }

  /// People are hidden where the stickers are; else what is lacking was not counted.
  private func people(_ item: StickerTally.ItemTally) -> String {
    item.people == nil && item.stickers != nil ? "" : cell(item.people)
  }

  private func motion(_ tally: MotionTally, _ form: MotionForm) -> Table {
    var table = Table(["alternative", "votes", "partners", "text"])
    for (alternative, got) in zip(form.alternatives, tally.votes) {
      table.add([
        alternative.id.description, "\(got.votes)", names(tally.voters(got.partners)), alternative.text,
      ])
    }
    table.add([Vote.abstain, "\(tally.votes(of: tally.abstained))", names(tally.turnout.abstained), ""])
    // Below the table on a terminal it is a sentence.
    if isForSpreadsheet, !tally.silent.isEmpty {
      table.add([Self.notVoted, "0", names(tally.turnout.silent), ""])
    }
    return table
  }

  private func stances(_ tally: StanceTally) -> Table {
    var table = Table(["partner", "stance", "on", "reason"])
    for position in tally.positions {
      table.add([
        position.partner.description, PlainWords.stance(position.stance.rawValue)[language],
        position.anchor?.quote ?? "",
        position.reason ?? "",
      ])
    }
    for partner in tally.silent { table.add([partner.description, "", "", ""]) }
    return table
  }

  private func names(_ voters: [Turnout.Voter]) -> String {
    voters.map { voter in voter.weight.map { "\(voter.partner) (\($0))" } ?? "\(voter.partner)" }
      .joined(separator: " ")
  }
}
