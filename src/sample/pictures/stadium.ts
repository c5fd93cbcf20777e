import { BRICK, CLOTHS, CREAM, lightOf, mix, SAFFRON, SKINS, under, ZELLIGE, type Light } from "./palette.ts";
import { at, clouds, d, disc, line, opening, path, rect, sky, times } from "./parts.ts";
import { bust, running, someone } from "./people.ts";
import { between, chance, pick, whole, type Random } from "./random.ts";
import { sheet } from "./sheet.ts";
import { shadow } from "./things.ts";

/** A block of seated people, repeated along the stands as a pattern. */
function crowdPattern(random: Random, light: Light): string {
  const seats = times(4, (row) =>
    times(7, (i) => {
      if (chance(random, 0.1)) return "";
      const x = 18 + i * 34 + (row % 2) * 12;
      const y = 24 + row * 36;
      const cloth = under(light, pick(random, [...CLOTHS, ZELLIGE, SAFFRON, "#f1f5f3"]));
      return (
        path(d`M${x - 14} ${y + 24}q0-24 14-24t14 24z`, cloth) +
        disc(x, y - 7, 9, under(light, pick(random, SKINS)))
      );
    }),
  );
  return `<defs><pattern id="crowd" width="246" height="144" patternUnits="userSpaceOnUse">${seats}</pattern></defs>`;
}

/** A mast with its rows of lamps and, when dark, their glow. */
function floodlight(light: Light, lit: boolean): string {
  return (
    (lit ? path("M-70-330L-420 420H420L70-330Z", "#fff3c4", 0.1) + disc(0, -350, 150, "#fff3c4", 0.16) : "") +
    path("M-9 0L-5-310H5L9 0Z", light.ink) +
    rect(-84, -410, 168, 108, light.ink) +
    times(3, (row) => times(5, (i) => disc(-62 + i * 31, -388 + row * 32, 12, lit ? "#fff6d8" : "#dfe9e4")))
  );
}

/** The roof over the stand: a row of tall arches, as on the old walls. */
const roof = (light: Light, wall: string): string =>
  path("M-20 196Q800 96 1620 196V300H-20Z", wall) +
  path("M-20 186Q800 84 1620 186V206Q800 106-20 206Z", mix(wall, "#ffffff", 0.3)) +
  times(17, (i) =>
    path(
      opening(
        50 + i * 94,
        292 - Math.sin((i / 16) * Math.PI) * 18,
        54,
        88 + Math.sin((i / 16) * Math.PI) * 24,
      ),
      light.hour === "night" ? light.pane : mix(wall, light.ink, 0.5),
    ),
  );

function goal(): string {
  const net =
    times(9, (i) => d`M${-120 + i * 30}-120L${-104 + i * 26} 0`) +
    times(5, (i) => d`M-120 ${-112 + i * 26}H120`);
  return line(net, "#fff", 2, 0.5) + line("M-124 6V-122H124V6", "#ffffff", 8);
}

/** The supporters nearest to the reader, some with their arms up. */
function fans(random: Random, light: Light, home: string): string {
  return times(9, (i) =>
    at(
      40 + i * 190 + between(random, -20, 20),
      936 + (i % 2) * 18,
      1.06,
      (i % 3 === 1
        ? line("M-48 70L-78-20-66-96", mix(home, light.ink, 0.3), 26) +
          line("M48 70L78-20 66-96", mix(home, light.ink, 0.3), 26) +
          disc(-65, -108, 15, "#8a6244") +
          disc(65, -108, 15, "#8a6244")
        : "") + bust({ ...someone(random, light), cloth: mix(i % 4 === 0 ? CREAM : home, light.ink, 0.35) }),
    ),
  );
}

/** The grass in stripes and its lines. */
function pitch(light: Light): string {
  const grass = mix(under({ ...light, veil: light.veil * 0.5 }, "#1f8a5b"), ZELLIGE, 0.2);
  return [
    path("M0 594H1600V1000H0Z", grass),
    times(8, (i) => path(d`M${-60 + i * 220} 594h110L${-940 + i * 440 + 220} 1000h-220z`, "#fff", 0.07)),
    line("M-10 616H1610M800 616L800 1000", "#fff", 6, 0.8) +
      `<ellipse cx="800" cy="800" rx="300" ry="96" fill="none" stroke="#fff" stroke-width="6" opacity=".8"/>`,
    line("M180 616L60 760H-20M1420 616L1540 760H1620", "#fff", 6, 0.8),
  ].join("");
}

/** A match in a full stadium: stands, floodlights, the pitch in stripes, players around the ball. */
export function drawStadium(random: Random): string {
  const light = lightOf(random, ["night", "dusk", "golden", "noon", "night"]);
  const lit = light.hour === "night" || light.hour === "dusk";
  const wall = under(light, pick(random, ["#e9d3a4", "#d98b62", "#e4ebe7"]));
  const [home, away] = pick(random, [
    [ZELLIGE, "#f1f5f3"],
    [BRICK, "#f1f5f3"],
    ["#f1f5f3", "#2f3f96"],
    [SAFFRON, ZELLIGE],
  ] as const);
  const player = (x: number, y: number, scale: number, cloth: string, flip: boolean) =>
    shadow(x, y, 70 * scale) +
    at(
      x,
      y - 6 * scale,
      scale,
      running(
        {
          ...someone(
            random,
            { ...light, veil: 0.08 },
            { second: cloth === "#f1f5f3" ? "#27423b" : "#f1f5f3", head: "hair", hair: "#1d1512" },
          ),
          cloth,
        },
        chance(random, 0.5),
      ),
      flip,
    );
  const far = times(whole(random, 4, 6), (i) =>
    player(
      500 + i * 150 + between(random, -40, 40),
      640 + between(random, -14, 20),
      0.5,
      i % 2 === 0 ? home : away,
      chance(random, 0.5),
    ),
  );
  return sheet(
    random,
    sky(random, light, between(random, 620, 980), 130, 80),
    clouds(random, light, 2, 60, 120),
    at(210, 300, 0.72, floodlight(light, lit)) + at(1390, 300, 0.72, floodlight(light, lit)),
    roof(light, wall),
    crowdPattern(random, light),
    path("M0 286Q800 240 1600 286V590H0Z", mix(light.near, light.ink, 0.35)),
    path("M0 292Q800 246 1600 292V430H0Z", "url(#crowd)") +
      path("M0 430H1600V446H0Z", wall) +
      path("M0 452H1600V560H0Z", "url(#crowd)"),
    times(5, (i) => path(d`M${190 + i * 300} 286h16l${(i - 2) * 26} 280h-22z`, mix(wall, light.ink, 0.35))),
    rect(0, 556, 1600, 40, mix(home, light.ink, 0.15)) +
      times(20, (i) => path(d`M${i * 84} 576l16-14 16 14-16 14z`, i % 2 === 0 ? SAFFRON : "#f1f5f3", 0.85)),
    pitch(light),
    at(250, 640, 0.8, goal()),
    far,
    player(560, 800, 1.02, away, false),
    player(1120, 790, 0.98, home, true),
    player(810, 880, 1.5, home, false),
    disc(960, 866, 22, "#fff") + path("M960 852l12 9-5 14h-14l-5-14z", "#0a2e29") + shadow(960, 890, 26),
    player(1060, 900, 1.42, away, true),
    fans(random, light, home),
  );
}
