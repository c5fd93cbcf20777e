import { balanceIsolates, direction, hasBidiControls, isolate, isolateLtr } from "../src/arabic/bidi.ts";
import { cleanLine, cleanText, normalizeNfc, stripInvisible, stripTashkeel } from "../src/arabic/clean.ts";
import { fold, foldWithMap, skeleton } from "../src/arabic/fold.ts";
import { parseNumber, toLatinDigits } from "../src/arabic/numerals.ts";
import { sameSlug, slugify } from "../src/arabic/slug.ts";
import { searchTerms, stem } from "../src/arabic/stem.ts";
import { isStopWord } from "../src/arabic/stopwords.ts";
import { countWords, tokens } from "../src/arabic/tokens.ts";
import { truncate } from "../src/arabic/truncate.ts";
import { applyTypography, proposeTypography, unbalancedQuotes } from "../src/arabic/typographer.ts";

const functions: Record<string, (text: string) => unknown> = {
  cleanText,
  cleanLine,
  normalizeNfc,
  stripTashkeel,
  stripInvisible,
  fold,
  foldWithMap,
  skeleton,
  tokens,
  countWords,
  isStopWord,
  stem,
  searchTerms,
  toLatinDigits,
  parseNumber: (text) => parseNumber(text),
  direction,
  isolate: (text) => isolate(text),
  isolateLtr,
  balanceIsolates,
  hasBidiControls,
  slugify,
  sameSlug: (text) => sameSlug(text, text),
  proposeTypography: (text) => proposeTypography(text),
  applyTypography: (text) => applyTypography(text),
  unbalancedQuotes,
  truncate: (text) => truncate(text, text.length >> 1),
};

const prose =
  'أعلنت وزارة الصحة، يوم الأربعاء 5 غشت 2026، أن "عدد المستفيدين" بلغ 14.000 شخص في مدينة الرِّباط ونواحيها ; ' +
  "وأضاف المصدر نفسه (CNSS) أن الـ 63 مركزًا… ستفتح أبوابها على الساعة 14:30, وأن الموقع https://minbar.ma/a,b سيُحدَّث .\n";

const texts: Record<string, string> = {
  "Arabic prose": prose,
  "one paragraph": prose.replace("\n", " "),
  quotes: '"',
  "quoted words": '"ا" ',
  "combining marks": "\u064B\u0316",
  "marks on one letter": "\u0301",
  spaces: " ",
  tatweel: "ـ",
  "one word": "ب",
  dots: ".",
  "isolate openers": "\u2067",
  "stray isolates": "\u2069ا",
  "bold marks": "*! ",
  "quoted paragraphs": `${'"ا" '.repeat(1000)}\n`,
  "open quotes": `${'«"“ا'.repeat(1000)}\n`,
  "at signs": "a@",
  commas: ",",
  "spaced signs": " ، ",
  "lone surrogates": "\uD800",
};

const megabyte = 1_000_000;

function filled(unit: string, megabytes: number): string {
  return unit.repeat(Math.ceil((megabytes * megabyte) / Buffer.byteLength(unit)));
}

/** The best of up to five runs: collecting garbage and other programs only ever add time. */
function secondsOf(work: (text: string) => unknown, text: string): number {
  let best = Number.POSITIVE_INFINITY;
  let spent = 0;
  for (let run = 0; run < 5 && spent < 1.5; run++) {
    Bun.gc(true);
    const begin = performance.now();
    work(text);
    const seconds = (performance.now() - begin) / 1000;
    best = Math.min(best, seconds);
    spent += seconds;
  }
  return best;
}

/**
 * Seconds that every text function takes for 10 and 20 MB (UTF-8) of Arabic and of hostile text; a ratio near 2 is
 * linear. Where 20 MB take less than a tenth of a second no ratio is given: it would say nothing about growth.
 */
export default async function bench(): Promise<{ title: string; rows: Record<string, string | number>[] }> {
  const rows: Record<string, string | number>[] = [];
  // Warm first, so that compiling is not measured.
  for (const work of Object.values(functions)) work(filled(prose, 0.2));
  for (const [kind, unit] of Object.entries(texts)) {
    const half = filled(unit, 10);
    const whole = filled(unit, 20);
    for (const [name, work] of Object.entries(functions)) {
      const ten = secondsOf(work, half);
      const twenty = secondsOf(work, whole);
      rows.push({
        function: name,
        text: kind,
        "10 MB, s": Number(ten.toFixed(3)),
        "20 MB, s": Number(twenty.toFixed(3)),
        ratio: twenty < 0.1 ? "–" : Number((twenty / Math.max(ten, 0.001)).toFixed(2)),
        "memory, MB": Math.round(process.memoryUsage.rss() / megabyte),
      });
    }
  }
  return { title: "Arabic text functions, 10 and 20 MB", rows };
}
