extension Refusal {
  /// Which rule said no, with the names that its sentence has: for a front that says it in another language than the rules do.
  package enum Rule: Hashable, Sendable {
    // What is decided on.
    case noRecord(String)
    case noHunk(String)
    case isNotDecidedOn(RecordID)
    case isOfAnotherPaper(RecordID)
    case papersDiffer
    case withdrawn(RecordID)
    case inDraft(String)
    case decidedOtherwise(String)
    case putAgain(String, RecordID)
    case standsInDraft(String)
    case undoneInDraft(String)
    case notCollected(RecordID)
    /// It rests on what main of this clone lacks and a newer one has.
    case restsOnNewerMain
    /// It rests on a commit that is on no main, as far as the host was asked.
    case restsOnNoMain
    case withdrawalNotCollected(RecordID)

    // What a partner writes.
    case ofAnother(RecordID, String)
    case withdrawnAlready(RecordID)
    case adopted(RecordID)
    case changesNothing
    case empty
    /// In bytes.
    case tooLong(most: Int)
    case unreadable
    /// What may lead to a person, as it stands in the text, where nobody said that it may be there.
    case personal([String])
    /// What is proposed opens a block that would take in what stands behind it.
    case swallowsRest
    /// The draft of the form is no part of main.
    case draftGone
    /// A form that was sent before made this record, which no longer stands.
    case sentBefore(RecordID)
    case quoteIsNotThere(String)
    case quoteInsideWords(String)
    case quoteSeveralTimes(String, Int)

    // Polls.
    case pollOpened
    case pollClosed
    case pollNotOpen
    case pollNotClosed(Slug)
    case pollApart(String)
    case pollUnchosen
    case noVote
    /// Somebody else of the organisation voted after the form was given out.
    case votedMeanwhile
    case noChoice
    case reservationWithoutReason
    case tooManyStickers(most: Int)
    case meetingCounted(String)
    case notContested(String)
    case contestedTwice(RecordID)
    case putToVote(Slug)
    /// A poll whose changes were all decided on since it was made.
    case nothingToVoteOn(Slug)
    /// A poll that is made and not open yet.
    case voteMade(Slug)
    /// The poll that chose, and the wording that won.
    case votedOn(String, String)
    case hostNotAsked

    // Editions.
    case open([OpenMatter])
    case nextEdition(Int)
    case conflictMarks

    case role
    /// Nothing has such a name, of a board, a poll, a partner or the like.
    case unknown(String)
    /// Some record cannot be read, and what was asked rests on all of them.
    case unread
    /// The alliance asks for signatures, and nothing can be signed here.
    case cannotSign
  }
}
