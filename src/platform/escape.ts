/** Text with & < > " ' written as entities: safe as content of an element and inside a quoted attribute. */
export const escapeHtml: (text: string) => string = Bun.escapeHTML;
