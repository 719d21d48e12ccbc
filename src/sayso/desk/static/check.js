// A check brings files, which the other forms of the desk do not: it is sent as the form is.
"use strict";

const form = document.getElementById("check");

form.addEventListener("submit", (event) => {
  event.preventDefault();
  event.stopPropagation();
  if (form.ariaBusy === "true") return;
  const busy = form.querySelector(".busy");
  form.ariaBusy = "true";
  busy.textContent = "Seeking the words …";
  fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Sayso": "desk" } })
    .catch(() => { throw new Error("The desk does not answer. Is sayso serve still running?"); })
    .then(async (response) => {
      const answer = await response.json().catch(() => ({ reason: `the desk answered ${response.status}` }));
      if (!response.ok) throw new Error(whyNot(answer));
      arrive(answer);
    })
    .catch((error) => tell(error.message, { wrong: true }))
    .finally(() => { form.ariaBusy = null; busy.textContent = ""; });
});
