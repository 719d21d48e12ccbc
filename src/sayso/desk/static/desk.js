// What all pages of the desk share: writes carry a header that no other site can send, and say what they did.
"use strict";

const TOLD = "sayso-told";

function tell(words, { wrong = false } = {}) {
  const place = document.getElementById("told");
  place.textContent = words;
  place.className = wrong ? "wrong" : "";
}

// Asks the desk to do something; resolves to {told, go}, or rejects with an Error that says why not.
async function act(path, values = {}) {
  const body = values instanceof FormData ? new URLSearchParams(values) : new URLSearchParams(Object.entries(values));
  const response = await fetch(path, { method: "POST", body, headers: { "X-Sayso": "desk" } });
  const answer = await response.json().catch(() => ({ reason: `answered ${response.status}` }));
  if (!response.ok) throw new Error([answer.reason && `${answer.reason}.`, answer.hint].filter(Boolean).join(" "));
  return answer;
}

// Shows the page that an action leads to, with what it did told there.
function arrive({ told, go }) {
  sessionStorage.setItem(TOLD, told);
  if (go) location.assign(go);
  else location.reload();
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[method=post]");
  if (!form) return;
  event.preventDefault();
  act(form.getAttribute("action"), new FormData(form, event.submitter)).then(arrive, (error) => tell(error.message, { wrong: true }));
});

const told = sessionStorage.getItem(TOLD);
if (told) {
  sessionStorage.removeItem(TOLD);
  tell(told);
}
