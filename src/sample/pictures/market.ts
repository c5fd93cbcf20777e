import { BRICK, CREAM, INDIGO, lightOf, mix, PLUM, SAFFRON, under, ZELLIGE, type Light } from "./palette.ts";
import { at, d, disc, fade, line, opening, oval, path, pierced, rect, times } from "./parts.ts";
import { ARMS, someone, standing } from "./people.ts";
import { between, chance, pick, whole, type Random } from "./random.ts";
import { sheet } from "./sheet.ts";
import { crate, lantern, minaret, pot, shadow } from "./things.ts";

const SPICES = ["#c8371f", "#e8a51d", "#b0652a", "#7a8f2e", "#f0c64a", "#8a3b2a", "#d9783a"] as const;

/** A cone of spice in its copper bowl. */
const spice = (fill: string): string =>
  path("M0-74Q30-30 46-6H-46Q-30-30 0-74Z", fill) +
  path("M0-74Q30-30 46-6H10Q12-40 0-74Z", "#000", 0.14) +
  path("M-54-10H54L40 22H-40Z", "#b9742c") +
  rect(-54, -12, 108, 8, "#dca04e");

/** A bolt or a rug that hangs from a rail, 90 units wide. */
const rug = (ground: string, first: string, second: string): string =>
  rect(-45, 0, 90, 190, ground) +
  times(
    3,
    (i) =>
      path(d`M0 ${14 + i * 56}l30 26-30 26-30-26z`, first) +
      path(d`M0 ${26 + i * 56}l16 14-16 14-16-14z`, second),
  ) +
  rect(-45, 0, 90, 8, second) +
  rect(-45, 182, 90, 8, second) +
  line("M-40 192v12M-24 192v12M-8 192v12M8 192v12M24 192v12M40 192v12", first, 4);

/** A striped awning with scallops, drawn stripe by stripe so that they hang evenly. */
function awning(stripe: string, pale: string): string {
  return times(8, (i) => {
    const top = -180 + i * 45;
    const foot = -240 + i * 60;
    return path(
      d`M${top} -560H${top + 45}L${foot + 60} -440A30 26 0 0 1 ${foot} -440Z`,
      i % 2 === 0 ? stripe : pale,
    );
  });
}

/** One stall of 420 units: striped awning, counter with goods, and its keeper. */
function stall(random: Random, light: Light, kind: "spice" | "fruit" | "craft"): string {
  const stripe = under(light, pick(random, [BRICK, ZELLIGE, INDIGO, PLUM, "#c96a3a"]));
  const pale = under(light, CREAM);
  const keeper = someone(random, light, { dress: pick(random, ["djellaba", "coat"]) });
  const goods =
    kind === "spice"
      ? times(4, (i) =>
          at(
            -150 + i * 100,
            -150,
            0.9,
            spice(under(light, SPICES[(i * 2 + whole(random, 0, 2)) % SPICES.length] ?? SAFFRON)),
          ),
        )
      : kind === "fruit"
        ? times(4, (i) =>
            at(
              -150 + i * 100,
              -128,
              1.02,
              crate(
                under(light, pick(random, ["#f09a3a", "#c8371f", "#7fa32e", "#f2c52f", "#6a2a58"])),
                under(light, "#b98a4f"),
              ),
            ),
          )
        : times(4, (i) =>
            at(
              -150 + i * 100,
              -128,
              0.94,
              pot(under(light, pick(random, ["#b5573a", "#1c8a75", "#2f5fa8", "#d9a441"])), pale),
            ),
          );
  const hung =
    kind === "craft"
      ? times(3, (i) =>
          at(
            -130 + i * 130,
            -420,
            0.86,
            rug(under(light, pick(random, [BRICK, INDIGO, PLUM])), pale, under(light, SAFFRON)),
          ),
        )
      : times(
          7,
          (i) =>
            line(d`M${-170 + i * 56}-430v${30 + (i % 3) * 12}`, light.ink, 3) +
            disc(-170 + i * 56, -386 + (i % 3) * 12, 15, under(light, i % 2 === 0 ? "#c8371f" : "#d9a441")),
        );
  return (
    rect(-205, -440, 410, 330, mix(light.wallShade, light.ink, 0.5)) +
    hung +
    at(between(random, -60, 60), -50, 1.18, standing(keeper, { left: ARMS.open, right: ARMS.held })) +
    rect(-215, -132, 430, 132, under(light, "#8a5a34")) +
    rect(-215, -132, 430, 16, under(light, "#b98a4f")) +
    times(5, (i) => path(d`M${-172 + i * 86}-96l26 34-26 34-26-34z`, "#000", 0.18)) +
    goods +
    line("M-212 0V-450M212 0V-450", light.ink, 12) +
    awning(stripe, pale)
  );
}

