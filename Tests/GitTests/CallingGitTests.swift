import Testing

@testable import Git

/// Whether the git that runs a merge driver squashes is told by the words that it was called with.
@Suite struct CallingGitTests {
  @Test(arguments: [
    ["git", "merge", "--squash", "FETCH_HEAD"], ["/usr/lib/git-core/git", "merge", "--squ", "topic"],
    ["git", "-C", "there", "pull", "--squash"], ["git", "merge", "--no-squash", "--squash", "topic"],
  ])
  func `a squash is one`(words: [String]) { #expect(CallingGit.isSquash(words)) }

  @Test(arguments: [
    ["git", "merge", "topic"], ["git", "merge", "--squash", "--no-squash", "topic"],
    ["git", "log", "--squash"],
    ["git", "merge", "topic", "--", "--squash"], ["sh", "-c", "git merge --squash"],
    ["git", "merge", "-s", "ours"],
    [], ["git", "merge", "--s"],
  ])
  func `anything else is none`(words: [String]) { #expect(!CallingGit.isSquash(words)) }
}
