import ArgumentParser
import BeraadKit
import Deliberation
import Help
import Prose

/// The boards of a sticker poll and what a person may place.
struct BoardOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      en: "TITLE: ITEM; ITEM, or TITLE: @FILE. May be repeated.",
      nl: "TITEL: ONDERDEEL; … of TITEL: @BESTAND. Mag vaker.", valueName: "board")
  )
  var board: [String] = []
  @Option(
    help: ArgumentHelp(
      en: "Stickers a person has on each board.",
      nl: "Stickers per persoon op elk bord.", valueName: "per-board"))
  var perBoard: Int?
  @Option(
    help: ArgumentHelp(
      en: "How many stickers a person has in all.",
      nl: "Stickers per persoon in totaal.", valueName: "total"))
  var total: Int?
  @Option(
    help: ArgumentHelp(
      en: "How many of them may go to one item.",
      nl: "Hoeveel daarvan naar één onderdeel mogen.", valueName: "per-item"))
  var perItem: Int?
  @Option(
    help: ArgumentHelp(
      en: "How stickers come in.",
      nl: "Hoe stickers komen.", valueName: "source")
  ) var source: StickerSource?
  @Option(
    help: ArgumentHelp(
      en: "Where fewer took part no figure is shown.",
      nl: "Deden er minder mensen mee, dan staat er geen cijfer.", valueName: "people"))
  var hideBelow: Int?
  @Option(
    help: ArgumentHelp(
      en: "A table meeting,region,date; - is standard input.",
      nl: "Tabel bijeenkomst,regio,datum; - is standaardinvoer.", valueName: "file"))
  var meetings: String?

  func check(isSticker: Bool, isEvaluation: Bool) throws {
    let isGiven = !board.isEmpty || perBoard != nil || total != nil || perItem != nil || source != nil
    guard isSticker || !isGiven else {
      throw ValidationError(
        en: "Boards and stickers belong to --sticker.", nl: "Borden en stickers horen bij --sticker.")
    }
    guard isSticker || isEvaluation || (hideBelow == nil && meetings == nil) else {
      throw ValidationError(
        en: "--meetings and --hide-below belong to --sticker and --evaluation.",
        nl: "--meetings en --hide-below horen bij --sticker en --evaluation.")
    }
    guard !isSticker || !board.isEmpty else {
      throw ValidationError(en: "--sticker needs a --board.", nl: "Bij --sticker hoort een --board.")
    }
    guard !isSticker || perBoard != nil || total != nil else {
      throw ValidationError(
        en: "Say how many stickers a person has: --per-board, --total or both.",
        nl: "Zeg hoeveel stickers ieder heeft: --per-board, --total of beide.")
    }
    for given in board {
      guard given.unicodeScalars.contains(":") else {
        throw ValidationError(
          en: "'\(given)' has no colon between its title and its items.",
          nl: "'\(given)' heeft geen dubbele punt tussen titel en onderdelen.")
      }
      guard !given.split(scalar: ":", maxSplits: 1)[0].allSatisfy(\.isWhitespace) else {
        throw ValidationError(
          en: "'\(given)' has no title before its colon.",
          nl: "'\(given)' heeft geen titel vóór de dubbele punt.")
      }
    }
  }

  func wish(_ session: Session) throws -> StickerWish {
    let boards = try board.map { try Self.titled($0, session) }
    return StickerWish(
      boards: boards, limits: StickerLimits(perBoard: perBoard, total: total, perItem: perItem),
      source: source ?? .counted, hideBelow: hideBelow,
      meetings: try held(session))
  }

  /// The meetings, as a table or none.
  func held(_ session: Session) throws -> StickerWish.Meetings {
    try meetings.map { .table(try GivenFile.bytes($0, session: session)) } ?? .list([])
  }

  /// What stands behind a colon, as a list after its title: with semicolons, or a line each in the file that is named.
  static func titled(_ given: String, _ session: Session) throws -> (title: String, items: [String]) {
    let parts = given.split(scalar: ":", maxSplits: 1).map(trimmed)
    let rest = parts[1]
    guard rest.begins(with: "@") else { return (title: parts[0], items: items(rest)) }
    let bytes = try GivenFile.bytes(String(rest.droppingScalars(1)), session: session)
    let file = String(rest.droppingScalars(1))
    return (title: parts[0], items: try ItemList.read(bytes, of: file))
  }

  private static func items(_ text: String) -> [String] {
    text.split(scalar: ";").map(trimmed).filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: Substring) -> String {
    let plain = text.withoutSpaceAround
    return String(plain.begins(with: "\u{FEFF}") ? plain.droppingScalars(1).withoutSpaceAround : plain)
  }
}

extension StickerSource: ExpressibleByArgument {}
