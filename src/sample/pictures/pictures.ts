import type { Scene } from "../schema.ts";
import { drawClassroom } from "./classroom.ts";
import { drawClinic } from "./clinic.ts";
import { drawFields } from "./fields.ts";
import { drawHarbour } from "./harbour.ts";
import { drawLibrary } from "./library.ts";
import { drawLighthouse } from "./lighthouse.ts";
import { drawMarket } from "./market.ts";
import { drawMedina } from "./medina.ts";
import { drawNight } from "./night.ts";
import { seededRandom, type Random } from "./random.ts";
import { drawRunners } from "./runners.ts";
import { drawStadium } from "./stadium.ts";
import { drawStage } from "./stage.ts";
import { drawTownhall } from "./townhall.ts";
import { drawTram } from "./tram.ts";
import { drawWadi } from "./wadi.ts";
import { drawWorkshop } from "./workshop.ts";

/** Every scene and the function that draws it. */
export const SCENES: Record<Scene, (random: Random) => string> = {
  harbour: drawHarbour,
  medina: drawMedina,
  wadi: drawWadi,
  classroom: drawClassroom,
  clinic: drawClinic,
  market: drawMarket,
  stadium: drawStadium,
  stage: drawStage,
  library: drawLibrary,
  tram: drawTram,
  fields: drawFields,
  townhall: drawTownhall,
  workshop: drawWorkshop,
  lighthouse: drawLighthouse,
  runners: drawRunners,
  night: drawNight,
};

/**
 * A scene as an SVG text of 1600 × 1000 and at most 40 KB, to be stored and shown as an image file; the seed
 * (an article's key) chooses the hour, the places and the people, always the same for the same seed.
 */
export const drawScene = (scene: Scene, seed: string): string =>
  SCENES[scene](seededRandom(`${scene}/${seed}`));
