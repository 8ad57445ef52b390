import Deliberation
import Git
import Storage

/// What is wrong on the partners' branches, and with the records of a paper.
extension Desk {
  func branchesOfNobody() throws -> [Diagnosis.Finding] {
    let strangers = try workspace.partnerBranches().map(\.partner).filter {
      try snapshot.partner($0) == nil
    }
    return try strangers.map {
      .init(
        what: "The branch partners/\($0) is of nobody in reviewers.json; it is not read.",
        advice: "add the partner with: beraad partner add \($0) --name \"…\"", mended: false)
    }
      + workspace.namesOfNoPartner().map { bad in
        .init(
          what: "The branch \(bad.shortName) has a name that no partner can have; it is not read.",
          advice: bad.remote.map { remote in
            "rename it there, if it is a partner's, with: git push \(remote) \(bad.shortName):refs/heads/partners/ID :refs/heads/partners/\(bad.name)"
          } ?? "rename it, if it is a partner's, with: git branch -m partners/\(bad.name) partners/ID",
          mended: false)
      }
  }

  func unreadableRecords() throws -> [Diagnosis.Finding] {
    let broken = try workspace.brokenReferences()
    let branches = broken.compactMap { found -> Diagnosis.Finding? in
      // One with a name that no partner can have is named with the branches of nobody.
      found.reference.map {
        .init(what: found.sentence.english, advice: advice(onBroken: $0), mended: false)
      }
    }
    let others = Set(broken.map(\.sentence.english))
    let files = try snapshot.soundPapers().flatMap { paper in
      let loaded = try dossier(of: paper.description)
      let misplaced = try misplacedRecords(of: paper)
      let said = loaded.problems.map(\.english).filter { problem in
        !others.contains(problem)
          && !misplaced.contains {
            problem.contains($0.path) || $0.id.map { problem.contains($0.description) } == true
          }
      }
      return misplaced.map {
        .init(what: $0.sentence, advice: "the committee can \($0.remedy)", mended: false)
      }
        + said.map { problem -> Diagnosis.Finding in
          let main = loaded.unread.first { problem.hasPrefix($0.explanation.message) }
          return .init(
            what: problem,
            advice: main.map { "see what made it so with: git log -p -- '\($0.path)'" }
              ?? loaded.ofNobody.first { problem.hasPrefix("\($0) ") }.map {
                "the committee can \(Nobody.remedy(for: $0).english)"
              }
              ?? "ask the partner to take the file away again", mended: false)
        }
    }
    return branches + files
  }

  private func advice(onBroken reference: String) -> String {
    let isStrange = try? repository.tip(of: reference).map(workspace.isStrange)
    let others = try? repository.remotes().contains {
      try reference.hasPrefix("refs/remotes/\($0)/") && (isStrange == true || workspace.isOfOthers($0))
    }
    if others == true { return "look whether it is the alliance's host: git remote -v" }
    if let direct = try? repository.directName(of: reference), direct != reference {
      return "take the name away with: git symbolic-ref --delete \(reference)"
    }
    return
      "get what it named from a clone that has it; where nobody has, take the branch away with: git update-ref -d \(reference)"
  }
}
