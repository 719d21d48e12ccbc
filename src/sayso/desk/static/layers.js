// Which layers of marks are shown, before the page is: kept by the browser, so that no page comes up with others first.
"use strict";

const LAYERS_OFF = "sayso-layers-off";

document.documentElement.dataset.off = localStorage.getItem(LAYERS_OFF) ?? "sentences";
