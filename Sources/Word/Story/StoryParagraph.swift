/// A paragraph of a story.
package struct StoryParagraph: Hashable, Sendable {
  package var runs: [StoryRun] = []
  /// The changes upon its end: where that goes, it joins the next paragraph.
  package var end: [TrackedChange] = []
  /// The changes upon the row and the cell that it stands in.
  package var row: [TrackedChange] = []
  /// The id of its style in the file.
  package var style: String?
  /// The list that it is an item of, as the paragraph itself says.
  package var list: ListPlace?
  /// How far in it stands, and how much space is above it, where it says so itself; in twentieths of a point.
  package var indent: Int?
  package var spaceBefore: Int?
  /// The innermost cell or box that it stands in; 0 is none. Only paragraphs of one place can be joined.
  package let place: Int

  /// Where it stands in a table of the story; nil outside of them. What stands in a table within a cell is that cell's.
  package var cell: Cell?

  /// A place in a table, each counted from 0.
  package struct Cell: Hashable, Sendable {
    // Every character in a table has one of these: a part has no more elements than fit.
    private let tableNumber: Int32
    private let rowNumber: Int32
    private let columnNumber: Int32

    package var table: Int { Int(tableNumber) }
    package var row: Int { Int(rowNumber) }
    package var column: Int { Int(columnNumber) }

    package init(table: Int, row: Int, column: Int) {
      tableNumber = Int32(clamping: table)
      rowNumber = Int32(clamping: row)
      columnNumber = Int32(clamping: column)
    }
  }

  /// An item's place: which list of the file, and how deep, from 0.
  package struct ListPlace: Hashable, Sendable {
    package let list: String
    package let level: Int
  }

  package init(place: Int) { self.place = place }

  /// All words, whatever becomes of the changes.
  package var text: String { runs.map(\.text).joined() }
}
