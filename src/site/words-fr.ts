import type { SiteWords } from "./words.ts";

/** French, with its narrow no-break spaces before high punctuation and inside quotation marks. */
export const fr: SiteWords = {
  skip: "Aller au contenu",
  home: "Accueil",
  homeOf: (name) => `${name}, page d’accueil`,
  menu: "Menu",
  menuName: "Menu des rubriques",
  sectionsName: "Rubriques du site",
  editionsName: "Éditions et langues du site",
  editions: "Éditions",
  menuEditions: "Choisir une édition",
  search: "Recherche",
  saved: "Enregistrés",
  breaking: "Urgent",
  breakingName: "Information urgente",
  hijri: (date) => `soit le ${date}`,
  pathName: "Fil d’Ariane",

  latest: "Dernières nouvelles",
  latestAbout: (name) => `Tout ce que publie ${name}, du plus récent au plus ancien.`,
  latestAll: "Toutes les nouvelles",
  mostRead: "Les plus lus",
  more: "Voir plus",
  moreOf: (section) => `Voir plus dans la rubrique ${section}`,
  related: "Dans la même rubrique",
  credit: "La rédaction",
  allStories: "Tous les articles",

  tagAbout: (tag) => `Tout ce que nous avons écrit sur «\u202F${tag}\u202F».`,
  tagKind: "Mot-clé",
  sectionAbout: (section, edition) => `La rubrique ${section} de ${edition}, du plus récent au plus ancien.`,
  authorAbout: (author, edition) => `Tous les articles de ${author} dans ${edition}.`,

  pageOf: (page, pages) => `Page ${page} sur ${pages}`,
  titlePage: (title, page) => `${title}, page ${page}`,
  pagesName: "Pages de la liste",
  nextPage: "Page suivante",
  previousPage: "Page précédente",
  goToPage: (page) => `Aller à la page ${page}`,

  archive: "Archives",
  archiveAbout: (name) => `Les archives de ${name}\u202F: choisissez un mois, puis un jour.`,
  archiveMonth: (month) => `Archives de ${month}`,
  archiveMonthAbout: (month) => `Les jours de ${month} où nous avons publié.`,
  archiveDay: (day) => `Les nouvelles du ${day}`,
  archiveDayAbout: (day, name) => `Tout ce que ${name} a publié le ${day}, heure par heure.`,
  archiveDays: "Jours du mois",

  savedAbout:
    "Les articles que vous avez enregistrés sur cet appareil. La liste reste dans votre navigateur et nulle part ailleurs.",
  savedEmpty: "Aucun article enregistré",
  savedEmptyHint:
    "Touchez «\u202FEnregistrer\u202F» sous le titre d’un article pour le retrouver ici, sans compte.",
  savedRemove: "Retirer",
  savedRemoveOf: (headline) => `Retirer de la liste\u202F: ${headline}`,

  searchName: "Recherche sur le site",
  searchLabel: "Mots recherchés",
  searchButton: "Chercher",
  searchHint: "Les accents et les majuscules ne comptent pas.",
  searchTitle: (query) => `Résultats pour «\u202F${query}\u202F»`,
  searchAbout: (name) => `Cherchez dans tout ce que ${name} a publié.`,
  searchNone: (query) => `Aucun résultat pour «\u202F${query}\u202F»`,
  searchNoneHint: "Essayez un seul mot, un mot de sens voisin, ou parcourez les rubriques.",

  emptyHome: "Pas encore de nouvelles",
  emptyHomeHint: "Aucun article n’a été publié ici pour l’instant. Revenez un peu plus tard.",
  emptyList: "Pas encore d’articles ici",
  emptyListHint: "Vous trouverez ici ce que nous publierons. En attendant, lisez les dernières nouvelles.",

  footSections: "Rubriques",
  footReading: "À lire",
  footAbout: "Le journal",
  feed: "Flux RSS",
  toTop: "Revenir en haut de la page",
  updated: "Dernière mise à jour\u202F:",
};
