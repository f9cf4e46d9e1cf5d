"use strict";
(() => {
  const light = () => {
    const found = /^#[mi](\d+-\d+)/.exec(location.hash);
    for (const old of document.querySelectorAll(".lit")) old.classList.remove("lit");
    if (!found) return;
    const marks = document.querySelectorAll(`[data-of~="${found[1]}"]`);
    for (const mark of marks) mark.classList.add("lit");
  };
  const filter = (box) => document.body.classList.toggle(`hide-${box.value}`, !box.checked);
  const step = (by) => {
    const links = [...document.querySelectorAll(".where")].filter((link) => link.offsetParent);
    if (!links.length) return;
    const here = links.findIndex((link) => link.hash === location.hash);
    const next = links[here < 0 ? (by > 0 ? 0 : links.length - 1) : (here + by + links.length) % links.length];
    location.hash = next.hash;
    next.focus({ preventScroll: true });
  };
  for (const box of document.querySelectorAll("input[name=severity]")) {
    filter(box);
    box.addEventListener("change", () => filter(box));
  }
  addEventListener("hashchange", light);
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n") step(1);
    if (event.key === "p") step(-1);
  });
  light();
})();
