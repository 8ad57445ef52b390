package import Languages

/// What was being done with git when something failed, to read: the words that stand before or behind the reason.
package struct GitOperation: Hashable, Sendable {
  package let words: Localized

  private init(en english: String, nl dutch: String) { words = Localized(en: english, nl: dutch) }
}

extension GitOperation {
  static let changingConfiguration = GitOperation(
    en: "changing the configuration", nl: "bij het veranderen van de instellingen")
  static let comparingCommits = GitOperation(en: "comparing commits", nl: "bij het vergelijken van commits")
  static let listingBranches = GitOperation(en: "listing branches", nl: "bij het opsommen van de branches")
  static let listingWorkTrees = GitOperation(
    en: "listing work trees", nl: "bij het opsommen van de werkmappen")
  static let lookingAtFolder = GitOperation(en: "looking at a folder", nl: "bij het bekijken van een map")
  static let lookingAtWorkTree = GitOperation(
    en: "looking at the work tree", nl: "bij het bekijken van de werkmap")
  static let lookingAtWorkTrees = GitOperation(
    en: "looking at the work trees", nl: "bij het bekijken van de werkmappen")
  static let lookingForAncestor = GitOperation(
    en: "looking for a common ancestor", nl: "bij het zoeken naar een gemeenschappelijke voorouder")
  static let lookingForAncestors = GitOperation(
    en: "looking for common ancestors", nl: "bij het zoeken naar gemeenschappelijke voorouders")
  static let lookingUpRevision = GitOperation(
    en: "looking up a revision", nl: "bij het opzoeken van een versie")
  static let makingBranch = GitOperation(en: "making a branch", nl: "bij het maken van een branch")
  static let makingCommit = GitOperation(en: "making a commit", nl: "bij het maken van een commit")
  static let makingFolder = GitOperation(en: "making a folder", nl: "bij het maken van een map")
  static let makingPack = GitOperation(en: "making a pack", nl: "bij het maken van een pack")
  static let makingRepository = GitOperation(
    en: "making a repository", nl: "bij het maken van een repository")
  static let movingBranch = GitOperation(en: "moving a branch", nl: "bij het verzetten van een branch")
  static let namingObject = GitOperation(en: "naming an object", nl: "bij het benoemen van een object")
  static let namingRemote = GitOperation(en: "naming a remote", nl: "bij het benoemen van een remote")
  static let notingGuest = GitOperation(
    en: "noting that git is started", nl: "bij het noteren dat git is gestart")
  static let openingObjects = GitOperation(en: "opening the objects", nl: "bij het openen van de objecten")
  static let openingPack = GitOperation(en: "opening a pack", nl: "bij het openen van een pack")
  static let openingPushedObjects = GitOperation(
    en: "opening the objects of a push", nl: "bij het openen van de objecten van een push")
  static let openingRepository = GitOperation(
    en: "opening the repository", nl: "bij het openen van de repository")
  static let openingWorkTree = GitOperation(en: "opening a work tree", nl: "bij het openen van een werkmap")
  static let placingFolder = GitOperation(
    en: "putting a folder in place", nl: "bij het neerzetten van een map")
  static let readingAttributes = GitOperation(
    en: "reading the attributes", nl: "bij het lezen van de attributen")
  static let readingBranch = GitOperation(en: "reading a branch", nl: "bij het lezen van een branch")
  static let readingCommit = GitOperation(en: "reading a commit", nl: "bij het lezen van een commit")
  static let readingConfiguration = GitOperation(
    en: "reading the configuration", nl: "bij het lezen van de instellingen")
  static let readingFile = GitOperation(en: "reading a file", nl: "bij het lezen van een bestand")
  static let readingHead = GitOperation(en: "reading HEAD", nl: "bij het lezen van HEAD")
  package static let readingHistory = GitOperation(
    en: "reading the history", nl: "bij het lezen van de geschiedenis")
  static let readingIndex = GitOperation(en: "reading the index", nl: "bij het lezen van de index")
  static let readingLink = GitOperation(en: "reading a link", nl: "bij het lezen van een koppeling")
  static let readingObject = GitOperation(en: "reading an object", nl: "bij het lezen van een object")
  static let readingReflog = GitOperation(
    en: "reading what a branch was", nl: "bij het lezen van wat een branch was")
  static let readingSettings = GitOperation(
    en: "reading the settings", nl: "bij het lezen van de instellingen van de repository")
  static let readingTree = GitOperation(en: "reading a tree", nl: "bij het lezen van een map in git")
  static let readingWorkTree = GitOperation(en: "reading the work tree", nl: "bij het lezen van de werkmap")
  static let recovering = GitOperation(en: "recovering", nl: "bij het herstellen")
  static let removingBranch = GitOperation(en: "removing a branch", nl: "bij het weghalen van een branch")
  static let removingLock = GitOperation(
    en: "removing a lock file", nl: "bij het weghalen van een lockbestand")
  static let replacingFile = GitOperation(en: "replacing a file", nl: "bij het vervangen van een bestand")
  static let takingLock = GitOperation(en: "taking a lock", nl: "bij het nemen van een lock")
  static let unitingCommits = GitOperation(en: "uniting commits", nl: "bij het verenigen van commits")
  static let updatingIndex = GitOperation(en: "updating the index", nl: "bij het bijwerken van de index")
  static let updatingWorkTree = GitOperation(
    en: "updating the work tree", nl: "bij het bijwerken van de werkmap")
  static let waitingForLock = GitOperation(en: "waiting for the lock", nl: "bij het wachten op de lock")
  static let writingAttributes = GitOperation(
    en: "writing the attributes", nl: "bij het schrijven van de attributen")
  static let writingFile = GitOperation(en: "writing a file", nl: "bij het schrijven van een bestand")
  static let writingFolder = GitOperation(en: "writing a folder", nl: "bij het schrijven van een map")
  static let writingIgnored = GitOperation(
    en: "writing what git passes over", nl: "bij het schrijven van wat git overslaat")
  static let writingLink = GitOperation(en: "writing a link", nl: "bij het schrijven van een koppeling")
  static let writingObject = GitOperation(en: "writing an object", nl: "bij het schrijven van een object")
  static let writingObjects = GitOperation(en: "writing objects", nl: "bij het schrijven van objecten")
  static let writingReflog = GitOperation(en: "writing the reflog", nl: "bij het schrijven van de reflog")
  static let writingTree = GitOperation(en: "writing a tree", nl: "bij het schrijven van een map in git")

  /// What reads nothing but commits.
  static let onCommits: Set = [
    comparingCommits, lookingForAncestor, lookingForAncestors, readingCommit, readingHistory,
  ]
}
