import { sanitiseHtml } from "../body/body.ts";
import type { Block, Table } from "../body/schema.ts";
import type { Place, Run } from "./converter.ts";
import { fitLine } from "./fit.ts";
import { printHtml, textOf, type HtmlElement } from "./html-tree.ts";
import { narrow } from "./narrow.ts";

type Row = Table["content"][number];
type Cell = Row["content"][number];

const MAX_ROWS = 5_000;
const MAX_CELLS = 100;

/** Writes `<table>`. Pictures and other things that a cell cannot hold stand behind it; one too large is kept as markup. */
export function writeTable(element: HtmlElement, place: Place, run: Run): void {
  const rows = rowsOf(element);
  const caption = fitLine(element.children.filter(isCaption).map(textOf).join(" "));
  if (rows.length > MAX_ROWS || rows.some((row) => cellsOf(row).length > MAX_CELLS)) {
    run.note("unknown-markup", "table");
    return place.pen.block({ type: "html", attrs: { html: sanitiseHtml(printHtml([element])) } });
  }
  const moved: Block[] = [];
  const content = rows.map((row): Row => ({
    type: "tableRow",
    content: cellsOf(row).map((cell) => makeCell(cell, place, run, moved)),
  }));
  const isEmpty = content.every((row) => row.content.every((cell) => cell.content.length === 0));
  if (!isEmpty) {
    const filled = content.filter((row) => row.content.length > 0);
    place.pen.block({ type: "table", ...(caption ? { attrs: { caption } } : {}), content: filled });
  }
  place.pen.block(...moved);
}

const isCaption = (node: HtmlElement["children"][number]) =>
  node.type === "element" && node.name === "caption";

/** The rows of this table, not those of tables inside it. */
function rowsOf(table: HtmlElement): HtmlElement[] {
  return table.children.flatMap((child) => {
    if (child.type !== "element") return [];
    if (child.name === "tr") return [child];
    return ["thead", "tbody", "tfoot"].includes(child.name) ? rowsOf(child) : [];
  });
}

const cellsOf = (row: HtmlElement) =>
  row.children.filter(
    (child): child is HtmlElement => child.type === "element" && (child.name === "td" || child.name === "th"),
  );

function makeCell(cell: HtmlElement, place: Place, run: Run, moved: Block[]): Cell {
  const fitted = narrow(run.blocksOf(cell.children, { ...place, marks: [], dir: undefined }));
  moved.push(...fitted.moved);
  const colspan = span(cell, "colspan", 100);
  const rowspan = span(cell, "rowspan", 1_000);
  const attrs = { ...(colspan ? { colspan } : {}), ...(rowspan ? { rowspan } : {}) };
  return {
    type: cell.name === "th" ? "tableHeader" : "tableCell",
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    content: fitted.kept.slice(0, 100),
  };
}

function span(cell: HtmlElement, name: "colspan" | "rowspan", max: number): number | undefined {
  const value = Number(cell.attributes.get(name));
  return Number.isInteger(value) && value > 1 && value <= max ? value : undefined;
}
