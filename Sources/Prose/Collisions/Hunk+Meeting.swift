extension Hunk {
  /// How two hunks on one text meet, or nil where they do not.
  ///
  /// They meet where their ranges overlap. An insertion at the edge of a changed range does not touch it; two
  /// insertions at one point do, and a note and a deletion of its words. What lies between the parts of one (`HunkParts`),
  /// or in a block that it moves, does not meet it. The answer is the same both ways round.
  package func meeting(_ other: Hunk) -> CollisionClass? {
    let whole = meetingAsWhole(other)
    guard whole != nil || touches(other), self != other else { return whole }
    let (parts, others) = (HunkParts(self), HunkParts(other))
    guard whole != nil || parts.isApart || others.isApart else { return nil }
    return parts.meeting(others)
  }

  /// Whether one ends where the other begins: a part of either may put something in there.
  func touches(_ other: Hunk) -> Bool {
    range.upperBound == other.range.lowerBound || other.range.upperBound == range.lowerBound
  }

  /// As `meeting`, with each hunk as one range.
  ///
  /// - Parameter defineOnly: whether both put in definitions only, where that is known: to tell it, all new words are read.
  func meetingAsWhole(_ other: Hunk, defineOnly: Bool? = nil) -> CollisionClass? {
    if range == other.range {
      if new == other.new { return new.isEmpty ? .sameDeletion : .sameText }
      // Where a note stands among others nobody sees: they are numbered as the words refer to them. Nor does anybody see whether it stands
      // before or behind another block, or words that go on with the one before.
      if range.isEmpty {
        if defineOnly ?? (definesOnly && other.definesOnly) { return nil }
        return standsBeside(other) || other.standsBeside(self) ? nil : .insertionOrder
      }
      return new.isEmpty || other.new.isEmpty ? .deletionAgainstEdit : .overlapping
    }
    guard range.lowerBound < other.range.upperBound, other.range.lowerBound < range.upperBound else {
      if notes(wordsTakenBy: other) || other.notes(wordsTakenBy: self) { return .deletionAgainstEdit }
      return joinsBlocks(where: other) || other.joinsBlocks(where: self) ? .structure : nil
    }
    if new.isEmpty != other.new.isEmpty { return .deletionAgainstEdit }
    let isInside = other.range.lowerBound <= range.lowerBound && range.upperBound <= other.range.upperBound
    let contains = range.lowerBound <= other.range.lowerBound && other.range.upperBound <= range.upperBound
    return isInside || contains ? .nested : .overlapping
  }

  /// Whether it puts the number of a note right behind words that another takes out: the note would be one of the words before.
  private func notes(wordsTakenBy other: Hunk) -> Bool {
    range.isEmpty && other.new.isEmpty && range.lowerBound == other.range.upperBound
      && new.utf8.starts(with: "[^".utf8) && other.old.utf8.last.map { !$0.isWhite } == true
  }

  /// Whether it puts in nothing but notes, behind an empty line, and another one what would not become a part of them: words of the line
  /// before, or blocks that begin at the margin.
  private func standsBeside(_ other: Hunk) -> Bool {
    guard range.isEmpty, new.utf8.starts(with: "\n\n".utf8), definesOnly else { return false }
    let words = other.new.utf8
    guard words.contains(UInt8(ascii: "\n")) else { return words.contains { !$0.isWhite } }
    return words.starts(with: "\n\n".utf8) && words.dropFirst(2).first.map { !$0.isWhite } == true
  }

  /// Whether all that it puts in are notes, or addresses of links, as whole blocks.
  var definesOnly: Bool {
    let text = Array(new.utf8)
    guard !text.places(of: Array("]:".utf8)[...], atMost: 1).isEmpty else { return false }
    let blocks = BlockScanner.blocks(of: text, lineStarts: Lines.starts(of: text))
    var isWithinNote = false
    return blocks.allSatisfy { block in
      if block.kind == .footnote || block.kind == .linkDefinition {
        isWithinNote = block.kind == .footnote
        return true
      }
      return isWithinNote && block.depth > 0
    } && !blocks.isEmpty
  }

  /// Whether this takes away the border of two blocks at which the other puts in a block: that would hang on the first of them.
  private func joinsBlocks(where other: Hunk) -> Bool {
    guard other.range.isEmpty, !range.isEmpty else { return false }
    func joins(_ old: some Sequence<UInt8>, _ new: some Sequence<UInt8>) -> Bool {
      func ends(_ text: some Sequence<UInt8>) -> Int { text.prefix(while: \.isWhite).count { $0 == 0x0A } }
      return ends(old) > 1 && ends(new) == 0
    }
    // A block that goes whole leaves the borders around it.
    guard !new.isEmpty || old.utf8.allSatisfy(\.isWhite) else { return false }
    let isAtBorder =
      other.range.lowerBound == range.lowerBound && joins(old.utf8, new.utf8)
      || other.range.lowerBound == range.upperBound && joins(old.utf8.reversed(), new.utf8.reversed())
    return isAtBorder && Array(other.new.utf8)[...].hasBlankLine
  }
}

extension HunkParts {
  /// How two hunks meet, part by part: the gravest way.
  func meeting(_ other: HunkParts) -> CollisionClass? {
    if !isApart, !other.isApart { return meeting(0, other, 0) }
    if parts == other.parts { return parts[0].meetingAsWhole(parts[0]) }
    var kinds = parts.enumerated().flatMap { index, one in
      other.parts.enumerated().compactMap { number, another -> CollisionClass? in
        if move(of: another) != nil || other.move(of: one) != nil { return nil }
        return meeting(index, other, number)
      }
    }
    // One block cannot go to two places, nor go where it is deleted.
    if moves.contains(where: { one in other.moves.contains { one.source.overlaps($0.source) } }) {
      kinds.append(.overlapping)
    } else if takesAway(movedBy: other) || other.takesAway(movedBy: self) {
      kinds.append(.deletionAgainstEdit)
    }
    // What both do alike, and each with something else, is no one change: a note that stands once cannot come with either's reference.
    return kinds.max().map { $0.isJoint ? .structure : $0 }
  }

  private func meeting(_ part: Int, _ other: HunkParts, _ another: Int) -> CollisionClass? {
    parts[part].meetingAsWhole(
      other.parts[another], defineOnly: definesOnly[part] && other.definesOnly[another])
  }

  /// Whether a part deletes a block that another hunk moves.
  private func takesAway(movedBy other: HunkParts) -> Bool {
    other.moves.contains { move in
      parts.contains {
        $0.new.isEmpty && $0.range.lowerBound <= move.source.lowerBound
          && move.source.upperBound <= $0.range.upperBound
      }
    }
  }
}
