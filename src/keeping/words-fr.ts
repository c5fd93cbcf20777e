import { formatBytes } from "../arabic/numerals.ts";
import { defaultLocale } from "../arabic/language.ts";
import { plural } from "../arabic/plural.ts";
import type { KeepingWords } from "./words.ts";

const size = (bytes: number) => formatBytes(bytes, defaultLocale("fr"));
const count = (n: number, one: string, other: string) => plural(n, "fr", { one, other });

export const fr: KeepingWords = {
  levels: { ok: "bon", attention: "attention", broken: "en panne" },
  findings: {
    "database-sound": (_, version) => `La base de données est saine (${version}).`,
    "database-old": (_, version) =>
      `La base de données est ancienne (${version}). Passez à PostgreSQL 13 ou plus récent.`,
    "database-damaged": (_, fault) =>
      `Le fichier de la base est endommagé (${fault}). Arrêtez le site, gardez le dossier de données tel quel et restaurez la dernière sauvegarde dans un dossier vide : npx minbar restore`,
    "schema-current": (n) =>
      count(n, "Le schéma est à jour ({n} migration).", "Le schéma est à jour ({n} migrations)."),
    "schema-behind": (_, names) =>
      `Le schéma est en retard (${names}). Redémarrez le site pour le compléter.`,
    "ledger-sound": (n) =>
      count(n, "Le registre est intact : {n} inscription.", "Le registre est intact : {n} inscriptions."),
    "ledger-altered": (seq) =>
      `L’inscription ${seq} du registre a été modifiée après coup. Comparez-la avec une sauvegarde plus ancienne et cherchez qui a accès à la base.`,
    "ledger-missing": (seq) =>
      `L’inscription ${seq} du registre a été supprimée, ou une autre a été glissée avant elle. Comparez le registre avec une sauvegarde plus ancienne et cherchez qui a accès à la base.`,
    "outbox-sound": (n) => count(n, "{n} tâche attend son heure.", "{n} tâches attendent leur heure."),
    "outbox-given-up": (n, names) =>
      count(
        n,
        `{n} tâche a été abandonnée après de nombreux essais (${names}). La raison est dans les journaux.`,
        `{n} tâches ont été abandonnées après de nombreux essais (${names}). Les raisons sont dans les journaux.`,
      ),
    "outbox-failing": (n) =>
      count(
        n,
        "{n} tâche a échoué et sera reprise. Si cela dure, consultez les journaux.",
        "{n} tâches ont échoué et seront reprises. Si cela dure, consultez les journaux.",
      ),
    "outbox-stuck": (minutes) =>
      count(
        minutes,
        "Les tâches ont {n} minute de retard : le site est arrêté ou bloqué. Démarrez-le : npm start",
        "Les tâches ont {n} minutes de retard : le site est arrêté ou bloqué. Démarrez-le : npm start",
      ),
    "schedule-sound": (n) =>
      count(n, "{n} contenu programmé, aucun en retard.", "{n} contenus programmés, aucun en retard."),
    "schedule-late": (n) =>
      count(
        n,
        "L’heure de {n} contenu est venue sans qu’il soit annoncé. Démarrez le site : npm start",
        "L’heure de {n} contenus est venue sans qu’ils soient annoncés. Démarrez le site : npm start",
      ),
    "files-sound": (n) =>
      count(n, "{n} fichier, présent et entier.", "{n} fichiers, tous présents et entiers."),
    "files-missing": (n, ids) =>
      count(
        n,
        `Des fichiers de {n} média manquent (numéro ${ids}). Reprenez le dossier « files » d’une sauvegarde, ou déposez-le de nouveau.`,
        `Des fichiers de {n} médias manquent (numéros ${ids}). Reprenez le dossier « files » d’une sauvegarde, ou déposez-les de nouveau.`,
      ),
    "files-damaged": (n, ids) =>
      count(
        n,
        `Des fichiers de {n} média ont changé de taille (numéro ${ids}). Vérifiez le disque, puis reprenez le dossier « files » d’une sauvegarde.`,
        `Des fichiers de {n} médias ont changé de taille (numéros ${ids}). Vérifiez le disque, puis reprenez le dossier « files » d’une sauvegarde.`,
      ),
    "files-unnamed": (n) =>
      count(
        n,
        "{n} fichier du disque ne sert plus : dessin remplacé par son image, ou envoi interrompu. Il est sans danger.",
        "{n} fichiers du disque ne servent plus : dessins remplacés par leurs images, ou envois interrompus. Ils sont sans danger.",
      ),
    "folder-writable": (_, folder) => `Le dossier de données accepte l’écriture : ${folder}`,
    "folder-not-writable": (_, folder) =>
      `Impossible d’écrire dans le dossier de données ${folder}. Donnez ce droit à l’utilisateur qui exécute Minbar et vérifiez que le disque n’est pas en lecture seule.`,
    "disk-sound": (bytes) => `Espace libre sur le disque : ${size(bytes)}.`,
    "disk-low": (bytes) =>
      `Il reste peu d’espace sur le disque : ${size(bytes)}. Supprimez l’inutile ou agrandissez le disque.`,
    "disk-full": (bytes) =>
      `Le disque est presque plein : il reste ${size(bytes)}. Faites de la place maintenant ; une fois plein, rien de nouveau ne sera enregistré.`,
    "backup-recent": (days) =>
      days === 0
        ? "La dernière sauvegarde date d’aujourd’hui."
        : count(
            days,
            "La dernière sauvegarde date d’hier.",
            "La dernière sauvegarde date d’il y a {n} jours.",
          ),
    "backup-old": (days) =>
      count(
        days,
        "La dernière sauvegarde a {n} jour. Faites-en une nouvelle : npx minbar backup FICHIER",
        "La dernière sauvegarde a {n} jours. Faites-en une nouvelle : npx minbar backup FICHIER",
      ),
    "backup-never": () =>
      "Aucune sauvegarde n’a encore été faite. Faites-en une et gardez-la sur une autre machine : npx minbar backup FICHIER",
    "clock-sound": () => "L’horloge s’accorde avec ce qui a été inscrit.",
    "clock-behind": (seconds) =>
      count(
        seconds,
        "L’horloge a {n} seconde de retard sur la dernière inscription du registre. Réglez-la par NTP, sinon les contenus programmés paraîtront en retard.",
        "L’horloge a {n} secondes de retard sur la dernière inscription du registre. Réglez-la par NTP, sinon les contenus programmés paraîtront en retard.",
      ),
    "clock-apart": (seconds) =>
      count(
        seconds,
        "Il y a {n} seconde d’écart entre cette horloge et celle du serveur de base de données. Réglez les deux par NTP.",
        "Il y a {n} secondes d’écart entre cette horloge et celle du serveur de base de données. Réglez les deux par NTP.",
      ),
    "zones-right": (_, version) =>
      `Les données de fuseaux horaires sont à jour (${version}) ; le Maroc y est à +00.`,
    "zones-stale": (_, version) =>
      `Les données de fuseaux horaires sont anciennes (${version}) : elles ignorent que le Maroc est à +00 depuis le 20 septembre 2026. Lancez : npm install`,
    "runtime-zones-old": () =>
      "La table de fuseaux horaires de l’environnement d’exécution est ancienne. C’est sans danger : Minbar a la sienne.",
    "address-set": (_, address) => `Adresse du site : ${address}`,
    "address-local": (_, address) => `Le site est local : ${address}`,
    "address-unset": (_, address) =>
      `Le site s’adresse à des lecteurs et son adresse est encore ${address}. Indiquez son adresse publique pour que les liens et les flux soient justes : MINBAR_URL=https://example.org`,
    "address-not-secure": (_, address) =>
      `L’adresse du site ${address} n’est pas chiffrée. Placez devant lui un serveur mandataire avec un certificat, et faites commencer MINBAR_URL par https://`,
    runtime: (_, versions) => `Environnement d’exécution : ${versions}.`,
    "cache-fits": (bytes) => `Mémoire des pages : ${size(bytes)} au plus.`,
    "cache-too-large": (bytes) =>
      `La mémoire des pages (${size(bytes)}) dépasse la moitié de celle de la machine. Réduisez MINBAR_CACHE_MB.`,
  },
  summary: (n) =>
    n === 0
      ? "Tout va bien."
      : count(n, "{n} point demande votre attention.", "{n} points demandent votre attention."),
  faults: {
    "no-such-file": (path) => `Le fichier ${path} est illisible.`,
    exists: (path) =>
      `Le fichier ${path} existe déjà et n’a pas été touché. Choisissez un autre nom, ou ajoutez --force pour le remplacer.`,
    "is-folder": (path) => `${path} est un dossier : donnez le nom d’un fichier.`,
    "no-folder": (path) =>
      `Impossible d’écrire ${path} : le dossier n’existe pas. Créez-le, puis recommencez.`,
    "no-permission": (path) => `Impossible d’écrire ${path} : vous n’avez pas le droit d’y écrire.`,
    "cannot-write": (path) => `Impossible d’écrire ${path} : le système de fichiers refuse.`,
    "no-space": (path) =>
      `Le disque s’est rempli avant la fin (${path}). Rien n’est resté à moitié fait ; faites de la place et recommencez.`,
    "not-a-backup": (path) => `Le fichier ${path} n’est pas une sauvegarde de Minbar.`,
    damaged: () =>
      "La sauvegarde est endommagée : son contenu ne correspond pas à ses empreintes. Rien n’a été restauré ; prenez-en une autre.",
    truncated: () =>
      "La sauvegarde est tronquée. Rien n’a été restauré ; copiez le fichier entier ou prenez-en une autre.",
    "key-needed": () =>
      "La sauvegarde est scellée. Donnez sa clé avec --key-file FICHIER ou dans MINBAR_BACKUP_KEY.",
    "wrong-key": () => "Cette clé n’ouvre pas la sauvegarde.",
    "newer-format": () =>
      "La sauvegarde vient d’une version plus récente de Minbar. Restaurez-la avec cette version.",
    "newer-schema": (names) =>
      `La sauvegarde a un schéma plus récent que celui de cette version de Minbar (${names}).`,
    "folder-not-empty": (path) =>
      `Le dossier de données ${path} n’est pas vide, et une restauration n’écrase rien. Choisissez-en un vide : MINBAR_DATA=DOSSIER`,
    "database-not-empty": () =>
      "La base PostgreSQL n’est pas vide, et une restauration n’écrase rien. Créez-en une nouvelle.",
    "not-as-written": (table) =>
      `Ce qui a été relu dans la table ${table} ne correspond pas à la sauvegarde. Rien n’a été restauré.`,
  },
  parts: {
    rows: (done) => `Lignes : ${done}`,
    files: (done) => `Fichiers : ${done}`,
    verified: (done) => `Lignes vérifiées : ${done}`,
    searched: (done) => `Contenus indexés : ${done}`,
  },
  backupUsage: "Usage : npx minbar backup FICHIER [--key-file FICHIER] [--force]",
  restoreUsage: "Usage : npx minbar restore FICHIER [--key-file FICHIER]",
  keyFileUnreadable: (path) => `Le fichier de clé ${path} est illisible ou vide.`,
  backedUp: (rows, files, bytes, path) =>
    `La sauvegarde est complète : ${path} (${size(bytes)}). Lignes : ${rows}, fichiers : ${files}.`,
  backupSealed: "Elle est scellée et seule sa clé l’ouvre : gardez la clé ailleurs.",
  backupOpen:
    "Elle n’est pas scellée et contient des adresses de lecteurs et des mots de passe hachés : gardez-la en lieu sûr, ou scellez-la avec MINBAR_BACKUP_KEY.",
  filesLeftOut: (n) =>
    count(
      n,
      "{n} fichier manquant ou endommagé n’a pas été pris. Détails : npx minbar doctor",
      "{n} fichiers manquants ou endommagés n’ont pas été pris. Détails : npx minbar doctor",
    ),
  restored: (folder, date) => `Le site est restauré dans ${folder} tel qu’il était le ${date}. Vérifié :`,
  verifiedRows: (rows, tables) =>
    `Chaque ligne est telle qu’elle était : ${rows} lignes dans ${tables} tables.`,
  verifiedFiles: (files) => `Chaque fichier correspond à son empreinte. Fichiers : ${files}.`,
  searchBuilt: (items) => `L’index de recherche est construit. Contenus : ${items}.`,
};
