// The library follows what is added on its page.
"use strict";

document.addEventListener("came", () => {
  if (document.getElementById("filters")) {
    htmx.ajax("GET", location.href, { target: "#results", select: "#results", swap: "outerHTML" });
  } else {
    sessionStorage.setItem("sayso-watched", "yes");
    location.reload(); // the first articles: from now on there is something to search
  }
});
