import TestSupport
import Testing

/// What several clones do, as lines of shell.
enum Script {
  /// Plays a script in a folder with a workspace `w`, and returns what it printed.
  ///
  /// `clones NAME…` makes a host of it and clones; `at NAME` goes into one; `fresh` is a clone of main alone.
  static func play(_ script: String) throws -> String {
    let folder = try TemporaryFolder()
    try folder.write("[init]\n\tdefaultBranch = main\n", to: "home/.gitconfig")
    var environment = Program.environment(home: folder.path + "/home", clock: 1_767_225_600)
    environment["PATH"] =
      Program.path.dropLast("/beraad".count) + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
    let outcome = try Command.outcome(
      ["sh", "-c", prologue + script], in: folder.path, environment: environment)
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.complaint)")
    return outcome.output
  }

  private static let prologue = """
    T=$PWD
    q() { "$@" >/dev/null 2>&1 || true; }
    git init -q w; cd w; q beraad init . --name Town
    for p in a b c; do q beraad partner add $p --name "Group $p"; done
    q beraad new paper --title Paper
    { echo 'A sentence about homes.'; for i in 1 2 3 4 5; do printf '\\nLine %d.\\n' $i; done; } >> papers/paper/paper.md
    q beraad revise paper -m first
    at() { cd "$T/$1"; }
    clone() { cd "$T"; git clone -q "$@"; for name; do :; done; cd "$name"; q beraad init . --as editors; }
    clones() { cd "$T"; git clone -q --bare w host.git; for each; do clone "file://$T/host.git" $each; done; }
    fresh() { clone --single-branch "file://$T/host.git" fresh; }
    wrong() { beraad verify 2>/dev/null | grep -v ^ok || true; }

    """
}
