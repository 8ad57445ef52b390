import Testing

@testable import Prose

@Suite struct RevisedPlaceTests {
  private static let draft = """
    We want affordable homes in the town, and we want them soon.

    The council makes a plan for that, and checks it with twenty people.

    Landlords keep the law, and the council sees to it.

    Care should be near, and everybody knows whom to ask.

    """

  private func places(_ old: String, _ new: String) -> [String] {
    EditedCopy.revisedPlaces(from: Array(old.utf8), to: Array(new.utf8)).map { place in
      let here = String(decoding: Array(new.utf8)[place.place], as: UTF8.self)
      return "\(place.moved == nil ? "" : "moved: ")\(place.hunk.old) → \(here)"
    }
  }

  @Test func `a paragraph that moved is a change by itself, and so is each change that it moved past`() {
    let care = "Care should be near, and everybody knows whom to ask.\n"
    let moved = (care + "\n" + Self.draft.replacing("\n" + care, with: ""))
      .replacing("affordable", with: "cheap").replacing("twenty", with: "a dozen")
    let found = places(Self.draft, moved)
    #expect(found.count == 3)
    #expect(found[0].hasPrefix("moved: ") && found[0].contains("Care should be near"))
    #expect(!found[0].contains("council"))
    #expect(found.dropFirst().allSatisfy { !$0.contains("moved") })
    #expect(found[1].contains("cheap") && found[2].contains("a dozen"))
  }

  @Test func `without a move it is what a reader calls a change`() {
    let new = Self.draft.replacing("affordable", with: "cheap").replacing("soon", with: "now")
    #expect(places(Self.draft, new).count == 1)
    #expect(places(Self.draft, Self.draft).isEmpty)
  }
}
