import { plural } from "../arabic/plural.ts";
import type { MovingWords, RefusalData } from "./words.ts";

const fileOf = ({ file }: RefusalData) => `“${file ?? ""}”`;
const near = ({ megabyte }: RefusalData) => (megabyte ? ` near megabyte ${megabyte}` : "");

export const wordsEn: MovingWords = {
  untitled: (id) => `Untitled (${id})`,
  refusals: {
    "no-file": (data) => `There is no file ${fileOf(data)}, or it cannot be read; nothing was changed.`,
    "empty-file": (data) => `The file ${fileOf(data)} is empty; nothing was changed.`,
    archive: (data) => `The file ${fileOf(data)} is an archive: unpack it first; nothing was changed.`,
    "not-xml": (data) => `The file ${fileOf(data)} is not well-formed XML${near(data)}; nothing was changed.`,
    "not-wxr": (data) => `The file ${fileOf(data)} is not a WordPress export (WXR); nothing was changed.`,
    doctype: (data) =>
      `The file ${fileOf(data)} defines or calls XML entities, which is refused for safety; nothing was changed.`,
    truncated: (data) =>
      `The file ${fileOf(data)} ends before its end: export it from WordPress again; nothing was changed.`,
    encoding: (data) =>
      `The file ${fileOf(data)} is not in the encoding that it declares${near(data)}; nothing was changed.`,
    "field-too-long": (data) =>
      `The file ${fileOf(data)} has a field of more than 64 MB${near(data)}; nothing was changed.`,
    "too-deep": (data) =>
      `The elements of the file ${fileOf(data)} are nested too deeply${near(data)}; nothing was changed.`,
    "different-sites": (data) =>
      `The file ${fileOf(data)} comes from another site: move each site by itself; nothing was changed.`,
    "not-json": (data) => `The file ${fileOf(data)} is not well-formed JSON; nothing was changed.`,
    "not-ghost": (data) => `The file ${fileOf(data)} is not an export of Ghost; nothing was changed.`,
    "too-large": (data) => `The file ${fileOf(data)} is larger than 256 MB; nothing was changed.`,
    "no-edition": ({ name }) =>
      name ? `No edition has the code “${name}”.` : "There is no edition yet: start the site once first.",
    "no-folder": (data) => `There is no folder ${fileOf(data)}; nothing was changed.`,
    "no-place": (data) => `${fileOf(data)} cannot be reached: there is no such folder.`,
    "is-folder": (data) => `${fileOf(data)} is a folder: give the name of a file.`,
    "no-permission": (data) => `You are not allowed to use ${fileOf(data)}.`,
    "disk-full": () =>
      "The disk was full before the work was done. Make room and run the same command again: a move goes on where it stopped, and nothing is moved twice.",
    system: (data) => `The file system refuses ${fileOf(data)}.`,
    usage: () => wordsEn.usage,
  },
  reasons: {
    private: "Private posts: moved as drafts, they stay hidden from readers",
    password: "Posts behind a password: moved as drafts, not published",
    trashed: "Posts from the bin: moved as withdrawn",
    "auto-draft": "Automatic drafts that nobody saved: not moved",
    "post-type": "Kinds of content that have no place here: not moved",
    "picture-missing": "Files that were not found: a link stands in place of the picture",
    "picture-refused": "Files of a type or size that is not taken: not moved",
    "picture-outside": "Files outside the media folder, or reached through a symbolic link: not read",
    "comment-type": "Pingbacks, trackbacks and other kinds of comments: not moved",
    "custom-field": "Custom fields: not moved",
    shortened: "Headlines or standfirsts that are too long: shortened",
    "no-title": "Posts without a title: named after their text",
    "does-not-fit": "Posts that the body schema refuses: not moved",
    "menu-child": "Entries below other menu entries: not moved",
    "menu-target": "Menu entries that point at what was not moved: not moved",
    "menu-place": "Menus that have no place here, or were made here before: not moved",
    accounts: "Accounts of authors: they are bylines now, no account was made",
    members: "Members: not moved",
    "other-post-data": "Settings of posts: not moved",
    script: "Programs in the text: removed",
    handler: "Commands on elements: removed",
    "unsafe-link": "Links that are unsafe or cannot be read: the text stays, the link is gone",
    form: "Forms: removed, their text stays",
    frame: "Frames and players without a usable address: removed",
    "unknown-markup": "Markup that has no equal here: kept as cleaned HTML",
    "dynamic-block": "Blocks that WordPress fills when they are shown: not moved",
    shortcode: "Unknown shortcodes: their tags are gone, what they enclosed stays",
    "picture-link": "Pictures that led to another page: the picture stays without the link",
    "gallery-lost": "Galleries of which not every picture is known: the rest was moved",
    "too-long": "Texts of more than eight million characters: only the beginning was moved",
  },
  reportTitle: (source) => `Report of the move from ${source}: what was not moved, or not as it was, and why`,
  nothingLeft: "Everything was moved as it was.",
  phases: {
    checking: "Checking the files",
    media: "Moving files and pictures",
    moving: "Moving the content",
    finishing: "Search index",
  },
  perSecond: (n) => plural(n, "en", { one: "{n} item a second", other: "{n} items a second" }),
  timeLeft: (seconds) =>
    seconds < 60
      ? plural(seconds, "en", { one: "{n} second left", other: "{n} seconds left" })
      : plural(Math.round(seconds / 60), "en", { one: "{n} minute left", other: "{n} minutes left" }),
  added: {
    posts: (n) => plural(n, "en", { one: "{n} post moved", other: "{n} posts moved" }),
    pages: (n) => plural(n, "en", { one: "{n} page moved", other: "{n} pages moved" }),
    comments: (n) => plural(n, "en", { one: "{n} comment moved", other: "{n} comments moved" }),
    media: (n) => plural(n, "en", { one: "{n} file moved", other: "{n} files moved" }),
    sections: (n) => plural(n, "en", { one: "{n} section added", other: "{n} sections added" }),
    tags: (n) => plural(n, "en", { one: "{n} tag moved", other: "{n} tags moved" }),
    authors: (n) => plural(n, "en", { one: "{n} author added", other: "{n} authors added" }),
    menuEntries: (n) => plural(n, "en", { one: "{n} menu entry moved", other: "{n} menu entries moved" }),
    redirects: (n) => plural(n, "en", { one: "{n} old address kept", other: "{n} old addresses kept" }),
  },
  nothingAdded: "Nothing new: everything in the file had been moved before.",
  dryRun: "A trial only: nothing was written to the database.",
  knownBefore: (n) =>
    plural(n, "en", {
      one: "{n} thing moved before was left as it is",
      other: "{n} things moved before were left as they are",
    }),
  notes: (n) => plural(n, "en", { one: "{n} note in the report", other: "{n} notes in the report" }),
  reportAt: (path) => `Report: ${path}`,
  exported: (items, comments, path) =>
    `The export is in ${path}: ${plural(items, "en", { one: "{n} item", other: "{n} items" })}, ${plural(comments, "en", { one: "{n} comment", other: "{n} comments" })}.`,
  otherEdition: (name, code) =>
    `The edition “${name}” was not written: each file holds one. To write it: npx minbar export wxr --edition ${code}`,
  picturesAt: (folder) =>
    `Pictures and files are not inside the export. For the way back into Minbar add: --media ${folder}`,
  usage: `Usage:
  npx minbar import wxr FILE… [--media FOLDER] [--edition ar] [--fetch|--no-fetch] [--dry-run]
  npx minbar import ghost FILE [--media FOLDER] [--edition ar] [--fetch|--no-fetch] [--dry-run]
  npx minbar export wxr [--edition ar] [--out FILE]`,
};
