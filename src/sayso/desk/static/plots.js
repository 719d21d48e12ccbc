// What pages with pictures share: Observable Plot, drawn as wide as there is room, in the colours of the page.
"use strict";

// Keeps what `draw` makes of a width, an element of Plot's, inside `place`; draws it anew where the width changes, and
// when the function that it returns is called.
function picture(place, draw) {
  let drawn = 0;
  const set = () => {
    const width = Math.floor(place.clientWidth);
    if (!width || width === drawn) return;
    drawn = width;
    const plot = draw(width);
    // Plot brings rules in an element of its own, which the policy of the desk forbids: plots.css has them.
    for (const style of plot.querySelectorAll("style")) style.remove();
    // It names its groups of marks ("bar", "y-axis tick label") in a way that screen readers are not to be given.
    for (const group of plot.querySelectorAll("g[aria-label]")) {
      group.dataset.marks = group.getAttribute("aria-label");
      group.removeAttribute("aria-label");
    }
    place.replaceChildren(plot);
  };
  new ResizeObserver(set).observe(place);
  set();
  return () => {
    drawn = 0;
    set();
  };
}
