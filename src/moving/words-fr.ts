import { plural } from "../arabic/plural.ts";
import type { MovingWords, RefusalData } from "./words.ts";

const fileOf = ({ file }: RefusalData) => `« ${file ?? ""} »`;
const near = ({ megabyte }: RefusalData) => (megabyte ? ` vers le mégaoctet ${megabyte}` : "");

export const wordsFr: MovingWords = {
  untitled: (id) => `Sans titre (${id})`,
  refusals: {
    "no-file": (data) => `Le fichier ${fileOf(data)} n’existe pas ou ne peut être lu ; rien n’a changé.`,
    "empty-file": (data) => `Le fichier ${fileOf(data)} est vide ; rien n’a changé.`,
    archive: (data) =>
      `Le fichier ${fileOf(data)} est une archive : décompressez-la d’abord ; rien n’a changé.`,
    "not-xml": (data) =>
      `Le fichier ${fileOf(data)} n’est pas du XML valable${near(data)} ; rien n’a changé.`,
    "not-wxr": (data) =>
      `Le fichier ${fileOf(data)} n’est pas un export de WordPress (WXR) ; rien n’a changé.`,
    doctype: (data) =>
      `Le fichier ${fileOf(data)} définit ou appelle des entités XML, ce qui est refusé par sécurité ; rien n’a changé.`,
    truncated: (data) =>
      `Le fichier ${fileOf(data)} s’arrête avant sa fin : refaites l’export dans WordPress ; rien n’a changé.`,
    encoding: (data) =>
      `Le fichier ${fileOf(data)} n’est pas dans l’encodage qu’il annonce${near(data)} ; rien n’a changé.`,
    "field-too-long": (data) =>
      `Le fichier ${fileOf(data)} contient un champ de plus de 64 Mo${near(data)} ; rien n’a changé.`,
    "too-deep": (data) =>
      `Les éléments du fichier ${fileOf(data)} sont trop imbriqués${near(data)} ; rien n’a changé.`,
    "different-sites": (data) =>
      `Le fichier ${fileOf(data)} vient d’un autre site : reprenez chaque site à part ; rien n’a changé.`,
    "not-json": (data) => `Le fichier ${fileOf(data)} n’est pas du JSON valable ; rien n’a changé.`,
    "not-ghost": (data) => `Le fichier ${fileOf(data)} n’est pas un export de Ghost ; rien n’a changé.`,
    "too-large": (data) => `Le fichier ${fileOf(data)} dépasse 256 Mo ; rien n’a changé.`,
    "no-edition": ({ name }) =>
      name
        ? `Aucune édition ne porte le code « ${name} ».`
        : "Il n’y a pas encore d’édition : démarrez d’abord le site une fois.",
    "no-folder": (data) => `Le dossier ${fileOf(data)} n’existe pas ; rien n’a changé.`,
    "no-place": (data) => `Impossible d’atteindre ${fileOf(data)} : le dossier n’existe pas.`,
    "is-folder": (data) => `${fileOf(data)} est un dossier : donnez le nom d’un fichier.`,
    "no-permission": (data) => `Vous n’avez pas accès à ${fileOf(data)}.`,
    "disk-full": () =>
      "Le disque s’est rempli avant la fin. Faites de la place et relancez la même commande : la reprise continue où elle s’est arrêtée, et rien n’est repris deux fois.",
    system: (data) => `Le système de fichiers refuse ${fileOf(data)}.`,
    usage: () => wordsFr.usage,
  },
  reasons: {
    private: "Publications privées : reprises comme brouillons, elles restent cachées aux lecteurs",
    password: "Publications protégées par mot de passe : reprises comme brouillons, non publiées",
    trashed: "Publications de la corbeille : reprises dans l’état « retiré »",
    "auto-draft": "Brouillons automatiques jamais enregistrés : non repris",
    "post-type": "Types de contenu sans équivalent ici : non repris",
    "picture-missing": "Fichiers introuvables : un lien remplace l’image",
    "picture-refused": "Fichiers d’un type ou d’une taille refusés : non repris",
    "picture-outside": "Fichiers hors du dossier de médias, ou atteints par un lien symbolique : non lus",
    "comment-type": "Rétroliens, pings et autres types de commentaires : non repris",
    "custom-field": "Champs personnalisés : non repris",
    shortened: "Titres ou chapôs trop longs : raccourcis",
    "no-title": "Publications sans titre : leur titre vient de leur texte",
    "does-not-fit": "Publications que le schéma du texte refuse : non reprises",
    "menu-child": "Sous-entrées de menus : non reprises",
    "menu-target": "Entrées de menus dont la cible n’a pas été reprise : non reprises",
    "menu-place": "Menus sans place ici, ou déjà composés ici : non repris",
    accounts: "Comptes des auteurs : devenus des signatures, aucun compte n’a été créé",
    members: "Abonnés : non repris",
    "other-post-data": "Réglages propres aux publications : non repris",
    script: "Programmes dans le texte : retirés",
    handler: "Commandes attachées aux éléments : retirées",
    "unsafe-link": "Liens dangereux ou illisibles : le texte reste, le lien est retiré",
    form: "Formulaires : retirés, leur texte reste",
    frame: "Cadres et lecteurs sans adresse valable : retirés",
    "unknown-markup": "Balises sans équivalent : gardées en HTML nettoyé",
    "dynamic-block": "Blocs que WordPress remplit à l’affichage : non repris",
    shortcode: "Codes courts inconnus : leurs balises sont retirées, ce qu’elles entourent reste",
    "picture-link": "Images qui menaient à une autre page : l’image reste sans le lien",
    "gallery-lost": "Galeries dont toutes les images ne sont pas connues : le reste est repris",
    "too-long": "Textes de plus de huit millions de caractères : seul le début est repris",
  },
  reportTitle: (source) =>
    `Rapport de reprise de ${source} : ce qui n’a pas été repris, ou pas tel quel, et pourquoi`,
  nothingLeft: "Tout a été repris tel quel.",
  phases: {
    checking: "Vérification des fichiers",
    media: "Reprise des fichiers",
    moving: "Reprise du contenu",
    finishing: "Index de recherche",
  },
  perSecond: (n) => plural(n, "fr", { one: "{n} élément par seconde", other: "{n} éléments par seconde" }),
  timeLeft: (seconds) =>
    seconds < 60
      ? plural(seconds, "fr", { one: "reste {n} seconde", other: "reste {n} secondes" })
      : plural(Math.round(seconds / 60), "fr", { one: "reste {n} minute", other: "reste {n} minutes" }),
  added: {
    posts: (n) => plural(n, "fr", { one: "{n} article repris", other: "{n} articles repris" }),
    pages: (n) => plural(n, "fr", { one: "{n} page reprise", other: "{n} pages reprises" }),
    comments: (n) => plural(n, "fr", { one: "{n} commentaire repris", other: "{n} commentaires repris" }),
    media: (n) => plural(n, "fr", { one: "{n} fichier repris", other: "{n} fichiers repris" }),
    sections: (n) => plural(n, "fr", { one: "{n} rubrique ajoutée", other: "{n} rubriques ajoutées" }),
    tags: (n) => plural(n, "fr", { one: "{n} mot-clé repris", other: "{n} mots-clés repris" }),
    authors: (n) => plural(n, "fr", { one: "{n} auteur ajouté", other: "{n} auteurs ajoutés" }),
    menuEntries: (n) =>
      plural(n, "fr", { one: "{n} entrée de menu reprise", other: "{n} entrées de menu reprises" }),
    redirects: (n) =>
      plural(n, "fr", { one: "{n} ancienne adresse conservée", other: "{n} anciennes adresses conservées" }),
  },
  nothingAdded: "Rien de nouveau : tout le contenu du fichier était déjà repris.",
  dryRun: "Essai seulement : rien n’a été écrit dans la base.",
  knownBefore: (n) =>
    plural(n, "fr", {
      one: "{n} élément déjà repris est resté tel quel",
      other: "{n} éléments déjà repris sont restés tels quels",
    }),
  notes: (n) =>
    plural(n, "fr", { one: "{n} remarque dans le rapport", other: "{n} remarques dans le rapport" }),
  reportAt: (path) => `Rapport : ${path}`,
  exported: (items, comments, path) =>
    `Export écrit dans ${path} : ${plural(items, "fr", { one: "{n} contenu", other: "{n} contenus" })}, ${plural(comments, "fr", { one: "{n} commentaire", other: "{n} commentaires" })}.`,
  otherEdition: (name, code) =>
    `L’édition « ${name} » n’a pas été écrite : chaque fichier n’en contient qu’une. Pour l’écrire : npx minbar export wxr --edition ${code}`,
  picturesAt: (folder) =>
    `Les images et les fichiers ne sont pas dans l’export. Pour le retour dans Minbar, ajoutez : --media ${folder}`,
  usage: `Usage :
  npx minbar import wxr FICHIER… [--media DOSSIER] [--edition fr] [--fetch|--no-fetch] [--dry-run]
  npx minbar import ghost FICHIER [--media DOSSIER] [--edition fr] [--fetch|--no-fetch] [--dry-run]
  npx minbar export wxr [--edition fr] [--out FICHIER]`,
};
