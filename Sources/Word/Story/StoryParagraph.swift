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
    package let table: Int
    package let row: Int
    package let column: Int
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
