/// What an address leads to: its pattern, which is all that the log says of it, and how it is answered.
struct Route: Sendable {
  let pattern: String
  /// Whether nobody signs in for it, in a hall or from a mail program: then no cookie is read and no form has to be ours.
  var isAnonymous = false
  /// Whether it changes nothing where it is posted to without being signed in: signing in itself.
  var isOpen = false
  /// Whether it signs somebody in: then a form that was made before they did so in another tab is good.
  var signsIn = false
  /// Whether it is the same for whoever is signed in: then a form that this site made for anybody is good.
  var takesFormOfAnybody = false
  let answer: @Sendable (Visit) async throws -> Answer

  init(
    _ pattern: String, isAnonymous: Bool = false, isOpen: Bool = false, signsIn: Bool = false,
    takesFormOfAnybody: Bool = false, _ answer: @escaping @Sendable (Visit) async throws -> Answer
  ) {
    (self.pattern, self.isAnonymous, self.answer) = (pattern, isAnonymous, answer)
    (self.isOpen, self.signsIn, self.takesFormOfAnybody) = (isOpen, signsIn, takesFormOfAnybody)
  }
}

extension Route {
  /// The route of a path; nil where there is none.
  static func of(_ path: [String], isPost: Bool) -> Route? {
    switch (path.first, path.count) {
    case (nil, _): isPost ? nil : Route("/") { try await $0.home() }
    case ("p", 2...): ofPaper(path[1], Array(path[2...]), isPost)
    case ("z", _): ofHall(Array(path[1...]), isPost)
    case ("mine", 1): isPost ? nil : Route("/mine") { try await $0.mine() }
    case ("kept", 1): Route("/kept") { isPost ? try await $0.dropKept() : try await $0.keptPage() }
    default: ofSigningIn(path, isPost)
    }
  }

  /// The page that has the form of something that is only posted to.
  static func page(of path: [String]) -> [String] {
    switch (path.first, path.last) {
    case ("p", "decide"), ("p", "collect"), ("p", "merge"), ("p", "publish"), ("p", "polls"):
      path.dropLast() + ["inbox"]
    case ("p", "open"), ("p", "close"), ("p", "remove"), ("p", "cards"): path.dropLast()
    default: []
    }
  }

  /// The address of the paper that an address is about; of all papers where it is about none.
  static func paper(of path: [String]) -> String {
    path.first == "p" && path.count > 1 ? "/p/" + Form.encode(path[1]) : "/"
  }

  private static func ofSigningIn(_ path: [String], _ isPost: Bool) -> Route? {
    switch (path.count, path.first) {
    case (1, "login"):
      Route("/login", isOpen: true, signsIn: true) { isPost ? try await $0.login() : $0.loginPage() }
    case (1, "logout"):
      isPost ? Route("/logout", isOpen: true, takesFormOfAnybody: true) { try await $0.logout() } : nil
    case (1, "access"): isPost ? Route("/access", isOpen: true, signsIn: true) { try await $0.enter() } : nil
    case (2, "access"): isPost ? nil : Route("/access/{token}") { $0.accessPage(path[1]) }
    default: ofNews(path, isPost)
    }
  }

  private static func ofNews(_ path: [String], _ isPost: Bool) -> Route? {
    switch (path.count, path.first) {
    case (1, "news"):
      Route("/news", isOpen: true, takesFormOfAnybody: true) {
        isPost ? try await $0.subscribe() : $0.newsPage()
      }
    case (3, "news") where path[1] == "confirm":
      Route("/news/confirm/{token}", isOpen: true, takesFormOfAnybody: true) {
        isPost ? try await $0.confirmNews(path[2]) : $0.confirmNewsPage(path[2])
      }
    case (2, "unsubscribe"):
      Route("/unsubscribe/{token}", isAnonymous: true) {
        isPost ? try await $0.unsubscribe(path[1]) : $0.unsubscribePage(path[1])
      }
    default: nil
    }
  }

  private static func ofHall(_ path: [String], _ isPost: Bool) -> Route? {
    switch path.count {
    case 0: Route("/z", isAnonymous: true) { isPost ? try await $0.enterHall() : $0.cardPage() }
    case 1:
      Route("/z/{token}", isAnonymous: true) {
        isPost ? try await $0.placeStickers(path[0]) : try await $0.ballotPage(path[0])
      }
    case 2 where path[0] == "deal":
      Route("/z/deal/{token}", isAnonymous: true) {
        isPost ? try await $0.takeCard(path[1]) : try await $0.takePage(path[1])
      }
    default: nil
    }
  }

