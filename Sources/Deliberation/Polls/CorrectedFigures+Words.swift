// What terminal, page and site say of figures that they show or leave out.

extension CorrectedFigures.Reason {
  package var sentence: Localized {
    switch self {
    case .notPublished:
      Localized(
        en: "No edition had the earlier figures, so they are not shown here.",
        nl: "Geen editie had de eerdere cijfers, dus staan ze hier niet bij.")
    case .editionsUnsettled:
      Localized(
        en: "Which editions there are is not settled, so the earlier figures are not shown here.",
        nl: "Welke edities er zijn, staat nog niet vast, dus de eerdere cijfers staan hier niet bij.")
    case .fewPeople:
      Localized(
        en:
          "One of the two results hides a meeting that changed, or all of its figures, so they do not stand beside each other.",
        nl:
          "Een van de twee uitslagen verbergt een bijeenkomst die veranderde, of al haar cijfers, dus staan die niet naast elkaar."
      )
    }
  }
}

extension CorrectedFigures {
  /// The places that are hidden; nil where none is.
  package var sentenceOfHidden: Localized? {
    guard !hiddenParts.isEmpty else { return nil }
    func places(_ language: Language) -> String {
      hiddenParts.map { $0.words[language] }.joined(separator: ", ")
    }
    return Localized(
      en: "Hidden, for too few people: \(places(.english)).",
      nl: "Verborgen, want te weinig mensen: \(places(.dutch)).")
  }
}

extension CorrectedFigures.Where {
  package var words: Localized {
    switch self {
    case .meeting(_, let title): Localized(title)
    case .region(let name): Localized(en: "Region \(name)", nl: "Regio \(name)")
    case .noRegion: Localized(en: "no region", nl: "geen regio")
    }
  }
}

extension EarlierResult {
  /// Where the figures stand that hold no longer; nil where no edition has to be named.
  package var source: Localized? {
    edition.map {
      Localized(
        en: "The earlier figures are as edition \($0) has them.",
        nl: "De eerdere cijfers zijn die van editie \($0).")
    }
  }

  /// What lies between the figures that stand beside each other, where it is more than the one closing that is told with them.
  ///
  /// - Parameter label: what a closing is called, and who made it.
  package func sentenceOfBetween(_ label: (Filed) -> Localized) -> Localized? {
    guard since.count > 1 else { return nil }
    let closings = since.map { filed in
      let reason = filed.record.body.closing?.reason
      let label = label(filed)
      return Localized {
        "\(label[$0]): \(reason.map { "“\($0)”" } ?? ($0 == .dutch ? "waarom, is niet gezegd" : "nobody said why"))"
      }
    }
    let list = Localized { language in closings.map { $0[language] }.joined(separator: "; ") }
    return Localized(
      en:
        "Between these figures and those of now lie \(since.count) closings, so not all that differs is of this one. \(list.english).",
      nl:
        "Tussen deze cijfers en die van nu liggen \(since.count) sluitingen, dus niet alles wat verschilt, komt van deze. \(list.dutch)."
    )
  }

  /// In the place of figures of a sticker poll, where there is no other result to hold it against: the closing left it as it was, or what
  /// counted then counts again.
  package var sentenceOfSame: Localized? {
    guard case .sticker = state.poll.form else { return nil }
    if state.certain == later.certain {
      return Localized(
        en: "This closing left the result as it was.", nl: "Deze sluiting liet de uitslag zoals hij was.")
    }
    guard state.certain == now.certain else { return nil }
    return Localized(
      en: "A later closing changed this back: what counted before counts again.",
      nl: "Een latere sluiting maakte dit ongedaan: wat eerst telde, telt weer.")
  }
}
