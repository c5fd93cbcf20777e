import { describe, expect, test } from "bun:test";
import { createBudget } from "./limits.ts";

const small = () => createBudget({ burst: 3, perSecond: 2, networks: 4 });

describe("the budget of a network", () => {
  test("lets a burst through, then says how long to wait, then refills", () => {
    const budget = small();
    const taken = [1, 2, 3, 4].map(() => budget.take("192.0.2.1", 1_000));
    expect(taken).toEqual([0, 0, 0, 0.5]);
    expect(budget.take("192.0.2.1", 1_400)).toBeCloseTo(0.1);
    expect(budget.take("192.0.2.1", 1_500)).toBe(0);
    expect(budget.take("192.0.2.1", 60_000)).toBe(0);
  });

  test("one network spends nothing of another's, and a household of IPv6 is one network", () => {
    const budget = small();
    for (let i = 0; i < 5; i++) budget.take(`2001:db8::${i}`, 0);
    expect(budget.take("2001:db8::ffff", 0)).toBeGreaterThan(0);
    expect(budget.take("2001:db8:0:1::1", 0)).toBe(0);
    expect(budget.take("192.0.2.1", 0)).toBe(0);
  });

  test("a clock that is set back neither refills nor locks out", () => {
    const budget = small();
    for (let i = 0; i < 3; i++) budget.take("192.0.2.1", 3_600_000);
    expect(budget.take("192.0.2.1", 0)).toBeGreaterThan(0);
    expect(budget.take("192.0.2.1", 1_000)).toBe(0);
  });

  test("a flood of networks makes the quietest one forgotten, so that memory is bounded", () => {
    const budget = createBudget({ burst: 3, perSecond: 2, networks: 1_000 });
    const isSpent = () => [1, 2, 3, 4].map(() => budget.take("192.0.2.1", 0)).at(-1);
    const flood = (from: number, to: number) => {
      for (let i = from; i < to; i++) budget.take(`10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`, 0);
    };
    expect(isSpent()).toBeGreaterThan(0);
    flood(0, 999);
    expect(budget.take("192.0.2.1", 0)).toBeGreaterThan(0);
    flood(1_000, 2_000);
    expect(budget.take("192.0.2.1", 0)).toBe(0);
  });
});
