import { say } from "./say.client.ts";

/** Shows the buttons that copy the short link and open the system's own sharing; one menu is open at a time. */
export function offerSharing(): void {
  const menus = [...document.querySelectorAll<HTMLDetailsElement>("details.drop")];
  for (const menu of menus) closeWhenLeft(menu, menus);
  for (const menu of menus) {
    const { address, title } = menu.dataset;
    if (!address) continue;
    const copy = menu.querySelector<HTMLButtonElement>("[data-copy]");
    if (copy) {
      copy.hidden = false;
      copy.addEventListener("click", () => void copyAddress(menu, copy, address));
    }
    const share = menu.querySelector<HTMLButtonElement>("[data-share]");
    if (share && "share" in navigator) {
      share.hidden = false;
      // Refusing to choose an app is an answer, not a fault.
      share.addEventListener("click", () =>
        navigator.share({ url: address, ...(title ? { title } : {}) }).then(
          () => (menu.open = false),
          () => {},
        ),
      );
    }
  }
}

async function copyAddress(menu: HTMLDetailsElement, button: HTMLButtonElement, address: string) {
  try {
    await navigator.clipboard.writeText(address);
    menu.open = false;
    menu.querySelector("summary")?.focus();
    say(menu, button.dataset.copied);
  } catch {
    const shown = menu.querySelector(".drop__address");
    if (shown) getSelection()?.selectAllChildren(shown);
    say(menu, button.dataset.failed);
  }
}

function closeWhenLeft(menu: HTMLDetailsElement, menus: HTMLDetailsElement[]): void {
  menu.addEventListener("toggle", () => {
    if (menu.open) for (const other of menus) if (other !== menu) other.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Node) || !menu.contains(event.target)) menu.open = false;
  });
}
