"use strict";
document.documentElement.classList.add("live"); // styles that make no sense without a script wait for this
// Whoever comes back, or is sent to a place, is to find it where it was: then the page is laid out at once.
if (performance.getEntriesByType("navigation")[0]?.type === "navigate" && !location.hash) {
  document.documentElement.classList.add("late");
}
addEventListener("DOMContentLoaded", () => {
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const byId = (id) => document.getElementById(id);
  const narrow = matchMedia("(max-width: 60rem)");
  const cards = all(".card");
  const tools = document.querySelector(".tools");
  const help = document.querySelector(".keys");

  // What belongs to a finding or a fact, wherever it stands on the page.
  const partsOf = (key) => (key ? all(`[data-of~="${key}"]`) : []);
  const keyOf = (id) => /^[mir](\d+-f?\d+)/.exec(id)?.[1];
  let now = null; // the finding or fact that is lit up
  let place = null; // where on the page the reader was sent last
  let sent = -1000; // and when

  const close = document.createElement("button");
  close.type = "button";
  close.className = "close";
  close.textContent = "\u00d7";
  close.ariaLabel = "Close";

  const light = (key) => {
    for (const part of partsOf(now)) {
      part.classList.remove("lit");
      part.removeAttribute("aria-current");
    }
    const parts = partsOf(key);
    now = parts.length ? key : null;
    for (const part of parts) part.classList.add("lit");
    const card = byId(`i${now}`);
    document.documentElement.classList.toggle("raised", Boolean(card));
    card?.setAttribute("aria-current", "true");
    card?.prepend(close);
    if (!card) close.remove();
  };

  // Scrolls what an element is in by hand: a browser would drag the page along with the list.
  const reveal = (element) => {
    settle(element);
    const list = element.closest(".findings");
    if (!list || narrow.matches || list.scrollHeight <= list.clientHeight) {
      const box = element.getBoundingClientRect();
      const top = Math.max(0, tools?.getBoundingClientRect().bottom ?? 0) + 8;
      const bottom = innerHeight - (narrow.matches ? close.parentElement?.offsetHeight ?? 0 : 0) - 8;
      if (box.top < top || box.bottom > bottom) scrollBy(0, (box.top + box.bottom) / 2 - (top + bottom) / 2);
      return;
    }
    const [box, frame] = [element.getBoundingClientRect(), list.getBoundingClientRect()];
    if (box.top < frame.top) list.scrollTop -= frame.top - box.top + 8;
    else if (box.bottom > frame.bottom) list.scrollTop += Math.min(box.bottom - frame.bottom, box.top - frame.top) + 8;
  };

  // Where the keyboard goes for an id: the card's link, the row's, the mark's, the words of a fact.
  const targetOf = (element) => {
    if (element.matches(".card, tr")) return element.querySelector(".where");
    let next = element;
    // Where several places begin at once, all but one are empty elements before the words.
    while (next && !next.matches("a, mark, span[data-of]")) next = next.nextElementSibling;
    return next?.matches("mark") ? next.querySelector("a") : next ?? element;
  };

  const go = (id, record) => {
    const element = byId(id);
    if (!element) return;
    const key = keyOf(id);
    if (key) light(key);
    if (record) history.pushState(null, "", `#${id}`);
    if (!key) {
      settle(element);
      element.scrollIntoView();
      element.focus({ preventScroll: true });
      return;
    }
    [place, sent] = [id, performance.now()];
    const target = targetOf(element);
    const card = byId(`i${key}`);
    const mark = byId(`m${key}`);
    // The other side first: what was asked for has the last word on where the page stands.
    if (card === element && mark) reveal(targetOf(mark));
    else if (card && card !== element && !narrow.matches) reveal(card);
    // On a phone the card has come up from below already.
    if (!narrow.matches || element !== card) reveal(element.matches(".card, tr") ? element : target);
    if (!target.matches("a")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  };

  // Not popstate: after that a browser takes the focus away, to the element of the hash.
  addEventListener("hashchange", () => (location.hash ? go(location.hash.slice(1), false) : light(null)));

  // A click: links on the page, a card anywhere, the words of a fact that is lit, or nothing.
  addEventListener("click", (event) => {
    if (help && !help.contains(event.target)) help.open = false;
    const link = event.target.closest('a[href^="#"]');
    if (link) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(link.hash.slice(1), true);
      return;
    }
    if (event.target.closest("a, summary, input, label, .tools")) return;
    const card = event.target.closest(".card");
    const fact = event.target.closest("span.lit[data-of]");
    if (event.target === close) leave();
    else if (!getSelection().isCollapsed) return;
    else if (card) go(byId(`m${card.dataset.of}`) ? `m${card.dataset.of}` : card.id, true);
    else if (fact) go(`r${now}`, true);
    else light(null);
  });

  const listed = () => cards.filter((card) => !card.hidden);
  const step = (by) => {
    const shown = listed();
    if (!shown.length) return;
    const here = shown.findIndex((card) => card.dataset.of === now);
    const next = shown[here < 0 ? (by > 0 ? 0 : shown.length - 1) : (here + by + shown.length) % shown.length];
    const inStory = document.activeElement?.closest(".story") && byId(`m${next.dataset.of}`);
    go(inStory ? `m${next.dataset.of}` : next.id, false);
  };

  const other = () => {
    const ways = all(`.twin[data-for="${now}"]`);
    if (!ways.length) return;
    const places = ways.map((way) => way.hash.slice(1));
    go(places[(places.indexOf(place) + 1) % places.length], true);
  };

  // Done with a finding. On a phone its card goes away, and the keyboard back to the words that it is about.
  const leave = () => {
    const mark = now && narrow.matches && document.activeElement?.closest(".card") && byId(`m${now}`);
    light(null);
    if (mark) targetOf(mark).focus({ preventScroll: true });
  };

  const letters = document.querySelector("input[name=letters]");
  const keys = { j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1), o: other };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && help?.open) {
      if (help.contains(document.activeElement)) help.querySelector("summary").focus();
      help.open = false;
    } else if (event.key === "Escape") leave();
    else if (arrow && document.activeElement?.closest(".cards")) {
      event.preventDefault();
      step(arrow);
    } else if (letters?.checked) keys[event.key]?.();
  });

  // The filters: a mark shows the gravest of its findings that is shown, and leads to the innermost.
  const rank = ["note", "query", "warning", "error"];
  const filter = () => {
    const off = new Set(all("input:not(:checked)", tools).map((box) => `${box.name} ${box.value}`));
    const shown = new Map();
    for (const card of cards) {
      card.hidden = off.has(`severity ${card.dataset.severity}`) || off.has(`desk ${card.dataset.desk}`);
      if (!card.hidden) shown.set(card.dataset.of, card.dataset.severity);
    }
    for (const mark of all("mark")) {
      const over = mark.dataset.of.split(" ").filter((key) => shown.has(key));
      const gravest = rank[Math.max(...over.map((key) => rank.indexOf(shown.get(key))))];
      mark.classList.remove(...rank, "off");
      mark.classList.add(gravest ?? "off");
      const link = mark.querySelector("a");
      if (over.length) link.href = `#i${over[0]}`;
      else link.removeAttribute("href");
    }
    for (const sign of all(".ref, .twin")) sign.hidden = !shown.has(sign.dataset.for);
    if (now && byId(`i${now}`)?.hidden) light(null);
    const total = `${cards.length} finding${cards.length === 1 ? "" : "s"}`;
    tools.querySelector(".count").textContent = shown.size < cards.length ? `${shown.size} of ${total}` : total;
  };
  if (tools) {
    tools.addEventListener("change", filter);
    tools.addEventListener("submit", (event) => event.preventDefault());
    if (all("fieldset input:not(:checked)", tools).length) filter(); // what the browser remembers of a former visit
    const under = [document.documentElement, ...all(".findings")];
    new ResizeObserver(() => {
      const height = `${tools.offsetHeight}px`;
      for (const part of under) part.style.setProperty("--bar", height);
    }).observe(tools);
  }

  // The list follows the story, unless somebody is at it or was just sent somewhere.
  const follow = (list) => {
    const seen = new Set();
    const marked = [];
    const watch = new IntersectionObserver((changes) => {
      for (const { target, isIntersecting } of changes) seen[isIntersecting ? "add" : "delete"](target);
      if (narrow.matches || list.matches(":hover") || performance.now() - sent < 1000) return;
      const first = marked.find((block) => seen.has(block));
      const mark = first && all("mark:not(.off)", first)[0];
      const card = mark && byId(`i${mark.dataset.of.split(" ")[0]}`);
      if (!card || card.dataset.of === now) return;
      settle(card);
      // With the first one comes what stands above it.
      if (card === listed().find((item) => list.contains(item))) list.scrollTop = 0;
      else list.scrollTop += card.getBoundingClientRect().top - list.getBoundingClientRect().top;
    }, { rootMargin: "-64px 0px -60% 0px" });
    return (part) => {
      for (const block of all(":scope > :has(mark)", part)) {
        marked.push(block);
        watch.observe(block);
      }
    };
  };

  // A page that is opened is laid out where it is seen, lest it stand still; the rest bit by bit, one with every frame
  // in which there is nothing else to do. Then all is as high as it seems, for scroll bars and for those sent somewhere.
  const late = [];
  for (const file of all(".file")) {
    const list = file.querySelector(".pair:not(.alone) > .findings");
    const watch = list && follow(list);
    for (const part of all(".story > .part", file)) late.push({ parts: [part], watch });
    const own = all(".card", file);
    for (let at = 0; at < own.length; at += 10) late.push({ parts: own.slice(at, at + 10) });
    for (const part of all(".facts", file)) late.push({ parts: [part] });
  }
  const open = ({ parts, watch }) => {
    for (const part of parts) {
      part.style.contentVisibility = "visible";
      watch?.(part);
    }
  };
  // What stands above a place tells where it is, and is not left to be guessed. The list scrolls by itself.
  const settle = (place) => {
    const within = (!narrow.matches && place.closest(".findings")) || place.closest(".file");
    for (const bit of [...late]) {
      const [part] = bit.parts;
      if (!within?.contains(part) || part.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_PRECEDING) continue;
      late.splice(late.indexOf(bit), 1);
      open(bit);
    }
  };
  const idle = globalThis.requestIdleCallback ?? setTimeout; // Safari has none
  const next = () => {
    if (!late.length) return;
    open(late.shift());
    requestAnimationFrame(() => idle(next));
  };
  idle(next);
  if (location.hash) go(location.hash.slice(1), false);
});
