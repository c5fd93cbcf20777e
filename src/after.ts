import { settleDueItem } from "./items/items.ts";
import { makeAvif, makeRenditions } from "./media/media.ts";
import type { Effects } from "./outbox/outbox.ts";
import { indexItem } from "./search/search.ts";

/** What follows each announcement, one line each. Every effect may run twice without harm. */
export const afterEffects: Effects = {
  "item.due": { settle: settleDueItem },
  "item.published": { search: indexItem },
  "item.changed": { search: indexItem },
  "item.withdrawn": { search: indexItem },
  "media.stored": { "slow:renditions": makeRenditions },
  "media.rendered": { "slow:avif": makeAvif },
};
