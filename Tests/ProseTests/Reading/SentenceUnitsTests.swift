import Prose
import Testing

@Suite struct SentenceUnitsTests {
  private func hunks(_ old: String, _ new: String) -> [Hunk] {
    EditedCopy.hunks(from: Array(old.utf8), to: Array(new.utf8))
  }

  @Test(arguments: [
    ("We want homes, trams and parks.\n", "We want:\n\n- homes\n- trams\n- parks\n"),
    (
      "We want homes, trams and parks. Rents rise.\n",
      "We want:\n\n- homes\n- trams\n- parks\n\nRents rise.\n"
    ),
    ("Text one.\n\nText two.\n\nEnd.\n", "> Text one.\n>\n> Text two.\n\nEnd.\n"),
    (
      "> Text one.\n\nText two.\n\nText three.\n\nEnd.\n",
      "> Text one.\n>\n> Text two.\n>\n> Text three.\n\nEnd.\n"
    ),
    ("We want homes for all people soon.\n", "We want homes – for all people – soon.\n"),
    ("We want homes for all people soon.\n", "We want homes—for all people—soon.\n"),
    ("We want homes for all people soon.\n", "We want homes - for all people - soon.\n"),
    ("We want homes for all people soon.\n", "We want homes, for all people, soon.\n"),
    ("We want homes, for all people, soon.\n", "We want homes – for all people – soon.\n"),
    ("| a | b |\n|---|---|\n| c | d |\n", "| a | b |\n|:--|--:|\n| c | d |\n"),
    ("| a | b |\n|---|---|\n| c | d |\n", "| a | b |\n|:-:|---|\n| c | d |\n"),
    ("- a one\n- b two\n- c three\n", "- a one\n\n- b two\n\n- c three\n"),
    ("1. a one\n2. b two\n3. c three\n", "1. a one\n\n2. b two\n\n3. c three\n"),
    ("1. a one\n2. b two\n", "3. a one\n4. b two\n5. new\n"),
    ("1. a one\n2. b two\n", "1) a one\n2) b two\n3) new\n"),
    ("- a one\n- b two\n", "1. a one\n2. b two\n3. new\n"),
    ("1. a\n2. b\n\nText.\n\n3. c\n4. d\n", "1. a\n2. new\n3. b\n\nText.\n\n4. c\n5. d\n"),
  ])
  func `what a reader takes for one change is one`(draft: String, copy: String) {
    for (old, new) in [(draft, copy), (copy, draft)] {
      let found = hunks(old, new)
      #expect(found.count == 1, "\(old) to \(new): \(found)")
      // The numbers behind the first of a list stay as they are written.
      let made = found.applied(to: Array(old.utf8)) ?? []
      #expect(hunks(String(decoding: made, as: UTF8.self), new).isEmpty)
    }
  }

  @Test(arguments: [
    ("We want homes now. We want trams now.\n", "We want homes – now. We want trams – now.\n"),
    ("We met from 1990 1995 and from 2000 2005.\n", "We met from 1990–1995 and from 2000–2005.\n"),
    ("Homes, trams and parks for all people soon.\n", "Homes, trams, and parks for all people, soon.\n"),
    ("Text one.\n\nEnd two three.\n", "- Text one.\n\nEnd two tree.\n"),
    ("Text one two three.\n", "- Text one 2 three.\n"),
    ("> Text one.\n\nMiddle.\n\nText two.\n", "Text one.\n\nMiddle.\n\n> Text two.\n"),
    ("- a one\n- b two\n\nText.\n\n- c\n- d\n", "- a one\n\n- b two\n\nText.\n\n- c\n\n- d\n"),
    ("1. a one\n2. b two\n", "1. a 1\n2. b two\n3. new\n"),
    ("| a | b |\n|---|---|\n| c | d |\n", "| a | b |\n|:--|---|\n| c | e |\n"),
  ])
  func `what means something by itself stays apart`(old: String, new: String) {
    #expect(hunks(old, new).count == 2, "\(hunks(old, new))")
  }

  @Test(arguments: [
    ("| a | b |\n|---|---|\n| c | d |\n", "a | b\n---|---\nc | d\n"),
    ("a | b\n---|---\nc | d\n", "| a | b |\n|---|---|\n| c | d |\n"),
  ])
  func `rows without their outer marks end with their last cell`(old: String, new: String) {
    #expect(hunks(old, new).applied(to: Array(old.utf8)) == Array(new.utf8))
  }

  @Test(arguments: [
    ("```\na one\nb two\n```\n\nEnd.\n", "```\na one  \nb two\t\n```  \n\nEnd.\n"),
    ("``` py\na\n\nb\n```\n\nEnd.\n", "``` py  \na\n  \nb\n``` \n\nEnd.\n"),
    ("Text.\n\n    code a\n    code b\n\nEnd.\n", "Text.\n\n    code a  \n    code b \n\nEnd.\n"),
  ])
  func `blanks at the ends of the lines of code are no change`(old: String, new: String) {
    #expect(hunks(old, new).isEmpty)
  }

  @Test func `the indentation of code is a change`() {
    #expect(hunks("```\na\n b\n```\n", "```\na\n  b\n```\n").count == 1)
  }
}
