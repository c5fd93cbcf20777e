import type { Block } from "../body/schema.ts";

/** The seven sections of the sample newsroom, in the order of its menu. */
export type SampleSection =
  "national" | "society" | "economy" | "culture" | "sport" | "opinion" | "communiques";

/** The four invented authors of the sample newsroom. */
export type SampleAuthor = "salma" | "idris" | "hajar" | "yassin";

/** The scenes that `pictures/` can draw; an article without a scene gets its zellige pattern. */
export type Scene =
  | "harbour"
  | "medina"
  | "wadi"
  | "classroom"
  | "clinic"
  | "market"
  | "stadium"
  | "stage"
  | "library"
  | "tram"
  | "fields"
  | "townhall"
  | "workshop"
  | "lighthouse"
  | "runners"
  | "night";

/** One article of the sample newsroom, written by hand. */
export interface SampleArticle {
  /** Stable ASCII key, unique within the edition: "port-quay". */
  key: string;
  kind: "news" | "communique" | "opinion" | "page";
  section?: SampleSection;
  author?: SampleAuthor;
  kicker?: string;
  headline: string;
  standfirst: string;
  body: Block[];
  /** Names of tags as readers see them, two to four. */
  tags: string[];
  picture?: { scene: Scene; alt: string; caption: string };
  /** How long before the first start it was published, in hours: 1 to 600. */
  hoursAgo: number;
  /** Shown in the breaking bar until it ends. */
  breaking?: boolean;
  /** Who issued a communiqué, or the agency or document the news came from. */
  source?: string;
  /** A correction note, published `hoursAgo` before the first start. */
  correction?: { hoursAgo: number; text: string };
  /** In the French edition: key of the Arabic article that it translates. */
  translates?: string;
}
