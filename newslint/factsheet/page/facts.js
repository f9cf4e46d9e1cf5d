"use strict";
(() => {
  const light = () => {
    const found = /^#[mr](\d+-\d+)/.exec(location.hash);
    for (const old of document.querySelectorAll(".lit")) old.classList.remove("lit");
    if (!found) return;
    for (const part of document.querySelectorAll(`[data-of~="${found[1]}"]`)) part.classList.add("lit");
  };
  const show = (box) => {
    const name = box.name === "only" ? "only-disagreements" : `hide-${box.value}`;
    document.body.classList.toggle(name, box.name === "only" ? box.checked : !box.checked);
  };
  const step = (by, among) => {
    const links = [...document.querySelectorAll(`${among} .where`)].filter((link) => link.offsetParent);
    if (!links.length) return;
    const all = [...document.querySelectorAll(".where")];
    const now = (/^#[mr](\d+-\d+)/.exec(location.hash) || [])[1];
    const here = all.findIndex((link) => link.closest("tr").dataset.of === now);
    const ahead = links.filter((link) => (all.indexOf(link) - here) * by > 0);
    const next = (by > 0 ? ahead[0] : ahead[ahead.length - 1]) || links[by > 0 ? 0 : links.length - 1];
    location.hash = next.hash;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  for (const box of document.querySelectorAll("header form input")) {
    show(box);
    box.addEventListener("change", () => show(box));
  }
  addEventListener("hashchange", light);
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n") step(1, "tr");
    if (event.key === "p") step(-1, "tr");
    if (event.key === "d") step(1, "tr.wrong");
  });
  light();
})();