/** The slatted roof of the lane, and the light that falls between the slats. */
const roof = (light: Light): string =>
  times(15, (i) =>
    path(d`M${-80 + i * 122} 0h64L${800 + (i - 7) * 40} 210h${-20}z`, mix(light.ink, "#8a5a34", 0.35)),
  ) +
  rect(0, 0, 1600, 34, mix(light.ink, "#8a5a34", 0.2)) +
  times(4, (i) =>
    path(
      d`M${420 + i * 190} 60h70L${330 + i * 260} 1000h-150z`,
      light.glint,
      light.hour === "night" ? 0.05 : 0.13,
    ),
  );

/** Somebody who buys, often with a basket on the arm. */
function shopperAt(random: Random, light: Light, x: number, y: number, scale: number, back: boolean): string {
  const basket = chance(random, 0.6);
  return (
    shadow(x, y, 56 * scale) +
    at(
      x,
      y,
      scale,
      standing(someone(random, light), {
        back,
        walking: chance(random, 0.5),
        left: basket ? ARMS.carry : ARMS.down,
        right: back ? ARMS.held : ARMS.open,
      }) +
        (basket
          ? path("M-52-62H-10L-16-26H-46Z", under(light, "#d9a441")) +
            line("M-48-62Q-31-92-14-62", under(light, "#8a5a34"), 4) +
            disc(-38, -64, 8, under(light, "#7fa32e")) +
            disc(-24, -65, 9, under(light, "#c8371f"))
          : ""),
      chance(random, 0.5),
    )
  );
}

/** The lane: the gate at its end, what is seen through it, and the pavement. */
const lane = (random: Random, light: Light, wall: string): string =>
  [
    rect(0, 0, 1600, 1000, "url(#day)"),
    at(
      between(random, 770, 830),
      640,
      0.86,
      minaret(light.wall, light.wallShade, under(light, "#1c8a75"), light.pane),
    ),
    pierced(`M0 0H1600V720H0Z${opening(800, 720, 340, 470, true)}`, wall),
    pierced(opening(800, 720, 400, 506, true) + opening(800, 720, 340, 470, true), under(light, "#1c8a75")),
    path("M0 700H1600V1000H0Z", light.ground) +
      path("M630 700H970L1320 1000H280Z", mix(light.ground, CREAM, 0.3)),
    times(7, (i) => line(d`M${640 + i * 54} 704L${290 + i * 170} 1000`, light.groundShade, 4, 0.5)) +
      line("M500 790H1100M380 880H1220", light.groundShade, 4, 0.5),
  ].join("");

/** The souk: stalls of spice, fruit and craft along a lane, shoppers, and light through the slatted roof. */
export function drawMarket(random: Random): string {
  const light = lightOf(random, ["morning", "noon", "golden", "dusk", "night"]);
  const wall = mix(light.wall, light.wallShade, 0.5);
  const kinds = pick(random, [
    ["spice", "fruit", "craft", "fruit"],
    ["craft", "spice", "fruit", "spice"],
    ["fruit", "craft", "spice", "craft"],
  ] as const);
  const shopper = (x: number, y: number, scale: number, back: boolean) =>
    shopperAt(random, light, x, y, scale, back);
  return sheet(
    random,
    `<defs>${fade("day", light.sky)}</defs>`,
    lane(random, light, wall),
    times(whole(random, 2, 3), (i) =>
      at(
        730 + i * 50,
        730 + (i % 2) * 12,
        0.5,
        standing(someone(random, light), { walking: true, back: i % 2 === 0 }),
      ),
    ),
    at(440, 790, 0.86, stall(random, light, kinds[0])) + at(1160, 790, 0.86, stall(random, light, kinds[1])),
    at(150, 930, 1.2, stall(random, light, kinds[2])) + at(1450, 930, 1.2, stall(random, light, kinds[3])),
    roof(light),
    at(620, 30, 0.9, lantern(SAFFRON, light.ink, 120)) +
      at(800, 20, 1.1, lantern(SAFFRON, light.ink, 60)) +
      at(985, 30, 0.9, lantern(SAFFRON, light.ink, 130)),
    shopper(610, 900, 1.3, true),
    shopper(990, 880, 1.22, false),
    chance(random, 0.7) ? shopper(860, 830, 1, false) : "",
    shopper(740, 985, 1.6, chance(random, 0.5)),
    shopper(1090, 1000, 1.62, true),
    oval(420, 985, 90, 12, "#000", 0.16) +
      times(3, (i) =>
        at(
          360 + i * 70,
          985,
          1,
          pot(under(light, pick(random, ["#b5573a", "#1c8a75", "#d9a441"])), under(light, CREAM)),
        ),
      ),
  );
}
