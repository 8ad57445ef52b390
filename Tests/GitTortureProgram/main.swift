// One writer among many, to be killed, starved and crowded by `TortureTests`.
//
//   GitTortureProgram REPOSITORY BRANCH NAME COUNT BYTES
//
// appends COUNT files of BYTES random bytes, each in a commit of its own, and prints a line for each one as
// soon as it is acknowledged. Ends with 1 and the kind of the error at the first refusal.
import Git
import Glibc

/// Appends one file and returns when it is safe.
func append(_ path: String, byteCount: Int, to branch: String, of repository: Repository) throws {
  let bytes = (0..<byteCount).map { _ in UInt8.random(in: 0...255) }
  let writer = Signature(name: "Writer", email: "writer@example.org", seconds: 1_700_000_000)
  try repository.update(branch, deadline: .seconds(60), log: "torture") { tip in
    let blob = try repository.write(blob: bytes)
    let tree = try repository.tree(updating: tip, set: [(path, blob)])
    let commit = try repository.createCommit(
      tree: tree, parents: tip.map { [$0] } ?? [], author: writer, committer: writer, message: path + "\n")
    return (commit, ())
  }
}

let arguments = CommandLine.arguments
guard arguments.count == 6, let count = Int(arguments[4]), let byteCount = Int(arguments[5]) else { exit(64) }
do {
  let repository = try Repository.open(at: arguments[1])
  for index in 0..<count {
    let path = "records/\(arguments[3])-\(index)"
    try append(path, byteCount: byteCount, to: arguments[2], of: repository)
    let line = path + "\n"
    // A plain write: what is in the pipe survives us, what is in a buffer does not.
    write(STDOUT_FILENO, line, line.utf8.count)
  }
} catch {
  let line = "\((error as? GitError)?.kind.rawValue ?? "unknown"): \(error)\n"
  write(STDERR_FILENO, line, line.utf8.count)
  exit(1)
}
