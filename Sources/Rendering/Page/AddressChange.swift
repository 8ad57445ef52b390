import HTML
import Markdown

/// Where links lead no more, and where they lead now.
struct AddressChange {
  let gone: [String]
  let come: [String]

  init(gone: [String], come: [String]) { (self.gone, self.come) = (gone, come) }

  init(from old: Excerpt, to new: Excerpt) {
    gone = old.destinations.filter { !new.destinations.contains($0) }
    come = new.destinations.filter { !old.destinations.contains($0) }
  }

  func markup(_ phrases: Phrases) -> Markup {
    func list(_ destinations: [String]) -> Markup {
      destinations.map { "<code>\($0)</code>" as Markup }.joined(by: ", ")
    }
    var notes = Markup()
    if !gone.isEmpty {
      notes +=
        "<p class=\"note\"\(phrases.attribute)><del><span class=\"h\">\(phrases.removed) </span>\(list(gone))</del></p>\n"
    }
    if !come.isEmpty {
      notes +=
        "<p class=\"note\"\(phrases.attribute)><ins><span class=\"h\">\(phrases.added) </span>\(list(come))</ins></p>\n"
    }
    return notes
  }
}
