import Prose
import TestSupport
import Testing

@Suite struct RewrittenPassagesTests {
  private func rebased(_ amendment: String, onto draft: String) -> [RebasedHunk] {
    let (amendment, draft) = (EditedText(amendment), EditedText(draft))
    #expect(amendment.base == draft.base)
    return Rebase.rebase(amendment.hunks, from: amendment.bytes, to: Array(draft.edited.utf8))
  }

  @Test func `two changes in one rewritten passage are put back together`() throws {
    let draft = "Intro.\n\n{~~We want fair rent now~>They ask for low rents soon~~}.\n"
    let hunks = rebased("Intro.\n\nWe {~~want~>need~~} fair {~~rent~>homes~~} now.\n", onto: draft)
    #expect(hunks.count == 2)
    #expect(hunks[0].taking == hunks[1].taking)
    let hunk = try #require(hunks[0].taking)
    let text = [hunk].applied(to: Array(EditedText(draft).edited.utf8))
    #expect(text == Array("Intro.\n\nWe need fair homes now.\n".utf8))
  }

  @Test func `words that went from a paragraph that is left were rewritten with it`() throws {
    let draft = "Intro.\n\nWe want {--fair --}homes{~~ soon~> that people can pay~~}.\n"
    let hunk = try #require(
      rebased("Intro.\n\nWe want {~~fair~>cheap~~} homes soon.\n", onto: draft)[0].taking)
    #expect(
      [hunk].applied(to: Array(EditedText(draft).edited.utf8))
        == Array("Intro.\n\nWe want cheap homes that people can pay.\n".utf8))
    #expect(rebased("- one\n- {~~two~>2~~} things\n", onto: "- one\n{--- two things\n--}")[0].taking == nil)
  }

  @Test func `what fits needs nothing to be put back`() {
    #expect(rebased("We {~~want~>need~~} rent.\n", onto: "We want rent.{++ Now.++}\n")[0].taking == nil)
  }
}
