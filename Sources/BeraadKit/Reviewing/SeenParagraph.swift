package import Deliberation
import Git
package import HTML
package import ObjectIDs
import Prose
import Rendering
import Storage

/// A paragraph as whoever answers it had it, and what became of it since. Its number is only good with the draft that they had.
package struct SeenParagraph: Sendable {
  /// As it is written in a draft.
  package struct Place: Sendable {
    /// Counted from 1.
    package let number: Int
    /// Markdown.
    package let source: String
    /// As a page shows it.
    package let shown: Markup
    /// Whether it is the heading that repeats the paper's title.
    package let isTitle: Bool

    package init(number: Int, source: String, shown: Markup, isTitle: Bool) {
      (self.number, self.source, self.shown, self.isTitle) = (number, source, shown, isTitle)
    }
  }

  /// In the draft that they had.
  package let then: Place
  /// In the draft of now; nil where it is gone.
  package let now: Place?
  /// Whether the draft of now is another one.
  package let isMoved: Bool
  /// Whether the draft that they had is no part of main: then `then` is only what has that number now, and they have to look.
  package let isUnknown: Bool
  /// The commit of main that has the draft of now.
  package let commit: ObjectID

  package init(then: Place, now: Place?, isMoved: Bool, isUnknown: Bool = false, commit: ObjectID) {
    (self.then, self.now, self.isMoved, self.commit) = (then, now, isMoved, commit)
    self.isUnknown = isUnknown
  }
}

extension Context {
  /// - Parameter commit: of main, that its reader had. A workspace that was restored may lack it.
  /// - Throws: `ParagraphFault` where the draft of that commit has no such paragraph.
  package func paragraph(
    _ number: Int, of paper: Slug, seenAt commit: ObjectID, language: Deliberation.Language
  ) throws -> SeenParagraph {
    let desk = try Desk(self)
    let now = try desk.snapshot.paper(named: paper.description)
    let tip = desk.snapshot.commit
    guard desk.repository.contains(commit), try desk.repository.isAncestor(commit, of: tip) || commit == tip
    else {
      let place = try Paragraphs(of: now, language: language).place(number)
      return SeenParagraph(then: place, now: place, isMoved: true, isUnknown: true, commit: tip)
    }
    let then = try Snapshot(workspace: desk.workspace, commit: commit).paper(named: paper.description)
    let blocks = Paragraphs(of: then, language: language)
    let seen = try blocks.place(number)
    if then.blob == now.blob { return SeenParagraph(then: seen, now: seen, isMoved: false, commit: tip) }
    let near = (number - 1...number + 1).compactMap { near in
      (try? blocks.range(at: near)).map { (number: near, anchor: Places.anchor($0, in: then)) }
    }
    var anchors = CarriedAnchors(of: near.map(\.anchor), on: now, at: tip, in: desk.repository)
    let newBlocks = Paragraphs(of: now, language: language)
    var numbers: [Int: Int] = [:]
    for block in near {
      numbers[block.number] = try newBlocks.number(withMostOf: anchors.carry(block.anchor).ranges)
    }
    let found = numbers[number] ?? (seen.isTitle ? newBlocks.title : nil)
    // Of what was written anew no word is left: it is what stands between the same two now.
    let before = number == 1 ? 0 : numbers[number - 1]
    let after = number == blocks.count ? newBlocks.count + 1 : numbers[number + 1]
    let between = before.flatMap { before in after == before + 2 ? before + 1 : nil }
    return SeenParagraph(
      then: seen, now: try (found ?? between).map(newBlocks.place), isMoved: true, commit: tip)
  }
}
