import Deliberation
import Git
import ObjectIDs

extension Diagnosis.Finding {
  init(borrowed folder: String) {
    self.init(
      what: "This clone borrows the objects of \(folder), which is gone: nothing that lay there can be read.",
      advice: "put that folder back, and have all of it here with: git repack -a -d",
      further: ["where it does not come back, start from the host with: beraad join ADDRESS FOLDER"],
      mended: false)
  }

  init(_ finding: Git.Finding, mends: Bool, in repository: Repository) throws {
    switch finding {
    case .lock(let lock, let holder): try self.init(lock, holder, mends: mends, in: repository)
    case .refusal(let error):
      let explanation = error.explanation
      self.init(
        what: error.found?.english ?? explanation.message,
        advice: explanation.hints.first ?? "see what it is with: git status",
        further: Array(explanation.hints.dropFirst()), mended: false)
    case .partialClone(let remedy):
      self.init(
        what:
          "This is a partial clone: what was left out cannot be read, and what hangs on it was not looked at.",
        advice: "fetch the rest with: \(remedy)", mended: false)
    case .shallow(let remedy):
      self.init(
        what:
          "This clone is shallow: what came before cannot be read, such as origins of words, and was not looked at.",
        advice: "fetch the rest with: \(remedy)", mended: false)
    case .strayWorkTree(let folder, let stray, let remedy): self.init(stray, folder, remedy)
    case .workTreeBehind(let workTree, let commit, let paths):
      self.init(
        what:
          "\(workTree) is behind its branch: \(paths.prefix(3).joined(separator: ", ")) \(paths.count == 1 ? "is" : "are") as commit \(commit.abbreviated()) has it, and the next commit of all changes would take back what came since.",
        advice:
          "bring it up with: git -C '\(workTree)' restore --staged --worktree -- \(paths.map { "'\($0)'" }.joined(separator: " "))",
        mended: false)
    }
  }

  private init(_ stray: StrayWorkTree, _ folder: String, _ remedy: String) {
    switch stray {
    case .others:
      self.init(
        what:
          "Git lists \(folder) as a work tree of this repository, and what stands there is none of its own.",
        advice: "it is left alone; where its work tree was moved, type there: \(remedy)", mended: false,
        isLasting: true)
    case .lost:
      self.init(
        what: "The work tree \(folder) belongs to this repository and looks for it at another place.",
        advice: "tell it where the repository is with: \(remedy)", mended: false)
    case .moved:
      self.init(
        what: "The work tree \(folder) belongs to this repository, which looks for it at another place.",
        advice: "tell the repository where it is with: \(remedy)", mended: false)
    }
  }

  private init(_ lock: StaleLock, _ holder: LockHolder, mends: Bool, in repository: Repository) throws {
    var (advice, mended) = ("remove it with: beraad doctor --mend", false)
    switch holder {
    case .git(let process): advice = "git is at work there, as process \(process): wait until it has ended"
    case .unknown:
      advice =
        "make sure that no program uses the repository, on any machine, and remove it with: rm \(lock.path)"
    case .nobody where mends:
      do throws(GitError) {
        try repository.remove(lock)
        mended = true
      } catch {
        advice = "\(error.message): try again in a minute"
      }
    case .nobody: break
    }
    self.init(
      what:
        "\(lock.path) stops \(lock.stopsOurWriters ? "every writer" : "plain git"): \(lock.size) bytes, \(lock.ageInWords.english).",
      advice: advice, mended: mended)
  }
}
