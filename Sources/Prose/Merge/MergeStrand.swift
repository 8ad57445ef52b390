/// A part of one of the three texts of a merge, cut into blocks, with the words of each.
struct MergeStrand {
  let strand: Strand
  let blocks: [Block]
  let units: [BlockDiff.Unit]
  /// Whether the last block, or the paragraph that it is a line of, goes on behind the part.
  private let goesOnBehind: Bool

  init(_ side: SideText, _ lines: Range<Int>, _ vocabulary: inout Vocabulary) {
    blocks = side.blocks(in: lines)
    strand = Strand(text: side.text, part: side.lines.bytes(lines), units: blocks.map(\.range))
    var units: [BlockDiff.Unit] = []
    for block in blocks {
      let words = Words(side.text, block.range, &vocabulary).numbers
      let number = side.text.withUnsafeBufferPointer {
        vocabulary.symbol(of: UnsafeBufferPointer(rebasing: $0[block.range]))
      }
      units.append(BlockDiff.Unit(kind: block.kind, number: number, words: words))
    }
    self.units = units
    let end = strand.part.upperBound
    let last = side.blocks.partitioningIndex { $0.range.upperBound > end }
    goesOnBehind =
      last < side.blocks.count && (side.blocks[last].range.lowerBound < end || side.blocks[last].goesOn)
  }

  var wordCount: Int { units.reduce(0) { $0 + $1.words.count } }

  /// The numbers of the words of some blocks.
  func words(of blocks: Range<Int>) -> [UInt32] { units[blocks].flatMap(\.words) }

  func kinds(of blocks: Range<Int>) -> [Block.Kind] { self.blocks[blocks].map(\.kind) }

  /// What some blocks are, and how far in each begins.
  func shape(of blocks: Range<Int>) -> [Shape] {
    self.blocks[blocks].map { block in
      Shape(kind: block.kind, indentation: strand.text[block.range].prefix(while: \.isWhite).count)
    }
  }

  struct Shape: Equatable {
    let kind: Block.Kind
    let indentation: Int
  }

  func text(of blocks: Range<Int>) -> ArraySlice<UInt8> { strand.text[bytes(of: blocks)] }

  /// How many lines within some blocks end in a break that shows on a page.
  func hardBreaks(of blocks: Range<Int>) -> Int { blocks.reduce(0) { $0 + hardBreaks(in: $1) } }

  private func hardBreaks(in index: Int) -> Int {
    let range = blocks[index].range
    let isLast = index == blocks.count - 1
    // Each line of a quotation is a block: its end is within the paragraph where the next one goes on with it.
    let goesOn = isLast ? goesOnBehind : blocks[index + 1].goesOn
    let next = isLast ? strand.part.upperBound : blocks[index + 1].range.lowerBound
    return HardBreak.count(in: range.lowerBound..<(goesOn ? next : range.upperBound), of: strand.text)
  }

  /// How many such breaks each of some blocks has, and whether empty lines stand before and behind it.
  func breaks(of blocks: Range<Int>) -> [Breaks] {
    blocks.map { index in
      Breaks(
        within: hardBreaks(in: index),
        isLed: index == 0 && strand.gap(after: -1).contains(UInt8(ascii: "\n")),
        isFollowed: strand.gap(after: index).hasBlankLine)
    }
  }

  struct Breaks: Equatable {
    let within: Int
    let isLed: Bool
    let isFollowed: Bool
  }

  /// The indentation and marker of each of some blocks.
  func prefixes(of blocks: Range<Int>) -> [ArraySlice<UInt8>] {
    self.blocks[blocks].map { strand.text[$0.prefix] }
  }

  /// What stands between white space in each of some blocks, without its indentation and marker; the lines of code, whose white space a
  /// page shows.
  func runs(of blocks: Range<Int>) -> [[ArraySlice<UInt8>]] {
    self.blocks[blocks].map { block in
      guard block.kind == .code else { return strand.text[block.content].split(whereSeparator: \.isWhite) }
      return strand.text[block.content].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        .map { $0.last == 0x0D ? $0.dropLast() : $0 }
    }
  }

  /// Some blocks, at least one, without the white space around them.
  func part(of blocks: Range<Int>) -> TextPart {
    TextPart(
      text: strand.text,
      range: self.blocks[blocks.lowerBound].range
        .lowerBound..<self.blocks[blocks.upperBound - 1].range.upperBound)
  }

  /// The bytes from the start of these blocks to the start of the next.
  func bytes(of blocks: Range<Int>) -> Range<Int> {
    start(of: blocks.lowerBound)..<start(of: blocks.upperBound)
  }

  private func start(of index: Int) -> Int {
    index < blocks.count ? blocks[index].range.lowerBound : strand.part.upperBound
  }

  func block(_ index: Int) -> BlockText { BlockText(text: strand.text, block: blocks[index]) }

  /// The kinds and numbers of some blocks; no number for one too short to be missed if it stood twice.
  func added(_ blocks: Range<Int>) -> [(kind: Block.Kind, number: UInt32?)] {
    blocks.map { (self.blocks[$0].kind, units[$0].words.count < 4 ? nil : units[$0].number) }
  }

  func occurrences(of number: UInt32) -> Int { units.count { $0.number == number } }
}

/// One block with the text it stands in.
struct BlockText {
  let text: [UInt8]
  let block: Block
  /// Its indentation and marker.
  var prefix: ArraySlice<UInt8> { text[block.prefix] }
}

extension Stretch {
  /// How two sides' changes meet that nothing brings together.
  var collision: CollisionClass {
    if base.isEmpty { return .insertionOrder }
    return left.isEmpty || right.isEmpty ? .deletionAgainstEdit : .overlapping
  }
}
