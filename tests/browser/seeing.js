/** What a test asks of a page: what is hard to read on it, and where the focus is. */
({
  /** Texts whose contrast with what is behind them is under WCAG's 4.5 (3 of large ones), one of each kind. */
  faint() {
    const parse = (text) => { const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number); return [r, g, b, a]; };
    const over = ([r, g, b, a], back) => [r, g, b].map((one, i) => one * a + back[i] * (1 - a));
    const linear = (c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    const light = (rgb) => { const [r, g, b] = rgb.map((c) => linear(c / 255)); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
    const behind = (element) => {
      const every = [];
      for (let one = element; one; one = one.parentElement) every.unshift(getComputedStyle(one));
      const back = every.reduce((under, style) => over(parse(style.backgroundColor), under), [255, 255, 255]);
      return [back, every.reduce((seen, style) => seen * Number(style.opacity), 1)];
    };
    const found = new Map(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.data.trim(), element = walker.currentNode.parentElement, style = getComputedStyle(element);
      if (!text || !element.checkVisibility({ visibilityProperty: true }) || element.closest(".tersirat, option, svg")) continue;
      const [back, seen] = behind(element), [r, g, b, a] = parse(style.color);
      const [high, low] = [light(over([r, g, b, a * seen], back)), light(back)].sort((x, y) => y - x);
      const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const ratio = (high + 0.05) / (low + 0.05);
      if (ratio < (large ? 3 : 4.5)) found.set(`${element.tagName}.${element.className}`, `${ratio.toFixed(2)} ${text.slice(0, 30)}`);
    }
    return [...found].map(([where, what]) => `${where}: ${what}`);
  },

  /** Part of the page, name, and whether it is seen to have the focus. */
  focused() {
    const at = document.activeElement, box = at.getBoundingClientRect();
    const place = at.closest("header.atas, .gambar, .pemisah, #sel, .data .alat, #kisi, #daftar, dialog, form");
    const isShown = box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth;
    return [place ? place.id || place.className || place.tagName : at.tagName, at.getAttribute("aria-label") || at.textContent.trim().slice(0, 30),
      isShown && getComputedStyle(at).outlineStyle !== "none"];
  },

  /** The focus goes on from where an element was that has gone: the page's beginning. */
  begin() {
    const start = document.createElement("span");
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
    start.remove();
  },
});
