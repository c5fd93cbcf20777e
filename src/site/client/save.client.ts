import { say } from "./say.client.ts";

/** Saves and unsaves without leaving the page, and shows what this browser has saved already (its "saved" cookie). */
export function offerSaving(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-save]")) {
    const button = form.querySelector("button");
    const id = form.dataset.save;
    if (!button || !id) continue;
    const show = () => button.setAttribute("aria-pressed", String(savedIds().includes(id)));
    show();
    // Back from another page that the browser kept whole: the list may have changed there.
    addEventListener("pageshow", show);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void change(form, id).then((done) => {
        show();
        const { saved, removed, failed } = form.dataset;
        say(form, !done ? failed : savedIds().includes(id) ? saved : removed);
      });
    });
  }
}

const savedIds = (): string[] => (/(?:^|; )saved=([\d.]*)/.exec(document.cookie)?.[1] ?? "").split(".");

/** True when the server took it: it answers with a redirect, which need not be followed. */
async function change(form: HTMLFormElement, id: string): Promise<boolean> {
  const action = savedIds().includes(id) ? "remove" : "add";
  try {
    const answer = await fetch(form.getAttribute("action") ?? "", {
      method: "POST",
      body: new URLSearchParams({ item: id, action }),
      redirect: "manual",
    });
    return answer.ok || answer.type === "opaqueredirect";
  } catch {
    return false;
  }
}
