/// Something that is not as it was promised.
struct Finding: CustomStringConvertible {
  /// The promises. A run is made shorter as long as it breaks the same one.
  enum Promise: String, CaseIterable {
    case acknowledgedIsThere = "what was acknowledged is there"
    case recordsStayTheSame = "a record stays what it was"
    case recordsAreListed = "a record is listed with what it says"
    case draftsKeepWords = "a draft keeps the words that came into it"
    case rosterKeepsPartners = "the roster keeps its partners"
    case papersStay = "a paper that was begun is there"
    case pollsStay = "a poll that was put is there"
    case oneCommitOneAnswer = "one commit has one answer"
    case exclusionsAreNamed = "what excludes each other is named"
    case resultsStand = "the result of a closed poll stands"
    case votesCount = "a vote counts for what it says"
    case verifyIsRight = "verify has nothing to say about honest work"
    case workTreeFollows = "git status is clean"
    case refusalsWriteNothing = "a refusal writes nothing"
    case pushesFit = "a partner's branch is never forced"
    case repositoryIsWhole = "git fsck is clean"
    case programWorks = "the program works and answers"
    case nobodyWaits = "nothing stands in the way of the next command"
    case leftoversGo = "nothing is left behind"
    case machineWorks = "the machine itself works"
  }

  let promise: Promise
  /// The step after which it was seen; `nil` at the end.
  let step: Int?
  let what: String

  var description: String {
    "NOT: \(promise.rawValue) (\(step.map { "step \($0)" } ?? "at the end")): \(what)"
  }
}
