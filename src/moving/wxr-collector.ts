import {
  isKnownMeta,
  type WxrAuthor,
  type WxrComment,
  type WxrEvent,
  type WxrItem,
  type WxrSite,
  type WxrTerm,
} from "./wxr.ts";

/** Puts the elements of an export together to events. */
export interface Collector {
  open(name: string, attributes: Record<string, string>): void;
  /** False when the field is longer than `max` characters. */
  text(value: string, max: number): boolean;
  close(name: string): void;
  /** True once the file has said that it is a WordPress export. */
  isWxr(): boolean;
}

type Fields<T> = Record<string, keyof T>;

const SITE: Fields<WxrSite> = {
  title: "title",
  link: "link",
  "wp:wxr_version": "version",
  "wp:base_site_url": "baseSiteUrl",
  "wp:base_blog_url": "baseBlogUrl",
};
const AUTHOR: Fields<WxrAuthor> = {
  "wp:author_id": "id",
  "wp:author_login": "login",
  "wp:author_display_name": "name",
};
const TERM: Fields<WxrTerm> = {
  "wp:term_id": "id",
  "wp:category_nicename": "slug",
  "wp:cat_name": "name",
  "wp:category_parent": "parent",
  "wp:category_description": "description",
  "wp:tag_slug": "slug",
  "wp:tag_name": "name",
  "wp:tag_description": "description",
};
type Texts<T> = { [K in keyof T as T[K] extends string ? K : never]: T[K] };
const ITEM: Fields<Texts<WxrItem>> = {
  "wp:post_id": "id",
  "wp:post_type": "type",
  "wp:status": "status",
  title: "title",
  link: "link",
  guid: "guid",
  "dc:creator": "creator",
  pubDate: "pubDate",
  "content:encoded": "content",
  "excerpt:encoded": "excerpt",
  "wp:post_name": "slug",
  "wp:post_date": "date",
  "wp:post_date_gmt": "dateGmt",
  "wp:post_modified": "modified",
  "wp:post_modified_gmt": "modifiedGmt",
  "wp:post_parent": "parent",
  "wp:menu_order": "menuOrder",
  "wp:post_password": "password",
  "wp:comment_status": "commentStatus",
  "wp:attachment_url": "attachmentUrl",
};
const COMMENT: Fields<Texts<WxrComment>> = {
  "wp:comment_id": "id",
  "wp:comment_parent": "parent",
  "wp:comment_author": "author",
  "wp:comment_author_email": "email",
  "wp:comment_author_url": "url",
  "wp:comment_date": "date",
  "wp:comment_date_gmt": "dateGmt",
  "wp:comment_content": "content",
  "wp:comment_approved": "approved",
  "wp:comment_type": "type",
};

const blank = <T extends object>(fields: Fields<T>): T =>
  Object.fromEntries(Object.values(fields).map((key) => [key, ""])) as T;
// Copying an object of known shape costs a fraction of building it key by key, and there are millions.
const BLANK_ITEM = blank<Texts<WxrItem>>(ITEM);
const BLANK_COMMENT = blank<Texts<WxrComment>>(COMMENT);
const newItem = (): WxrItem => ({ ...BLANK_ITEM, terms: [], meta: new Map(), otherMeta: [], comments: [] });
const newComment = (): WxrComment => ({ ...BLANK_COMMENT, meta: new Map() });

/** A collector that hands each finished thing to `emit`. */
export function createCollector(emit: (event: WxrEvent) => void): Collector {
  const stack: string[] = [];
  let value = "";
  let wxr = false;
  let attributes: Record<string, string> = {};
  let item = newItem();
  let comment = newComment();
  let author = blank<WxrAuthor>(AUTHOR);
  let term = blank<WxrTerm>(TERM);
  let meta = { key: "", value: "" };

  const begin: Record<string, () => void> = {
    item: () => (item = newItem()),
    "wp:comment": () => (comment = newComment()),
    "wp:author": () => (author = blank<WxrAuthor>(AUTHOR)),
    "wp:category": () => (term = blank<WxrTerm>(TERM)),
    "wp:tag": () => (term = blank<WxrTerm>(TERM)),
    "wp:postmeta": () => (meta = { key: "", value: "" }),
    "wp:commentmeta": () => (meta = { key: "", value: "" }),
  };
  const field = (parent: string, name: string) => {
    if (parent === "channel") readSite(name);
    else if (parent === "item") readItemField(name);
    else if (parent === "wp:author") set(author, AUTHOR, name);
    else if (parent === "wp:category" || parent === "wp:tag") set(term, TERM, name);
    else if (parent === "wp:comment") set(comment, COMMENT, name);
    else if (parent === "wp:postmeta" || parent === "wp:commentmeta") {
      if (name === "wp:meta_key") meta.key = value;
      if (name === "wp:meta_value") meta.value = value;
    }
  };
  const set = <T extends object>(target: T, fields: Fields<T>, name: string) => {
    const key = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (key !== undefined) target[key] = value as T[typeof key];
  };
  const readSite = (name: string) => {
    const key = Object.hasOwn(SITE, name) ? SITE[name] : undefined;
    if (key === undefined) return;
    if (key === "version") wxr = true;
    emit({ type: "site", site: { [key]: value.trim() } });
  };
  const readItemField = (name: string) => {
    if (name === "category") {
      const domain = attributes.domain ?? "";
      item.terms.push({
        domain: domain === "tag" ? "post_tag" : domain,
        slug: attributes.nicename ?? "",
        name: value,
      });
    } else set<Texts<WxrItem>>(item, ITEM, name);
  };
  const end = (name: string) => {
    if (name === "item") emit({ type: "item", item, bytesRead: 0 });
    else if (name === "wp:author") emit({ type: "author", author });
    else if (name === "wp:category") emit({ type: "category", term });
    else if (name === "wp:tag") emit({ type: "tag", term });
    else if (name === "wp:comment") item.comments.push(comment);
    else if (name === "wp:commentmeta" && isKnownMeta(meta.key)) comment.meta.set(meta.key, meta.value);
    else if (name === "wp:postmeta" && isKnownMeta(meta.key)) item.meta.set(meta.key, meta.value);
    else if (name === "wp:postmeta" && meta.key && !meta.key.startsWith("_")) item.otherMeta.push(meta.key);
  };

  return {
    open(name, found) {
      stack.push(name);
      value = "";
      if (name === "category") attributes = found;
      if (Object.hasOwn(begin, name)) begin[name]?.();
    },
    text(piece, max) {
      value += piece;
      return value.length <= max;
    },
    close(name) {
      stack.pop();
      field(stack.at(-1) ?? "", name);
      end(name);
      value = "";
    },
    isWxr: () => wxr,
  };
}
