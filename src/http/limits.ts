import { networkOf } from "./address.ts";

/** How many answers that no cache may keep (searches, refusals) one network may ask for. */
export interface Budget {
  /** Takes one answer from the network of an address: 0, or the seconds to wait when nothing is left. */
  take(address: string, now: number): number;
}

/**
 * One bucket for each network (an IPv4 address or an IPv6 /64): `burst` answers at once, refilled at `perSecond`.
 * Remembers at most `networks` of them; the one that has been quiet longest is forgotten first.
 */
export function createBudget(options: { burst: number; perSecond: number; networks: number }): Budget {
  const { burst, perSecond, networks } = options;
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(address, now) {
      const network = networkOf(address);
      const known = buckets.get(network);
      // A clock that was set back refills nothing.
      const seconds = known ? Math.max(0, now - known.at) / 1_000 : 0;
      const left = known ? Math.min(burst, known.left + seconds * perSecond) : burst;
      const isEmpty = left < 1;
      buckets.delete(network);
      buckets.set(network, { left: isEmpty ? left : left - 1, at: now });
      const [oldest] = buckets.size > networks ? buckets.keys() : [];
      if (oldest !== undefined) buckets.delete(oldest);
      return isEmpty ? (1 - left) / perSecond : 0;
    },
  };
}
