/** Menus that are open cover the text: Escape and a touch elsewhere close them, and the focus returns to their button. */
export function closeWhenLeft(menu: HTMLDetailsElement): void {
  const close = () => {
    menu.open = false;
    menu.querySelector("summary")?.focus({ preventScroll: true });
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) close();
  });
  document.addEventListener("click", (event) => {
    if (!menu.open || (event.target instanceof Node && menu.contains(event.target))) return;
    // Whoever touched another button or field is there already.
    if (document.activeElement === document.body || menu.contains(document.activeElement)) close();
    else menu.open = false;
  });
}

/** The main menu of small screens, and the strip of sections moved to where its current one is seen. */
export function offerMenus(): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu")) closeWhenLeft(menu);
  const strip = document.querySelector(".site__nav");
  const current = strip?.querySelector("[aria-current]");
  if (!strip || !current) return;
  const [whole, part] = [strip.getBoundingClientRect(), current.getBoundingClientRect()];
  // By the strip alone: scrollIntoView would move the page too, away from the comment that its address names.
  strip.scrollLeft += part.x + part.width / 2 - (whole.x + whole.width / 2);
}
