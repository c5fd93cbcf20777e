import { fold } from "./fold.ts";

// Arabic particles, pronouns and auxiliaries.
const arabic = `
من في إلى على عن مع عند لدى حتى منذ مذ خلال بين فوق تحت أمام وراء خلف قبل بعد دون حول نحو ضد عبر سوى غير إلا ضمن
أن إن لأن كأن لكن ليت لعل أو أم ثم بل لا لم لن ما لما لو لولا إذا إذ إذن كي لكي قد لقد سوف هل أما إما كما كلما بينما حيث
هو هي هم هن هما أنا أنت أنتم أنتن أنتما نحن إياه إياها
هذا هذه هذان هذين هاتان هاتين هؤلاء ذلك ذاك تلك أولئك هنا هناك هنالك
الذي التي اللذان اللذين اللتان اللتين الذين اللاتي اللواتي اللائي
كان كانت كانوا كنت كنا يكون تكون سيكون ستكون ليس ليست ليسوا لست صار مازال لايزال
به بها بهم بهذا بهذه بذلك بأن بما بمن له لها لهم لهن لنا لي لك لكم لهذا لهذه لذلك لذا مما ممن منه منها منهم عنه عنها عنهم
فيه فيها فيهم إليه إليها إليهم عليه عليها عليهم علينا معه معها معهم عنده عندها عندما بعدما قبلما كذلك هكذا
و ف ب ل ك س ال بال وال فال كال لل
كل كلا كلتا بعض أي أية ذات ذو ذي جدا فقط أيضا الآن إنه إنها إنهم أنه أنها أنهم لأنه لأنها لكنه لكنها وإلا عما فيما
`;

// Words that ask, in the written language and in Darija.
const questions = `
متى أين كيف كم لماذا لما ماذا بماذا لمن أيهما أيان أنى عم مم فيم علام ماهو ماهي ماهما ماهم
شنو آش أش واش علاش كيفاش فين منين فوقاش شحال شكون أشنو شناهو شناهي لاش باش وقتاش
`;

// Particles of Moroccan Arabic.
const darija = `
ديال ديالي ديالو ديالها ديالهم ديالنا ديالك ديالكم د لي اللي هاد هاذ هادي هادو هادشي داك ديك دوك هاديك هاداك
ماشي غادي غاد راه راها راهم راك غير بزاف كاين كاينة كاينين حيت حيث ولا ولكن بحال فاش مني ملي دابا تا حتا مع عندو عندها
كايكون كتكون كيكون مكاينش معا
`;

const french = `
le la les l un une des du de d au aux et ou ni mais donc or car que qui quoi dont où ce cet cette ces c se s sa son ses
leur leurs mon ma mes ton ta tes notre nos votre vos il elle ils elles on nous vous je j tu me m te t lui y en ne n pas
plus par pour dans sur sous avec sans chez entre vers est sont été être était a ont avait avoir quel quelle quels
quelles comment pourquoi quand combien qu si comme
`;

const english = `
the a an and or but nor of to in on at by for from with without into over under about as is are was were be been being
has have had do does did it its this that these those he she they we you i his her their our your my him them us me not
no what which who whom whose when where why how if than then so there here
`;

const words = new Set(
  [arabic, questions, darija, french, english].flatMap((list) => fold(list).match(/\S+/g) ?? []),
);

// Nouns and verbs that look like و or ف before a particle: فهم, فيلم, وهم, ولي, فتحت, ولدي, فلان, فلاش, وكال.
const spared = new Set(["فهم", "وهم", "فلم", "ولي", "فاي", "وهن", "فتحت", "ولدي", "فلان", "فلاش", "وكال"]);

/** True for a folded word that says nothing by itself in a search: Arabic, Darija, French or English. */
export function isStopWord(foldedWord: string): boolean {
  if (words.has(foldedWord)) return true;
  const joined = foldedWord.startsWith("و") || foldedWord.startsWith("ف");
  return joined && foldedWord.length > 2 && !spared.has(foldedWord) && words.has(foldedWord.slice(1));
}
