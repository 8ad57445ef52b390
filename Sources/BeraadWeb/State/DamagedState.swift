import Deliberation

/// A file of the state folder that is not as Beraad writes it: nothing that somebody asked for is to blame.
struct DamagedState: Explained, Hashable {
  let path: String

  var explanation: Explanation {
    Explanation(
      .failed, "\(path) is damaged: it is not as Beraad writes it.",
      hints: ["put it back from a copy; docs/hosting.md says how"])
  }
}
