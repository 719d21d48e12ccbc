// Which layers of marks are shown, before the page is: kept by the browser, so that no page comes up with others first.
"use strict";

const LAYERS_OFF = "sayso-layers-off";
const SENTENCES = "sentences"; // the layer that is shown only if somebody asks for it

// A browser may keep nothing for a page.
function keptLayers() {
  try {
    return localStorage.getItem(LAYERS_OFF) ?? SENTENCES;
  } catch {
    return SENTENCES;
  }
}

document.documentElement.dataset.off = keptLayers();
