import Testing
import Transport

/// What git, ssh, curl and hosts say, as it was seen.
@Suite struct ComplaintTests {
  @Test(arguments: [
    (
      "ssh: Could not resolve hostname git.example.invalid: Name or service not known\nfatal: Could not read from remote repository.\n",
      Complaint.unknownHost
    ),
    (
      "fatal: unable to access 'https://git.example.invalid/a.git/': Could not resolve host: git.example.invalid\n",
      .unknownHost
    ),
    (
      "ssh: connect to host 127.0.0.1 port 1: Connection refused\nfatal: Could not read from remote repository.\n",
      .noConnection
    ),
    (
      "fatal: unable to access 'http://127.0.0.1:1/a.git/': Failed to connect to 127.0.0.1 port 1 after 0 ms: Couldn't connect to server\n",
      .noConnection
    ),
    (
      "tenants@127.0.0.1: Permission denied (publickey).\nfatal: Could not read from remote repository.\n",
      .noRight
    ),
    ("fatal: could not read Username for 'http://127.0.0.1': terminal prompts disabled\n", .noRight),
    ("fatal: unable to access 'http://127.0.0.1/a.git/': The requested URL returned error: 403\n", .noRight),
    (
      "fatal: bad object refs/heads/side\nerror: /host.git did not send all necessary objects\n",
      .unfollowed("refs/heads/side")
    ),
    ("Host key verification failed.\nfatal: Could not read from remote repository.\n", .hostKey),
    (
      "fatal: unable to access 'https://127.0.0.1/': SSL certificate problem: self-signed certificate\n",
      .certificate
    ),
    (
      "fatal: '/nowhere.git' does not appear to be a git repository\nfatal: Could not read from remote repository.\n",
      .noRepository
    ),
    ("fatal: repository '/nowhere' does not exist\n", .noRepository),
    (
      "To /host.git\n ! [rejected]        main -> main (fetch first)\nerror: failed to push some refs to '/host.git'\n",
      .moved
    ),
    (
      "To /host.git\n ! [remote rejected] main -> main (failed to update ref)\nerror: failed to push some refs to '/host.git'\n",
      .moved
    ),
    (
      "remote: fatal: write error: No space left on device\n ! [remote rejected] main -> main (unpacker error)\n",
      .hostFull
    ),
    ("To /host\n ! [remote rejected] main -> main (branch is currently checked out)\n", .checkedOut),
    (
      "remote: Only the committee may push main.        \nTo /host.git\n ! [remote rejected] main -> main (pre-receive hook declined)\n",
      .hostRefused("Only the committee may push main.")
    ),
    (
      "To /host.git\n ! [remote rejected] main -> main (protected branch hook declined)\n",
      .hostRefused("protected branch hook declined")
    ),
    (
      "remote: error: cannot lock ref 'refs/heads/partners/a': 'refs/heads/partners' exists; cannot create 'refs/heads/partners/a'        \nTo /host.git\n ! [remote rejected] partners/a -> partners/a (failed to update ref)\n",
      .noRoomThere(branch: "partners", for: "partners/a")
    ),
    (
      "error: cannot lock ref 'refs/remotes/origin/partners/a': 'refs/remotes/origin/partners' exists; cannot create 'refs/remotes/origin/partners/a'\n ! [new branch] partners/a -> origin/partners/a (unable to update local ref)\n",
      .noRoomHere("refs/remotes/origin/partners")
    ),
    ("NO\nNO\nfatal: ref updates aborted by hook\n", .ownHook("reference-transaction", words: "NO")),
    ("fatal: --mirror can't be combined with refspecs\n", .mirror),
    ("error: 'x' does not look like a v2 or v3 bundle file\n", .noBundle),
    ("fatal: something nobody has seen yet\n", .other("something nobody has seen yet")),
    ("", .other("")),
  ])
  func `what git says is understood`(_ said: String, _ complaint: Complaint) {
    #expect(Complaint(said, status: 128) == complaint)
  }

  @Test func `a program that is not there and one that was interrupted are told apart`() {
    #expect(Complaint("env: 'git': No such file or directory\n", status: 127) == .noGit)
    #expect(Complaint("", status: 130) == .interrupted)
  }
}
