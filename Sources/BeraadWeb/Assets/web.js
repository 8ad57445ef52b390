"use strict";
// Everything works without this. It copies selected words into a form, counts the stickers that are left, and keeps a projector up to date.

const errors = document.getElementById("errors");
if (errors) errors.focus();

// A form is sent once, however often its button is pressed; where no page comes of it, again after a while.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.classList.contains("ballot")) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  setTimeout(() => { delete form.dataset.sent; }, 5000);
});

// In a full hall a network may take what is sent and never answer.
const patient = (address, options = {}) => {
  const limit = new AbortController();
  setTimeout(() => limit.abort(), 10000);
  return fetch(address, { ...options, signal: limit.signal });
};

// Words that are selected in the paragraph go into the field beside it.
const shown = document.getElementById("paragraph-text");
const quote = document.getElementById("quote");
if (shown && quote) {
  const mark = (words) => {
    const [before, nth] = ["before", "nth"].map((name) => document.getElementById(name));
    if (before) before.value = words;
    if (nth) nth.value = "";
  };
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
    // What of it is in the paragraph, in whole words: a triple click, or a drag past the end, selects more.
    const whole = selection.getRangeAt(0);
    if (!whole.intersectsNode(shown)) return;
    const range = whole.cloneRange();
    const bounds = document.createRange();
    bounds.selectNodeContents(shown);
    if (range.compareBoundaryPoints(Range.START_TO_START, bounds) < 0) range.setStart(bounds.startContainer, bounds.startOffset);
    if (range.compareBoundaryPoints(Range.END_TO_END, bounds) > 0) range.setEnd(bounds.endContainer, bounds.endOffset);
    if (range.collapsed) return;
    const inWord = (node, at) =>
      node.nodeType === Node.TEXT_NODE && at > 0 && at < node.data.length && [at - 1, at].every((place) => /[\p{L}\p{M}\p{N}]/u.test(node.data[place]));
    let [start, end] = [range.startOffset, range.endOffset];
    while (inWord(range.startContainer, start)) start -= 1;
    while (inWord(range.endContainer, end)) end += 1;
    range.setStart(range.startContainer, start);
    range.setEnd(range.endContainer, end);
    const isAll = range.compareBoundaryPoints(Range.START_TO_START, whole) === 0 && range.compareBoundaryPoints(Range.END_TO_END, whole) === 0;
    // A note's number is none of the words, nor what a screen reader is told of a picture.
    const read = (part) => {
      const box = document.createElement("div");
      box.append(part);
      for (const mark of box.querySelectorAll("sup.ref, .picture .h")) mark.remove();
      return box.textContent.replace(/\s+/g, " ");
    };
    const marked = range.cloneContents().querySelector("sup.ref, .picture .h");
    const words = (marked || !isAll ? read(range.cloneContents()) : selection.toString()).trim();
    if (!words) return;
    quote.value = words;
    // Which of several it is: what stands before it says so. Something always does, if only a space.
    const rest = document.createRange();
    rest.selectNodeContents(shown);
    rest.setEnd(range.startContainer, range.startOffset);
    mark(" " + read(rest.cloneContents()));
  });
  quote.addEventListener("input", () => mark(""));
}

// A page that somebody goes back to can send its forms again.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.forms) delete form.dataset.sent;
});

// A form that a network held up may come after a newer one: the server tells by its number. The name is of this loaded page alone: a copied
// tab has its own. What the tab sent before, also from a page that was loaded anew since, is older.
const pageName = Math.random().toString(36).slice(2);
let formsSent = 0;
const number = (fields) => {
  const turn = `${pageName}.${formsSent += 1}`;
  fields.set("turn", turn);
  try {
    const before = (sessionStorage.getItem("sent") ?? "").split(" ").slice(-7);
    fields.set("after", before.join(" "));
    sessionStorage.setItem("sent", [...before, turn].join(" "));
  } catch { /* A browser that keeps nothing. */ }
};

