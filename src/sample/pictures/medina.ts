import { lightOf, mix, SAFFRON, under, type Light } from "./palette.ts";
import { at, d, disc, line, opening, path, pierced, rect, sky, stairs, times } from "./parts.ts";
import { ARMS, someone, standing } from "./people.ts";
import { between, chance, pick, whole, type Random } from "./random.ts";
import { sheet } from "./sheet.ts";
import { lantern, minaret, placed, plant, pot, shadow } from "./things.ts";

const PLASTERS = ["#7fb3d3", "#e7a06a", "#f3e3c3", "#d98b76", "#e9c56b"] as const;

/** A studded door under its arch, 150 units wide, on the foot line. */
function door(x: number, foot: number, scale: number, leafColour: string, frame: string): string {
  return at(
    x,
    foot,
    scale,
    path(opening(0, 0, 176, 300, true), frame) +
      path(opening(0, 0, 140, 268, true), leafColour) +
      line("M0-262V0", "#000", 4, 0.35) +
      times(3, (row) =>
        times(4, (i) => path(d`M${-54 + i * 32 + (i > 1 ? 12 : 0)} ${-190 + row * 62}h9v9h-9z`, SAFFRON)),
      ),
  );
}

/** The houses of the far end of the lane, above the stair. */
function farHouses(random: Random, light: Light, plaster: string): string {
  return times(7, (i) => {
    const x = 420 + i * 110;
    const top = between(random, 440, 560);
    const skin = mix(plaster, light.far, i % 2 === 0 ? 0.35 : 0.5);
    return (
      rect(x, top, 120, 400, skin) +
      rect(x + 86, top, 34, 400, mix(skin, light.ink, 0.16)) +
      path(opening(x + 36, top + 96, 26, 46), light.pane) +
      path(opening(x + 66, top + 180, 26, 46), light.pane) +
      rect(x - 4, top - 8, 128, 10, mix(skin, "#ffffff", 0.25))
    );
  });
}

/** People on the steps. */
function walkers(random: Random, light: Light): string {
  return times(whole(random, 2, 4), (i) => {
    const x = 730 + (i % 2) * 140 + between(random, -36, 36);
    const y = 700 + i * 62;
    return (
      shadow(x, y, 40 + i * 6) +
      at(
        x,
        y,
        0.62 + i * 0.17,
        standing(someone(random, light, i === 0 ? { dress: "djellaba" } : {}), {
          walking: true,
          back: i % 2 === 0,
          right: i === 1 ? ARMS.held : ARMS.down,
        }),
      )
    );
  });
}

/** The wall nearest to the reader: arch, zellige dado, bougainvillea, door and window. */
function facade(random: Random, light: Light, plaster: string): string {
  const shade = mix(plaster, light.ink, 0.3);
  const tile = under(light, "#1c8a75");
  return [
    pierced(`M0 0H1600V1000H0Z${opening(800, 1000, 880, 930, true)}`, plaster),
    pierced(
      `${opening(800, 1000, 930, 960, true)}${opening(800, 1000, 880, 930, true)}`,
      mix(plaster, "#ffffff", 0.4),
    ),
    rect(0, 850, 300, 150, tile) +
      rect(1300, 850, 300, 150, tile) +
      rect(0, 842, 302, 14, light.ink) +
      rect(1298, 842, 302, 14, light.ink),
    times(10, (i) =>
      path(
        d`M${(i % 5) * 56 + (i > 4 ? 1350 : 26)} 896l26 26-26 26-26-26z`,
        i % 2 === 0 ? under(light, SAFFRON) : mix(tile, "#ffffff", 0.7),
      ),
    ),
    path("M0 0H190C150 120 60 210 0 330ZM1600 0V220C1500 150 1440 60 1420 0Z", light.leafShade),
    times(34, (i) => {
      const side = i % 3 === 0;
      const reach = random();
      const x = side ? 1600 - reach * 190 : reach * 200;
      return disc(
        x,
        (side ? 230 : 320) * (1 - reach) * between(random, 0.15, 1.12),
        between(random, 11, 20),
        under(light, pick(random, ["#d0447f", "#b52f74", "#e77aa5", "#2f7767"])),
      );
    }),
    path("M0 842V560L190 842ZM1600 850V330L1260 850Z", "#000", 0.08),
    line(
      times(2, (i) => d`M${i * 1600} 826H${i === 0 ? 300 : 1300}`),
      mix(plaster, "#ffffff", 0.4),
      10,
    ),
    door(112, 842, 1.06, under(light, pick(random, ["#0f5a4e", "#7a3b1e", "#1f4f8a"])), shade),
    path(opening(1490, 560, 110, 190, true), shade) + path(opening(1490, 556, 86, 168, true), light.pane),
    times(5, (i) => line(d`M${1454 + i * 18} 400V556`, light.ink, 4, 0.7)),
  ].join("");
}

/** A lane of the old town that climbs by steps through two arches towards a minaret. */
export function drawMedina(random: Random): string {
  const light = lightOf(random, ["morning", "noon", "golden", "dusk", "night"]);
  const plaster = under(light, pick(random, PLASTERS));
  const shade = mix(plaster, light.ink, 0.3);
  const deep = mix(plaster, light.ink, 0.56);
  const tile = under(light, "#1c8a75");
  return sheet(
    random,
    sky(random, light, between(random, 600, 760), 250, 100),
    at(between(random, 850, 950), 650, 0.82, minaret(mix(plaster, "#ffffff", 0.2), shade, tile, light.pane)),
    farHouses(random, light, plaster),
    rect(0, 640, 1600, 360, mix(light.ground, shade, 0.4)),
    stairs(800, 780, 560, 400, 180, 7, mix(light.ground, plaster, 0.35), light.ink),
    pierced(`M0 0H1600V790H0Z${opening(800, 790, 560, 560, true)}`, shade),
    path("M480 130h640v40H480z", mix(shade, "#ffffff", 0.12)),
    times(5, (i) => path(opening(552 + i * 124, 118, 60, 92), i % 2 === 0 ? light.pane : deep)),
    stairs(800, 1000, 1160, 590, 216, 5, mix(light.ground, plaster, 0.25), light.ink),
    walkers(random, light),
    facade(random, light, plaster),
    at(chance(random, 0.5) ? 560 : 1040, 130, 1.1, lantern(SAFFRON, light.ink, 110)),
    placed([
      [330, 985, 1.25, plant(light)],
      [1260, 990, 1.35, pot(under(light, "#b5573a"), under(light, "#f6e7c3"))],
      [1180, 1000, 0.9, plant(light)],
    ]),
  );
}
