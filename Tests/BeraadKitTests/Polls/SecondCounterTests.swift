import Deliberation
import Foundation
import TestSupport
import Testing

@testable import BeraadKit

/// SQLite reads the tables that were entered, and counts them by itself.
@Suite struct SecondCounterTests {
  /// A poll of ballots, and the table of each of its meetings.
  private struct Entered {
    var boards: [(id: String, items: [String])]
    var meetings: [(id: String, region: String?, table: String)]
    var limits: String

    /// Without a bound: nothing of it is hidden.
    var definition: String {
      let boards = boards.map { board in
        let items = board.items.map { #"{"id": "\#($0)", "text": "Item \#($0)"}"# }.joined(separator: ",")
        return #"{"id": "\#(board.id)", "title": "Board \#(board.id)", "items": [\#(items)]}"#
      }
      let meetings = meetings.map { meeting in
        let region = meeting.region.map { #", "region": "\#($0)""# } ?? ""
        return #"{"id": "\#(meeting.id)", "title": "Hall \#(meeting.id)"\#(region)}"#
      }
      return """
        {"format": 1, "kind": "poll", "type": "sticker", "paper": "housing", "poll": "course", "question": "What?",
         "boards": [\(boards.joined(separator: ","))], "limits": \(limits), "source": "ballots", "hideBelow": 0,
         "meetings": [\(meetings.joined(separator: ","))]}
        """
    }
  }

  private func entered(_ random: inout SplitMix) -> Entered {
    let boards = (0..<Int.random(in: 1...3, using: &random)).map { board in
      (id: "b\(board)", items: (0..<Int.random(in: 2...5, using: &random)).map { "i\(board)\($0)" })
    }
    let most = Int.random(in: 1...3, using: &random)
    let isOnce = Bool.random(using: &random)
    let meetings = (0..<Int.random(in: 1...4, using: &random)).map { meeting in
      let rows = (0..<Int.random(in: 1...12, using: &random)).map { person in
        let cells = boards.map { board -> String in
          let count = Int.random(in: 0...most, using: &random)
          let items =
            isOnce
            ? Array(board.items.shuffled(using: &random).prefix(count))
            : (0..<count).map { _ in board.items.randomElement(using: &random) ?? board.items[0] }
          return items.joined(separator: " ")
        }
        return "T\(meeting)-\(person),\(cells.joined(separator: ","))\n"
      }
      let region: String? = ["north", "south", nil].randomElement(using: &random) ?? nil
      let heads = "token,\(boards.map(\.id).joined(separator: ","))\n"
      return (id: "m\(meeting)", region: region, table: heads + rows.joined())
    }
    return Entered(
      boards: boards, meetings: meetings,
      limits: isOnce ? #"{"perBoard": \#(most), "perItem": 1}"# : #"{"perBoard": \#(most)}"#)
  }

  /// What SQLite makes of the tables: stickers and people of each item, its stickers by meeting and region, and who placed any.
  private func counted(_ entered: Entered, in hall: Assembly) throws -> Set<String> {
    let folder = hall.repository.surroundings
    var script = ".bail on\nCREATE TABLE placed(meeting, region, token, board, item);\n"
    for meeting in entered.meetings {
      let file = "\(folder)/\(meeting.id).csv"
      try Data(meeting.table.utf8).write(to: URL(filePath: file))
      script += ".import --csv \(file) \(meeting.id)\n"
      for board in entered.boards {
        let list = #"json_each('["' || replace(\#(board.id), ' ', '","') || '"]')"#
        script += """
          INSERT INTO placed SELECT '\(meeting.id)', '\(meeting.region ?? "")', token, '\(board.id)', value
            FROM \(meeting.id), \(list) WHERE \(board.id) <> '';\n
          """
      }
    }
    script += """
      SELECT 'people', count(DISTINCT token) FROM placed;
      SELECT 'at', meeting, count(DISTINCT token) FROM placed GROUP BY meeting;
      SELECT 'in', region, count(DISTINCT token) FROM placed WHERE region <> '' GROUP BY region;
      SELECT 'item', board, item, count(*), count(DISTINCT token) FROM placed GROUP BY board, item;
      SELECT 'item at', board, item, meeting, count(*) FROM placed GROUP BY board, item, meeting;
      SELECT 'item in', board, item, region, count(*) FROM placed WHERE region <> '' GROUP BY board, item, region;\n
      """
    let said = try Command.run(
      ["sqlite3", "-batch", "-list", ":memory:"], in: folder,
      environment: TemporaryRepository.environment(home: hall.repository.home), input: script)
    return Set(said.split(separator: "\n").map(String.init))
  }

  /// The same of a tally; what is none SQLite has no line for.
  private func lines(_ tally: StickerTally) -> Set<String> {
    var lines: Set<String> = ["people|\(tally.people ?? -1)"]
    lines.formUnion(tally.halls.filter { $0.people != 0 }.map { "at|\($0.id)|\($0.people ?? -1)" })
    lines.formUnion(tally.regions.filter { $0.people != 0 }.map { "in|\($0.name)|\($0.people ?? -1)" })
    for board in tally.boards {
      for item in board.items {
        let name = "\(board.id)|\(item.id)"
        if item.stickers != 0 { lines.insert("item|\(name)|\(item.stickers ?? -1)|\(item.people ?? -1)") }
        for (meeting, stickers) in item.byMeeting where stickers != 0 {
          lines.insert("item at|\(name)|\(meeting)|\(stickers ?? -1)")
        }
        for (region, stickers) in item.byRegion where stickers != 0 {
          lines.insert("item in|\(name)|\(region)|\(stickers ?? -1)")
        }
      }
    }
    return lines
  }

  @Test(arguments: 0..<12 as Range<UInt64>) func `SQLite comes to the same`(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let entered = entered(&random)
    let hall = try Assembly.open(sticker: entered.definition)
    for meeting in entered.meetings {
      _ = try hall.as("north").ballots(in: Assembly.course, hall.table(meeting.id, meeting.table))
    }
    let (ours, theirs) = (lines(try hall.stickers()), try counted(entered, in: hall))
    #expect(theirs.count > 4, "\(theirs)")
    #expect(ours == theirs, "seed \(seed): \(ours.symmetricDifference(theirs).sorted())")
  }
}