// A ballot says how many stickers are left on each board, and that something is not saved yet.
const enliven = (ballot) => {
  const tell = (board) => {
    const most = Number(board.dataset.most);
    const line = board.querySelector(".left");
    if (!most || !line) return;
    const left = most - board.querySelectorAll("input:checked").length;
    const text = left < 0 ? ballot.dataset.over : ballot.dataset.left;
    line.textContent = text.replace("#", String(Math.abs(left))) + " " + board.dataset.title;
  };
  ballot.querySelectorAll("fieldset.board").forEach(tell);
  ballot.addEventListener("change", (event) => {
    tell(event.target.closest("fieldset.board"));
    // What is ticked now is not what was saved.
    document.getElementById("saved")?.remove();
  });
  ballot.addEventListener("submit", async (event) => {
    event.preventDefault();
    const note = ballot.querySelector(".unsaved");
    const fields = new URLSearchParams(new FormData(ballot));
    if (event.submitter && event.submitter.name) fields.set(event.submitter.name, event.submitter.value);
    number(fields);
    const buttons = ballot.querySelectorAll("button");
    buttons.forEach((button) => { button.disabled = true; });
    note.textContent = ballot.dataset.sending;
    try {
      const answer = await patient(ballot.action, { method: "POST", body: fields });
      if (answer.status >= 500) throw new Error(String(answer.status));
      if (answer.redirected) {
        location.assign(answer.url);
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      document.title = page.title;
      document.body.replaceChildren(...page.body.childNodes);
      document.querySelectorAll("form.ballot").forEach(enliven);
      document.getElementById("errors")?.focus();
    } catch {
      document.getElementById("saved")?.remove();
      note.textContent = ballot.dataset.failed;
    }
    buttons.forEach((button) => { button.disabled = false; });
  });
};
document.querySelectorAll("form.ballot").forEach(enliven);

// A projector shows what its hall tells. The page itself draws the dots: it is asked again, at most once at a time.
const board = document.getElementById("board");
if (board && board.dataset.events && window.EventSource) {
  const people = document.getElementById("people");
  const state = document.getElementById("state");
  const lost = document.getElementById("lost");
  // What the words and the picture are of; nothing where it could not be drawn.
  let told = "";
  let drawn = "";
  let isAsking = false;
  let isStale = false;
  const draw = async () => {
    if (isAsking) {
      isStale = true;
      return;
    }
    isAsking = true;
    try {
      const answer = await patient(location.href);
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("board");
      if (fresh) board.replaceChildren(...fresh.childNodes);
      // A closed meeting's figures that are hidden have a reason there.
      const words = page.getElementById("people");
      if (words) people.textContent = words.textContent;
    } catch {
      drawn = "";
    }
    isAsking = false;
    if (isStale) {
      isStale = false;
      draw();
    }
  };
  const tell = (figures) => {
    const counted = people.dataset.text.replace("#", String(figures.people));
    const none = figures.people === 0 && figures.state === "closed";
    people.textContent = figures.people === null ? "" : figures.people === 1 ? people.dataset.one : none ? people.dataset.none : counted;
    if (figures.state === "open" || figures.state === "closed") state.textContent = state.dataset[figures.state];
    state.dataset.state = figures.state;
  };
  const show = (figures) => {
    const all = JSON.stringify(figures);
    if (all !== told) tell(figures);
    told = all;
    // Where there is no number, the page itself may have the reason.
    const picture = JSON.stringify([figures.state, figures.boards, figures.people === null && figures.revision]);
    if (picture === drawn) return;
    drawn = picture;
    draw();
  };
  let source;
  let heard = 0;
  let seen = new Date();
  const hear = (figures) => {
    heard += 1;
    seen = new Date();
    lost.textContent = "";
    show(figures);
  };
  const listen = () => {
    source = new EventSource(board.dataset.events);
    source.addEventListener("board", (event) => hear(JSON.parse(event.data)));
    source.addEventListener("closed", () => source.close());
  };
  listen();
  // A browser gives a stream up for good where anything but a stream comes in its place, as from a proxy while the server starts anew;
  // and a closed meeting can be opened again. So what stands is asked for as well, now and then while the stream lives.
  let turn = 0;
  setInterval(async () => {
    turn += 1;
    if (source.readyState === EventSource.OPEN && turn % 6 !== 0) return;
    const before = heard;
    try {
      const answer = await patient(board.dataset.events.replace(/events$/, "board.json"));
      if (!answer.ok) throw new Error(String(answer.status));
      const figures = await answer.json();
      if (heard === before) hear(figures);
      if (source.readyState === EventSource.CLOSED && figures.state !== "closed") listen();
    } catch {
      lost.textContent = lost.dataset.text.replace("#", seen.toTimeString().slice(0, 5));
    }
  }, 5000);
}
