package import Deliberation
package import ObjectIDs

/// What was found in a returned file, and what of it was recorded.
package struct ImportedFile: Encodable, Sendable {
  /// Changes that are one amendment.
  package struct Amendment: Encodable, Sendable {
    /// Nil where nothing was to be written.
    package let id: String?
    package let place: String
    package let changes: [WordChange]
  }

  package struct Comment: Encodable, Sendable {
    package let id: String?
    package let place: String
    /// The words of the draft that it was recorded on.
    package let quote: String
    package let text: String
    /// The words that it stands on in the file, where those are not the draft's.
    package let on: String?
    /// The comment on the same words that it may be meant to answer.
    package let mayAnswer: String?
  }

  package struct Reply: Encodable, Sendable {
    package let id: String?
    /// The comment that it answers; nil where that is new too, and nothing was to be written.
    package let to: String?
    package let text: String
  }

  /// What became in the file of a change that was in the export.
  package struct Settled: Encodable, Sendable {
    package let partner: String
    package let old: String
    package let new: String
    package let accepted: Bool
  }

  package let paper: String
  /// The commit that the file is an edit of.
  package let base: ObjectID
  /// The SHA-256 of the file.
  package let file: String
  package let amendments: [Amendment]
  package let comments: [Comment]
  package let replies: [Reply]
  /// Reported, and nobody's amendment.
  package let settled: [Settled]
  /// The comments that were exported and are not in the file: they stay as they were.
  package let missing: [String]
  /// What is in the file and could not be recorded, with its words.
  package let notTaken: [Localized]
  /// How many changes, comments and replies in it were recorded before.
  package let already: Int
  /// The records that this very file made before; then nothing is new.
  package let earlier: [String]
  /// Whose it was taken to be, by its name, where nobody said so for this file.
  package let assumedPartner: String?
  package let dryRun: Bool
}
