import { escapeHtml } from "../platform/escape.ts";
import type { Table } from "./schema.ts";
import { renderTight, type Rendering } from "./views.tsx";

type Row = Table["content"][number];

/** A table in a box of its own that scrolls sideways, by keyboard too. Its first row is its head when all its cells are. */
export function renderTable(table: Table, to: Rendering): string {
  const [first, ...rest] = table.content;
  if (!first) return "";
  const headed = first.content.length > 0 && first.content.every((cell) => cell.type === "tableHeader");
  const caption = table.attrs?.caption ? escapeHtml(table.attrs.caption) : "";
  const number = ++to.tables;
  const id = `table-${number}`;
  const head = headed ? `<thead>${renderRow(first, "col", to)}</thead>` : "";
  let body = headed ? "" : renderRow(first, "row", to);
  for (const row of rest) body += renderRow(row, "row", to);
  const title = caption && `<caption${to.plain ? "" : ` id="${id}"`}>${caption}</caption>`;
  const html = `<table>${title}${head}${body && `<tbody>${body}</tbody>`}</table>`;
  if (to.plain) return html;
  const name = caption ? `aria-labelledby="${id}"` : `aria-label="${escapeHtml(to.say.table(number))}"`;
  return `<div class="scroll-x" role="region" tabindex="0" ${name}>${html}</div>`;
}

function renderRow(row: Row, scope: "col" | "row", to: Rendering): string {
  let html = "<tr>";
  for (const cell of row.content) {
    const span = spanOf("colspan", cell.attrs?.colspan) + spanOf("rowspan", cell.attrs?.rowspan);
    const inner = renderTight(cell.content, to);
    html +=
      cell.type === "tableHeader" ? `<th scope="${scope}"${span}>${inner}</th>` : `<td${span}>${inner}</td>`;
  }
  return `${html}</tr>`;
}

const spanOf = (name: string, count: number | undefined): string =>
  typeof count === "number" && count > 1 ? ` ${name}="${count}"` : "";
