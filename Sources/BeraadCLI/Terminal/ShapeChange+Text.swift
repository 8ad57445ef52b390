import Prose

extension ShapeChange {
  /// What the change does, said behind marks that show little of it.
  var sentence: String {
    switch self {
    case .split: "one paragraph becomes two"
    case .joined: "two paragraphs become one"
    case .nested: "an item goes under the one before it"
    case .unnested: "an item comes out from under the one before it"
    case .lineBroken: "a line ends here"
    case .lineJoined: "two lines become one"
    case .spacing: "only the space between two words changes"
    }
  }
}
