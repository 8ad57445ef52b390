@testable import Prose
import Testing

@Suite struct SectionOrderTests {
  private static let before = "# Rent\n\nWe want fair rent.\n"
  private static let after = "\n# Work\n\nWe want fair pay.\n"
  private static let paragraph = "\nRents rise faster than wages.\n"

  private func merging(_ left: String, _ right: String, after: String = Self.after) -> Merging {
    Merging("\(Self.before){++\(left)++}\(after)", "\(Self.before){++\(right)++}\(after)")
  }

  @Test(arguments: ["\n## Homes\n\nHomes are few.\n", "\nHomes\n-----\n\nHomes are few.\n"])
  func `what is added at the end of a section stands before a section that the other side opens there`(
    section: String
  ) {
    let merging = merging(Self.paragraph, section)
    #expect(merging.text == Self.before + Self.paragraph + section + Self.after)
    #expect(merging.classes == [.insertionOrder])
    let swapped = self.merging(section, Self.paragraph)
    #expect(swapped.text == merging.text)
    #expect(swapped.merge.places.map(\.mirrored) == merging.merge.places)
  }

  @Test func `at the end of the text it is the same`() {
    let merging = merging("\n## Homes\n", Self.paragraph, after: "")
    #expect(merging.text == Self.before + Self.paragraph + "\n## Homes\n")
  }

  @Test func `two paragraphs, two sections, and a paragraph that brings a section along stay a question`() {
    for (left, right) in [
      (Self.paragraph, "\nHomes are few.\n"),
      ("\n## Homes\n\nHomes are few.\n", "\n## Land\n\nLand is dear.\n"),
      (Self.paragraph + "\n## Land\n\nLand is dear.\n", "\n## Homes\n\nHomes are few.\n"),
    ] {
      #expect(merging(left, right).merge.outcome == .contested)
    }
  }

  @Test func `a heading that takes over the rest of a section leaves the order open`() {
    let merging = merging(Self.paragraph, "\n## Homes\n", after: "\nHomes are few.\n")
    #expect(merging.outcome == .contested)
  }
}
