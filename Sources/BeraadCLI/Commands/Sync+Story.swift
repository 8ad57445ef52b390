import BeraadKit
import Deliberation

extension Synced {
  var story: [Localized] {
    var story = ofMain + news.ofPartners
    story += offRosterStory
    story += setBack.map {
      Localized(
        en: "The host set the branch \($0) back; here it stays as it was.",
        nl: "De host zette de branch \($0) terug; hier blijft die zoals hij was.")
    }
    return story + unsent.story
  }

  private var ofMain: [Localized] {
    let all = Localized(en: "You have what \(address) has.", nl: "U hebt wat \(address) heeft.")
    switch main {
    case .same where news.isEmpty:
      return [Localized(en: "Nothing is new at \(address).", nl: "Er is niets nieuws bij \(address).")]
    case .same, .forward: return [all]
    case .united: return united
    case .kept: return keptStory
    case .contested: return contestedStory
    case .lost:
      return [
        Localized(
          en:
            "\(address) has no branch \(branch) any more: it was lost or deleted there. Here it stands as it was.",
          nl:
            "\(address) heeft geen branch \(branch) meer: die is daar verloren gegaan of verwijderd. Hier staat hij zoals hij was."
        )
      ] + Refusal.whereMainLost(branch).map { $0.map { $0.prefix(1).uppercased() + $0.dropFirst() } }
    case .setBack:
      return [
        Localized(
          en:
            "The branch \(branch) at \(address) is no continuation of what it was: it was rewritten, or lost something, and was not followed.",
          nl:
            "De branch \(branch) bij \(address) gaat niet verder op wat hij was: hij is herschreven, of er is iets verdwenen, en hij is niet gevolgd."
        )
      ]
        + Refusal.whereRewritten(branch, at: remote).map {
          $0.map { $0.prefix(1).uppercased() + $0.dropFirst() }
        }
    }
  }

  private var united: [Localized] {
    let done = Localized(
      en: "United what was changed here and at \(address).",
      nl: "Samengevoegd wat hier en bij \(address) is veranderd.")
    guard !roster.isEmpty else { return [done] }
    return [done] + roster + [
      Localized(
        en: "Where that is not what was meant: beraad partner, and beraad person.",
        nl: "Is dat niet de bedoeling: beraad partner, en beraad person.")
    ]
  }

  private var keptStory: [Localized] {
    let place = kept ?? ""
    let since = keptSince.map { " --base \($0.prefix(7))" } ?? ""
    return [
      Localized(
        en:
          "You have what \(address) has. What \(branch) was here, and the host does not have, is kept on the branch \(place).",
        nl:
          "U hebt wat \(address) heeft. Wat \(branch) hier was, en de host niet heeft, staat nog op de branch \(place)."
      )
    ]
      + keptDrafts.map { paper in
        let show = "git show \(place):papers/\(paper)/paper.md > mine.md"
        let amend = Localized.typed("beraad amend \(paper) --file mine.md\(since) --because WHY")
        return Localized(
          en:
            "Only authors and the committee change a draft. Propose what you changed with: \(show), and: \(amend.english)",
          nl:
            "Alleen auteurs en de commissie veranderen een concept. Stel voor wat u veranderde met: \(show), en: \(amend.dutch)"
        )
      }
  }

  private var contestedStory: [Localized] {
    let names = files.joined(separator: ", ")
    let merge = "git merge \(remote)/\(branch)"
    return [
      Localized(
        en: "Changed both here and at \(address), so that people have to unite it: \(names).",
        nl: "Veranderd zowel hier als bij \(address), dus mensen moeten het samenvoegen: \(names).")
    ] + roster + [
      roster.isEmpty
        ? Localized(
          en: "Nothing was moved. Unite it with: \(merge), then edit the files, and: git commit -a",
          nl:
            "Er is niets verplaatst. Voeg het samen met: \(merge), pas dan de bestanden aan, en: git commit -a"
        )
        : Localized(
          en:
            "Nothing was moved. Unite it so with: beraad sync --unite-roster. What is to be otherwise can be changed after that, with: beraad partner, and beraad person.",
          nl:
            "Er is niets verplaatst. Voeg het zo samen met: beraad sync --unite-roster. Wat anders moet, kan daarna worden veranderd, met: beraad partner, en beraad person."
        )
    ]
  }
}

extension Unsent {
  /// What is not at the host, a sentence each.
  var story: [Localized] {
    var story: [Localized] = []
    if records > 0 {
      story.append(
        Localized(
          en:
            "\(records == 1 ? "1 record of yours is" : "\(records) records of yours are") not sent yet: beraad submit",
          nl:
            "\(records == 1 ? "1 bijdrage van u is" : "\(records) bijdragen van u zijn") nog niet opgestuurd: beraad submit"
        ))
    }
    if commits > 0 {
      story.append(
        Localized(
          en:
            "\(commits == 1 ? "1 commit of main is" : "\(commits) commits of main are") not sent yet: beraad submit",
          nl:
            "\(commits == 1 ? "1 commit van main is" : "\(commits) commits van main zijn") nog niet opgestuurd: beraad submit"
        ))
    }
    if ahead > 0 {
      let isOne = ahead == 1
      story.append(
        Localized(
          en:
            "Main has \(isOne ? "1 commit" : "\(ahead) commits") here that the host does not have: what you record on \(isOne ? "it" : "them") counts once the committee sends \(isOne ? "it" : "them").",
          nl:
            "Main heeft hier \(isOne ? "1 commit die" : "\(ahead) commits die") de host niet heeft: wat u daarop vastlegt, telt zodra de commissie \(isOne ? "hem" : "ze") opstuurt."
        ))
    }
    return story
  }
}

extension News {
  /// Who came and who left, a sentence each; none where nobody did.
  fileprivate var ofPartners: [Localized] {
    let (here, gone) = (Localized.listed(came), Localized.listed(left))
    return
      (came.isEmpty
      ? []
      : [
        Localized(
          en: "New on the roster: \(here.english).", nl: "Nieuw in reviewers.json: \(here.dutch).")
      ])
      + (left.isEmpty
        ? []
        : [
          Localized(
            en: "No longer on the roster: \(gone.english).",
            nl: "Niet meer in reviewers.json: \(gone.dutch).")
        ])
  }
}
