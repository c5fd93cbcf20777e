import { figures, h2, p, pull, quote, rule, table, ul } from "../../body/body.ts";
import type { SampleArticle } from "../schema.ts";

/** The French edition, second half: articles translated from the Arabic edition. */
export const french2: SampleArticle[] = [
  {
    key: "airs-du-rempart",
    kind: "news",
    section: "culture",
    author: "hajar",
    kicker: "Festival",
    headline: "Les Airs du Rempart ferment leur douzième édition devant 38 000 spectateurs",
    standfirst:
      "Le festival a ajouté une quatrième soirée et confié la moitié de ses concerts aux groupes de la ville et des environs. Aux riverains de Bab El Bahr, il promet le silence à minuit dès l’an prochain.",
    body: [
      p(
        "Les projecteurs de la grande scène de Bab El Bahr se sont éteints vers 1 h 30, dimanche matin, mais les premiers rangs ont continué de chanter le dernier refrain, sans musique, jusqu’à ce que la place se vide. Ainsi s’est achevée la douzième édition d’Angham Essour, les Airs du Rempart : quatre soirées et quatorze concerts, sur trois scènes dressées à un jet de pierre des murailles de la médina.",
      ),
      p(
        "L’association organisatrice annonce 38 000 spectateurs : 7 500 le soir de l’ouverture, 9 000 le deuxième, 10 500 le troisième et 11 000 pour la clôture. L’édition précédente en avait attiré 31 000 en trois soirées. La moyenne recule donc, d’environ 10 300 à 9 500 personnes par soirée ; l’association l’explique par le vent violent du premier jour, qui a retardé d’une heure le concert inaugural.",
      ),
      h2("Sept concerts pour les groupes d’ici"),
      p(
        "La direction artistique a réservé sept des quatorze concerts à des formations de Marsa Roummane et de la commune des collines du Zaatar ; elles n’en avaient eu que trois l’an passé. Les Filles du Zaatar ont ouvert la première soirée avec leurs chants de moisson. Samedi, sur la scène de la Casbah, le maâlem Mbarek Sadafi a partagé l’affiche avec un trio à cordes venu de Lisbonne. Ils s’étaient rencontrés six jours plus tôt, en résidence.",
      ),
      quote(
        "Le premier jour, nous jouions à tour de rôle, par politesse. Le troisième, nous nous croisions. Le sixième, plus personne n’avait besoin de regarder l’autre.",
        "Mbarek Sadafi, maâlem gnaoui",
      ),
      p(
        "« Ce n’est pas de la bienfaisance, précise la directrice artistique, Ouiam Kandili. Les sept groupes sont passés devant un comité qui a écouté 52 dossiers. » À trois reprises, un concert local a rempli les 600 sièges de la Casbah.",
      ),
      h2("Combien a coûté l’édition ?"),
      p(
        "Le budget s’élève à 4 millions de dirhams. La commune en a versé 1,8 million, les entreprises mécènes 1,36 million, d’autres partenaires publics 0,6 million. La scène de la Casbah, la seule payante, a rapporté 240 000 dirhams, soit 3 000 billets à 80 dirhams.",
      ),
      figures(
        "La douzième édition en chiffres",
        ["38 000", "spectateurs en quatre soirées"],
        ["14", "concerts, dont sept de groupes locaux"],
        ["3 000", "billets vendus à la Casbah"],
        ["4", "de budget", "millions de dirhams"],
      ),
      p(
        "En face, 140 riverains de Bab El Bahr ont adressé une pétition à la présidence du conseil communal : les concerts se prolongent, écrivent-ils, au-delà d’une heure du matin. « Je viens chaque année et j’aime ce festival, mais ma grand-mère ne dort pas avant la fin, et moi, j’ai un exposé à la faculté le samedi matin », dit Nisrine Araari, une étudiante qui habite à 60 mètres de la scène et qui a signé.",
      ),
      p(
        "Ouiam Kandili répond que la grande scène s’arrêtera à minuit à partir de la prochaine édition ; les fins de soirée se tiendront dans l’enceinte close de la Casbah. Les rapports moral et financier seront présentés en assemblée générale avant la fin de décembre, puis publiés en entier sur le site du festival.",
      ),
    ],
    tags: ["Festival", "Musique", "Médina"],
    picture: {
      scene: "stage",
      alt: "Des musiciens et un chanteur sur une scène ornée d’une étoile, devant le public d’une salle",
      caption: "La scène de la Casbah accueillait les concerts payants. Dessin : L’Écho de Marsa",
    },
    hoursAgo: 30,
    translates: "walls-festival",
  },
  {
    key: "bibliotheque-cordiers",
    kind: "news",
    section: "culture",
    author: "salma",
    kicker: "Patrimoine",
    headline: "Après trois ans de travaux, la bibliothèque rouvre au fondouk des Cordiers",
    standfirst:
      "Cent quatre-vingts places, 26 000 livres, un atelier de numérisation : la bibliothèque de la ville retrouve ses lecteurs et un bâtiment deux fois centenaire. Reste à s’entendre sur l’heure de fermeture.",
    body: [
      p(
        "Le premier à entrer fut un homme de soixante-dix ans, un livre sous le bras. Il l’avait emprunté avant la fermeture et n’avait trouvé personne à qui le rendre. La bibliothécaire a ri, enregistré le retour avec trois ans et quatre mois de retard, et oublié l’amende. Ainsi a commencé, mardi dernier, la nouvelle vie de la bibliothèque de la ville, réinstallée dans le fondouk des Cordiers après une restauration de 18,6 millions de dirhams.",
      ),
      p(
        "L’édifice abritait, il y a deux siècles, des cordiers et des marchands de lin. L’humidité avait gagné ses murs jusqu’à deux mètres de hauteur. « Nous avons enlevé le ciment posé il y a quarante ans, et rendu leur place à la chaux et à la brique », explique l’architecte Anas Senoubari. La charpente de thuya a été démontée pièce par pièce ; 70 % des poutres ont pu être sauvées, les autres remplacées par du bois de la forêt d’Araar, toute proche.",
      ),
      h2("Ce que le lecteur y trouve"),
      p("Les 180 places se répartissent en trois espaces, autour d’un patio couvert d’une verrière :"),
      ul(
        "la grande salle de lecture, 110 places, où se trouve l’essentiel des 26 000 livres ;",
        "l’aile des enfants, 40 places, avec une conteuse le samedi matin ;",
        "les cabinets de recherche, 30 places à réserver la veille.",
      ),
      p(
        "Sur la somme dépensée, 11,2 millions de dirhams sont allés à la construction et à la restauration, 4,1 millions à l’équipement, 3,3 millions à l’atelier de numérisation et de conservation. C’est là, à l’étage, que l’on photographie feuillet après feuillet 1 140 manuscrits. Le travail est fait pour 412 d’entre eux ; les 728 autres doivent suivre avant la fin de l’année prochaine, et tous seront consultables en ligne.",
      ),
      pull(
        "La vraie restauration, c’est le retour des gens ; les murs, eux, ont fait leur travail.",
        "Zoubida Nourassi, conservatrice",
      ),
      p(
        "La conservatrice, Zoubida Nourassi, a compté 870 demandes d’inscription dans les cinq premiers jours, plus qu’en une année entière avant les travaux. « La vraie restauration, c’est le retour des gens ; les murs, eux, ont fait leur travail. » L’adhésion coûte 50 dirhams par an ; elle est gratuite avant 18 ans.",
      ),
      p(
        "Les horaires, en revanche, font débat. La bibliothèque ouvre du mardi au samedi, de 9 h à 19 h, et le dimanche matin. « Qui travaille et étudie arrive quand le gardien tourne la clé », regrette Zakaria Mouji, étudiant à l’université de l’oued Roummane et employé à mi-temps dans une boutique de photocopie.",
      ),
      p(
        "Pour tenir jusqu’à 21 h toute la semaine, répond Zoubida Nourassi, il faudrait trois postes de plus, alors que l’équipe compte quatorze personnes. La demande a été transmise à la commune ; elle doit être inscrite à l’ordre du jour de la session ordinaire du conseil.",
      ),
    ],
    tags: ["Bibliothèque", "Patrimoine", "Médina"],
    picture: {
      scene: "library",
      alt: "Des lecteurs entre les rayons d’une salle de lecture",
      caption: "La grande salle de lecture du fondouk des Cordiers. Dessin : L’Écho de Marsa",
    },
    hoursAgo: 125,
    translates: "city-library",
  },
  {
    key: "semi-marathon-oued",
    kind: "news",
    section: "sport",
    author: "idris",
    kicker: "Athlétisme",
    headline: "Semi-marathon de l’Oued : Massafi et Jadouli vainqueurs, 2 118 coureurs à l’arrivée",
    standfirst:
      "La dixième édition a versé les mêmes primes aux femmes et aux hommes et banni les bouteilles en plastique des ravitaillements. La course masculine s’est jouée pour seize secondes.",
    body: [
      p(
        "La brume pesait encore sur les deux rives de l’oued Roummane lorsque le départ a été donné, dimanche à 8 h. Avant qu’elle ne se lève tout à fait, Yasser Massafi avait franchi, seul, le vieux pont. Il a couru les 21,097 kilomètres de la dixième édition en 1 heure 3 minutes et 42 secondes.",
      ),
      p(
        "La victoire n’a pas été facile pour le coureur de l’association des Coureurs de l’Oued. Ilyas Tellouli l’a suivi jusqu’au dix-huitième kilomètre, dans la côte des Jardins, avant de céder ; l’écart à l’arrivée est de seize secondes. Chez les femmes, Rokaya Jadouli a mené de bout en bout et terminé en 1 heure 13 minutes et 20 secondes, améliorant son record personnel de près d’une minute, avec 27 secondes d’avance sur Sanae Mehrassi.",
      ),
      table(
        "Résultats du semi-marathon de l’Oued",
        ["Course", "Rang", "Nom", "Club", "Temps"],
        ["Hommes", "1", "Yasser Massafi", "Coureurs de l’Oued", "1:03:42"],
        ["Hommes", "2", "Ilyas Tellouli", "Foulées du Zaatar", "1:03:58"],
        ["Hommes", "3", "Hamid Sahlaoui", "sans club", "1:04:31"],
        ["Femmes", "1", "Rokaya Jadouli", "Coureurs de l’Oued", "1:13:20"],
        ["Femmes", "2", "Sanae Mehrassi", "Foulées du Zaatar", "1:13:47"],
        ["Femmes", "3", "Lamia Safsafi", "Voiles de Marsa", "1:15:02"],
      ),
      p(
        "Les organisateurs avaient enregistré 2 350 inscriptions, 1 640 hommes et 710 femmes. Parmi eux, 2 118 ont rallié l’arrivée, soit plus de 90 %. Le plus jeune avait dix-sept ans. Le doyen, marchand de légumes à la retraite, en a soixante-douze : il a passé la ligne au bout de 2 heures et 38 minutes, son petit-fils sur les épaules pour les derniers mètres.",
      ),
      h2("La même prime pour tous"),
      p(
        "Chaque vainqueur a reçu 20 000 dirhams. L’an dernier, la première femme n’en avait touché que 12 000. « Sur les trois premières places, cela nous coûte 14 000 dirhams de plus, indique le président de l’association, El Mostafa Kantari. Nous les avons trouvés en renonçant au dîner de gala. »",
      ),
      quote(
        "La distance est la même, la côte est la même, la chaleur est la même. Pourquoi y avait-il deux chèques ?",
        "Rokaya Jadouli, victorieuse de la course féminine",
      ),
      p(
        "L’autre nouveauté se trouvait aux neuf points de ravitaillement : des citernes de la Régie autonome de distribution d’eau et d’électricité et des gobelets en carton ont remplacé les bouteilles. L’association estime en avoir évité 18 000. Des coureurs se sont plaints, il est vrai, d’un encombrement au quatrième point, où deux robinets seulement fonctionnaient.",
      ),
      p(
        "La Protection civile a compté 41 interventions, des crampes pour la plupart. Trois coureurs ont été conduits à l’hôpital provincial et en sont sortis avant le soir. La route de la corniche a été rendue aux voitures à 13 h, une demi-heure plus tôt que prévu.",
      ),
      p(
        "Pour l’an prochain, l’association veut ajouter une course de cinq kilomètres réservée aux débutants et porter à 3 000 le nombre des inscrits, à condition que la commune accepte d’élargir la zone de départ, devant l’ancien château d’eau.",
      ),
    ],
    tags: ["Course à pied", "Oued Roummane", "Athlétisme"],
    picture: {
      scene: "runners",
      alt: "Un groupe de coureurs dans une course sur route",
      caption: "La course a réuni 2 118 arrivants. Dessin : L’Écho de Marsa",
    },
    hoursAgo: 322,
    translates: "valley-half-marathon",
  },
  {
    key: "equipe-feminine",
    kind: "news",
    section: "sport",
    author: "salma",
    kicker: "Football féminin",
    headline: "Six matchs, six victoires : l’Ittihad féminin joue enfin sous les projecteurs",
    standfirst:
      "Victorieuse des Sanabel des Collines (3-0) devant 3 200 spectateurs, l’équipe mène un autre match, hors du terrain, pour ses heures d’entraînement et ses primes.",
    body: [
      p(
        "Au vestiaire numéro un du stade de la Manara, celui où n’entrait que la première équipe masculine, Imane Sonboli a accroché vendredi soir son maillot à la patère qu’elle ne connaissait qu’en photo. Deux heures plus tard, la capitaine de l’Ittihad de Marsa avait marqué deux des trois buts de la victoire contre les Sanabel des Collines, dans le premier match féminin jamais joué en nocturne dans la ville.",
      ),
      p(
        "C’est le sixième succès en six journées. L’équipe est seule en tête avec 18 points, 19 buts marqués et deux encaissés. Le public a suivi : 3 200 personnes, davantage que durant toute la saison dernière, où neuf matchs à domicile avaient attiré 2 700 spectateurs, 300 en moyenne.",
      ),
      figures(
        "Après six journées",
        ["18", "points sur 18 possibles"],
        ["19", "buts marqués"],
        ["2", "buts encaissés"],
        ["3 200", "spectateurs vendredi"],
      ),
      h2("De l’usine et de la faculté au terrain"),
      p(
        "L’effectif compte 22 joueuses : neuf étudiantes, cinq lycéennes, quatre ouvrières des conserveries et quatre sans emploi. Composer la semaine, dit l’entraîneuse Hanane Marfai, « c’est former un train avec des wagons qui ne roulent pas à la même vitesse » : les ouvrières quittent leur poste à 18 h, les lycéennes ne peuvent rester après 21 h.",
      ),
      quote(
        "Nous ne demandons pas plus que les garçons. Nous demandons seulement de ne pas nous entraîner quand l’herbe est déjà fatiguée d’eux.",
        "Imane Sonboli, capitaine",
      ),
      p(
        "Jusqu’en septembre, l’équipe s’entraînait trois fois par semaine après 20 h 30, sur un terrain annexe dont la moitié de l’éclairage était en panne. Après deux lettres des joueuses, le comité leur a ouvert le terrain principal le mardi et le jeudi, dès 18 h 30, et réparé quatorze des vingt-huit projecteurs hors service de l’annexe.",
      ),
      p(
        "L’argent est une plus longue histoire. Le budget féminin, 900 000 dirhams, représente 12,5 % de celui de la première équipe masculine, qui atteint 7,2 millions. Chaque joueuse reçoit 1 500 dirhams par mois, contre 1 000 la saison passée. Le secrétaire général, Taoufik Bouhiri, reconnaît l’écart. Il annonce pour janvier un nouveau parrainage, celui d’une entreprise locale de froid : 350 000 dirhams, « en totalité pour les filles, et la clause interdit tout transfert ».",
      ),
      p(
        "Au programme, un déplacement, puis la réception du deuxième, de nouveau à la Manara et de nouveau le soir. Si elles gardent la tête jusqu’au bout, les joueuses disputeront le barrage d’accession à la division supérieure. Interrogée là-dessus, Imane Sonboli a regardé sa montre : elle passe lundi matin un examen de statistiques, et n’a révisé que la moitié du programme.",
      ),
    ],
    tags: ["Football féminin", "Ittihad de Marsa", "Stade de la Manara"],
    hoursAgo: 204,
    translates: "womens-team",
  },
  {
    key: "plastique-oued",
    kind: "opinion",
    section: "opinion",
    author: "hajar",
    kicker: "Environnement",
    headline: "La mer ne fabrique pas de plastique, c’est l’oued qui le lui apporte",
    standfirst:
      "Chaque année nous ramassons les bouteilles de la plage des Dauphins et nous posons pour la photo ; elles reviennent à la première pluie. Il est temps de remonter le courant.",
    body: [
      p(
        "Je l’avoue : j’ai participé à six campagnes de nettoyage de la plage des Dauphins, et de chacune je garde une photo où je souris, un sac noir à la main. À la septième, au lendemain d’une nuit de pluie, des étudiants de l’université de l’oued Roummane étaient là avant moi, avec un mètre ruban et un cahier. Ils n’ont rien ramassé sans l’avoir compté. Depuis ce matin-là, je ne souris plus sur les photos.",
      ),
      p(
        "Sur cent mètres de sable, ils ont relevé 1 946 morceaux de plastique. Puis ils ont fait ce que nous ne faisons jamais : ils les ont regardés. Sur 1 362 d’entre eux, soit 70 %, il y avait de la vase, des débris de roseau ou des algues de rivière. Aucun baigneur ne les avait jetés, aucun navire ne les avait perdus. Ils étaient descendus des souks hebdomadaires, des décharges sauvages et des caniveaux, et avaient traversé toute la ville sous nos yeux avant de rencontrer les vagues.",
      ),
      h2("Nous gardons l’embouchure et oublions la source"),
      p(
        "Ce chiffre veut dire que tout notre effort porte sur les cent derniers mètres d’un voyage de plusieurs dizaines de kilomètres. Nous passons la serpillière, et le robinet coule. Je ne dis pas cela par mépris des bénévoles, les plus généreux des gens avec leur temps. Je le dis parce que leur générosité sert d’excuse : tant que quelqu’un ramasse, personne n’est tenu d’empêcher.",
      ),
      p(
        "Et si nous portions le combat en amont ? Onze exutoires d’eaux pluviales débouchent dans l’oued à l’intérieur de la ville. Équiper chacun d’un filet coûterait, d’après un devis que j’ai pu lire, 65 000 dirhams, soit 715 000 dirhams pour les onze. Les vider deux fois par mois est un travail pour quatre personnes, et non pour quatre cents bénévoles un jour par an.",
      ),
      p(
        "Vient ensuite la bouteille elle-même. Dans bien des pays, l’acheteur verse une petite somme qu’il récupère en la rapportant vide. Disons un demi-dirham, plus dix centimes à l’épicier pour chaque bouteille reprise. Les commerçants objecteront qu’ils manquent de place, et ils auront raison. Commençons donc par les trois souks hebdomadaires : l’espace y est large, et les camions repartent vides de toute façon.",
      ),
      pull("Une bouteille qui vaut un demi-dirham n’arrive pas à la mer : quelqu’un se sera baissé."),
      p(
        "Une bouteille qui vaut un demi-dirham n’arrive pas à la mer : quelqu’un se sera baissé. Ce n’est pas une théorie. Voyez l’aluminium, le cuivre, le carton : avez-vous jamais vu une canette passer la nuit dans une ruelle ? Ce qui a un prix ne devient pas un déchet.",
      ),
      p(
        "La ville nous a d’ailleurs donné cet automne une petite leçon, là où nous ne l’attendions pas. Les organisateurs du semi-marathon de l’Oued ont remplacé les bouteilles par des citernes et des gobelets en carton : 18 000 bouteilles évitées en une matinée. Personne n’a prononcé de discours, personne n’a distribué de dépliants. On a changé la manière de servir l’eau, et le résultat a changé.",
      ),
      rule(),
      p(
        "J’irai à la prochaine campagne, car j’aime cette plage et les gens qu’on y croise. Mais au lieu d’un sac, j’aurai une lettre pour la présidence du conseil communal, avec une seule question : quand posera-t-on le premier filet ? Je la répéterai chaque mois, jusqu’à trouver, à la place de la photo, une réponse.",
      ),
    ],
    tags: ["Plage des Dauphins", "Environnement", "Oued Roummane"],
    picture: {
      scene: "wadi",
      alt: "Un oued sous un pont de pierre, entre des palmiers, un village de terre et des montagnes",
      caption: "C’est en amont de la ville que commence le voyage de la bouteille. Dessin : L’Écho de Marsa",
    },
    hoursAgo: 150,
    translates: "sea-plastic",
  },
];
