import { BRICK, CREAM, lightOf, mix, SAFFRON, under, ZELLIGE, type Light } from "./palette.ts";
import { at, clouds, d, disc, line, opening, oval, path, rect, sky, stamped, times } from "./parts.ts";
import { ARMS, bust, someone, standing } from "./people.ts";
import { between, chance, pick, whole, type Random } from "./random.ts";
import { sheet } from "./sheet.ts";
import { palm, shadow, streetLamp } from "./things.ts";

/** A white house of the boulevard: arcade, balconies, a crown of steps. */
function house(random: Random, light: Light, x: number, w: number, top: number): string {
  const wall = mix(light.wall, pick(random, ["#ffffff", "#f0d6b0", "#e8c3a8"]), 0.3);
  const skin = light.hour === "night" ? light.wall : wall;
  const trim = mix(skin, light.ink, 0.22);
  const columns = Math.floor(w / 66);
  const gap = w / columns;
  const floors = Math.floor((560 - top) / 96);
  return (
    rect(x, top, w, 640 - top, skin) +
    rect(x + w - 26, top, 26, 640 - top, trim) +
    path(
      d`M${x - 8} ${top}h${w + 16}v-14h-${w * 0.2}v-22h-${w * 0.2 + 8}v-22h-${w * 0.2}v22h-${w * 0.2 + 8}v22h${-w * 0.2}z`,
      mix(skin, "#ffffff", 0.25),
    ) +
    times(floors, (row) =>
      times(columns, (i) => {
        const lit = light.hour === "night" ? (chance(random, 0.6) ? light.pane : light.ink) : light.pane;
        return (
          path(opening(x + gap * (i + 0.5), top + 82 + row * 96, 30, 54), lit) +
          (row % 2 === 0 ? rect(x + gap * (i + 0.5) - 23, top + 80 + row * 96, 46, 9, trim) : "")
        );
      }),
    ) +
    times(columns, (i) => path(opening(x + gap * (i + 0.5), 640, gap * 0.66, 88), mix(trim, light.ink, 0.5)))
  );
}

/** The tram: three cars with a slanted nose, a band of zellige lozenges, passengers at the windows. */
function tram(random: Random, light: Light, band: string): string {
  const body = under(light, "#f8f6ee");
  const glass =
    light.hour === "night" || light.hour === "dusk" ? "#ffdf8e" : mix(light.sky[0], "#0a2e29", 0.35);
  const passenger = (x: number) =>
    `<g clip-path="url(#glass)">${at(x, 146, 0.5, bust(someone(random, { ...light, veil: 0.1 }), false), chance(random, 0.5))}</g>`;
  return (
    `<clipPath id="glass"><path d="M96 66H1180V190H96Z"/></clipPath>` +
    path("M40 300Q-6 290 0 236 18 84 90 34 104 22 130 22H1290V300Z", body) +
    path("M26 176Q46 96 92 58H196V190H24Z", glass) +
    path("M60 120L96 58H130L70 190H40Z", "#fff", 0.25) +
    rect(226, 58, 1064, 132, mix(body, light.ink, 0.85)) +
    times(7, (i) => rect(238 + i * 152, 66, 140, 118, glass)) +
    times(10, (i) => passenger(272 + i * 104 + between(random, -16, 16))) +
    times(7, (i) => path(d`M${256 + i * 152} 66h34l-44 118h-8v-70z`, "#fff", 0.2)) +
    [360, 816]
      .map(
        (x) =>
          rect(x, 50, 124, 244, mix(body, light.ink, 0.16)) +
          rect(x + 8, 66, 50, 190, glass) +
          rect(x + 66, 66, 50, 190, glass) +
          line(d`M${x + 62} 54V290`, light.ink, 4),
      )
      .join("") +
    rect(680, 22, 20, 278, mix(light.ink, body, 0.3)) +
    line("M685 22V300M695 22V300", light.ink, 3) +
    path(
      "M6 214Q8 206 10 200H360V244H2ZM484 200H680V244H484ZM700 200H816V244H700ZM940 200H1290V244H940Z",
      band,
    ) +
    times(24, (i) => {
      const x = 30 + i * 52;
      return (x > 330 && x < 500) || (x > 650 && x < 720) || (x > 790 && x < 950)
        ? ""
        : path(d`M${x} 222l13-13 13 13-13 13z`, i % 2 === 0 ? SAFFRON : CREAM);
    }) +
    path("M40 300Q6 292 2 262H1290V300Z", mix(body, light.ink, 0.55)) +
    disc(34, 252, 13, "#ffe9a8") +
    (light.hour === "night" || light.hour === "dusk" ? path("M30 252L-420 180V330Z", "#ffe9a8", 0.22) : "") +
    times(6, (i) => disc(150 + i * 210, 300, 24, light.ink) + disc(150 + i * 210, 300, 10, "#8492a0")) +
    rect(540, 4, 96, 20, mix(body, light.ink, 0.3)) +
    rect(980, 4, 96, 20, mix(body, light.ink, 0.3)) +
    line("M588 4L630-46 588-96", light.ink, 6) +
    line("M566-98H612", light.ink, 6)
  );
}

