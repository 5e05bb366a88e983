/** The bar between picture and table: dragged, or moved with the arrow keys; its place is remembered. */

const KEPT = "iku.lebar";

export function splitter(bar, frame) {
  const set = (share) => {
    const kept = Math.min(0.75, Math.max(0.2, share));
    frame.style.setProperty("--gambar", `${kept * 100}%`);
    bar.setAttribute("aria-valuenow", Math.round(kept * 100));
    localStorage.setItem(KEPT, kept);
  };
  bar.addEventListener("pointerdown", (event) => { bar.setPointerCapture(event.pointerId); event.preventDefault(); });
  bar.addEventListener("pointermove", (event) => {
    const room = frame.getBoundingClientRect();
    if (bar.hasPointerCapture(event.pointerId)) set((event.clientX - room.left) / room.width);
  });
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -0.02, ArrowRight: 0.02 }[event.key];
    if (step) { set(Number(bar.getAttribute("aria-valuenow")) / 100 + step); event.preventDefault(); }
  });
  set(Number(localStorage.getItem(KEPT)) || 0.44);
}
