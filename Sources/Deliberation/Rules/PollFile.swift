package import ObjectIDs

/// A meeting that is in no question: it was added to a poll apart from the opening that froze it.
package struct MeetingLeftOut: Hashable, Sendable {
  package let meeting: Meeting
  /// The commit of main that added it.
  package let commit: ObjectID

  package init(_ meeting: Meeting, addedBy commit: ObjectID) {
    (self.meeting, self.commit) = (meeting, commit)
  }
}

/// A poll's definition as it lies in the repository.
package struct PollFile: Hashable, Sendable {
  package let poll: Poll
  /// The object id of `poll.json`.
  package let blob: ObjectID

  /// The commits that put it, in causal order: several where it was put apart, with different questions, and nobody has
  /// settled that yet.
  package let put: [ObjectID]

  /// The commits that put another question into its file, or took it away, made without knowing that an opening had frozen this one. None where the file
  /// has the frozen one again.
  package let replacedBy: [ObjectID]
  /// Whether those took the file away.
  package let isTakenAway: Bool

  /// The meetings that somebody had added to the question who did not know of its opening, which knew nothing of them.
  package let meetingsLeftOut: [MeetingLeftOut]

  /// The sheets that its ballots name, held against its rules.
  package let sheets: [ObjectID: SheetReading]

  package init(
    poll: Poll, blob: ObjectID, put: [ObjectID] = [], replacedBy: [ObjectID] = [],
    isTakenAway: Bool = false, meetingsLeftOut: [MeetingLeftOut] = [], sheets: [ObjectID: SheetReading] = [:]
  ) {
    self.poll = poll
    self.blob = blob
    self.put = put
    self.replacedBy = replacedBy
    self.isTakenAway = isTakenAway
    self.meetingsLeftOut = meetingsLeftOut
    self.sheets = sheets
  }
}