/** A tram along a boulevard of arcades and palms; people wait, walk and cycle in front. */
export function drawTram(random: Random): string {
  const light = lightOf(random, ["morning", "noon", "golden", "dusk", "night"]);
  const band = under(light, pick(random, [ZELLIGE, BRICK, "#2f3f96", "#d9622e"]));
  let x = -40;
  let houses = "";
  while (x < 1600) {
    const w = whole(random, 170, 280);
    houses += house(random, light, x, w, between(random, 230, 380));
    x += w + (chance(random, 0.2) ? 24 : 0);
  }
  const walkers = times(whole(random, 4, 6), (i) => {
    const px = 240 + i * 225 + between(random, -50, 50);
    const y = 952 + (i % 2) * 26;
    const bag = chance(random, 0.5);
    return (
      shadow(px, y, 74) +
      at(
        px,
        y,
        1.32,
        standing(someone(random, light), {
          walking: chance(random, 0.6),
          left: bag ? ARMS.carry : ARMS.down,
          right: chance(random, 0.3) ? ARMS.held : ARMS.down,
          back: chance(random, 0.3),
        }) +
          (bag ? path("M-46-64H-14V-26H-46Z", under(light, pick(random, [BRICK, SAFFRON, "#5a3a24"]))) : ""),
        chance(random, 0.5),
      )
    );
  });
  return sheet(
    random,
    sky(random, light, between(random, 300, 1300), 170, 90),
    clouds(random, light, 3, 60, 200),
    houses,
    rect(0, 636, 1600, 30, mix(light.ground, CREAM, 0.3)),
    path("M0 660H1600V1000H0Z", light.groundShade),
    stamped(
      "palm",
      palm(light),
      Array.from({ length: 4 }, (_, i): [number, number, number, boolean] => [
        60 + i * 480 + between(random, -70, 70),
        668,
        between(random, 0.62, 0.86),
        i % 2 === 0,
      ]),
    ),
    line("M0 342Q800 366 1600 342M0 424H1600", light.ink, 4, 0.7) +
      times(3, (i) => line(d`M${130 + i * 670} 680V300M${130 + i * 670} 340h90`, light.ink, 9)),
    oval(900, 800, 760, 20, "#000", 0.25),
    at(between(random, 320, 420), 506, 1, tram(random, light, band)),
    path("M0 806H1600V1000H0Z", mix(light.ground, light.groundShade, 0.3)) +
      rect(0, 806, 1600, 7, mix(light.ink, "#ffffff", 0.4)) +
      rect(0, 834, 1600, 7, mix(light.ink, "#ffffff", 0.4)),
    path("M0 880H1600V1000H0Z", light.ground) +
      rect(0, 872, 1600, 16, mix(light.ground, "#ffffff", 0.3)) +
      times(27, (i) => path(d`M${i * 60} 900h30l-8 14h-30z`, SAFFRON, 0.85)),
    at(1500, 960, 1.15, streetLamp(light)) + at(110, 960, 1.15, streetLamp(light)),
    walkers,
  );
}
