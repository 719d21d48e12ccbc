// Lists that follow what is typed and chosen: short addresses, and how much was found told to screen readers.
"use strict";

// Fields left empty are left out, so that an address shows what narrows the list and nothing else.
document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  const { request } = ctx;
  if (request.method !== "GET" || !(request.body instanceof FormData)) return;
  for (const name of new Set(request.body.keys())) {
    const given = request.body.getAll(name).filter((value) => value !== "");
    request.body.delete(name);
    for (const value of given) request.body.append(name, value);
  }
});

// A date that is being typed is not asked for before it is one; what is wrong when it is left is told by the desk.
const DATES = new Set(["since", "until", "first", "last"]);

document.addEventListener("htmx:config:request", (event) => {
  const { type, target } = event.detail.ctx.sourceEvent;
  if (type === "input" && DATES.has(target.name) && !/^(\d{4}(-\d\d(-\d\d)?)?)?$/.test(target.value.trim())) event.preventDefault();
});

// Leaving a field asks for nothing that was asked for while it was typed: the answer would take away what is clicked then.
const askedBy = new WeakMap();

document.addEventListener("htmx:config:request", (event) => {
  const { request, sourceEvent: { type, target } } = event.detail.ctx;
  if (event.defaultPrevented || !target?.form || !(request.body instanceof FormData)) return;
  const now = String(new URLSearchParams(request.body));
  if (type !== "submit" && askedBy.get(target.form) === now) event.preventDefault();
  else askedBy.set(target.form, now);
});

let found = document.getElementById("results")?.dataset.told;

document.addEventListener("htmx:after:swap", () => {
  const now = document.getElementById("results")?.dataset.told;
  if (now === undefined || document.querySelector("#results .trouble")) return;
  if (document.getElementById("told").className === "wrong") tell("");
  if (now === found) return;
  found = now;
  document.getElementById("found").textContent = now;
});
