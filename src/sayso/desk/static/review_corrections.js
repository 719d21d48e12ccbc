// Corrections of another ledger are taken over from a file that is chosen.
"use strict";

document.getElementById("import-file").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  if (!file) return;
  event.target.value = "";
  try {
    arrive(await act("/review/corrections/import", { lines: await file.text() }));
  } catch (error) {
    tell(error.message, { wrong: true });
  }
});
