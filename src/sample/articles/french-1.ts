import { callout, figures, h2, p, pull, quote, table, ul } from "../../body/body.ts";
import type { SampleArticle } from "../schema.ts";

/** The French edition, first half: national, society, economy, communiqués and the page about the paper. */
export const french1: SampleArticle[] = [
  {
    key: "guichet-casbah",
    kind: "news",
    section: "national",
    author: "idris",
    kicker: "Services publics",
    headline: "À la Casbah, un guichet pour quatorze démarches et dix-huit minutes d’attente",
    standfirst:
      "Trois semaines après son ouverture, le guichet unique de la commune de Marsa Roummane a traité 5 460 dossiers. Les habitants des quartiers éloignés attendent le leur.",
    body: [
      p(
        "Le ticket porte le numéro 212 et il est 11 h 20. Driss Chebkaoui, retraité des postes, a calculé son coup : il est venu tard, pour voir. « Avant, je posais une matinée et j’apportais un casse-croûte », raconte-t-il. Son extrait d’acte de naissance sort de l’imprimante quatorze minutes plus tard. Il le relit deux fois, par habitude, cherche l’erreur et ne la trouve pas.",
      ),
      p(
        "Ouvert dans l’ancienne caserne de la Casbah, le guichet unique de la commune rassemble quatorze démarches jusque-là réparties entre quatre bâtiments : état civil, légalisation de signatures, petites autorisations d’urbanisme, licences de commerce. Onze guichets, dix-sept agents, un seul dossier par usager. En quinze jours ouvrables, 5 460 demandes y ont été traitées, soit 364 par jour en moyenne.",
      ),
      table(
        "Dossiers traités en quinze jours ouvrables",
        ["Démarche", "Dossiers"],
        ["Légalisation", "2 310"],
        ["État civil", "1 890"],
        ["Licences de commerce", "830"],
        ["Urbanisme", "430"],
        ["Total", "5 460"],
      ),
      p(
        "Le temps d’attente moyen est de dix-huit minutes, contre une heure dix au printemps, selon un comptage fait par les services communaux dans les anciens bureaux. « Nous n’avons pas recruté, nous avons supprimé les couloirs », résume la cheffe du service, Loubna Senoubari. L’agent qui reçoit la demande la suit jusqu’au bout ; il n’envoie plus personne chercher un cachet à l’étage.",
      ),
      h2("L’écrivain public a déplacé sa table"),
      p(
        "L’opération a coûté 2,7 millions de dirhams : 1,6 million pour les travaux, 0,7 million pour le système informatique et 0,4 million pour le mobilier. Elle a aussi ses perdants. Depuis vingt-six ans, Abdellah Kalami remplissait des formulaires sous les arcades de l’ancienne annexe. Les formulaires ont disparu, l’agent saisit tout à l’écran.",
      ),
      quote(
        "J’ai perdu les deux tiers de mes clients en une semaine. Il me reste les lettres : les réclamations, les condoléances, parfois une demande en mariage. Pour celles-là, il n’y a pas encore de guichet.",
        "Abdellah Kalami, écrivain public",
      ),
      p(
        "L’autre limite est géographique. De Hay Salam, il faut deux bus pour atteindre la Casbah, et les six annexes de quartier continuent, en attendant, de délivrer les seuls actes d’état civil. Une pétition d’habitants, forte de 1 150 signatures, demande un second guichet. La commune promet de l’ouvrir au printemps, dans les locaux de l’annexe actuelle, avec cinq agents pour commencer.",
      ),
      p(
        "D’ici là, deux changements sont annoncés : une ouverture jusqu’à 19 h le jeudi, et l’envoi gratuit à domicile des documents pour les personnes de plus de 75 ans. Driss Chebkaoui, qui en a 73, a pris note. « Dans deux ans, je ne sortirai même plus », dit-il, avec l’air de le regretter déjà.",
      ),
    ],
    tags: ["Commune", "Services publics", "Casbah"],
    picture: {
      scene: "townhall",
      alt: "Façade d’un bâtiment communal et la place qui lui fait face",
      caption: "Les services communaux ont quitté quatre bâtiments pour un seul. Dessin : L’Écho de Marsa",
    },
    hoursAgo: 33,
  },
  {
    key: "creche-du-port",
    kind: "news",
    section: "society",
    author: "salma",
    kicker: "Petite enfance",
    headline: "La crèche qui se lève avant les sardines",
    standfirst:
      "Dans la zone industrielle du port, soixante enfants d’ouvrières des conserveries sont accueillis dès 4 h 45. La liste d’attente compte déjà 143 noms.",
    body: [
      p(
        "À 4 h 40, Hayat Lamouji pousse la porte de l’épaule, un enfant endormi sur chaque bras. À 4 h 58, elle a enfilé sa blouse et sa charlotte, de l’autre côté de la rue, devant le tapis de la conserverie. Entre les deux, il y a eu un doudou oublié, un baiser, et la main d’une éducatrice. Pendant quatre ans, cette main a été celle d’une voisine, payée 40 dirhams par jour et par enfant, quand elle était disponible.",
      ),
      p(
        "Ouverte en septembre dans un ancien entrepôt de sel, la crèche du port offre soixante places aux enfants de trois mois à quatre ans. Elle fonctionne de 4 h 45 à 21 h 30, six jours sur sept, avec deux équipes qui se relaient à 13 h. Treize salariées y travaillent : neuf éducatrices, deux auxiliaires de santé, une cuisinière et la directrice.",
      ),
      h2("Six ans de discussions"),
      p(
        "L’idée vient d’une enquête de l’université de l’oued Roummane, menée il y a six ans auprès de 600 ouvrières : une sur trois avait manqué au moins quatre journées dans l’année faute de garde. Quatre conserveries, qui emploient ensemble 1 900 femmes, ont mis longtemps à s’accorder sur la facture. Le budget annuel est de 1,44 million de dirhams : les usines en paient la moitié, soit 720 000 dirhams ; la commune et les familles se partagent le reste, 360 000 dirhams chacune.",
      ),
      p(
        "Pour les parents, cela fait 500 dirhams par mois et par enfant, repas compris. Le coût réel d’une place est de 2 000 dirhams. « Au début, on nous parlait de charité. Nous avons répondu avec un tableau », se souvient Nezha Charrada, responsable du personnel dans l’une des quatre usines. Chez elle, l’absentéisme du matin est passé de 11 à 7 % depuis l’ouverture.",
      ),
      figures(
        "La crèche du port",
        ["60", "places"],
        ["4 h 45", "heure d’ouverture"],
        ["500", "par mois et par enfant", "dirhams"],
        ["143", "noms sur la liste d’attente"],
      ),
      h2("Dormir, d’abord"),
      p(
        "La directrice, Bouchra Rimali, a bâti la journée à rebours des habitudes. Les enfants arrivés avant l’aube se recouchent jusqu’à 7 h 30, dans une pièce où l’on parle à voix basse. Le petit déjeuner vient ensuite, puis le jardin, qui donne sur les mâts. « Un enfant réveillé deux fois est un enfant fâché. Alors nous avons appris à le déshabiller sans le réveiller », explique-t-elle.",
      ),
      p(
        "Reste la liste d’attente. Avec 143 inscriptions, il faudrait plus du double de places. Un terrain voisin, propriété de l’Agence du port, pourrait accueillir une extension de quarante lits ; l’Agence se dit prête à le louer pour un dirham symbolique, mais le financement des salaires n’est pas bouclé. Une cinquième usine a demandé à rejoindre le groupement et donnera sa réponse définitive avant la fin de l’année.",
      ),
      p(
        "Hayat, elle, a fait ses comptes autrement. Avec ce qu’elle ne verse plus à la voisine, un peu plus de mille dirhams par mois, elle s’est inscrite aux cours du soir. La voisine aussi a changé de vie : elle est l’une des neuf éducatrices de la crèche.",
      ),
    ],
    tags: ["Port", "Petite enfance", "Travail des femmes"],
    hoursAgo: 112,
  },
  {
    key: "chantier-barques",
    kind: "news",
    section: "economy",
    author: "yassin",
    kicker: "Construction navale",
    headline: "Les charpentiers de marine parient sur la réparation pour ne pas couler",
    standfirst:
      "Vingt-deux barques neuves l’an dernier, contre quarante et une dix ans plus tôt : le chantier de bois de Marsa Roummane change de métier sans quitter son quai.",
    body: [
      p(
        "On entend le chantier avant de le voir. Le maillet sur l’étoupe donne un son mat, régulier, que les gens du quartier de la Manara reconnaissent comme d’autres une cloche. Sous le hangar de 1 400 mètres carrés, cinq maîtres charpentiers et une vingtaine de compagnons se penchent ce matin-là sur neuf coques. Une seule est neuve.",
      ),
      p(
        "Le rapport dit tout du métier. L’an dernier, la coopérative qui réunit les 27 artisans du chantier a livré 22 barques neuves ; dix ans plus tôt, elle en livrait 41. Dans le même temps, les réparations ont doublé, de 90 à 180 par an. Sur un chiffre d’affaires de 7,8 millions de dirhams, la construction n’en apporte plus que 2,1, et l’entretien 5,7.",
      ),
      h2("Le bois, premier souci"),
      p(
        "Une barque de sept mètres se vend 95 000 dirhams. Le bois en représente désormais près de la moitié : le mètre cube d’eucalyptus est passé de 6 200 à 8 370 dirhams en trois ans, une hausse de 35 %. « Le pêcheur qui avait commandé en mars est revenu en juin. Entre les deux, j’avais perdu ma marge dans les membrures », raconte Maâti Kalafati, président de la coopérative, quarante-quatre ans de métier.",
      ),
      pull("Un bateau de bois, on peut toujours le soigner. Il suffit qu’il reste des médecins."),
      p(
        "Car les 310 barques de la flottille locale vieillissent : selon le recensement de la coopérative, 120 d’entre elles ont plus de vingt ans. C’est une clientèle captive, et c’est sur elle que repose le plan adopté au printemps. « Un bateau de bois, on peut toujours le soigner. Il suffit qu’il reste des médecins », dit Maâti Kalafati, qui en forme seize cette année, dont trois jeunes femmes.",
      ),
      h2("Un plan à 3,2 millions"),
      p("Le plan prévoit 3,2 millions de dirhams d’investissements sur deux ans :"),
      ul(
        "un portique de levage de 20 tonnes, pour 1,9 million ;",
        "une cellule de stratification ventilée, pour 0,8 million ;",
        "la mise aux normes du hangar et des eaux usées, pour 0,5 million.",
      ),
      p(
        "La coopérative apporte un quart de la somme, 800 000 dirhams ; un prêt sur sept ans couvre le reste. La stratification, qui consiste à recouvrir une coque ancienne de tissu de verre et de résine, divise l’avis des anciens. Elle prolonge la vie d’une barque d’une dizaine d’années pour 28 000 dirhams. Mais elle emprisonne l’humidité si le bois a été mal séché.",
      ),
      p(
        "À l’université de l’oued Roummane, l’ingénieure Chama Zouarqi suit depuis un an douze coques traitées. Deux montrent des traces de pourriture sous la résine. « Ce n’est pas un échec, c’est un protocole de séchage à revoir », estime-t-elle. Son laboratoire essaie aussi des moteurs électriques sur deux barques ; leur autonomie, quatre heures, suffit aux ligneurs de la baie, pas aux sorties de nuit.",
      ),
      p(
        "Le portique doit arriver en février. D’ici là, on continue de hisser les coques à la main, sur des rondins, au cri d’un meneur. Omar Senbli, patron pêcheur venu faire recalfater sa Lalla Mina, ne s’en plaint pas : « La machine ira plus vite. Mais qui me racontera les nouvelles ? »",
      ),
    ],
    tags: ["Port", "Pêche", "Artisanat"],
    picture: {
      scene: "harbour",
      alt: "Barques de pêche amarrées le long d’un quai, grues au fond, pêcheurs portant des caisses",
      caption: "La flottille locale compte 310 barques de bois. Dessin : L’Écho de Marsa",
    },
    hoursAgo: 240,
  },
  {
    key: "chambre-apprentissage",
    kind: "communique",
    section: "communiques",
    kicker: "Formation",
    headline: "La Chambre d’artisanat ouvre 60 places d’apprentissage dans cinq métiers",
    standfirst:
      "Les candidatures sont reçues pendant trois semaines au siège de la Chambre et dans les deux maisons de l’artisan. Aucune condition de diplôme n’est exigée.",
    body: [
      p(
        "La Chambre d’artisanat de Marsa Roummane porte à la connaissance du public l’ouverture de son programme d’apprentissage pour la session d’hiver. Soixante places sont proposées dans cinq métiers, à des candidats âgés de 16 à 30 ans résidant dans la préfecture ou dans la commune rurale des collines du Zaatar.",
      ),
      table(
        "Places ouvertes par métier",
        ["Métier", "Places", "Durée"],
        ["Zellige et calligraphie", "24", "10 mois"],
        ["Charpente de marine", "12", "18 mois"],
        ["Vannerie et corderie", "10", "8 mois"],
        ["Cuir et maroquinerie", "8", "12 mois"],
        ["Reliure", "6", "12 mois"],
      ),
      p(
        "La formation se déroule en atelier, auprès d’un maître artisan agréé, à raison de 25 heures par semaine. Chaque apprenti perçoit une bourse mensuelle de 1 200 dirhams et bénéficie d’une assurance contre les accidents du travail. L’outillage de base est fourni ; il reste la propriété de l’apprenti qui mène sa formation à terme.",
      ),
      h2("Composition du dossier"),
      ul(
        "une demande manuscrite, en arabe, en amazighe ou en français ;",
        "une copie de la carte nationale d’identité, ou de celle du tuteur pour les mineurs ;",
        "un certificat de résidence datant de moins de trois mois ;",
        "pour les personnes en situation de handicap, toute indication utile à l’aménagement du poste.",
      ),
      p(
        "Les dossiers sont déposés contre récépissé, du lundi au vendredi, de 9 h à 15 h 30, au siège de la Chambre ou dans les maisons de l’artisan de la Casbah et de Hay Salam. Le dépôt est gratuit et ne passe par aucun intermédiaire. La Chambre rappelle qu’elle n’a mandaté personne pour percevoir des frais d’inscription en son nom.",
      ),
      p(
        "La sélection repose sur une épreuve pratique de deux heures, propre à chaque métier, suivie d’un entretien. Un tiers des places, soit vingt, est réservé à des candidats sans aucun diplôme scolaire. La liste des admis et une liste d’attente seront affichées dans les trois lieux de dépôt, deux semaines après la dernière épreuve ; les recours sont examinés sous huit jours.",
      ),
      callout(
        "info",
        "Pour se renseigner",
        "Une matinée d’information est organisée chaque mercredi à 10 h dans la cour de la maison de l’artisan de la Casbah, en présence des maîtres artisans. L’entrée est libre.",
      ),
      p(
        "Lors de la session précédente, la Chambre avait reçu 218 candidatures pour 45 places. Sur les 45 apprentis retenus, 39 ont achevé leur formation et 31 exercent aujourd’hui le métier appris, dont neuf à leur compte.",
      ),
    ],
    tags: ["Artisanat", "Formation", "Emploi"],
    hoursAgo: 3,
    source: "Chambre d’artisanat de Marsa Roummane",
  },
  {
    key: "about",
    kind: "page",
    headline: "Qui nous sommes",
    standfirst:
      "L’Écho de Marsa est l’édition française de Sada El Marsa, le journal de Marsa Roummane. Voici comment nous travaillons, et ce que vous pouvez exiger de nous.",
    body: [
      p(
        "Sada El Marsa est né d’une question simple, posée dans un café voisin du port : où les habitants d’une ville de 310 000 âmes peuvent-ils lire ce qui s’est dit la veille à leur conseil communal ? Faute de réponse, quatre journalistes ont fondé un journal. Nous racontons les quartiers et les communes voisines, de la médina et de la Manara aux collines du Zaatar ; nous assistons aux séances publiques, nous lisons les budgets, nous retournons sur les chantiers une fois les délégations parties.",
      ),
      h2("Deux éditions, une rédaction"),
      p(
        "L’édition arabe paraît la première. L’édition française n’en est pas la copie : certains articles sont traduits, et signalés comme tels ; d’autres sont écrits directement en français par les mêmes auteurs. Une traduction est relue par la personne qui a signé l’original. Lorsqu’un article existe dans les deux langues, un lien mène de l’un à l’autre.",
      ),
      h2("Nos règles"),
      ul(
        "Une information est confirmée par deux sources indépendantes, ou par un document dont nous avons vu l’original.",
        "Toute personne mise en cause est appelée avant la publication ; nous indiquons si elle n’a pas répondu.",
        "Les communiqués paraissent dans leur rubrique, sous le nom de l’institution qui les a émis. Ce ne sont pas nos articles.",
        "Une annonce porte la mention « Publicité » et n’est jamais écrite par la rédaction.",
        "Les mineurs ne sont ni nommés en entier ni reconnaissables sans l’accord écrit de leurs parents.",
      ),
      h2("Quand nous nous trompons"),
      p(
        "Une erreur se corrige à l’endroit où elle a été commise. La correction porte une date, dit ce qui était faux et reste visible. Nous ne supprimons pas un article parce qu’il dérange ; nous le complétons s’il le faut. Les demandes de rectification reçoivent une réponse motivée dans les deux jours ouvrables.",
      ),
      p(
        "Les opinions n’engagent que leurs auteurs. Elles sont regroupées dans une rubrique distincte, et nous publions volontiers la réponse d’un lecteur qui n’est pas d’accord, pourvu qu’elle apporte un argument ou un fait.",
      ),
      h2("Vos commentaires"),
      p(
        "Les commentaires sont lus par une personne de la rédaction avant ou après leur mise en ligne, selon les cas. Nous écartons les insultes, les attaques contre les personnes et la publicité, jamais la critique, y compris celle qui nous vise. Si votre message est refusé, le motif vous est donné, et vous pouvez demander un second avis.",
      ),
      h2("Qui nous finance"),
      p(
        "Le journal vit des abonnements et des annonces locales. Il ne reçoit d’aide d’aucun parti ni d’aucune assemblée élue, et aucun annonceur ne possède de part de son capital. La conférence de rédaction se tient chaque matin à 8 h 30, dans un bureau qui donne sur le port de pêche ; le premier mercredi du mois, elle est ouverte à qui veut y assister.",
      ),
      h2("Les dessins"),
      p(
        "Vous ne verrez ici que peu de photographies. Depuis le premier numéro, nos pages sont illustrées par des dessins faits à la rédaction : ils montrent des lieux et des gestes, jamais le visage d’une personne réelle. C’était, au départ, une question de moyens. C’est devenu notre manière de regarder la ville.",
      ),
      p(
        "Une précision enfin, que nous devons à tous : Marsa Roummane n’existe sur aucune carte. La ville, ses institutions, ses clubs et ses habitants ont été inventés pour donner vie à cette rédaction de démonstration.",
      ),
    ],
    tags: ["Rédaction", "Charte"],
    hoursAgo: 600,
  },
];
