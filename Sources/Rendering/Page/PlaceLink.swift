import HTML

/// Links from a page to places in its paper.
struct PlaceLink {
  let outline: PaperOutline
  let phrases: Phrases
  /// The title of the page: a place is not said to be under it.
  let title: String

  /// A link to the block in which a byte stands, named by its number and its heading; what stands before the text is named only. Nil for
  /// a paper without text.
  func link(to offset: Int) -> Markup? {
    if let field = outline.field(at: offset) { return "\(phrases.name(of: field))" }
    guard let block = outline.block(at: offset) else { return nil }
    return "<a href=\"#\(block.id)\">\(name(of: block))</a>"
  }

  /// A link to the block by its number alone: where its heading stands above.
  func shortLink(to offset: Int) -> Markup? {
    if let field = outline.field(at: offset) { return "\(phrases.name(of: field))" }
    return outline.block(at: offset).map { "<a href=\"#\($0.id)\">\(unbroken(phrases.name(of: $0)))</a>" }
  }

  /// A number stays on the line of what it counts.
  private func unbroken(_ name: String) -> String {
    guard let space = name.lastIndex(of: " "), Int(name[name.index(after: space)...]) != nil else {
      return name
    }
    return "\(name[..<space])\u{00A0}\(name[name.index(after: space)...])"
  }

  /// How the place in which a byte stands is called, by the number of its block alone.
  func name(at offset: Int) -> String? { outline.name(at: offset, phrases) }

  /// How a block is called, by its number and its heading.
  func name(of block: PaperOutline.Block) -> String {
    guard let heading = block.heading.map({ outline.blocks[$0].title }), heading != title else {
      return phrases.name(of: block)
    }
    if case .heading = block.kind { return phrases.name(of: block) }
    return phrases.name(of: block) + ", " + phrases.under(heading)
  }
}
