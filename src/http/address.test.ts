import { describe, expect, test } from "bun:test";
import { checkPath, clientAddress, networkOf } from "./address.ts";

describe("addresses", () => {
  test.each([
    ["/", undefined],
    ["/n/12/%D9%85%D9%8A%D9%86%D8%A7%D8%A1", undefined],
    ["/n/12/%zz", "bad-request"],
    ["/n/12/%ff", "bad-request"],
    ["/n/12/%C0%AF", "bad-request"],
    ["/n/%00", "bad-request"],
    ["/a%0d%0ab", "bad-request"],
    ["//evil.example", "not-found"],
    ["/a//b", "not-found"],
    ["/a%2fb", "not-found"],
    ["/a\\b", "not-found"],
    ["/a/%2e%2e/b", "not-found"],
    ["/..", "not-found"],
  ] as const)("the path %j is judged %p", (path, fault) => {
    expect(checkPath(path)).toBe(fault);
  });

  test("a path of 3,000 letters is refused", () => {
    expect(checkPath(`/${"a".repeat(3_000)}`)).toBe("bad-request");
  });

  test("a forged X-Forwarded-For changes nothing unless a trusted proxy sent it", () => {
    expect(clientAddress("198.51.100.7", "10.0.0.1", [])).toBe("198.51.100.7");
    expect(clientAddress("127.0.0.1", "203.0.113.9, 198.51.100.7", ["127.0.0.1"])).toBe("198.51.100.7");
    expect(clientAddress("::ffff:127.0.0.1", "203.0.113.9, 10.1.1.1", ["127.0.0.1", "10.1.1.1"])).toBe(
      "203.0.113.9",
    );
    expect(clientAddress("127.0.0.1", null, ["127.0.0.1"])).toBe("127.0.0.1");
  });

  test("an IPv6 household counts as one", () => {
    expect(networkOf("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
    expect(networkOf("2001:db8:1:2::9")).toBe("2001:db8:1:2::/64");
    expect(networkOf("2001:db8::1")).toBe("2001:db8:0:0::/64");
    expect(networkOf("192.0.2.1")).toBe("192.0.2.1");
  });
});
