package import Deliberation

/// Something that a dossier goes without, and why: whoever says what to do about it asks this, and not the sentence.
package struct PassedOver: Hashable, Sendable {
  /// Why it was left out.
  package enum Reason: Hashable, Sendable {
    /// It rests on what main of this clone lacks and a newer one has, or may have.
    case ahead
    /// It rests on a commit that is on no main: the host was asked for its main and for this record at once.
    case onNoMain
    /// It does not pass the gate, as main is here: a newer main may say otherwise.
    case refused
    /// It cannot be read, or is not what its place says. No main makes that another thing.
    case damaged
    /// It is a record of main that cannot be read, at this path.
    case unread(String)
    /// It is a record of main in the name of somebody who never was on a roster, at this path.
    case ofNobody(String)
  }

  package let sentence: Localized
  package let reason: Reason
  /// On whose branch it stands; nil where it stands on none.
  package var partner: Slug?
}

extension PassedOver.Reason {
  /// Why a record of a partner's branch is left out, by what its reading came to.
  package init(_ error: any Error) {
    guard let refusal = error as? Refusal else {
      self = .damaged
      return
    }
    self =
      switch refusal.rule {
      case .restsOnNewerMain: .ahead
      case .restsOnNoMain: .onNoMain
      default: .refused
      }
  }
}
