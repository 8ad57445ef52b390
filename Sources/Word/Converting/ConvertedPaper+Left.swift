extension ConvertedPaper {
  /// Something of a file that the text does not have.
  package struct Left: Hashable, Sendable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable {
      /// Words beside the text: in a box, a header, a footer.
      case beside(Story.Kind)
      case leftOut(Story.LeftOut.Kind)
      /// A paragraph whose letters are not all in the text.
      case otherwise
    }

    package let kind: Kind
    /// Empty for what has none, which is counted.
    package let words: String
    package let count: Int

    package init(_ kind: Kind, _ words: String, count: Int = 1) {
      (self.kind, self.words, self.count) = (kind, words, count)
    }

    package var description: String {
      let name =
        switch kind {
        case .beside(let story): story.rawValue
        case .leftOut(let kind): kind.rawValue
        case .otherwise: "written otherwise"
        }
      return words.isEmpty ? "\(count) × \(name)" : "\(name): \(words)"
    }
  }
}
