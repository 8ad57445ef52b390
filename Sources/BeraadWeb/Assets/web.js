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

// Words that are selected in the paragraph go into the field beside it.
const shown = document.getElementById("paragraph-text");
const quote = document.getElementById("quote");
if (shown && quote) {
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    if (!shown.contains(range.commonAncestorContainer)) return;
    const words = selection.toString().trim();
    if (!words) return;
    quote.value = words;
    // Which of several it is: as often as the words end before the end of what is selected.
    const before = document.createRange();
    before.selectNodeContents(shown);
    before.setEnd(range.endContainer, range.endOffset);
    const text = before.toString().replace(/\s+/g, " ");
    const plain = words.replace(/\s+/g, " ");
    const whole = shown.textContent.replace(/\s+/g, " ");
    const nth = document.getElementById("nth");
    if (nth) nth.value = whole.split(plain).length > 2 ? String(Math.max(1, text.split(plain).length - 1)) : "";
  });
  quote.addEventListener("input", () => {
    const nth = document.getElementById("nth");
    if (nth) nth.value = "";
  });
}

// A ballot says how many stickers are left on each board, and that something is not saved yet.
for (const ballot of document.querySelectorAll("form.ballot")) {
  const tell = (board) => {
    const most = Number(board.dataset.most);
    const line = board.querySelector(".left");
    if (!most || !line) return;
    const left = most - board.querySelectorAll("input:checked").length;
    line.textContent = ballot.dataset.left.replace("#", String(left)) + " " + board.dataset.title;
  };
  const boards = ballot.querySelectorAll("fieldset.board");
  boards.forEach(tell);
  ballot.addEventListener("change", (event) => tell(event.target.closest("fieldset.board")));
  ballot.addEventListener("submit", async (event) => {
    event.preventDefault();
    const note = ballot.querySelector(".unsaved");
    const fields = new URLSearchParams(new FormData(ballot));
    if (event.submitter && event.submitter.name) fields.set(event.submitter.name, event.submitter.value);
    const buttons = ballot.querySelectorAll("button");
    buttons.forEach((button) => { button.disabled = true; });
    note.textContent = "";
    try {
      const answer = await fetch(ballot.action, { method: "POST", body: fields });
      if (answer.status >= 500) throw new Error(String(answer.status));
      if (answer.redirected) {
        location.assign(answer.url);
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      document.title = page.title;
      document.body.replaceChildren(...page.body.childNodes);
      document.getElementById("errors")?.focus();
    } catch {
      note.textContent = ballot.dataset.failed;
    }
    buttons.forEach((button) => { button.disabled = false; });
  });
}

// A projector shows what its hall tells. The page itself draws the dots: it is asked again, at most once at a time.
const board = document.getElementById("board");
if (board && board.dataset.events && window.EventSource) {
  const people = document.getElementById("people");
  const state = document.getElementById("state");
  let isAsking = false;
  let isStale = false;
  const draw = async () => {
    if (isAsking) {
      isStale = true;
      return;
    }
    isAsking = true;
    try {
      const answer = await fetch(location.href);
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = page.getElementById("board");
        if (fresh) board.replaceChildren(...fresh.childNodes);
        // A closed meeting's figures that are hidden have a reason there.
        const told = page.getElementById("people");
        if (told) people.textContent = told.textContent;
      }
    } catch {
      // The next event asks again.
    }
    isAsking = false;
    if (isStale) {
      isStale = false;
      draw();
    }
  };
  let last = "";
  const source = new EventSource(board.dataset.events);
  source.addEventListener("board", (event) => {
    const figures = JSON.parse(event.data);
    const counted = people.dataset.text.replace("#", String(figures.people));
    const told = figures.people === 1 ? people.dataset.one : figures.people === 0 && figures.state === "closed" ? people.dataset.none : counted;
    people.textContent = figures.people === null ? "" : told;
    if (figures.state === "open" || figures.state === "closed") state.textContent = state.dataset[figures.state];
    state.dataset.state = figures.state;
    const now = JSON.stringify([figures.state, figures.boards]);
    if (now !== last) draw();
    last = now;
  });
  source.addEventListener("closed", () => source.close());
}
