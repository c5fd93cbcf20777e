import { hashText } from "../../media/media.ts";

/** A source of numbers from 0 up to, not including, 1. */
export type Random = () => number;

/** A generator that always gives the same numbers for the same seed (mulberry32). */
export function seededRandom(seed: string): Random {
  let state = hashText(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number from `low` up to `high`. */
export const between = (random: Random, low: number, high: number): number => low + random() * (high - low);

/** A whole number from `low` to `high`, both included. */
export const whole = (random: Random, low: number, high: number): number =>
  Math.floor(between(random, low, high + 1));

/** True in `share` of all cases, 0 to 1. */
export const chance = (random: Random, share: number): boolean => random() < share;

/** One of the choices, each as likely as the others; the list must hold at least one. */
export function pick<T>(random: Random, choices: readonly T[]): T {
  const chosen = choices[Math.floor(random() * choices.length)];
  if (chosen === undefined) throw new RangeError("There is nothing to pick from.");
  return chosen;
}
