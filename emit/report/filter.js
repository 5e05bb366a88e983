"use strict";
(() => {
  for (const cut of document.querySelectorAll(".cut")) {
    const mark = cut.querySelector("i");
    if (mark) cut.scrollLeft = mark.offsetLeft + mark.offsetWidth / 2 - cut.clientWidth / 2;
  }
  const bar = document.querySelector(".filters");
  if (!bar) return;
  bar.hidden = false;
  const items = [...document.querySelectorAll("[data-rule]")];
  const switches = [...bar.querySelectorAll("[data-severity]")];
  const value = (name) => (bar.querySelector(`[data-filter="${name}"]`) || {}).value || "";
  const none = document.querySelector(".none");
  const groups = [...document.querySelectorAll("details.group")];
  const text = new Map(items.map((item) => [item, item.textContent.toLowerCase()]));

  function apply() {
    const on = new Set(switches.filter((s) => s.getAttribute("aria-pressed") === "true").map((s) => s.dataset.severity));
    const rule = value("rule"), office = value("office"), words = value("text").trim().toLowerCase();
    let shown = 0;
    for (const item of items) {
      const fits = on.has(item.dataset.severity) && (!rule || item.dataset.rule === rule) &&
        (!office || item.dataset.office === office) && (!words || text.get(item).includes(words));
      item.hidden = !fits;
      shown += fits;
    }
    for (const group of groups) {
      const left = group.querySelectorAll("[data-rule]:not([hidden])").length;
      group.hidden = !left;
      if (left && (rule || words)) group.open = true;
    }
    bar.querySelector(".shown").textContent = shown === items.length ? "" : `${shown} dari ${items.length}`;
    if (none) none.hidden = shown > 0;
  }

  for (const button of switches) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      apply();
    });
  }
  for (const field of bar.querySelectorAll("[data-filter]")) field.addEventListener("input", apply);
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  apply();
})();
