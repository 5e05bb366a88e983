"use strict";
(() => {
  for (const cut of document.querySelectorAll(".cut")) {
    const mark = cut.querySelector("i");
    if (mark) cut.scrollLeft = mark.offsetLeft + mark.offsetWidth / 2 - cut.clientWidth / 2;
  }
  const pane = document.createElement("aside");
  pane.className = "asal";
  pane.hidden = true;
  document.body.append(pane);
  const part = (page, x0, y0, x1, y1, mark) => {
    const strip = document.createElement("div");
    strip.className = `strip p${page}`;
    Object.assign(strip.style, { width: `${x1 - x0}px`, height: `${y1 - y0}px`, backgroundPosition: `${-x0}px ${-y0}px` });
    if (mark) {
      const i = document.createElement("i");
      Object.assign(i.style, { left: `${mark[0] - x0}px`, top: `${mark[1] - y0}px`, width: `${mark[2] - mark[0]}px`, height: `${Math.min(mark[3], y1) - mark[1]}px` });
      strip.append(i);
    }
    return strip;
  };
  const drawn = (page) => {
    const probe = pane.appendChild(part(page, 0, 0, 1, 1));
    const is = getComputedStyle(probe).backgroundImage !== "none";
    probe.remove();
    return is;
  };
  function trace(cell) {
    const [page, ...box] = cell.dataset.k.split(" ").map(Number);
    const [headPage, ...head] = (cell.closest("table").dataset.j || "0").split(" ").map(Number);
    const said = document.createElement("p");
    const name = document.createElement("strong");
    name.textContent = `${cell.dataset.label} · halaman ${page}`;
    said.append(name, cell.dataset.m ? ` Tertulis: ${cell.dataset.m}` : "");
    pane.replaceChildren(said);
    if (drawn(page)) {
      const x0 = Math.max(0, box[0] - 150), x1 = Math.max(box[2] + 150, x0 + 420);
      const y0 = Math.max(0, box[1] - 24), y1 = Math.min(box[3], box[1] + 220) + 24;
      const cut = document.createElement("div");
      cut.className = "cut";
      if (head.length && drawn(headPage) && !(headPage === page && head[3] > y0)) {
        cut.append(part(headPage, x0, head[1], x1, Math.min(head[3], head[1] + 110)));
      }
      cut.append(part(page, x0, y0, x1, y1, box));
      pane.append(cut);
    }
    for (const old of document.querySelectorAll(".traced")) old.classList.remove("traced");
    cell.classList.add("traced");
    pane.hidden = false;
  }
  addEventListener("click", (event) => {
    const cell = event.target.closest("[data-k]");
    if (cell) trace(cell);
    else if (!pane.contains(event.target)) pane.hidden = true;
  });
  addEventListener("keydown", (event) => { if (event.key === "Escape") pane.hidden = true; });
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
