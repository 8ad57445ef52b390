/// All that the page of a draft shows: the text with its comments, its open amendments and its contested places.
package struct DraftContent: Sendable, Hashable {
  package var heading: PaperHeading
  /// The draft at `heading.commit`, to the byte; every offset in this value counts in it.
  package var text: [UInt8]
  package var partners: [PartnerEntry]
  package var comments: [CommentEntry]
  package var amendments: [AmendmentEntry]
  package var contested: [ContestedPlace]

  package init(
    heading: PaperHeading, text: [UInt8], partners: [PartnerEntry] = [], comments: [CommentEntry] = [],
    amendments: [AmendmentEntry] = [], contested: [ContestedPlace] = []
  ) {
    self.heading = heading
    self.text = text
    self.partners = partners
    self.comments = comments
    self.amendments = amendments
    self.contested = contested
  }

  /// Words for which amendments want different words.
  package struct ContestedPlace: Sendable, Hashable {
    /// The bytes of the draft that all alternatives replace.
    package var range: Range<Int>
    package var alternatives: [Alternative]
    /// `contested`, or `voting` while a motion about it is open.
    package var standing: Standing

    package init(range: Range<Int>, alternatives: [Alternative], standing: Standing = .contested) {
      self.range = range
      self.alternatives = alternatives
      self.standing = standing
    }
  }

  package struct Alternative: Sendable, Hashable {
    /// The hunk, as `a4f7c91e02/2`.
    package var hunk: String
    package var partners: [String]
    package var text: String

    package init(hunk: String, partners: [String], text: String) {
      self.hunk = hunk
      self.partners = partners
      self.text = text
    }
  }
}
