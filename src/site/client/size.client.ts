const KEY = "text-size";

/** The chosen size of the text holds for the next pages too; where nothing may be stored it holds for this one. */
export function rememberSize(): void {
  const choices = [...document.querySelectorAll<HTMLInputElement>('input[name="text-size"]')];
  const chosen = choices.find((choice) => choice.value === stored());
  if (chosen) chosen.checked = true;
  for (const choice of choices)
    choice.addEventListener("change", () => {
      try {
        localStorage.setItem(KEY, choice.value);
      } catch {
        // Private windows may forbid it.
      }
    });
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
