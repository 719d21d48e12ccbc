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
  post(form.action, new FormData(form))
    .then(arrive, (error) => tell(error.message, { wrong: true }))
    .finally(() => { form.ariaBusy = null; busy.textContent = ""; });
});
