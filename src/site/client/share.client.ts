import { closeWhenLeft } from "./menus.client.ts";
import { say } from "./say.client.ts";

/** Shows the buttons that copy the short link and open the system's own sharing. */
export function offerSharing(): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.drop")) {
    closeWhenLeft(menu);
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
