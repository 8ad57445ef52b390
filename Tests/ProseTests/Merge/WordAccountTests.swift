@testable import Prose
import Testing

@Suite struct WordAccountTests {
  private func account(_ base: String, _ left: String, _ right: String, _ merged: String) -> WordAccount {
    var account = WordAccount()
    account.add(base: bytes(base), left: bytes(left), right: bytes(right), merged: bytes(merged))
    return account
  }

  private func bytes(_ text: String) -> ArraySlice<UInt8> { Array(text.utf8)[...] }

  @Test func `one change made twice is accounted for, and so are two changes`() {
    #expect(account("a fence", "a green fence", "a green fence", "a green fence").isBalanced)
    #expect(account("a fence", "a green fence", "a fence, green", "a green fence, green").isBalanced)
    #expect(account("a fence", "a", "a", "a").isBalanced)
  }

  @Test func `a word more or less than any side has is not`() {
    #expect(!account("a swing", "swing a", "swing a", "swing a swing").isBalanced)
    #expect(!account("a swing", "swing a", "a swing", "a").isBalanced)
  }

  @Test func `marks and spaces are no words`() {
    #expect(account("- a", "- a", "- a", "- - a , .").isBalanced)
  }

  @Test
  func `the part that brings a doubled word in is to blame, the part that leaves one out is for a lost one`()
  {
    let doubled = account("a swing", "swing a", "swing a", "swing a swing")
    #expect(blames(doubled, base: "the bench", merged: "the bench, a swing"))
    #expect(!blames(doubled, base: "a swing", merged: ""))
    #expect(!blames(doubled, base: "the bench", merged: "the old bench"))
    let lost = account("a swing", "swing a", "a swing", "a")
    #expect(blames(lost, base: "a swing", merged: "a"))
    #expect(!blames(lost, base: "a", merged: "a swing"))
  }

  private func blames(_ account: WordAccount, base: String, merged: String) -> Bool {
    var account = account
    return account.isBlamed(base: bytes(base), merged: bytes(merged))
  }
}
