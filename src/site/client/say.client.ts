/** Says something in the status line of the tools around `near`, for eyes and for screen readers. */
export function say(near: Element, text: string | undefined): void {
  const line = near.closest(".tools")?.querySelector("[data-said]");
  if (!line) return;
  // The same words twice are a change only when the line was empty in between.
  line.textContent = "";
  setTimeout(() => (line.textContent = text ?? ""), 50);
}
