/** Icons on a grid of 24, drawn for right-to-left; those that mean a direction carry `dir` and are mirrored elsewhere. */
const DRAWINGS = {
  alert: "M12 3l10 18H2zM12 10v5M12 18v.1",
  archive: "M3 4h18v5H3zM5 9v11h14V9M10 13h4",
  back: "M4 12h16M13 5l7 7-7 7",
  book: "M12 6c-2-2-5-2-8-2v14c3 0 6 0 8 2 2-2 5-2 8-2V4c-3 0-6 0-8 2zM12 6v14",
  check: "M4 12.5l5.5 5.5L20 7",
  chev: "M15 5l-7 7 7 7",
  clock: "M12 12m-9 0a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 7v5l3 2",
  close: "M5 5l14 14M19 5L5 19",
  comment: "M4 5h16v11h-7l-5 4v-4H4z",
  download: "M12 3v12M8 11l4 4 4-4M5 20h14",
  external: "M10 5H5v14h14v-5M11 13L5 5M5 11V5h6",
  feed: "M19 19m-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0M12 20a8 8 0 0 1 8-8M5 20A15 15 0 0 1 20 5",
  flag: "M18 21V4M18 4H6l2 4-2 4h12",
  forward: "M20 12H4M11 5l-7 7 7 7",
  grid: "M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z",
  home: "M4 11l8-7 8 7v9h-5v-6H9v6H4z",
  info: "M12 12m-9 0a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 11v6M12 7.5v.1",
  like: "M17 11v9H8a3 3 0 0 1-3-2.4L4 13a2 2 0 0 1 2-2.5h5L10 5a2 2 0 0 1 3.7-1zM17 11h3v9h-3",
  link: "M10 14a4 4 0 0 1 0-5.700l3-3a4 4 0 0 1 5.700 5.700l-1.500 1.500M14 10a4 4 0 0 1 0 5.700l-3 3a4 4 0 0 1-5.700-5.700l1.500-1.500",
  mail: "M3 5h18v14H3zM3 6l9 7 9-7",
  menu: "M4 7h16M9 12h11M4 17h16",
  offline: "M3 3l18 18M8 7.5A6 6 0 0 1 18 11a4 4 0 0 1 2 6.6M16 19H7a5 5 0 0 1-1.4-9.8",
  plus: "M12 5v14M5 12h14",
  print: "M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z",
  reply: "M15 6l5 5-5 5M20 11h-9a7 7 0 0 0-7 7",
  save: "M6 3h12v18l-6-4.5L6 21z",
  search: "M11 11m-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0M16 16l5 5",
  send: "M3 12L21 4l-5 16-4-7z",
  share: "M12 15V3M8 7l4-4 4 4M5 12v8h14v-8",
  shield: "M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6z",
  text: "M4 18L9 5l5 13M5.7 14h6.6M15 18l2.7-7 2.8 7M16 16h3.6",
  up: "M12 20V4M5 11l7-7 7 7",
  user: "M12 8m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0M4 21c1-5 4-7 8-7s7 2 8 7",
} as const;

export type IconName = keyof typeof DRAWINGS;

/** One icon; the page's own sprite (see `sprite`) holds its drawing. `dir` mirrors it on left-to-right pages. */
export function Icon(props: { name: IconName; dir?: boolean }) {
  return (
    <svg class={props.dir ? "icon icon--dir" : "icon"} viewBox="0 0 24 24" aria-hidden="true">
      <use href={`#i-${props.name}`} />
    </svg>
  );
}

/** The names of the icons that some HTML refers to as "#i-name", added to `names`. */
export function collectIcons(html: string, names: Set<string>): Set<string> {
  for (let at = html.indexOf('"#i-'); at >= 0; at = html.indexOf('"#i-', at + 4))
    names.add(html.slice(at + 4, html.indexOf('"', at + 4)));
  return names;
}

/** The drawings of some icons as one hidden element. */
export function sprite(names: Set<string>): string {
  let symbols = "";
  for (const name of names) symbols += SYMBOLS.get(name) ?? "";
  return `<svg width="0" height="0" aria-hidden="true">${symbols}</svg>`;
}

const SYMBOLS = new Map(
  Object.entries(DRAWINGS).map(([name, path]) => [
    name,
    `<symbol id="i-${name}" viewBox="0 0 24 24"><path d="${path}"/></symbol>`,
  ]),
);
