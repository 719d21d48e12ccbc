// One entry after the other: looked at, accepted, corrected or rejected, with the keyboard alone if one likes.
"use strict";

{
  const DECIDED = "sayso-review-decided";
  const DRAFT = "sayso-review-draft ";
  const MOST_DECIDED = 200; // decisions that can be taken back here; the list of corrections has them all

  const bar = find(".bar");
  const decided = JSON.parse(sessionStorage.getItem(DECIDED) ?? "[]");
  const ready = new Map(); // entries that were fetched ahead: the promise of their part of the page, by their ids
  let visited = []; // what was looked at before, for the way back: ids, each with whether it was skipped
  let skipped = Number(new URLSearchParams(location.search).get("skip") ?? 0); // entries that wait before the one shown
  let left = Number(find("#left")?.dataset.left ?? 0);
  let data; // what the page says of the entry that is shown
  let spans;
  let form; // of the kind that is shown or added
  let untouched; // the draft as the entry is
  let adding = null; // {words} while a missing entry is added
  let busy = false;

  const say = (words, { wrong = false } = {}) => {
    find("#aloud").textContent = words;
    if (wrong) tell(words, { wrong });
  };

  // What is shown

  function begin() {
    data = JSON.parse(find("#data").textContent);
    spans?.close();
    spans = null;
    adding = null;
    bar.hidden = !data.context;
    if (!data.context) return;
    spans = new Spans(find("#text"), { onChange: changed, onChoose: showParts, onSelect: (span) => offer(form, span), say });
    open(data.entry?.kind, data.entry?.pieces ?? {});
    const draft = data.entry && JSON.parse(sessionStorage.getItem(DRAFT + data.entry.id) ?? "null");
    if (draft) fill(spans, draft);
    changed();
    const next = data.queue[0];
    if (next) fetchEntry(next).catch(() => {});
    if (!data.entry && new URLSearchParams(location.search).has("at")) startAdding();
  }

  // Sets the editor to a kind of entry and the pieces of its parts.
  function open(kind, pieces) {
    form = data.forms.find((one) => one.kind === kind) ?? null;
    find("#entry").dataset.kind = kind ?? "";
    spans.load(data.context, form?.parts ?? [], pieces);
    untouched = JSON.stringify(draft());
    showParts();
    offer(form, null);
  }

  function reveal() {
    window.scrollTo({ top: 0 });
    spans?.reveal(bar.getBoundingClientRect().top);
  }

  // What the entry is to be: parts by their spans, everything else by its words.
  function draft() {
    const controls = [...document.querySelectorAll("#details [name]")];
    return { parts: structuredClone(spans.pieces), values: Object.fromEntries(controls.map(({ name, value }) => [name, value])) };
  }

  const showParts = () => listParts(form, spans);

  const isChanged = () => spans !== null && JSON.stringify(draft()) !== untouched;

  function changed() {
    if (!spans) return;
    const isNew = isChanged();
    const name = data.entry && DRAFT + data.entry.id;
    if (name && !adding) {
      if (isNew) sessionStorage.setItem(name, JSON.stringify(draft()));
      else sessionStorage.removeItem(name);
    }
    find("[data-do=accept] span").textContent = adding ? "Add it" : isNew ? "Save correction" : "Accept";
    find("[data-do=accept]").disabled = adding ? !form : !data.entry;
    find("[data-do=reject]").hidden = Boolean(adding) || !data.entry;
    find("[data-do=edit]").hidden = Boolean(adding) || !data.entry;
    find("[data-do=skip]").hidden = Boolean(adding);
    find("[data-do=add] span").textContent = adding ? "Cancel" : "Add";
    find("[data-do=add] kbd").textContent = adding ? "Esc" : "n";
    find("[data-do=undo]").disabled = !decided.length && !spans.past.length;
    find("[data-do=back]").disabled = !visited.length;
    showParts();
  }

  // From one entry to the next

  function address(values) {
    const query = new URLSearchParams(location.search);
    for (const name of ["entry", "of", "around", "at", "brief", "skip"]) query.delete(name);
    if (skipped) query.set("skip", skipped);
    for (const [name, value] of Object.entries(values)) query.set(name, value);
    return `/review${query.size ? `?${query}` : ""}`;
  }

  async function fetched(path) {
    const response = await fetch(path).catch(() => {
      throw new Error(SILENT);
    });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const entry = find("#entry", page);
    if (!entry) throw Object.assign(new Error(find(".trouble", page)?.textContent.trim() ?? `The desk answered ${response.status}.`), { status: response.status });
    const counted = find("#left", page);
    return { entry, left: counted && Number(counted.dataset.left) };
  }

  // `of`: the article of the entry, by which one that was corrected meanwhile is found under the id that it has now.
  function fetchEntry(id, of = null) {
    if (!ready.has(id)) {
      const coming = fetched(address({ entry: id, brief: true, ...(of && { of }) }));
      coming.catch(() => ready.delete(id));
      ready.set(id, coming);
    }
    return ready.get(id);
  }

  function setLeft(number) {
    left = Math.max(0, number);
    const place = find("#left");
    place.dataset.left = left;
    place.textContent = `${left.toLocaleString("en")} to look at`;
  }

  // Shows a part of the page that was fetched; the focus follows if it stood in what goes.
  function show({ entry }, words = "") {
    const held = find("#entry").contains(document.activeElement) || document.activeElement === document.body;
    find("#entry").replaceWith(entry);
    begin();
    history.replaceState(null, "", address(data.entry ? { entry: data.entry.id } : {}));
    if (held) find("#which")?.focus({ preventScroll: true });
    reveal();
    say([words, find("#which")?.textContent].filter(Boolean).join(" "));
  }

  async function go(id, { of = null, back = false, skipping = false, words = "", fresh = false } = {}) {
    if (fresh) ready.delete(id);
    const from = data.entry?.id;
    const page = await (id ? fetchEntry(id, of) : fetched(address({})));
    ready.delete(id);
    if (from && from !== id && !back) visited.push({ id: from, skipped: skipping });
    show(page, words);
    return page;
  }

  async function next(words = "", { skipping = false } = {}) {
    const id = data.queue.find((one) => one !== data.entry?.id);
    if (skipping && data.entry?.waits) skipped += 1;
    const again = !id && skipped > 0;
    if (again) skipped = 0;
    const where = { words: again ? `${words} Those that were skipped come again.`.trim() : words, skipping };
    const page = await go(id, where).catch((error) => {
      // Somebody else was there first: the list is asked for anew.
      if (error.status !== 404 || !id) throw error;
      return go(null, where);
    });
    if (page.left !== null) setLeft(page.left);
  }

  async function back() {
    const last = visited.pop();
    if (!last) return say("This was the first one.");
    if (last.skipped) skipped = Math.max(0, skipped - 1);
    await go(last.id, { back: true });
  }

  // What is decided

  function note(done, entry, counted) {
    decided.push({ correction: done.correction, entry, became: done.entry, counted, skipped });
    decided.splice(0, decided.length - MOST_DECIDED);
    sessionStorage.setItem(DECIDED, JSON.stringify(decided));
  }

  async function decide(what) {
    const { id, seen, waits } = data.entry;
    if (what === "accept" && !waits) return next("A person has said so already.");
    const mine = draft();
    try {
      const values = { entry: id, article: data.article.id, seen };
      const done = await act(`/review/${what}`, what === "change" ? { ...values, draft: JSON.stringify(mine) } : values);
      sessionStorage.removeItem(DRAFT + id);
      note(done, id, data.entry.waits);
      // What people change may show in the article's other entries.
      if (what === "change") ready.clear();
      tell(done.told);
      if (data.entry.waits) setLeft(left - 1);
      data.entry.id = done.entry ?? id;
      if (what === "reject") data.entry = null;
      await next(done.told);
    } catch (error) {
      if (error.status !== 409) throw error;
      await changedMeanwhile(error.message, what === "change" ? mine : null);
    }
  }

  // Somebody else was first: what it is now is shown, and what was typed here is kept beside it.
  async function changedMeanwhile(words, mine) {
    const id = data.entry.id;
    sessionStorage.removeItem(DRAFT + id);
    try {
      await go(id, { of: data.article.id, fresh: true, back: true });
    } catch (error) {
      if (error.status !== 404) throw error;
      await go(null);
      return tell(words, { wrong: true });
    }
    const told = find("#conflict");
    told.replaceChildren(made("p", { textContent: `${words} This is how it stands now.${mine ? " What you had is kept." : ""}` }));
    if (mine) {
      const again = made("button", { type: "button", textContent: "Put mine back" });
      again.addEventListener("click", () => {
        fill(spans, mine);
        changed();
        told.hidden = true;
        find("#which").focus({ preventScroll: true });
      });
      const leave = made("button", { type: "button", className: "quiet", textContent: "Leave it as it is now" });
      leave.addEventListener("click", () => { told.hidden = true; });
      told.append(made("p", { className: "buttons" }, again, leave));
    }
    told.hidden = false;
  }

  async function undo() {
    if (spans?.undo()) return;
    const last = decided.at(-1);
    if (!last) return tell("Nothing to undo here; the list of corrections has all that was decided.");
    const done = await act("/review/undo", { correction: last.correction });
    decided.pop();
    sessionStorage.setItem(DECIDED, JSON.stringify(decided));
    ready.clear();
    if (last.counted) setLeft(left + 1);
    visited = visited.filter(({ id }) => id !== last.entry && id !== last.became);
    skipped = last.skipped ?? 0;
    tell(done.told);
    await go(last.entry, { back: true, fresh: true, words: done.told });
  }

  // What is missing

  function startAdding() {
    const words = spans.selected;
    adding = { words, draft: draft(), kind: form?.kind };
    const kinds = find("#kinds");
    kinds.replaceChildren(...data.forms.map((one, number) => {
      const button = made("button", { type: "button" }, `${one.label} `, made("kbd", { textContent: number + 1 }));
      button.dataset.kind = one.kind;
      button.setAttribute("aria-pressed", "false");
      return button;
    }));
    kinds.hidden = false;
    find("#details").replaceChildren();
    document.querySelectorAll(".made").forEach((line) => { line.hidden = true; });
    find("#which").textContent = "What is missing here?";
    open(null, {});
    if (words) spans.select(words);
    else spans.walk(0);
    changed();
    say(words ? `Missing: ${spans.words(words)}. Choose what it is: ${kindKeys()}.` : `Choose what is missing: ${kindKeys()}; then select its words.`);
  }

  const kindKeys = () => data.forms.map((one, number) => `${number + 1} ${one.label}`).join(", ");

  function chooseKind(kind) {
    const words = spans.selected ?? adding.words;
    const chosen = data.forms.find((one) => one.kind === kind);
    document.querySelectorAll("#kinds button").forEach((button) => button.setAttribute("aria-pressed", button.dataset.kind === kind));
    find("#details").replaceChildren(find(`template[data-form="${kind}"]`).content.cloneNode(true));
    open(kind, {});
    adding.words = words;
    if (words) {
      spans.select(words);
      spans.take(chosen.parts.find((part) => part.needed).role);
    } else {
      spans.walk(0);
    }
    changed();
  }

  function stopAdding() {
    adding = null;
    go(data.entry?.id, { back: true, fresh: true }).catch((error) => tell(error.message, { wrong: true }));
  }

  async function add() {
    if (!form) return say(`Choose what is missing first: ${kindKeys()}.`, { wrong: true });
    const done = await act("/review/add", { article: data.article.id, kind: form.kind, draft: JSON.stringify(draft()) });
    note(done, data.entry?.id ?? done.entry, false);
    ready.clear();
    tell(done.told);
    adding = null;
    await go(data.entry?.id ?? done.entry, { back: true, fresh: true, words: done.told });
  }

  async function widen() {
    const answer = await fetch(`/api${address({ brief: true, ...(data.entry ? { entry: data.entry.id } : { at: data.context.start }), article: data.article.id, around: data.around * 3 })}`);
    if (!answer.ok) return;
    const { context, around } = await answer.json();
    const from = find("#text").getBoundingClientRect().bottom;
    data = { ...data, context, around };
    spans.widen(context);
    find("[data-do=before]").hidden = !context.before;
    find("[data-do=after]").hidden = !context.after;
    say(`More of the article is shown, ${find("#text").getBoundingClientRect().bottom > from ? "around the entry" : "which is all of it"}.`);
  }

  function nameWhom(control) {
    try {
      const words = whomChosen(spans, control);
      if (words) say(words);
    } catch (error) {
      say(error.message, { wrong: true });
    }
  }

  const doings = {
    accept: () => (adding ? add() : data.entry && decide(isChanged() ? "change" : "accept")),
    reject: () => !adding && data.entry && decide("reject"),
    edit: () => form && spans.choose((spans.active ?? form.parts.find(({ role }) => spans.pieces[role].length) ?? form.parts[0]).role, spans.active?.at ?? 0),
    add: () => (adding ? stopAdding() : startAdding()),
    skip: () => !adding && next("", { skipping: true }),
    back,
    undo,
    before: widen,
    after: widen,
    details: () => find("#details select, #details input")?.focus(),
    keys: () => find("#keys").showModal(),
  };

  async function perform(what) {
    if (busy) return;
    busy = true;
    try {
      await doings[what]();
    } catch (error) {
      tell(error.message, { wrong: true });
    } finally {
      busy = false;
    }
    changed();
  }

  function escape() {
    if (spans.leave()) return;
    if (adding) {
      stopAdding();
    } else if (isChanged()) {
      sessionStorage.removeItem(DRAFT + data.entry.id);
      go(data.entry.id, { back: true, fresh: true, words: "As it was." }).catch((error) => tell(error.message, { wrong: true }));
    }
  }

  takeKeys({
    get isThere() { return Boolean(data.context); },
    get spans() { return spans; },
    get form() { return form; },
    get forms() { return data.forms; },
    get adding() { return adding; },
    perform,
    chooseKind,
    escape,
  });

  document.addEventListener("mousedown", (event) => {
    // The words that are selected stay so while a button says what they are.
    if (event.target.closest("#offer, #parts, #kinds, .bar")) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const target = event.target.closest("button");
    if (!target || !spans) return;
    const { do: what, take, role, at, move, kind } = target.dataset;
    if (what) {
      perform(what);
    } else if (take) {
      spans.take(take);
    } else if (kind && adding) {
      chooseKind(kind);
    } else if (move) {
      spans.active = { role, at: Number(at) };
      if (move === "remove") spans.remove();
      else spans.move(...move.split(" ").map((part, number) => (number ? Number(part) : part)));
    } else if (role && !spans.take(role)) {
      spans.choose(role, Number(at));
    }
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("#details select.whom")) nameWhom(event.target);
    if (event.target.closest("#details")) changed();
    if (event.target.closest(".narrowing")) event.target.form.requestSubmit();
  });

  document.addEventListener("input", (event) => {
    if (event.target.matches("#details .narrow")) say(narrow(event.target));
    if (event.target.closest("#details")) changed();
  });

  document.addEventListener("submit", (event) => {
    if (event.target.id !== "form") return;
    event.preventDefault();
    perform("accept");
  });

  begin();
  reveal();
}
