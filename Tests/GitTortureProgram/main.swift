// One writer among many, to be killed, starved and crowded by the tests.
//
//   GitTortureProgram REPOSITORY BRANCH NAME COUNT BYTES [PLACE]
//
// appends COUNT files of BYTES random bytes, each in a commit of its own, and prints a line for each one as
// soon as it is acknowledged. Ends with 1 and the kind of the error at the first refusal. With a PLACE, each
// commit also changes `latest`, takes away what the one before brought to `passing`, and lets a folder stand at
// PLACE with a copy of `latest`.
import Git
import Glibc

struct Appending {
  let repository: Repository
  let branch: String
  let byteCount: Int
  let place: String?

  /// Appends one file and returns when it is safe.
  func append(_ path: String) throws {
    let bytes = (0..<byteCount).map { _ in UInt8.random(in: 0...255) }
    let writer = Signature(name: "Writer", email: "writer@example.org", seconds: 1_700_000_000)
    let latest = Array(path.utf8)
    try repository.update(branch, log: "torture", by: writer, deadline: .seconds(300)) { tip in
      var batch = ObjectBatch(in: repository)
      var files = [(path: path, blob: try batch.add(blob: bytes))]
      var removed: [String] = []
      if place != nil {
        let blob = try batch.add(blob: latest)
        files += [("latest", blob), ("passing/\(path)", blob)]
        removed = try tip.map { try repository.files(under: "passing", in: $0).map(\.path) } ?? []
      }
      let tree = try batch.tree(
        updating: tip, set: files, remove: removed.filter { $0 != "passing/\(path)" })
      let commit = try batch.commit(
        tree: tree, parents: tip.map { [$0] } ?? [], author: writer, committer: writer, message: path + "\n")
      try batch.write()
      let folder = place.map {
        FolderPlacement(path: $0, files: [FolderPlacement.File(name: "latest", bytes: latest)])
      }
      return BranchMove(commit: commit, placements: folder.map { [$0] } ?? [], result: ())
    }
  }
}

// Whoever starts us may have signals held back; then they would be held back here too.
var none = sigset_t()
sigemptyset(&none)
sigprocmask(SIG_SETMASK, &none, nil)

let arguments = CommandLine.arguments
guard (6...7).contains(arguments.count), let count = Int(arguments[4]), let byteCount = Int(arguments[5])
else { exit(64) }
do {
  let repository = try Repository.open(at: arguments[1])
  let appending = Appending(
    repository: repository, branch: arguments[2], byteCount: byteCount, place: arguments.dropFirst(6).first)
  for index in 0..<count {
    let path = "records/\(arguments[3])-\(index)"
    try appending.append(path)
    let line = path + "\n"
    // A plain write: what is in the pipe survives us, what is in a buffer does not.
    write(STDOUT_FILENO, line, line.utf8.count)
  }
} catch {
  let line = "\((error as? GitError)?.kind.rawValue ?? "unknown"): \(error)\n"
  write(STDERR_FILENO, line, line.utf8.count)
  exit(1)
}
