import { describe, expect, test } from "bun:test";
import { isPublicAddress } from "./public-address.ts";

describe("what counts as the open internet", () => {
  test("ordinary addresses do", () => {
    const open = ["8.8.8.8", "1.1.1.1", "196.200.131.1", "172.32.0.1", "11.0.0.0", "2a00:1450:4006::1"];
    expect(open.map(isPublicAddress)).toEqual(open.map(() => true));
  });

  test("the first and last address of every special range do not, their neighbours do", () => {
    const special = ["9.255.255.255-10.0.0.0", "11.0.0.0-10.255.255.255", "126.255.255.255-127.0.0.0"];
    special.push("128.0.0.0-127.255.255.255", "100.63.255.255-100.64.0.0", "100.128.0.0-100.127.255.255");
    special.push("169.253.255.255-169.254.0.0", "172.15.255.255-172.16.0.0", "172.32.0.0-172.31.255.255");
    special.push("198.17.255.255-198.18.0.0", "198.20.0.0-198.19.255.255", "223.255.255.255-224.0.0.0");
    special.push(
      "2001:200::-2001:1ff:ffff::",
      "2003::-2002:ffff::",
      "3ffe::-3fff::",
      "3fff:ffff::-3fff:fff::",
    );
    for (const pair of special) {
      const [neighbour = "", inside = ""] = pair.split("-");
      expect([pair, isPublicAddress(neighbour), isPublicAddress(inside)]).toEqual([pair, true, false]);
    }
  });

  test("what is not an address in its plain spelling does not", () => {
    const odd = [
      "",
      "localhost",
      "0x7f.1",
      "08.8.8.8",
      "8.8.8",
      "8.8.8.8.8",
      "1::2::3",
      "fe80::1%eth0",
      "٨.٨.٨.٨",
    ];
    expect(odd.map(isPublicAddress)).toEqual(odd.map(() => false));
  });
});