  private static func ofPaper(_ paper: String, _ path: [String], _ isPost: Bool) -> Route? {
    let here = "/p/{paper}"
    switch (path.first, path.count) {
    case (nil, _): return isPost ? nil : Route(here) { try await $0.readingPage(paper) }
    case ("comment", 1):
      return Route(here + "/comment") {
        isPost ? try await $0.comment(paper) : try await $0.commentPage(paper)
      }
    case ("reply", 1):
      return Route(here + "/reply") { isPost ? try await $0.reply(paper) : try await $0.replyPage(paper) }
    case ("withdraw", 1):
      return Route(here + "/withdraw") {
        isPost ? try await $0.withdraw(paper) : try await $0.withdrawPage(paper)
      }
    case ("amend", 1):
      return Route(here + "/amend") { isPost ? try await $0.amend(paper) : try await $0.amendPage(paper) }
    case ("polls", 1...): return ofPoll(paper, Array(path[1...]), isPost)
    default: return ofCommittee(paper, path, isPost)
    }
  }

  private static func ofCommittee(_ paper: String, _ path: [String], _ isPost: Bool) -> Route? {
    let here = "/p/{paper}"
    switch (path.first, path.count, isPost) {
    case ("inbox", 1, false): return Route(here + "/inbox") { try await $0.inboxPage(paper) }
    case ("decide", 1, true): return Route(here + "/decide") { try await $0.decide(paper) }
    case ("collect", 1, true): return Route(here + "/collect") { try await $0.collect(paper) }
    case ("merge", 1, true): return Route(here + "/merge") { try await $0.merge(paper) }
    case ("publish", 1, true): return Route(here + "/publish") { try await $0.publish(paper) }
    case ("editions", 2, false):
      return Route(here + "/editions/{number}") { try await $0.editionPage(paper, path[1]) }
    case ("editions", 3, false):
      return Route(here + "/editions/{number}/{file}") { try await $0.editionFile(paper, path[1], path[2]) }
    default: return nil
    }
  }

  private static func ofPoll(_ paper: String, _ path: [String], _ isPost: Bool) -> Route? {
    let here = "/p/{paper}/polls/{poll}"
    guard let poll = path.first else {
      return isPost ? Route("/p/{paper}/polls") { try await $0.putToVote(paper) } : nil
    }
    switch (path.count, path.dropFirst().first) {
    case (1, _):
      return Route(here) { isPost ? try await $0.vote(paper, poll) : try await $0.pollPage(paper, poll) }
    case (2, "open") where isPost:
      return Route(here + "/open") { try await $0.movePoll(paper, poll, opens: true) }
    case (2, "close") where isPost:
      return Route(here + "/close") { try await $0.movePoll(paper, poll, opens: false) }
    case (2, "remove") where isPost: return Route(here + "/remove") { try await $0.removePoll(paper, poll) }
    case (3..., "halls"):
      return ofBoard(HallAddress(paper, poll, path[2]), Array(path[3...]), isPost)
    default: return nil
    }
  }

  private static func ofBoard(_ hall: HallAddress, _ path: [String], _ isPost: Bool) -> Route? {
    let here = "/p/{paper}/polls/{poll}/halls/{meeting}"
    switch (path.first, path.count) {
    case (nil, _):
      return Route(here) { isPost ? try await $0.stewardHall(hall) : try await $0.hallPage(hall) }
    case ("cards", 1):
      return isPost ? Route(here + "/cards") { try await $0.cards(hall) } : nil
    case ("deal", 1):
      return Route(here + "/deal") { isPost ? try await $0.setDeal(hall) : try await $0.dealPage(hall) }
    case _ where isPost: return nil
    case ("board", 1): return Route(here + "/board", isAnonymous: true) { try await $0.boardPage(hall) }
    case ("events", 1): return Route(here + "/events", isAnonymous: true) { try await $0.boardEvents(hall) }
    case ("board.json", 1):
      return Route(here + "/board.json", isAnonymous: true) { try await $0.boardFigures(hall) }
    default: return nil
    }
  }
}

/// A meeting of a poll, as an address names it: not looked up yet.
struct HallAddress: Sendable {
  let paper: String
  let poll: String
  let meeting: String

  init(_ paper: String, _ poll: String, _ meeting: String) {
    (self.paper, self.poll, self.meeting) = (paper, poll, meeting)
  }
}
