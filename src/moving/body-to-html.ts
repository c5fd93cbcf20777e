import type { Block, Body, Figure, Inline, List, Mark } from "../body/schema.ts";
import { escapeHtml } from "./html-tree.ts";

/** Where a picture is to be found by the reader of an export. */
export type PictureSource = (media: number) => { url: string; attachmentId: number } | undefined;

/**
 * A body in the block editor's markup, which WordPress edits and shows and `htmlToBody` reads back. What only Minbar
 * has is wrapped in blocks of its own, whose content WordPress shows as it is.
 */
export function bodyToHtml(body: Body, picture: PictureSource, absolute: (href: string) => string): string {
  const print = printer(picture, absolute);
  return body.content.map(print).filter(Boolean).join("\n\n");
}

const block = (name: string, html: string, attributes?: Record<string, unknown>): string =>
  `<!-- wp:${name}${attributes ? ` ${printJson(attributes)}` : ""} -->\n${html}\n<!-- /wp:${name} -->`;

/** JSON that cannot end the comment around it (WordPress's serialize_block_attributes). */
const printJson = (value: unknown): string =>
  JSON.stringify(value)
    .replace(/--/g, "\\u002d\\u002d")
    .replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);

const caption = (text: string | undefined, credit?: string): string => {
  if (!text && !credit) return "";
  const source = credit ? `<span class="minbar-credit">${escapeHtml(credit)}</span>` : "";
  return `<figcaption class="wp-element-caption">${escapeHtml(text ?? "")}${source}</figcaption>`;
};

function printer(picture: PictureSource, absolute: (href: string) => string) {
  const inlines = (content: Inline[] | undefined) =>
    (content ?? []).map((one) => printInline(one, absolute)).join("");
  const dir = (attrs: { dir?: string | undefined } | undefined) => (attrs?.dir ? ` dir="${attrs.dir}"` : "");
  const narrow = (content: (Extract<Block, { type: "paragraph" }> | List)[]): string =>
    content
      .map((one) =>
        one.type === "paragraph" ? `<p${dir(one.attrs)}>${inlines(one.content)}</p>` : list(one),
      )
      .join("");
  const list = (one: List): string => {
    const name = one.type === "bulletList" ? "ul" : "ol";
    const start =
      one.type === "orderedList" && one.attrs?.start !== undefined ? ` start="${one.attrs.start}"` : "";
    return `<${name}${start}>${one.content.map((item) => `<li>${narrow(item.content)}</li>`).join("")}</${name}>`;
  };
  const figure = ({ attrs }: Figure): string => {
    const source = picture(attrs.media);
    if (!source) return "";
    const image = `<img src="${escapeHtml(source.url)}" alt="${escapeHtml(attrs.alt)}" class="wp-image-${source.attachmentId}"/>`;
    return `<figure class="wp-block-image">${image}${caption(attrs.caption, attrs.credit)}</figure>`;
  };
  const table = (one: Extract<Block, { type: "table" }>): string => {
    const rows = one.content.map((row) => {
      const cells = row.content.map((cell) => {
        const name = cell.type === "tableHeader" ? "th" : "td";
        const spans = (["colspan", "rowspan"] as const).map((key) =>
          cell.attrs?.[key] ? ` ${key}="${cell.attrs[key]}"` : "",
        );
        return `<${name}${spans.join("")}>${narrow(cell.content)}</${name}>`;
      });
      return `<tr>${cells.join("")}</tr>`;
    });
    return `<figure class="wp-block-table"><table><tbody>${rows.join("")}</tbody></table>${caption(one.attrs?.caption)}</figure>`;
  };

  return (one: Block): string => {
    switch (one.type) {
      case "paragraph":
        return block("paragraph", `<p${dir(one.attrs)}>${inlines(one.content)}</p>`);
      case "heading": {
        const { level } = one.attrs;
        return block("heading", `<h${level}${dir(one.attrs)}>${inlines(one.content)}</h${level}>`, { level });
      }
      case "bulletList":
        return block("list", list(one));
      case "orderedList":
        return block("list", list(one), { ordered: true });
      case "blockquote": {
        const cite = one.attrs?.href ? ` cite="${escapeHtml(one.attrs.href)}"` : "";
        const source = one.attrs?.attribution ? `<cite>${escapeHtml(one.attrs.attribution)}</cite>` : "";
        return block(
          "quote",
          `<blockquote class="wp-block-quote"${cite}>${narrow(one.content)}${source}</blockquote>`,
        );
      }
      case "pullQuote": {
        const source = one.attrs.attribution ? `<cite>${escapeHtml(one.attrs.attribution)}</cite>` : "";
        return block(
          "pullquote",
          `<figure class="wp-block-pullquote"><blockquote><p>${escapeHtml(one.attrs.text)}</p>${source}</blockquote></figure>`,
        );
      }
      case "figure": {
        const html = figure(one);
        return html && block("image", html);
      }
      case "gallery": {
        const html = one.content.map(figure).join("");
        return (
          html && block("gallery", `<figure class="wp-block-gallery has-nested-images">${html}</figure>`)
        );
      }
      case "table":
        return block("table", table(one));
      case "embed":
        return block(
          "embed",
          `<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n${escapeHtml(one.attrs.href)}\n</div>${caption(one.attrs.title)}</figure>`,
          { url: one.attrs.href },
        );
      case "player": {
        const { kind, href, title } = one.attrs;
        return block(
          kind,
          `<figure class="wp-block-${kind}"><${kind} controls src="${escapeHtml(absolute(href))}"></${kind}>${caption(title)}</figure>`,
        );
      }
      case "figuresBox": {
        const rows = one.attrs.items.map(
          ({ value, unit, label }) =>
            `<li><strong>${escapeHtml([value, unit].filter(Boolean).join(" "))}</strong> ${escapeHtml(label)}</li>`,
        );
        const title = one.attrs.title ? `<h4>${escapeHtml(one.attrs.title)}</h4>` : "";
        return block("minbar/figures", `<aside>${title}<ul>${rows.join("")}</ul></aside>`, one.attrs);
      }
      case "callout": {
        const title = one.attrs.title ? `<h4>${escapeHtml(one.attrs.title)}</h4>` : "";
        return block("minbar/callout", `<aside>${title}${narrow(one.content)}</aside>`, one.attrs);
      }
      case "codeBlock": {
        const language = one.attrs?.language ? ` class="language-${escapeHtml(one.attrs.language)}"` : "";
        return block(
          "code",
          `<pre class="wp-block-code"><code${language}>${escapeHtml(one.content?.[0]?.text ?? "")}</code></pre>`,
        );
      }
      case "html":
        return block("minbar/html", one.attrs.html);
      case "horizontalRule":
        return block("separator", '<hr class="wp-block-separator"/>');
    }
  };
}

const TAGS: Partial<Record<Mark["type"], string>> = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strike: "s",
  code: "code",
  subscript: "sub",
  superscript: "sup",
  highlight: "mark",
};

function printInline(inline: Inline, absolute: (href: string) => string): string {
  if (inline.type === "hardBreak") return "<br>";
  let html = escapeHtml(inline.text).replaceAll("[", "&#91;");
  for (const mark of [...(inline.marks ?? [])].reverse()) {
    if (mark.type === "link") html = `<a href="${escapeHtml(absolute(mark.attrs.href))}">${html}</a>`;
    else if (mark.type === "foreign")
      html = `<span lang="${mark.attrs.lang}" dir="${mark.attrs.dir}">${html}</span>`;
    else html = `<${TAGS[mark.type]}>${html}</${TAGS[mark.type]}>`;
  }
  return html;
}
