import Prose

extension ShapeChange {
  /// What the change does, said behind marks that show little of it.
  var sentence: String {
    switch self {
    case .split: "one paragraph becomes two"
    case .joined: "two paragraphs become one"
    case .nested: "an item goes under the one before it"
    case .unnested: "an item comes out from under the one before it"
    case .loosened: "space comes between the items of a list"
    case .tightened: "the space between the items of a list goes"
    case .aligned: "the columns of a table are aligned otherwise"
    case .lineBroken: "a line ends here"
    case .lineJoined: "two lines become one"
    case .spacing: "only the space between two words changes"
    }
  }
}
